"""Between instants (UTC) and days of a zone. Zones are converted here and nowhere else in core.

The end of a day is its cutoff: 24:00, which is 00:00 of the next day as an instant, or the
organisation's closing time.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from xize.core.deadlines.errors import DeadlineError

SHANGHAI = "Asia/Shanghai"
ONE_DAY = timedelta(days=1)
_CLOSING = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


def zone_named(name: str) -> ZoneInfo:
    """The zone of an IANA name; ``zone-unknown`` otherwise."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as absent:
        raise DeadlineError("zone-unknown", text=name) from absent


def local_day(moment: date | datetime, zone: str = SHANGHAI) -> date:
    """The day of an instant in a zone; a date is its own day. A naive moment is refused."""
    if not isinstance(moment, datetime):
        return moment
    return aware(moment).astimezone(zone_named(zone)).date()


def local_moment(moment: datetime, zone: str = SHANGHAI) -> datetime:
    """The wall-clock time of an instant in a zone, without the zone: what expressions compare."""
    return aware(moment).astimezone(zone_named(zone)).replace(tzinfo=None)


def day_begin(day: date, zone: str = SHANGHAI) -> datetime:
    """The first instant (UTC) of a day, 00:00."""
    return day_end(day - ONE_DAY, None, zone)


def closing_day(instant: datetime, zone: str = SHANGHAI) -> date:
    """The day that ends at this instant: 24:00 still belongs to the day it ends."""
    return local_day(aware(instant) - timedelta(microseconds=1), zone)


def day_end(day: date, cutoff: time | None = None, zone: str = SHANGHAI) -> datetime:
    """The last instant (UTC) of a day: its ``cutoff``, or 24:00 when that is None."""
    local = (
        datetime.combine(day + ONE_DAY, time(), zone_named(zone))
        if cutoff is None
        else datetime.combine(day, cutoff, zone_named(zone))
    )
    return local.astimezone(UTC)


def aware(moment: datetime) -> datetime:
    """The moment in UTC; ``moment-without-zone`` when it names no zone."""
    if moment.tzinfo is None:
        raise DeadlineError("moment-without-zone", text=moment.isoformat())
    return moment.astimezone(UTC)


def parse_closing(text: str) -> time | None:
    """Read ``closing: 17:30``. ``24:00`` is None, the end of the day."""
    text = text.strip()
    if text == "24:00":
        return None
    found = _CLOSING.fullmatch(text)
    if found is None:
        raise DeadlineError("closing-not-understood", text=text)
    return time(int(found[1]), int(found[2]))


def closing_text(cutoff: time | None) -> str:
    """The writing ``parse_closing`` reads back."""
    return "24:00" if cutoff is None else cutoff.strftime("%H:%M")
