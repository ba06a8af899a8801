"""Every scenario of the library, played through the services on the database of this run."""

from __future__ import annotations

import pytest

from tests.scenarios.library import SCENARIOS, Played
from xize.scenarios.run import play_on
from xize.scenarios.services import ServicesStage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("one", SCENARIOS, ids=lambda one: one.name)
def test_scenario_holds(one: Played) -> None:
    stage = ServicesStage(one.folder, one.regulation, one.scenario)
    outcome = play_on(stage, one.scenario, one.name)
    assert outcome.failure == ()
    assert outcome.ok
