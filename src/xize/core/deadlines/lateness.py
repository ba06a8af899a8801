"""How late something is, and how much time is left, in the unit people speak of.

Less than one unit is told in the next smaller one, so that what is overdue is never "0 days"
late: working days fall back to calendar days, calendar days to hours, a started hour counting.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from xize.core.deadlines.calendar import Calendar
from xize.core.deadlines.moments import SHANGHAI, aware, closing_day, local_day
from xize.core.deadlines.months import add_months
from xize.core.deadlines.periods import Period, Unit
from xize.core.deadlines.reckoning import Reckoning

SMALLER = {
    Unit.Y: Unit.M,
    Unit.M: Unit.D,
    Unit.W: Unit.D,
    Unit.WD: Unit.D,
    Unit.D: Unit.H,
}
HOUR = timedelta(hours=1)


def lateness(
    due: Reckoning | datetime,
    at: datetime,
    calendar: Calendar,
    *,
    unit: Unit = Unit.WD,
    zone: str = SHANGHAI,
) -> Period | None:
    """By how much ``at`` is after the cutoff; None when it is not (24:00 itself is in time).

    ``due`` is a reckoning (its own zone counts) or the instant of a cutoff.
    """
    ends, day, zone = _ends(due, zone)
    if aware(at) <= ends:
        return None
    return _between(day, local_day(at, zone), aware(at) - ends, unit, calendar)


def remaining(
    due: Reckoning | datetime,
    at: datetime,
    calendar: Calendar,
    *,
    unit: Unit = Unit.WD,
    zone: str = SHANGHAI,
) -> Period | None:
    """How much time is left at ``at`` ("剩2个工作日"); None once the cutoff has passed.

    Today does not count, so two working days are left two working days before the last day.
    """
    ends, day, zone = _ends(due, zone)
    if aware(at) > ends:
        return None
    return _between(local_day(at, zone), day, ends - aware(at), unit, calendar)


def _ends(due: Reckoning | datetime, zone: str) -> tuple[datetime, date, str]:
    if isinstance(due, Reckoning):
        return due.instant, due.day, due.inputs.rule.zone
    return aware(due), closing_day(due, zone), zone


def _between(a: date, b: date, span: timedelta, unit: Unit, calendar: Calendar) -> Period:
    """Whole units between two days, in the largest unit from ``unit`` down that is not zero."""
    if unit is Unit.H:
        return Period(-(-span // HOUR), Unit.H)
    n = _whole(a, b, unit, calendar)
    return Period(n, unit) if n > 0 else _between(a, b, span, SMALLER[unit], calendar)


def _whole(a: date, b: date, unit: Unit, calendar: Calendar) -> int:
    match unit:
        case Unit.WD:
            return calendar.workdays_between(a, b)
        case Unit.W:
            return (b - a).days // 7
        case Unit.M | Unit.Y:
            months = (b.year - a.year) * 12 + b.month - a.month
            months -= add_months(a, months) > b
            return months if unit is Unit.M else months // 12
    return (b - a).days
