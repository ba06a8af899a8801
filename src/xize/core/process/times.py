"""Dates, durations and cycles of timer events, by ISO 8601 (clause 10.5.5, Timer).

All instants are UTC; a date without a zone is taken as UTC. A day of a duration is 24 hours, a
month or year goes by the calendar.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

_FIGURE: Final = r"\d{1,9}(?:[.,]\d{1,9})?"
_DURATION: Final = re.compile(
    r"P(?:(?P<years>\d{1,9})Y)?(?:(?P<months>\d{1,9})M)?"
    rf"(?:(?P<weeks>{_FIGURE})W)?(?:(?P<days>{_FIGURE})D)?"
    rf"(?:T(?:(?P<hours>{_FIGURE})H)?(?:(?P<minutes>{_FIGURE})M)?(?:(?P<seconds>{_FIGURE})S)?)?"
)
_CYCLE: Final = re.compile(r"R(?P<times>-1|\d{0,9})/(?P<parts>[^/]+(?:/[^/]+)?)")
_PER_SECOND: Final = {"weeks": 604_800, "days": 86_400, "hours": 3_600, "minutes": 60, "seconds": 1}
MOST_SKIPPED: Final = 100_000
"""Occasions looked at one by one, where months or years make reckoning them impossible."""
LATEST: Final = datetime(9999, 12, 31, tzinfo=UTC)


class Occasions(NamedTuple):
    """When a timer goes off first, after what period again, and how often still."""

    first: datetime
    every: str
    left: int | None


def is_time(kind: str, text: str) -> bool:
    """Whether a text is a date, duration or cycle as its kind asks."""
    return occasions(kind, text, datetime(1900, 1, 1, tzinfo=UTC)) is not None


def occasions(kind: str, text: str, now: datetime) -> Occasions | None:
    """When a timer goes off that is set now; None where the text is no such time.

    What should have gone off already does so now.
    """
    text = text.strip()
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
    times = None if found["times"] in ("", "-1") else int(found["times"])
    first, _, second = found["parts"].partition("/")
    return None if times == 0 else _cycle(first, second, times, now)


def _cycle(first: str, second: str, times: int | None, now: datetime) -> Occasions | None:
    """``period``, ``start/period``, ``start/end`` (of the first period) or ``period/end``."""
    start, end = read_instant(first), read_instant(second) if second else None
    if start is not None and end is not None:
        return _from(start, f"PT{(end - start).total_seconds():.0f}S", times, now)
    if start is not None:
        return _from(start, second, times, now) if later(now, second) else None
    after = later(now, first)
    if after is None or (second and end is None):
        return None
    left = None if times is None else times - 1
    if end is not None:
        until_end = _count(after, first, end) - 1
        left = until_end if left is None else min(left, until_end)
    return Occasions(after, first, left) if left is None or left >= 0 else None


def _from(start: datetime, every: str, times: int | None, now: datetime) -> Occasions | None:
    """The first occasion that is not over, of those from a start on."""
    if later(start, every) in (None, start):
        return None
    over = _count(start, every, now - timedelta(microseconds=1)) if start < now else 0
    if times is not None and over >= times:
        return Occasions(now, "", 0)
    first = start
    step = _seconds(every)
    if step is not None:
        first = start + timedelta(seconds=step * over)
    else:
        for _ in range(over):
            first = later(first, every) or LATEST
    return Occasions(first, every, None if times is None else times - over - 1)


def _count(first: datetime, every: str, end: datetime) -> int:
    """How many occasions there are from the first to an end, both included."""
    step = _seconds(every)
    if step is not None:
        return max(0, int((end - first).total_seconds() // step) + 1)
    count, at = 0, first
    while at <= end and count < MOST_SKIPPED:
        count, at = count + 1, later(at, every) or LATEST
    return count


def _seconds(duration: str) -> float | None:
    """The length of a duration in seconds; None where months or years are in it."""
    found = _DURATION.fullmatch(duration)
    if found is None or found["years"] or found["months"]:
        return None
    return sum(_figure(found[name]) * worth for name, worth in _PER_SECOND.items()) or None


def _figure(text: str | None) -> float:
    return float(text.replace(",", ".")) if text else 0.0


def read_instant(text: str) -> datetime | None:
    """A date or a moment."""
    try:
        at = datetime.fromisoformat(text)
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def later(at: datetime, duration: str) -> datetime | None:
    """The instant a duration after another; None where it is no duration, or beyond all time."""
    found = _DURATION.fullmatch(duration)
    if found is None or duration in ("P", "PT") or duration.endswith("T"):
        return None
    part = {name: _figure(value) for name, value in found.groupdict().items()}
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
