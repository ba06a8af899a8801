"""Random regulations, random paths: live state = replayed state, nothing lost, nothing doubled.

After every step the invariants hold. The walks are steered towards what was met least, and every
operator must have met every kind of block it can meet.
"""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.engine.coverage import Covered, wanted
from tests.core.engine.invariants import check, check_history
from tests.core.engine.steering import step
from tests.core.engine.walker import Walk
from tests.dice import Dice, DrawnDice, SeededDice
from tests.strategies import rulebook, rulebooks
from xize.core.process.rulebook import Rulebook

SEEDS = 300
"""Regulations walked through in any case."""
MOST_SEEDS = 900
"""Regulations walked through at most, until every pair has been met."""
STEPS = 40


def walk_through(rules: Rulebook, dice: Dice, steps: int, covered: Covered) -> Walk:
    """Walk and look after every step."""
    walk = Walk(rules, dice)
    walk.start()
    check(walk.stream, walk.now)
    for _ in range(steps):
        step(walk, covered)
        check(walk.stream, walk.now)
    check_history(walk.stream)
    return walk


def test_every_operator_meets_every_kind_of_block() -> None:
    """Long walks through many regulations, the same on every machine."""
    covered = Covered()
    for seed in range(MOST_SEEDS):
        dice = SeededDice(seed)
        walk_through(rulebook(dice), dice, STEPS, covered)
        missing = [pair for pair in wanted() if not covered[pair]]
        if seed >= SEEDS and not missing:
            return
    assert not missing


@settings(max_examples=50, suppress_health_check=list(HealthCheck))
@given(rulebooks(), st.data(), st.integers(1, 12))
def test_walks_keep_every_invariant(rules: Rulebook, data: st.DataObject, steps: int) -> None:
    """Short walks that Hypothesis chooses, and shrinks when one fails."""
    walk_through(rules, DrawnDice(data.draw), steps, Covered())


@settings(max_examples=50, suppress_health_check=list(HealthCheck))
@given(st.integers(MOST_SEEDS, 2**32))
def test_other_walks_keep_every_invariant(seed: int) -> None:
    """Long walks through regulations nobody has seen before, where the profile allows it."""
    dice = SeededDice(seed)
    walk_through(rulebook(dice), dice, STEPS, Covered())
