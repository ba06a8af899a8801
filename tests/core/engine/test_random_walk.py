"""Random regulations, random paths: live state = replayed state, nothing lost, nothing doubled.

After every step the invariants hold, and from where a walk leaves the project it can be played to
its end. The walks are steered towards what was met least, and every operator must have met every
kind of block it can meet, but for a few pairs that are left to the long run (`make soak`).
"""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.engine.coverage import Covered, usual
from tests.core.engine.finishing import finish
from tests.core.engine.invariants import check, check_history
from tests.core.engine.steering import step
from tests.core.engine.walker import Walk
from tests.dice import Dice, DrawnDice, SeededDice
from tests.strategies import rulebook, rulebooks
from xize.core.process.rulebook import Rulebook

SEEDS = 500
"""Regulations walked through in any case."""
MOST_SEEDS = 1_000
"""Regulations walked through at most, until every pair has been met."""
WALKS = 4
"""Walks through each of them; the first is played to its end."""
STEPS = 25
OUTLIVES = 3
"""Steps that are still tried when the project has ended."""


def walk_through(rules: Rulebook, dice: Dice, steps: int, covered: Covered) -> Walk:
    """A walk from the beginning."""
    walk = Walk(rules, dice)
    walk_on(walk, steps, covered)
    return walk


def walk_on(walk: Walk, steps: int, covered: Covered) -> None:
    """Begin, walk, and look after every step."""
    walk.start()
    check(walk.stream, walk.now)
    ended = 0
    for _ in range(steps):
        step(walk, covered)
        check(walk.stream, walk.now)
        ended = ended + 1 if walk.state.status == "ended" else 0
        if ended == OUTLIVES:
            break
    check_history(walk.stream)


def test_every_operator_meets_every_kind_of_block() -> None:
    """Long walks through many regulations, the same on every machine."""
    covered = Covered()
    for seed in range(MOST_SEEDS):
        dice = SeededDice(seed)
        rules = rulebook(dice)
        walks = [walk_through(rules, dice, STEPS, covered) for _ in range(WALKS)]
        finish(walks[0])
        missing = [pair for pair in usual() if not covered[pair]]
        if seed >= SEEDS and not missing:
            return
    assert not missing


@settings(max_examples=50, suppress_health_check=list(HealthCheck))
@given(rulebooks(), st.data(), st.integers(1, 12))
def test_walks_keep_every_invariant(rules: Rulebook, data: st.DataObject, steps: int) -> None:
    """Short walks that Hypothesis chooses, and shrinks when one fails."""
    finish(walk_through(rules, DrawnDice(data.draw), steps, Covered()))


@settings(max_examples=50, suppress_health_check=list(HealthCheck))
@given(st.integers(MOST_SEEDS, 2**32))
def test_other_walks_keep_every_invariant(seed: int) -> None:
    """Long walks through regulations nobody has seen before, where the profile allows it."""
    dice = SeededDice(seed)
    finish(walk_through(rulebook(dice), dice, STEPS, Covered()))
