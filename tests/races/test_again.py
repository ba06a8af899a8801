"""The same thing asked twice: clicks, retried requests, pages that are out of date."""

from __future__ import annotations

from django.db import connection

from tests.races.team import Team
from tests.races.together import refused, together
from xize.core.engine import events as e
from xize.ledger.batch import fetch
from xize.projects.queries.access import events
from xize.projects.services import Done


def spoken(team: Team, node: str = "vote") -> list[str]:
    told = events(team.stream)
    return [one.person for one in told if isinstance(one, e.Decided) and one.node == node]


def test_a_click_repeated_many_times_at_once_is_one_action(few: Team) -> None:
    few.begin()
    item, name = few.item("vote"), few.members[0]

    answers = together([lambda: few.vote(name, item=item, key="click")] * 12)

    assert refused(answers) == []
    assert [one.repeated for one in answers].count(False) == 1
    assert len({(one.stream, one.first, one.last) for one in answers}) == 1, "one answer for all"
    assert spoken(few) == [few.ids[name]]


def test_everybody_clicks_twice_with_the_same_key_and_each_counts_once(few: Team) -> None:
    """A key belongs to whoever used it: the same key of two people is two actions."""
    few.begin()

    answers = together([*few.voting(key="k1"), *few.voting(key="k1")])

    assert refused(answers) == []
    assert [one.repeated for one in answers].count(False) == len(few.members)
    assert sorted(spoken(few)) == sorted(few.ids[name] for name in few.members)
    assert few.open() == ["grab"]


def test_a_request_retried_after_the_step_is_over_gets_its_answer(few: Team) -> None:
    few.begin("draft")
    item = few.item("draft")
    first = few.write(item=item, key="sent")

    again = few.write(item=item, key="sent")

    assert again == Done(first.stream, first.first, first.last, repeated=True)
    assert spoken(few, "draft") == [few.ids["zhao"]]


def test_a_project_is_begun_once_however_often_it_is_asked_for(few: Team) -> None:
    begun = together([lambda: few.begin("draft", key="begin")] * 8)

    assert len(set(begun)) == 1


def test_of_two_pages_that_show_the_same_step_the_first_wins(few: Team) -> None:
    """What stood on the page that came too late is not kept."""
    few.begin("draft")
    item = few.item("draft")

    answers = together([lambda n=n: few.write(f"第{n}稿", item=item) for n in range(6)])  # type: ignore[misc]

    assert refused(answers) == ["not-open"] * 5
    assert fetch(connection, "SELECT COUNT(*) FROM ledger_payload") == [(1,)]
    assert few.open() == ["vote"]
