"""Reckonings made again: a notice was published, a closure announced, an anchor moved.

A stored reckoning holds its inputs, so nothing else is needed. What was known when the deadline
was set stays in the event that set it; the new reckoning goes into an event of its own.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from xize.core.deadlines.calendar import Calendar, days_after
from xize.core.deadlines.moments import ONE_DAY
from xize.core.deadlines.reckon import reckon
from xize.core.deadlines.reckoning import Reckoning, TraceLine

MOST_DAYS_NAMED = 8


def recompute(
    stored: Reckoning,
    calendar: Calendar,
    *,
    anchor: date | datetime | None = None,
    changed: Collection[date] = (),
) -> tuple[Reckoning, TraceLine | None]:
    """A stored reckoning with another calendar, or from another anchor.

    Returns it with the reason to tell the people affected (``line_words`` writes it out):
    ``anchor-moved``, ``calendar-moved`` (naming the days that changed), ``calendar-confirmed``
    (the same day, no longer provisional), or None when nothing they see has changed.
    ``changed`` are the days that the calendar changed, for a reckoning kept without its trace.
    Recompute every open deadline, not only the provisional ones: a notice can change days of a
    year that was known (31 January 2020), or the last days of the year before its own.
    """
    known = stored.inputs
    new = reckon(anchor or known.moment or known.day, known.rule, calendar, known.pauses)
    moved: dict[str, str | int] = {"from": str(stored.day), "to": str(new.day)}
    if new.instant != stored.instant and anchor is not None:
        days = {"anchor_from": str(known.day), "anchor_to": str(new.inputs.day)}
        return new, TraceLine("anchor-moved", {**days, **moved})
    if new.instant != stored.instant:
        return new, TraceLine(
            "calendar-moved", {**moved, "changes": _changes(stored, new, changed)}
        )
    if new.certain and not stored.certain:
        return new, TraceLine("calendar-confirmed", moved)
    return new, None


def _changes(old: Reckoning, new: Reckoning, changed: Collection[date]) -> str:
    """The days both looked at that rest in one and not in the other."""
    after = old.inputs.rule.direction == "after"
    limit = min(old.day, new.day) if after else max(old.day, new.day)
    anchor = old.inputs.day
    both = {day for _, day in _named(old) ^ _named(new)} if old.trace else set(changed)
    days = sorted(
        day for day in both if (anchor <= day <= limit if after else limit <= day <= anchor)
    )
    more = " …" if len(days) > MOST_DAYS_NAMED else ""
    return ", ".join(map(str, days[:MOST_DAYS_NAMED])) + more


def _named(reckoning: Reckoning) -> set[tuple[str, date]]:
    """The rest and make-up days a trace names, each with what it is."""
    named = set()
    for line in reckoning.trace:
        if line.code in ("rest", "work"):
            first = date.fromisoformat(str(line.args.get("from", line.args.get("day"))))
            last = date.fromisoformat(str(line.args.get("to", line.args.get("day"))))
            named |= {(line.code, day) for day in days_after(first - ONE_DAY, last)}
    return named
