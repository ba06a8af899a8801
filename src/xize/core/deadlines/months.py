"""Month and year arithmetic on dates (Civil Code art. 202).

The answer has the day number of the anchor, or is the month's last day where that number is
missing: 31 January + 1 month is 28 or 29 February, and 28 February + 1 month is 28 March.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def add_months(day: date, months: int) -> date:
    """The corresponding day ``months`` later (earlier when negative), clamped to month's end."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError("date value out of range")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_months_inclusive(day: date, months: int) -> date:
    """The last day of a period of months whose first day is the anchor itself.

    It is the day before the corresponding day; where the month lacks that day, the month's last.
    Backwards it mirrors: the day after the corresponding day.
    """
    corresponding = add_months(day, months)
    if months < 0:
        return corresponding + timedelta(days=1)
    if corresponding.day < day.day:
        return corresponding
    return corresponding - timedelta(days=1)


def in_year(month: int, day: int, year: int) -> date:
    """The day of that year; 29 February is 28 February in a common year."""
    return date(year, month, min(day, monthrange(year, month)[1]))
