"""Writing a reckoning's trace: what was counted, skipped and rolled, as data.

The lines are enough to make the reckoning again without the calendar (``replay``): they name
every rest day and make-up day that was met.
"""

from __future__ import annotations

from collections.abc import Set
from datetime import date, datetime
from itertools import pairwise

from xize.core.deadlines.calendar import Calendar, Reason
from xize.core.deadlines.counting import MONTHS, rests
from xize.core.deadlines.moments import ONE_DAY, aware, closing_text
from xize.core.deadlines.periods import Unit
from xize.core.deadlines.reckoning import Inputs, Pause, Rule, TraceLine


def anchor(inputs: Inputs) -> TraceLine:
    """The day or moment the reckoning starts from, and whether that day counts.

    A period of nothing names its day instead of starting from it.
    """
    unit = inputs.rule.period.unit
    if inputs.rule.period.n == 0 and unit is not Unit.H:
        return TraceLine("named", {"day": str(inputs.day)})
    args: dict[str, str | int] = {"day": str(inputs.day), "start": inputs.rule.start}
    if inputs.moment is not None:
        args["at"] = inputs.moment.isoformat()
    if unit is Unit.H:
        args["hours"] = 1
    return TraceLine("anchor", args)


def count(rule: Rule, anchor_day: date, end: date) -> TraceLine:
    """The counting itself, with the day it leads to."""
    args: dict[str, str | int] = {
        "n": rule.period.n,
        "unit": rule.period.unit.value,
        "direction": rule.direction,
        "day": str(end),
    }
    if rule.period.unit in MONTHS and end.day < anchor_day.day and rule.start == "exclude":
        args["month_end"] = 1
    return TraceLine("count", args)


def hours(rule: Rule, instant: datetime) -> TraceLine:
    """The counting of hours, with the instant it leads to."""
    return TraceLine(
        "hours",
        {
            "n": rule.period.n,
            "unit": rule.period.unit.value,
            "direction": rule.direction,
            "at": instant.isoformat(),
        },
    )


def facts(days: Set[date], calendar: Calendar) -> list[TraceLine]:
    """The named rest days (in ranges) and make-up days among the days looked at."""
    met = sorted(days)
    off = [day for day in met if calendar.holiday(day) and not calendar.working(day)]
    lines = [
        _named("rest", calendar.reason(first), {"from": str(first), "to": str(last)})
        for first, last in _ranges(off, calendar)
    ]
    lines += [
        _named("work", calendar.reason(day), {"day": str(day)})
        for day in met
        if day in calendar.work
    ]
    return sorted(lines, key=lambda line: str(line.args.get("from", line.args.get("day"))))


def landing(end: date, last: date, rule: Rule, calendar: Calendar) -> list[TraceLine]:
    """What became of a last day that is a rest day: rolled, or left by the rule."""
    weekends = "rest" if rule.weekends_rest else "count"
    if rule.rolling != "none":
        args: dict[str, str | int] = {"roll": rule.rolling, "from": str(end), "day": str(last)}
        return [TraceLine("rolled", args | {"weekends": weekends})] if last != end else []
    if rests(end, calendar, rule.weekends_rest):
        return [TraceLine("stays", {"day": str(end), "kind": rule.kind})]
    return []


def suggestion(day: date | None, calendar: Calendar) -> list[TraceLine]:
    """The working day beside the legal one; it may itself be provisional."""
    if day is None:
        return []
    args: dict[str, str | int] = {"day": str(day)}
    return [TraceLine("suggested", args if calendar.certain(day) else args | {"provisional": 1})]


def cutoff(rule: Rule, day: date, instant: datetime) -> TraceLine:
    """The end of the last day, as local time and as instant."""
    return TraceLine(
        "cutoff",
        {
            "day": str(day),
            "time": closing_text(rule.cutoff),
            "zone": rule.zone,
            "at": instant.isoformat(),
        },
    )


def paused_days(suspended: Set[date]) -> list[TraceLine]:
    """The days on which the clock stood still, in ranges."""
    return [
        TraceLine("paused", {"from": str(first), "to": str(last)})
        for first, last in _ranges(sorted(suspended), None)
    ]


def paused_time(pause: Pause) -> TraceLine:
    """A pause of a clock that counts hours."""
    return TraceLine(
        "paused-time",
        {"since": aware(pause.since).isoformat(), "until": aware(pause.until).isoformat()},
    )


def _named(code: str, reason: Reason, args: dict[str, str | int]) -> TraceLine:
    chinese, english = reason
    if chinese:
        args["reason"] = chinese
    if english and english != chinese:
        args["reason_en"] = english
    return TraceLine(code, args)


def _ranges(days: list[date], calendar: Calendar | None) -> list[tuple[date, date]]:
    """Runs of consecutive days; with a calendar, of one reason each."""
    if not days:
        return []
    breaks = [
        (a, b)
        for a, b in pairwise(days)
        if b - a != ONE_DAY or (calendar and calendar.reason(a) != calendar.reason(b))
    ]
    firsts = [days[0], *(b for _, b in breaks)]
    lasts = [*(a for a, _ in breaks), days[-1]]
    return list(zip(firsts, lasts, strict=True))
