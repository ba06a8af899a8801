"""What a process remembers about people and rules is never older than the database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection, transaction

from tests.projects.conftest import MONDAY, Cast, build_cast
from xize.ledger.batch import fetch
from xize.ledger.unit import unit
from xize.people.models import Department, Person
from xize.projects import facts as facts_module
from xize.projects.transaction import Situation, situation_in
from xize.rulebook.models import Edition, WorkingCalendar

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def running() -> Cast:
    cast = build_cast()
    cast.start()
    return cast


def asked(cast: Cast, question: Callable[[Situation], Any]) -> Any:
    """Ask the facts of one unit of work."""
    with unit(connection) as work:
        now = situation_in(work, cast.stream, cast.actor("zhao"), MONDAY)
        assert isinstance(now, Situation)
        return question(now)


def token() -> str:
    return str(fetch(connection, "SELECT token FROM ledger_token")[0][0])


def test_what_is_known_is_not_asked_again(running: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    sun = running.ids["sun"]
    assert asked(running, lambda now: now.facts.knows_person(sun)) is True

    monkeypatch.setattr(facts_module, "place", lambda _person: pytest.fail("asked again"))

    assert asked(running, lambda now: now.facts.knows_person(sun)) is True


def test_somebody_who_left_is_known_at_once(running: Cast) -> None:
    sun = running.ids["sun"]
    assert asked(running, lambda now: now.facts.knows_person(sun)) is True

    Person.objects.filter(id=sun).update(is_active=False)

    assert asked(running, lambda now: now.facts.knows_person(sun)) is False


def test_a_change_taken_back_changes_nothing_and_is_not_remembered(running: Cast) -> None:
    sun = running.ids["sun"]
    before = token()

    with transaction.atomic():
        Person.objects.filter(id=sun).update(is_active=False)
        assert asked(running, lambda now: now.facts.knows_person(sun)) is False
        transaction.set_rollback(True)

    assert token() == before
    assert asked(running, lambda now: now.facts.knows_person(sun)) is True


CHANGES: dict[str, Callable[[Cast], object]] = {
    "head": lambda _: Department.objects.filter(code="sales").update(head=None),
    "parameters": lambda cast: Edition.objects.filter(id=cast.edition).update(parameters={"a": 1}),
    "calendar": lambda _: WorkingCalendar.objects.create(name="CN"),
    "person": lambda _: Person.objects.create(username="neu", name="neu", sort_key="n"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_every_change_of_what_is_remembered_turns_the_token(running: Cast, what: str) -> None:
    before = token()

    CHANGES[what](running)

    assert token() != before


def test_signing_in_turns_nothing(running: Cast) -> None:
    before = token()

    Person.objects.filter(id=running.ids["sun"]).update(last_login=datetime.now(UTC))

    assert token() == before


def test_figures_decided_anew_hold_for_the_next_step(running: Cast) -> None:
    first = asked(running, lambda now: now.rules)
    assert asked(running, lambda now: now.rules) is first

    Edition.objects.filter(id=running.edition).update(parameters={})
    WorkingCalendar.objects.create(name="CN", rest={"2026-09-29": "盘点"})

    calendar = asked(running, lambda now: now.facts.calendar())
    assert calendar.working(date(2026, 9, 29)) is False
