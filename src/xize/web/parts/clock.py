"""Deadlines as lists and pages show them: a colour, a few words, and the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xize.core.deadlines import (
    Calendar,
    late_words,
    lateness,
    local_day,
    remaining,
    remaining_words,
)
from xize.core.deadlines.reckoning import Reckoning
from xize.people.actor import Actor
from xize.rulebook.calendar import calendar

SOON = 1
"""Working days before the last day from which a deadline is amber."""


@dataclass(frozen=True, slots=True)
class Clock:
    """``state``: none, open, soon, late, or undetermined (待定). ``why`` are the reasons."""

    state: str = "none"
    short: str = ""
    due: datetime | None = None
    why: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


def clock(
    actor: Actor,
    due: Reckoning | datetime | None,
    at: datetime,
    days: Calendar | None = None,
) -> Clock:
    """The clock of a deadline as it stands at an instant; lists hand the calendar in, once."""
    if due is None:
        return Clock()
    days = calendar() if days is None else days
    instant = due.instant if isinstance(due, Reckoning) else due
    late = lateness(due, at, days)
    if late is not None:
        return Clock("late", late_words(late, actor.language), instant)
    left = remaining(due, at, days)
    near = days.workdays_between(local_day(at), local_day(instant)) <= SOON
    short = remaining_words(left, actor.language) if left else ""
    return Clock("soon" if near else "open", short, instant)
