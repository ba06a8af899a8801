"""Human work and the life of documents as scenarios: in memory, and through the services."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.library import Played, scenarios_of
from xize.scenarios.memory import MemoryStage
from xize.scenarios.run import play_on
from xize.scenarios.services import ServicesStage

HERE = Path(__file__).parent
SCENARIOS = [*scenarios_of(HERE / "human-work"), *scenarios_of(HERE / "papers")]


@pytest.mark.parametrize("one", SCENARIOS, ids=lambda one: one.name)
def test_it_holds_in_memory(one: Played) -> None:
    outcome = play_on(MemoryStage(one.regulation, one.scenario), one.scenario, one.name)
    assert outcome.failure == ()
    assert outcome.ok


@pytest.mark.django_db
@pytest.mark.parametrize("one", SCENARIOS, ids=lambda one: one.name)
def test_it_holds_through_the_services(one: Played) -> None:
    stage = ServicesStage(one.folder, one.regulation, one.scenario)
    outcome = play_on(stage, one.scenario, one.name)
    assert outcome.failure == ()
    assert outcome.ok
