"""Dates that are named, not counted: a date field, a day of every year, and minima."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from xize.core.deadlines.calendar import Calendar
from xize.core.deadlines.errors import DeadlineError
from xize.core.deadlines.moments import SHANGHAI, aware, day_end
from xize.core.deadlines.months import in_year
from xize.core.deadlines.periods import Period, Unit
from xize.core.deadlines.reckon import reckon
from xize.core.deadlines.reckoning import Reckoning, Roll, Rule

_MONTH_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
LEAP_YEAR = 2000


def point(
    day: date,
    calendar: Calendar,
    *,
    roll: Roll | None = None,
    cutoff: time | None = None,
    cites: str = "",
    zone: str = SHANGHAI,
) -> Reckoning:
    """A named date as a deadline (``due: <date field>``).

    It does not roll unless told to; a working day before it is suggested where it is a rest day.
    """
    rule = Rule(
        period=Period(0, Unit.D), kind="point", roll=roll, cutoff=cutoff, zone=zone, cites=cites
    )
    return reckon(day, rule, calendar)


def yearly(
    month_day: str,
    year: int,
    calendar: Calendar,
    *,
    roll: Roll | None = None,
    cutoff: time | None = None,
    cites: str = "",
    zone: str = SHANGHAI,
) -> Reckoning:
    """A day of every year, like ``10-31`` ("before the end of October"), in one year.

    29 February is 28 February in a common year. Raises ``day-of-year-not-understood``.
    """
    month, day = parse_month_day(month_day)
    return point(
        in_year(month, day, year), calendar, roll=roll, cutoff=cutoff, cites=cites, zone=zone
    )


def violates_minimum(minimum: Reckoning, closing: date | datetime) -> bool:
    """Whether closing then cuts a minimum period short: before the cutoff of its last day.

    A closing given as a day counts to that day's cutoff. Reaching the figure exactly satisfies it
    (届满 includes the number, Civil Code art. 1259).
    """
    rule = minimum.inputs.rule
    if isinstance(closing, datetime):
        return aware(closing) < minimum.instant
    return day_end(closing, rule.cutoff, rule.zone) < minimum.instant


def parse_month_day(text: str) -> tuple[int, int]:
    """Read ``10-31`` as month and day; the day must exist in a leap year."""
    found = _MONTH_DAY.fullmatch(text.strip())
    if found is None:
        raise DeadlineError("day-of-year-not-understood", text=text)
    month, day = int(found[1]), int(found[2])
    if in_year(month, day, LEAP_YEAR).day != day:
        raise DeadlineError("day-of-year-not-understood", text=text)
    return month, day
