"""Random walks through the regulations of the library, with the organisation of their scenarios.

What random regulations cannot show: forms with checks, computed data, dossiers, deadlines that
hang on dates of forms, as they stand in a real rule.
"""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.engine.invariants import check, check_history
from tests.dice import SeededDice
from tests.scenarios.library import SCENARIOS
from tests.scenarios.library_walk import LibraryWalk

SEEDS = 4 * len(SCENARIOS)
"""Walks in any case: four with the organisation of each scenario."""
STEPS = 60


def walk_the_library(seed: int) -> LibraryWalk:
    """Walk through the regulation of one scenario and look after every step."""
    walk = LibraryWalk(SCENARIOS[seed % len(SCENARIOS)], SeededDice(seed))
    walk.start()
    check(walk.stream, walk.now)
    for _ in range(STEPS):
        walk.stride()
        check(walk.stream, walk.now)
    check_history(walk.stream)
    return walk


def test_the_library_keeps_every_invariant() -> None:
    """The same walks on every machine; they go far and try more than the forms accept."""
    statuses: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for seed in range(SEEDS):
        walk = walk_the_library(seed)
        statuses[walk.state.status] += 1
        refused.update(walk.refused)
        assert len(walk.stream.events) > STEPS
    assert statuses["running"]
    assert statuses["ended"]
    assert refused["check-failed"]


@settings(max_examples=3)
@given(st.integers(SEEDS, 2**32))
def test_the_library_keeps_them_on_other_walks(seed: int) -> None:
    walk_the_library(seed)
