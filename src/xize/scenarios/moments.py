"""Dates and times as scenarios write them: local time of the organisation (Asia/Shanghai)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from xize.core.deadlines import Calendar, Period, deadline

ZONE: Final = ZoneInfo("Asia/Shanghai")
_FORMS: Final = ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d")


def moment(text: str) -> datetime:
    """The instant (UTC) of a local time; a bare day means 09:00. Raises ValueError."""
    for form in _FORMS:
        try:
            found = datetime.strptime(text, form)  # noqa: DTZ007 - the zone follows
        except ValueError:
            continue
        hour = 9 if form == "%Y-%m-%d" else found.hour
        return found.replace(hour=hour, tzinfo=ZONE).astimezone(UTC)
    raise ValueError(text)


def shown(instant: datetime) -> str:
    """An instant as people read it: ``2025-04-07 17:30``."""
    return instant.astimezone(ZONE).strftime("%Y-%m-%d %H:%M")


def day(instant: datetime) -> date:
    """The local day of an instant."""
    return instant.astimezone(ZONE).date()


def later(now: datetime, period: str, calendar: Calendar) -> datetime:
    """The same time of day, a period later by the calendar. Raises PeriodError."""
    parsed = Period.parse(period)
    if parsed.unit == "H":
        return deadline(now, parsed, calendar=calendar).instant
    last = deadline(now, parsed, roll="none", calendar=calendar).day
    local = now.astimezone(ZONE)
    return datetime.combine(last, local.timetz()).astimezone(UTC)
