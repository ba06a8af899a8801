"""The next days with what falls due on each of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from xize.core.deadlines import Calendar, local_day
from xize.people.actor import Actor
from xize.projects.queries import WorkLine

DAYS = 14
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class AgendaDay:
    """A day of the agenda. ``note`` says why a weekday rests or a weekend works."""

    day: date
    works: bool
    note: str
    due: tuple[WorkLine, ...]
    today: bool


def agenda(actor: Actor, work: Iterable[WorkLine], at: datetime, days: Calendar) -> list[AgendaDay]:
    """Two weeks from the Monday of this week."""
    today = local_day(at)
    first = today - timedelta(days=today.weekday())
    by_day: dict[date, list[WorkLine]] = {}
    for line in work:
        if line.due is not None:
            by_day.setdefault(local_day(line.due), []).append(line)
    found = []
    for number in range(DAYS):
        day = first + timedelta(days=number)
        works = days.working(day)
        unusual = works == (day.weekday() >= SATURDAY)
        chinese, english = days.reason(day) if unusual else ("", "")
        note = chinese if actor.language.startswith("zh") else english
        due = tuple(by_day.get(day, ()))
        found.append(AgendaDay(day, works, note, due, today=day == today))
    return found
