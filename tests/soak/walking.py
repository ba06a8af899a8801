"""One seed: a random regulation and several walks through it, each looked after step by step."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from tests.core.engine.coverage import Covered
from tests.core.engine.finishing import finish
from tests.core.engine.test_random_walk import STEPS, walk_on
from tests.core.engine.walker import Walk
from tests.dice import SeededDice
from tests.projects.test_inbox_is_exact import agree
from tests.soak.shrinking import Failure, shrunk
from tests.strategies import rulebook

WALKS = 8
"""Walks through each regulation; the first is played to its end, and more is looked at."""


@dataclass
class Result:
    """What the walks through one regulation, or through many, met."""

    counts: Counter[str] = field(default_factory=Counter)
    covered: Covered = field(default_factory=Covered)
    failures: list[Failure] = field(default_factory=list)

    def add(self, other: Result) -> None:
        """Count another one in."""
        self.counts.update(other.counts)
        self.covered.update(other.covered)
        self.failures += other.failures


def walk_seed(seed: int) -> Result:
    """All walks of one seed. They depend on nothing else, so a failure can be met again."""
    result = Result(Counter(regulations=1))
    dice = SeededDice(seed)
    rules = rulebook(dice)
    for number in range(WALKS):
        walk = Walk(rules, dice)
        try:
            _walk(walk, result, to_an_end=number == 0)
        except Exception as error:  # noqa: BLE001 - whatever goes wrong is what is looked for
            result.failures.append(shrunk(seed, number, walk, error))
        result.counts["walks"] += 1
        result.counts["commands"] += len(walk.commands)
        result.counts["events"] += len(walk.stream.events)
        result.counts[f"left {walk.state.status}"] += 1
    return result


def _walk(walk: Walk, result: Result, *, to_an_end: bool) -> None:
    walk_on(walk, STEPS, result.covered)
    if not to_an_end:
        return
    if walk.state.status == "running":
        for item in walk.state.tasks:
            agree(walk, item)
    result.counts["moves to an end"] += finish(walk)
    result.counts["played to an end"] += 1
