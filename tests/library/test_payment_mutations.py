"""Every checkpoint is proved: its scenario fails on a rule without the behaviour."""

from __future__ import annotations

import pytest

from tests.library.mutations import Mutation
from tests.library.mutations_late import MUTATIONS
from tests.library.traced import FOLDER
from tests.scenarios.library import scenarios_of
from xize.core.regulation import read
from xize.scenarios.memory import MemoryStage
from xize.scenarios.run import Outcome, play_on

TEXT = (FOLDER / "regulation.yaml").read_text(encoding="utf-8")
SCENARIOS = {one.scenario.scenario: one for one in scenarios_of(FOLDER)}
BY_FILE = {one.name.rpartition("/")[2].removesuffix(".yaml"): one for one in SCENARIOS.values()}


def played(text: str, scenario: str) -> Outcome:
    """A scenario on the rule as it reads in ``text``."""
    regulation = read(text).regulation
    assert regulation is not None, "a mutation must still be a regulation"
    one = BY_FILE[scenario]
    return play_on(MemoryStage(regulation, one.scenario), one.scenario, scenario)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda one: f"{one.checkpoint}: {one.what}")
def test_scenario_notices(mutation: Mutation):
    assert TEXT.count(mutation.old) == mutation.times
    outcome = played(TEXT.replace(mutation.old, mutation.new), mutation.scenario)
    assert not outcome.ok
    assert mutation.checkpoint not in outcome.checkpoints
    assert mutation.noticed in outcome.failure[0]


def test_every_checkpoint_has_a_mutation_and_is_proved_without_one():
    checkpoints = {f"PP-K{number:02}" for number in range(1, 28)}
    assert {one.checkpoint for one in MUTATIONS} == checkpoints
    proved: set[str] = set()
    for name in BY_FILE:
        outcome = played(TEXT, name)
        assert outcome.ok, outcome.failure
        proved |= set(outcome.checkpoints)
    assert proved == checkpoints
