"""Many people at once: everything they do is recorded, and none of them sees an error."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, connections

from tests.projects.conftest import MONDAY, Cast, build_cast
from tests.projects.test_clock import DUE, HOUR
from xize.core.engine import Refused
from xize.core.engine.events import Completed, Decided
from xize.people import services as hr
from xize.people.actor import SYSTEM
from xize.people.models import Department
from xize.projects import services
from xize.projects.queries.access import events
from xize.projects.verify import verify
from xize.rulebook.services import publish, put_in_force

pytestmark = pytest.mark.django_db(transaction=True)

SIGNERS = 24
AT_ONCE = 8

COUNCIL = """
regulation: council
title: 全员会签
edition: "1"
roles:
  lead: {name: 牵头人, exactly: 1, leads: true}
  members: {name: 成员}
data:
  note: {name: 备注, type: text}
flow:
  - countersign: vote
    name: 会签
    by: [{role: members, pick: all}]
    outcomes: {agree: 同意, object: {name: 不同意, end: refused}}
  - task: finish
    name: 办结
    by: lead
    outcomes: {next: {name: 完成, end: done}}
results:
  done: {name: 完成, success: true}
  refused: {name: 未通过}
"""


def at_once(acts: list[Callable[[], Any]]) -> list[Any]:
    """Run the acts in threads that all begin at the same moment; exceptions are answers."""
    gate = threading.Barrier(min(AT_ONCE, len(acts)))

    def run(number: int) -> Any:
        if number < gate.parties:
            gate.wait()
        try:
            return acts[number]()
        except Refused as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=gate.parties) as pool:
        return list(pool.map(run, range(len(acts))))


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def council(cast: Cast) -> Cast:
    """A countersign of many, open for all of them."""
    department = Department.objects.get(code="risk").id
    signers = [f"member{number:02}" for number in range(SIGNERS)]
    for name in signers:
        cast.ids[name] = hr.create_person(
            actor=SYSTEM, username=name, name=name, department=department
        )
    cast.edition = publish(actor=SYSTEM, texts={"regulation.yaml": COUNCIL}, at=MONDAY)
    put_in_force(actor=SYSTEM, edition=cast.edition, at=MONDAY)
    done = services.start_project(
        actor=cast.actor("zhao"),
        edition=cast.edition,
        team={"lead": cast.ids["zhao"], "members": [cast.ids[name] for name in signers]},
        at=MONDAY,
    )
    cast.stream = done.stream
    for name in signers:
        cast.actor(name)  # read before the threads begin
    return cast


def test_all_decisions_of_a_countersign_are_recorded_and_one_result(council: Cast) -> None:
    signers = [name for name in council.ids if name.startswith("member")]
    item = council.item("vote")

    answers = at_once(
        [lambda name=name: council.complete(name, "vote", "agree", item=item) for name in signers]  # type: ignore[misc]
    )

    assert [one for one in answers if isinstance(one, Exception)] == []
    told = events(council.stream)
    assert sorted(one.person for one in told if isinstance(one, Decided)) == sorted(
        council.ids[name] for name in signers
    )
    assert [one.outcome for one in told if isinstance(one, Completed)] == ["agree"]
    assert council.open() == ["finish"]
    assert list(verify()) == []


def test_a_double_click_is_one_action(cast: Cast) -> None:
    cast.start()
    cast.draft()
    item = cast.item("sign_off")
    cast.actor("li")

    answers = at_once([lambda: cast.sign("li", item=item, key="click") for _ in range(4)])

    assert [one for one in answers if isinstance(one, Exception)] == []
    assert [one.repeated for one in answers].count(False) == 1
    decided = [one for one in events(cast.stream) if isinstance(one, Decided)]
    assert [one.person for one in decided].count(cast.ids["li"]) == 1


def test_of_two_who_do_the_same_the_first_wins_and_the_other_is_told(cast: Cast) -> None:
    cast.start()
    item = cast.item("draft")
    cast.actor("zhao")

    answers = at_once([lambda: cast.draft(item=item) for _ in range(3)])

    refused = [one for one in answers if isinstance(one, Refused)]
    assert [one.code for one in refused] == ["not-open", "not-open"]
    assert list(verify()) == []


def test_numbers_stay_gapless_when_many_are_issued_at_once(cast: Cast) -> None:
    casts = []
    for _ in range(8):
        cast.start()
        casts.append(Cast(cast.ids, cast.edition, cast.stream, actors=cast.actors))

    at_once([one.draft for one in casts])

    numbers = sorted(one.state().papers["slip"].forms[0].number or "" for one in casts)
    assert numbers == [f"(26)销字{number:03}" for number in range(1, 9)]


def test_two_workers_at_the_same_streams_act_once(cast: Cast) -> None:
    for _ in range(4):
        cast.start()
        cast.draft()

    counts = at_once([lambda: services.tick(now=DUE + HOUR) for _ in range(3)])

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT stream, COUNT(*) FROM ledger_event WHERE type = 'OverdueNoted' GROUP BY stream"
        )
        assert [count for _, count in cursor.fetchall()] == [1, 1, 1, 1]
    assert sum(counts) > 0
    assert list(verify()) == []
