"""Recurring work (``every:``): which day is next. An occurrence is a day; its hours are a rule's.

An occurrence is never on the anchor's own day: the first is at the first matching day after
``from`` (language.md, semantics 13), as the anchor's day does not count anywhere else either.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import count
from typing import Literal, cast, get_args

import msgspec

from xize.core.deadlines.calendar import Calendar
from xize.core.deadlines.counting import DAYS, MONTHS, last_day, rolled
from xize.core.deadlines.errors import RecurrenceError
from xize.core.deadlines.moments import ONE_DAY, SHANGHAI, local_day
from xize.core.deadlines.months import add_months, in_year
from xize.core.deadlines.named_dates import parse_month_day
from xize.core.deadlines.periods import Period, Unit
from xize.core.deadlines.reckoning import Roll

Pattern = Literal["period", "yearly", "month", "week", "as_needed"]
AS_NEEDED = "as_needed"
LAST_WORKDAY = "last_workday"
OPTIONS = {"from", "until", "roll"}


class Recurrence(msgspec.Struct, frozen=True, omit_defaults=True):
    """How often something is due.

    ``period``: every so often from the anchor, without drift (31 January, 28 February, 31 March).
    ``yearly``: on ``month_day``. ``month``, ``week``: on their last working day; a week runs
    Monday to Sunday, and one without a working day has none. ``as_needed``: never by itself.
    ``roll`` moves an occurrence off a rest day. ``since`` and ``until`` are the source texts of
    ``from:`` and ``until:``, dates or names that the caller looks up.
    """

    pattern: Pattern
    period: Period | None = None
    month_day: str = ""
    roll: Roll = "none"
    since: str = ""
    until: str = ""

    @classmethod
    def parse(cls, source: str | Mapping[str, str]) -> Recurrence:
        """Read ``every:``: a period, ``as_needed``, or a mapping (also written as text).

        Mappings are ``{yearly: 10-01}``, ``{month: last_workday}``, ``{week: last_workday}``
        or ``{period: 1 month}``, each with ``from``, ``until`` and ``roll`` if wanted.
        Raises ``RecurrenceError``, or ``PeriodError`` for a period.
        """
        if isinstance(source, Mapping):
            return _from_mapping(source)
        text = source.strip()
        if text == AS_NEEDED:
            return cls("as_needed")
        if text.startswith("{"):
            return _from_mapping(_mapping_in(text))
        return cls("period", period=_period(text))

    def __str__(self) -> str:
        if self.pattern == "as_needed":
            return AS_NEEDED
        value = {"period": str(self.period), "yearly": self.month_day}.get(
            self.pattern, LAST_WORKDAY
        )
        options = {"from": self.since, "until": self.until, "roll": self.roll}
        said = [f"{key}: {text}" for key, text in options.items() if text not in ("", "none")]
        if self.pattern == "period" and not said:
            return value
        return f"{{{', '.join([f'{self.pattern}: {value}', *said])}}}"

    def next_after(
        self,
        after: date | datetime,
        anchor: date | datetime | None,
        calendar: Calendar,
        *,
        until: date | None = None,
        zone: str = SHANGHAI,
    ) -> date | None:
        """The first occurrence on a day later than ``after`` and than ``anchor``.

        ``anchor`` is the day or moment of ``from``; an unknown one (None) gives no occurrence for
        a period. ``until`` is the last day one may fall on. None: there is no further one.
        """
        day = local_day(after, zone)
        start = day if anchor is None else local_day(anchor, zone)
        if self.pattern == "as_needed" or (self.pattern == "period" and anchor is None):
            return None
        day = max(day, start)
        for occurrence in self._from(day, start, calendar):
            moved = rolled(occurrence, self.roll, calendar, True, frozenset())
            if until is not None and moved > until:
                return None
            if moved > day:
                return moved
        return None

    def _from(self, day: date, anchor: date, calendar: Calendar) -> Iterator[date]:
        """Occurrences in order before rolling, beginning no later than the last up to ``day``."""
        match self.pattern:
            case "yearly":
                month, number = parse_month_day(self.month_day)
                return (in_year(month, number, year) for year in count(day.year - 1))
            case "month":
                return _last_workdays(_months(day), calendar)
            case "week":
                return _last_workdays(_weeks(day), calendar)
        return _multiples(cast(Period, self.period), day, anchor, calendar)


def _multiples(period: Period, day: date, anchor: date, calendar: Calendar) -> Iterator[date]:
    """Anchor + k periods, from the last one up to ``day`` (or the first) on."""
    if period.unit in MONTHS:
        passed = (day.year - anchor.year) * 12 + day.month - anchor.month - 1
        begin = passed // (period.n * MONTHS[period.unit])
    elif period.unit is Unit.WD:
        begin = calendar.workdays_between(anchor, day) // period.n
    else:
        begin = (day - anchor).days // (period.n * DAYS[period.unit])
    return (
        last_day(anchor, Period(k * period.n, period.unit), "after", "exclude", calendar)
        for k in count(max(begin, 1))
    )


def _last_workdays(spans: Iterator[tuple[date, date]], calendar: Calendar) -> Iterator[date]:
    for first, last in spans:
        working = calendar.previous_working(last)
        if working >= first:
            yield working


def _months(day: date) -> Iterator[tuple[date, date]]:
    for k in count():
        first = add_months(day.replace(day=1), k)
        yield first, add_months(first, 1) - ONE_DAY


def _weeks(day: date) -> Iterator[tuple[date, date]]:
    monday = day - timedelta(days=day.weekday())
    for k in count():
        first = monday + timedelta(weeks=k)
        yield first, first + timedelta(days=6)


def _from_mapping(source: Mapping[str, str]) -> Recurrence:
    patterns = source.keys() - OPTIONS
    roll = source.get("roll", "none")
    if len(patterns) != 1 or roll not in get_args(Roll):
        raise _not_understood(_as_text(source))
    recurrence = msgspec.structs.replace(_pattern(patterns.pop(), source), roll=cast(Roll, roll))
    since, until = source.get("from", ""), source.get("until", "")
    return msgspec.structs.replace(recurrence, since=since, until=until)


def _pattern(pattern: str, source: Mapping[str, str]) -> Recurrence:
    value = source[pattern].strip()
    match pattern:
        case "period":
            return Recurrence("period", period=_period(value))
        case "yearly":
            parse_month_day(value)
            return Recurrence("yearly", month_day=value)
        case "month" | "week" if value == LAST_WORKDAY:
            return Recurrence(cast(Pattern, pattern))
    near = difflib.get_close_matches(value, [LAST_WORKDAY], n=1)
    raise _not_understood(_as_text(source), f" → {{{pattern}: {near[0]}}}" if near else "")


def _period(text: str) -> Period:
    """A period that can recur: hours do not, nor does nothing at all."""
    period = Period.parse(text)
    if period.n == 0 or period.unit is Unit.H:
        raise _not_understood(text)
    return period


def _mapping_in(text: str) -> dict[str, str]:
    """The mapping written as text, ``{yearly: 10-31, from: start}``."""
    if not text.endswith("}"):
        raise _not_understood(text)
    pairs = [pair.partition(":") for pair in text[1:-1].split(",")]
    mapping = {key.strip(): value.strip() for key, _, value in pairs}
    if len(mapping) != len(pairs) or not all(mapping.values()):
        raise _not_understood(text)
    return mapping


def _as_text(source: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in source.items()) + "}"


def _not_understood(text: str, hint: str = "") -> RecurrenceError:
    return RecurrenceError("recurrence-not-understood", text=text, hint=hint)
