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
_DAYS = "SELECT rest, work, replaces FROM rulebook_workingcalendar WHERE name = ?"


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
    rest = {date.fromisoformat(day): why for day, why in row.rest.items()}
    work = {date.fromisoformat(day): why for day, why in row.work.items()}
    if row.replaces:
        return statutory.replaced(rest, work)
    return statutory.with_changes(rest, work, rest | work)


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

    Deadlines already set stand; what opens afterwards is reckoned with these days.
    """
    if not actor.may(Permission.RULEBOOK_EDITIONS_PUBLISH):
        raise NotPermitted(Permission.RULEBOOK_EDITIONS_PUBLISH)
    row, _ = WorkingCalendar.objects.select_for_update().get_or_create(name=name)
    row.rest = {day.isoformat(): why for day, why in sorted(rest.items())}
    row.work = {day.isoformat(): why for day, why in sorted(work.items())}
    row.replaces = replaces
    row.revision += 1
    row.save()
    body = {"calendar": name, "rest": row.rest, "work": row.work, "replaces": replaces}
    administration.record(type_="CalendarSet", body=body, by=actor.person, at=at)
