"""Dates, durations and cycles of timer events, by ISO 8601 (clause 10.5.5, Timer).

All instants are UTC; a date without a zone is taken as UTC. A day of a duration is 24 hours, a
month or year goes by the calendar.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

_DURATION: Final = re.compile(
    r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+(?:\.\d+)?)S)?)?"
)
_CYCLE: Final = re.compile(
    r"R(?P<times>\d*)/(?:(?P<start>[^P/][^/]*)/)?(?P<every>P[^/]+)(?:/(?P<end>.+))?"
)
LATEST: Final = datetime(9999, 12, 31, tzinfo=UTC)


class Occasions(NamedTuple):
    """When a timer goes off first, after what period again, and how often still."""

    first: datetime
    every: str
    left: int | None


def is_time(kind: str, text: str) -> bool:
    """Whether a text is a date, duration or cycle as its kind asks."""
    return occasions(kind, text, datetime(2026, 1, 1, tzinfo=UTC)) is not None


def occasions(kind: str, text: str, now: datetime) -> Occasions | None:
    """When a timer goes off that is set now; None where the text is no such time."""
    match kind:
        case "date":
            at = read_instant(text)
            return Occasions(at, "", 0) if at else None
        case "duration":
            after = later(now, text)
            return Occasions(after, "", 0) if after else None
    found = _CYCLE.fullmatch(text)
    if found is None:
        after = later(now, text)
        return Occasions(after, text, None) if after else None
    times = int(found["times"]) if found["times"] else None
    start = read_instant(found["start"]) if found["start"] else None
    first = start if start is not None and start >= now else later(now, found["every"])
    if first is None or times == 0:
        return None
    return Occasions(first, found["every"], None if times is None else times - 1)


def read_instant(text: str) -> datetime | None:
    """A date or a moment."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def later(at: datetime, duration: str) -> datetime | None:
    """The instant a duration after another; None where it is no duration, or beyond all time."""
    found = _DURATION.fullmatch(duration)
    if found is None or duration in ("P", "PT") or duration.endswith("T"):
        return None
    part = {name: float(value) if value else 0.0 for name, value in found.groupdict().items()}
    months = at.month - 1 + int(part["months"]) + 12 * int(part["years"])
    year, month = at.year + months // 12, months % 12 + 1
    try:
        moved = at.replace(
            year=year, month=month, day=min(at.day, monthrange(min(year, 9999), month)[1])
        )
        return moved + timedelta(
            weeks=part["weeks"],
            days=part["days"],
            hours=part["hours"],
            minutes=part["minutes"],
            seconds=part["seconds"],
        )
    except (OverflowError, ValueError):
        return LATEST
