"""The same races between processes: several web processes on one database."""

from __future__ import annotations

from dataclasses import replace

from tests.races.processes import race
from tests.races.team import Team
from tests.races.test_again import spoken
from tests.races.test_numbers import numbers


def test_fifty_people_decide_at_once_in_five_processes(fifty: Team) -> None:
    fifty.begin()
    item, people = fifty.item("vote"), [fifty.ids[name] for name in fifty.members]

    answers = race(*(["decide", fifty.stream, item, "agree", "", *people[n::5]] for n in range(5)))

    assert answers == ["done"] * 50
    assert sorted(spoken(fifty)) == sorted(people)
    assert fifty.open() == ["grab"]


def test_a_click_that_reaches_three_processes_is_one_action(few: Team) -> None:
    few.begin()
    item, person = few.item("vote"), few.ids[few.members[0]]

    answers = race(*([["decide", few.stream, item, "agree", "click", person, person]] * 3))

    assert sorted(answers) == ["done", *["repeated"] * 5]
    assert spoken(few) == [person]


def test_numbers_issued_by_three_processes_have_no_gap(few: Team) -> None:
    teams = [replace(few, stream=few.begin("draft")) for _ in range(15)]
    drafts = [f"{one.stream}:{one.item('draft')}" for one in teams]

    race(*(["write", few.ids["zhao"], few.at.isoformat(), *drafts[n::3]] for n in range(3)))

    assert numbers(teams) == [f"(26)销字{number:03}" for number in range(1, 16)]
