"""Making a reckoning again from its trace alone, without the calendar it was made with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import cast

from xize.core.deadlines.calendar import Calendar, days_after
from xize.core.deadlines.counting import extended, last_day, moment_after, rolled
from xize.core.deadlines.errors import DeadlineError
from xize.core.deadlines.moments import ONE_DAY, day_end, parse_closing
from xize.core.deadlines.periods import Period, Unit
from xize.core.deadlines.reckoning import Direction, Pause, Roll, Start, TraceLine

Trace = Sequence[TraceLine]


def replay(trace: Trace) -> datetime:
    """The instant the trace leads to, taking only its facts and doing every step again.

    Raises ``DeadlineError`` (``trace-broken``) at a step that does not lead where it says.
    """
    again = _Again(trace)
    for line in trace:
        again.step(line)
    return again.instant


def counted_days(trace: Trace) -> tuple[date, ...]:
    """The working days a period in working days consists of; empty for other units."""
    told, suspended = _told(trace), _suspended(trace)
    for line in trace:
        if line.code == "anchor":
            anchor, closed = _day(line, "day"), line.args["start"] == "include"
        elif line.code == "count" and line.args["unit"] == Unit.WD:
            first, last = sorted((anchor, _day(line, "day")))
            span = days_after(first - ONE_DAY, last)
            return tuple(
                day
                for day in span
                if told.working(day) and day not in suspended and (closed or day != anchor)
            )
    return ()


class _Again:
    """Where a replay stands."""

    def __init__(self, trace: Trace) -> None:
        self.told = _told(trace)
        self.suspended = _suspended(trace)
        self.pauses = tuple(
            Pause(_instant(line, "since"), _instant(line, "until"))
            for line in trace
            if line.code == "paused-time"
        )
        self.instant = datetime.min.replace(tzinfo=UTC)
        self.day = self.anchor = date.min
        self.start: Start = "exclude"

    def step(self, line: TraceLine) -> None:
        match line.code:
            case "anchor":
                self.day = self.anchor = _day(line, "day")
                self.start = cast(Start, line.args["start"])
                if "at" in line.args:
                    self.instant = _instant(line, "at")
            case "named":
                self.day = _day(line, "day")
            case "count" | "extended" | "rolled":
                self.day = self.counted(line)
                _same(line, "day", str(self.day))
            case "hours" | "cutoff":
                self.instant = self.ended(line)
                _same(line, "at", self.instant.isoformat())

    def counted(self, line: TraceLine) -> date:
        """The day a counting, extending or rolling step leads to."""
        if line.code == "rolled":
            roll, weekends = cast(Roll, line.args["roll"]), line.args["weekends"] == "rest"
            return rolled(self.day, roll, self.told, weekends, self.suspended)
        if line.code == "extended":
            first = self.anchor if self.start == "include" else self.anchor + ONE_DAY
            return extended(first, self.day, self.suspended)
        period = Period(int(line.args["n"]), Unit(str(line.args["unit"])))
        by_workdays = period.unit is Unit.WD
        calendar = self.told.with_changes(rest=self.suspended) if by_workdays else self.told
        direction = cast(Direction, line.args["direction"])
        return last_day(self.anchor, period, direction, self.start, calendar)

    def ended(self, line: TraceLine) -> datetime:
        """The instant a period in hours, or the last day, ends at."""
        if line.code == "cutoff":
            return day_end(self.day, parse_closing(str(line.args["time"])), str(line.args["zone"]))
        sign = 1 if line.args["direction"] == "after" else -1
        return moment_after(self.instant, sign * int(line.args["n"]), self.pauses)


def _told(trace: Trace) -> Calendar:
    """The calendar as far as the trace tells it: weekends, and the rest and make-up days named."""
    rest = frozenset(day for line in trace if line.code == "rest" for day in _days(line))
    work = frozenset(_day(line, "day") for line in trace if line.code == "work")
    return Calendar("told", rest=rest, work=work)


def _suspended(trace: Trace) -> frozenset[date]:
    return frozenset(day for line in trace if line.code == "paused" for day in _days(line))


def _same(line: TraceLine, name: str, found: str) -> None:
    stated = line.args[name]
    if found != stated:
        raise DeadlineError("trace-broken", step=line.code, found=found, stated=stated)


def _day(line: TraceLine, name: str) -> date:
    return date.fromisoformat(str(line.args[name]))


def _days(line: TraceLine) -> Iterator[date]:
    return days_after(_day(line, "from") - ONE_DAY, _day(line, "to"))


def _instant(line: TraceLine, name: str) -> datetime:
    return datetime.fromisoformat(str(line.args[name]))
