"""The demo as a newcomer gets it: believable on any day, made once, true to the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import override_settings

from tests.surroundings import database_kind
from xize.demo.prepare import Demo, NotTheDemoError, prepare
from xize.ledger.batch import fetch
from xize.ledger.instants import micros
from xize.ledger.queries import count_events
from xize.notices.queries import told
from xize.people import queries as people
from xize.people import services as hr
from xize.people.actor import SYSTEM, Actor
from xize.projects import queries
from xize.projects.verify import verify

pytestmark = pytest.mark.django_db

STANDING = {
    "initiation": 3,
    "implementation": 3,
    "live_stage": 2,
    "closing": 1,
    "archived": 1,
    "not_feasible": 1,
    "suspended": 1,
    "programme": 1,
}

SUNDAY = "2026-11-22T10:00+08:00"
DAYS = {
    "a Sunday": SUNDAY,
    "a make-up Saturday": "2026-10-10T15:00+08:00",
    "Spring Festival": "2026-02-18T12:00+08:00",
    "a year whose notice is not published": "2027-02-08T09:30+08:00",
}
TRIED = DAYS if database_kind() == "sqlite" else {"a Sunday": SUNDAY}
"""Reckoning days is the same work on both databases; one of them tries them all."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[Path]:
    """Files of the demo go into a folder of the test's own."""
    with override_settings(XIZE_HOME=tmp_path):
        yield tmp_path


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


@pytest.mark.parametrize("at", TRIED.values(), ids=TRIED)
def test_the_demo_is_believable(at: str) -> None:
    now = moment(at)
    demo = prepare(now)

    assert demo == Demo(people=32, projects=STANDING, fresh=True)
    assert [str(one) for one in verify() if one.is_bad] == []
    _nothing_lies_ahead(now)
    _something_is_overdue_and_something_due_soon(now)
    _orders_are_numbered_without_gaps()
    _only_news_is_unread(now)
    _those_who_must_act_find_it()
    _a_second_run_keeps_it(demo, now + timedelta(days=90))


def _only_news_is_unread(now: datetime) -> None:
    cards = people.directory(SYSTEM)
    unread = [one for card in cards for one in told(Actor(person=card.id), unread=True)]

    assert unread
    assert all(one.at > now - timedelta(days=5) for one in unread)


def _nothing_lies_ahead(now: datetime) -> None:
    latest = fetch(connection, "SELECT MAX(at) FROM ledger_event")[0][0]
    assert latest <= micros(now)


def _something_is_overdue_and_something_due_soon(now: datetime) -> None:
    dues = [row[0] for row in fetch(connection, "SELECT due FROM projects_item WHERE due > 0")]
    soon = micros(now + timedelta(days=12))

    assert any(due < micros(now) for due in dues)
    assert any(micros(now) < due < soon for due in dues)


def _orders_are_numbered_without_gaps() -> None:
    """Work orders count per department and year, whoever's turn it was."""
    numbers = sorted(line.number for line in queries.projects(SYSTEM, limit=100) if line.number)
    heads = {number[:-3] for number in numbers}

    assert {head[4] for head in heads} == {"卡", "业"}
    for head in heads:
        counted = [int(number[-3:]) for number in numbers if number.startswith(head)]
        assert counted == list(range(1, len(counted) + 1))


def _a_second_run_keeps_it(first: Demo, later: datetime) -> None:
    events = count_events()

    assert prepare(later) == Demo(people=first.people, projects=first.projects, fresh=False)
    assert count_events() == events


def _those_who_must_act_find_it() -> None:
    assert {line.node for line in _todo("shen0")} == {"sign_off", "sign_live"}
    assert [line.node for line in _todo("gong")] == ["office_decides_expense"]
    assert "confirm_change" in {line.node for line in _todo("pan")}
    assert "deliver" in {line.node for line in _todo("qian")}


def _todo(username: str) -> list[queries.WorkLine]:
    card = people.by_username(SYSTEM, username)
    assert card is not None
    return queries.todo(Actor(person=card.id))


def test_somebody_elses_organisation_is_left_alone() -> None:
    hr.create_person(actor=SYSTEM, username="luo", name="罗女士")

    with pytest.raises(NotTheDemoError):
        prepare(moment(SUNDAY))

    assert len(people.directory(SYSTEM)) == 1
    assert count_events() <= 1  # the person's own record
