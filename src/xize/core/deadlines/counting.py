"""Counting days: from an anchor to the last day, past pauses, and off a rest day.

``reckon`` uses it with the calendar, ``replay`` with the facts a trace tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from datetime import date, datetime, timedelta

from xize.core.deadlines.calendar import Calendar, days_after
from xize.core.deadlines.moments import ONE_DAY, local_day
from xize.core.deadlines.months import add_months, add_months_inclusive
from xize.core.deadlines.periods import Period, Unit
from xize.core.deadlines.reckoning import Direction, Pause, Roll, Start

MONTHS = {Unit.M: 1, Unit.Y: 12}
DAYS = {Unit.D: 1, Unit.W: 7}


def last_day(
    anchor: date, period: Period, direction: Direction, start: Start, calendar: Calendar
) -> date:
    """The period's last day (its first when counted before), not rolled and without pauses."""
    n = period.n
    if n == 0:
        return anchor
    sign = 1 if direction == "after" else -1
    if period.unit in MONTHS:
        add = add_months if start == "exclude" else add_months_inclusive
        return add(anchor, sign * n * MONTHS[period.unit])
    if start == "include":
        anchor -= sign * ONE_DAY
    if period.unit is Unit.WD:
        return calendar.add_workdays(anchor, sign * n)
    return anchor + timedelta(days=sign * n * DAYS[period.unit])


def suspended_days(pauses: Iterable[Pause], zone: str) -> frozenset[date]:
    """The days a clock stood still: those at whose end, 24:00, a pause was on.

    The day a pause begins therefore does not count, the day it ends counts again, and a pause
    within one day costs nothing.
    """
    return frozenset(
        day
        for pause in pauses
        for day in days_after(
            local_day(pause.since, zone) - ONE_DAY, local_day(pause.until, zone) - ONE_DAY
        )
    )


def extended(first: date, end: date, suspended: Set[date]) -> date:
    """The end moved by as many days as were suspended between ``first`` and the moved end."""
    owed = sum(first <= day <= end for day in suspended)
    while owed:
        end += ONE_DAY
        owed -= end not in suspended
    return end


def rests(day: date, calendar: Calendar, weekends_rest: bool) -> bool:
    """Whether a period that ends on this day may roll off it (Civil Code art. 203)."""
    return not calendar.working(day) and (weekends_rest or calendar.holiday(day))


def rolled(
    day: date, roll: Roll, calendar: Calendar, weekends_rest: bool, suspended: Set[date]
) -> date:
    """The day itself, or the nearest day in the roll's direction that is no rest day."""
    if roll == "none":
        return day
    step = ONE_DAY if roll == "next" else -ONE_DAY
    while rests(day, calendar, weekends_rest) or day in suspended:
        day += step
    return day


def moment_after(moment: datetime, hours: int, pauses: Iterable[Pause]) -> datetime:
    """``hours`` (negative: before) from a moment, not counting the time paused on the way."""
    end = moment + timedelta(hours=hours)
    counted_to = moment
    for pause in sorted(pauses, key=lambda one: one.since):
        since = max(pause.since, counted_to)
        if since < end and since < pause.until:
            end += pause.until - since
            counted_to = pause.until
    return end
