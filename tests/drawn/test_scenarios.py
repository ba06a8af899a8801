"""The regulation whose flow is drawn holds its scenarios, through the services and in memory."""

from __future__ import annotations

import pytest

from tests.drawn.played import FOLDER, scenarios
from xize.scenarios.memory import MemoryStage
from xize.scenarios.run import play_on
from xize.scenarios.services import ServicesStage


@pytest.mark.django_db
@pytest.mark.parametrize("name", scenarios())
def test_a_scenario_holds_through_the_services(name: str) -> None:
    one = scenarios()[name]
    stage = ServicesStage(FOLDER, one.regulation, one.scenario)
    assert play_on(stage, one.scenario, name).failure == ()


@pytest.mark.parametrize("name", scenarios())
def test_a_scenario_holds_in_memory(name: str) -> None:
    one = scenarios()[name]
    assert play_on(MemoryStage(one.regulation, one.scenario), one.scenario, name).failure == ()
