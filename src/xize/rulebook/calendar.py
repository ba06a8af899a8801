"""The working calendar in force: the statutory one with the organisation's own days over it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import connection, transaction

from xize.calendars import load_calendar
from xize.core.deadlines import Calendar
from xize.ledger import administration
from xize.ledger.batch import fetch
from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.people.refusals import NotPermitted
from xize.rulebook.models import WorkingCalendar

_known: dict[str, tuple[object, Calendar]] = {}
_DAYS = "SELECT rest, work, replaces, notices FROM rulebook_workingcalendar WHERE name = ?"


def calendar(name: str = "CN") -> Calendar:
    """The calendar, built once per decision about it; one small query.

    Kept by the days themselves and not by a count of decisions: after a rollback the same count
    may stand for other days.
    """
    decided = fetch(connection, _DAYS, (name,))
    kept = _known.get(name)
    if kept is None or kept[0] != decided:
        kept = decided, _build(name)
        _known[name] = kept
    return kept[1]


def _build(name: str) -> Calendar:
    statutory = load_calendar(name)
    row = WorkingCalendar.objects.filter(name=name).first()
    if row is None:
        return statutory
    for year, notice in sorted(row.notices.items()):
        off, extra = _dated(notice["rest"]), _dated(notice["work"])
        said = {day: (why, why) for day, why in (off | extra).items()}
        statutory = statutory.with_notice(int(year), off, extra, said)
    rest, work = _dated(row.rest), _dated(row.work)
    if row.replaces:
        return statutory.replaced(rest, work)
    return statutory.with_changes(rest, work, rest | work) if rest or work else statutory


def _dated(days: Mapping[str, str]) -> dict[date, str]:
    return {date.fromisoformat(day): why for day, why in days.items()}


def _written(days: Mapping[date, str]) -> dict[str, str]:
    return {day.isoformat(): why for day, why in sorted(days.items())}


def decisions(name: str = "CN") -> list[tuple[str, dict[str, str]]]:
    """What was decided over the statutory table: "rest", "work", "notice of 2027: rest" …"""
    row = WorkingCalendar.objects.filter(name=name).first()
    if row is None:
        return []
    found = [("rest", row.rest), ("work", row.work)]
    for year, notice in sorted(row.notices.items()):
        found += [(f"notice of {year}: {kind}", days) for kind, days in sorted(notice.items())]
    return [(kind, days) for kind, days in found if days]


@transaction.atomic
def set_calendar(
    *,
    actor: Actor,
    rest: Mapping[date, str],
    work: Mapping[date, str],
    at: datetime,
    name: str = "CN",
    replaces: bool = False,
) -> None:
    """Decide the organisation's closures and extra working days, with a reason for each day.

    What opens afterwards is reckoned with these days; the worker moves what is open to them.
    Raises ``DeadlineError`` for a day that both rests and is worked.
    """
    row = _demanded(actor, name)
    row.rest, row.work, row.replaces = _written(rest), _written(work), replaces
    body = {"rest": row.rest, "work": row.work, "replaces": replaces}
    _decided(row, "CalendarSet", body, actor, at)


@transaction.atomic
def publish_notice(
    *,
    actor: Actor,
    year: int,
    rest: Mapping[date, str],
    work: Mapping[date, str],
    at: datetime,
    name: str = "CN",
) -> None:
    """Load the statutory notice of a year, or its correction, before the library knows it.

    From now on the year is certain; the worker moves what is open. Raises as ``set_calendar``.
    """
    row = _demanded(actor, name)
    notice = {"rest": _written(rest), "work": _written(work)}
    row.notices = {**row.notices, str(year): notice}
    _decided(row, "CalendarNoticePublished", {"year": year, **notice}, actor, at)


def _demanded(actor: Actor, name: str) -> WorkingCalendar:
    if not actor.may(Permission.RULEBOOK_EDITIONS_PUBLISH):
        raise NotPermitted(Permission.RULEBOOK_EDITIONS_PUBLISH)
    load_calendar(name)
    row, _ = WorkingCalendar.objects.select_for_update().get_or_create(name=name)
    return row


def _decided(
    row: WorkingCalendar, type_: str, body: Mapping[str, object], actor: Actor, at: datetime
) -> None:
    row.revision += 1
    row.save()
    calendar(row.name)  # what cannot be a calendar is refused here, and nothing is kept
    body = {"calendar": row.name, **body}
    administration.record(type_=type_, body=body, by=actor.person, at=at)
