"""Numbers without gaps, however many are issued at once and whatever is refused meanwhile."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.races.processes import Racers
from tests.races.team import Team
from tests.races.together import refused, together
from xize.ledger import crash


def numbers(teams: list[Team]) -> list[str]:
    found = [one.state().papers for one in teams]
    return sorted(papers["slip"].forms[0].number or "" for papers in found if "slip" in papers)


def projects(team: Team, count: int) -> list[Team]:
    return [replace(team, stream=team.begin("draft")) for _ in range(count)]


def test_numbers_issued_at_once_have_no_gap(few: Team) -> None:
    teams = projects(few, 20)

    answers = together([one.write for one in teams])

    assert refused(answers) == []
    assert numbers(teams) == [f"(26)销字{number:03}" for number in range(1, 21)]


def test_a_step_done_twice_burns_no_number(few: Team) -> None:
    teams = projects(few, 8)
    items = [one.item("draft") for one in teams]

    acts = [lambda t=t, i=i: t.write(item=i) for t, i in zip(teams, items, strict=True)]
    answers = together([*acts, *acts])

    assert refused(answers) == ["not-open"] * 8
    assert numbers(teams) == [f"(26)销字{number:03}" for number in range(1, 9)]


@pytest.mark.parametrize("point", [crash.BEFORE_COMMIT, crash.AFTER_COMMIT])
def test_whoever_is_killed_over_a_number_leaves_no_gap(few: Team, point: str) -> None:
    teams = projects(few, 3)
    drafts = [f"{one.stream}:{one.item('draft')}" for one in teams]
    dying = Racers(["write", few.ids["zhao"], few.at.isoformat(), *drafts], crash_at=point)
    dying.ready()
    dying.go()
    assert dying.dies()
    dying.kill()

    for one in teams:
        if one.open() == ["draft"]:
            one.write()

    assert numbers(teams) == [f"(26)销字{number:03}" for number in range(1, 4)]
