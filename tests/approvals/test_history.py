"""What the clock did to overdue work stands in the history, in words."""

from __future__ import annotations

import pytest

from tests.approvals.test_scenarios import PLAYED
from xize.people import accounts
from xize.people.actor import SYSTEM
from xize.projects import queries
from xize.scenarios.run import play_on
from xize.scenarios.services import ServicesStage
from xize.web.parts.timeline import Doing, timeline

pytestmark = pytest.mark.django_db


def history(name: str) -> list[Doing]:
    """The history of the project a scenario of this folder plays."""
    (one,) = [one for one in PLAYED if one.name == name]
    stage = ServicesStage(one.folder, one.regulation, one.scenario)
    assert play_on(stage, one.scenario, one.name).ok
    (line,) = queries.projects(SYSTEM)
    names = queries.project_state(SYSTEM, line.stream).names
    found = timeline(queries.told(line.stream), names)
    return [doing for entry in found for doing in entry.doings]


def test_overdue_work_that_went_to_somebody_else_names_them() -> None:
    doings = history("ballots/deadlines.yaml")
    wu = accounts.find("wu")
    assert wu is not None

    (given,) = [one for one in doings if one.kind == "reseated"]
    assert (given.about, given.people, given.text) == ("逾期转办", (wu.id,), "")
    assert {"reminded", "overdue_noted", "suspended", "resumed"} <= {one.kind for one in doings}


def test_demands_that_differ_say_who_decides_between_them() -> None:
    doings = history("ballots/ballots.yaml")
    zhao = accounts.find("zhao")
    assert zhao is not None

    (asked,) = [one for one in doings if one.kind == "split_asked"]
    assert (asked.about, asked.people) == ("意见不一", (zhao.id,))
