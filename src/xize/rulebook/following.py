"""Noticing that the calendar in force is another one than open deadlines were reckoned with.

Whatever the cause: the organisation decided a closure, a notice was loaded, or a new version of
Xize brought one. What is to be done about it, and how far that has come, is one row; the worker
does it in pieces, and whoever dies over one is made up for by the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db import transaction

from xize.calendars import load_calendar
from xize.core.deadlines import Calendar
from xize.ledger.instants import micros
from xize.rulebook.calendar import calendar
from xize.rulebook.models import FollowedCalendar

SETTLES = timedelta(seconds=30)
"""No transaction lasts longer: what still began with the calendar before is committed by then."""


class Following(NamedTuple):
    """A change that is being followed: its days, and the last stream that was looked at."""

    name: str
    version: str
    changed: tuple[date, ...]
    reached: str


def following(now: datetime, settles: timedelta = SETTLES, name: str = "CN") -> Following | None:
    """The change that is to be followed now; None where there is none, or it has not settled."""
    row = FollowedCalendar.objects.filter(name=name).first()
    force = calendar(name)
    if row is None or row.version != force.version:
        row = _noticed(now, name, force)
    if row.version != force.version or row.reached is None:
        return None
    if micros(now) < row.noticed + settles // timedelta(microseconds=1):
        return None
    changed = tuple(date.fromisoformat(day) for day in row.changed)
    return Following(row.name, row.version, changed, row.reached)


def reached(task: Following, stream: str | None) -> None:
    """The change has come to this stream, or to the end; unless another one was noticed."""
    mine = FollowedCalendar.objects.filter(
        name=task.name, version=task.version, reached=task.reached
    )
    mine.update(reached=stream)


@transaction.atomic
def _noticed(now: datetime, name: str, force: Calendar) -> FollowedCalendar:
    """Write down that another calendar is in force; a change under way becomes part of it.

    A process of an older version of Xize leaves it alone: it would move everything back.
    """
    edition = load_calendar(name).version
    row, fresh = FollowedCalendar.objects.select_for_update().get_or_create(
        name=name, defaults={"version": "", "edition": edition}
    )
    if row.version == force.version or _age(edition) < _age(row.edition):
        return row
    before = set() if row.reached is None else set(row.changed)
    rest, work = _written(force.rest), _written(force.work)
    days = set(rest) ^ set(row.rest) | set(work) ^ set(row.work)
    row.changed = [] if fresh else sorted(before | days)
    row.version, row.edition, row.rest, row.work = force.version, edition, rest, work
    row.noticed, row.reached = micros(now), ""
    row.save()
    return row


def _age(edition: str) -> tuple[int, ...]:
    """``CN-2026.1`` as numbers that can be compared."""
    return tuple(int(part) for part in edition.rpartition("-")[2].split("."))


def _written(days: Iterable[date]) -> list[str]:
    return sorted(day.isoformat() for day in days)
