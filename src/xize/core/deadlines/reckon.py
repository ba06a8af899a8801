"""From an anchor and a rule to a reasoned date: the one place that computes dates.

``deadline`` is the function of design/deadlines.md; ``reckon`` the same with the rule as data.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from xize.core.deadlines import tell
from xize.core.deadlines.calendar import Calendar, days_after
from xize.core.deadlines.counting import (
    extended,
    last_day,
    moment_after,
    rests,
    rolled,
    suspended_days,
)
from xize.core.deadlines.errors import DeadlineError
from xize.core.deadlines.moments import ONE_DAY, SHANGHAI, aware, closing_day, day_end, local_day
from xize.core.deadlines.periods import Period, Unit
from xize.core.deadlines.reckoning import (
    Direction,
    DueDate,
    Inputs,
    Kind,
    Pause,
    Reckoning,
    Roll,
    Rule,
    Start,
    TraceLine,
    Undetermined,
)


def deadline(
    anchor: date | datetime,
    period: Period,
    *,
    calendar: Calendar,
    direction: Direction = "after",
    kind: Kind = "max",
    start: Start = "exclude",
    roll: Roll | None = None,
    cutoff: time | None = None,
    cites: str = "",
    zone: str = SHANGHAI,
    weekends_rest: bool = True,
) -> Reckoning:
    """The date a period after (before) an anchor leads to, with its reasons.

    The anchor is a date or an aware instant; periods in hours need an instant. Chain reckonings
    by ``.day``: the instant of 24:00 already belongs to the next day. Raises ``DeadlineError``.
    Sources: Civil Code of the PRC art. 200-204 and 1259; the keywords are those of ``Rule``.
    """
    rule = Rule(
        period=period,
        direction=direction,
        kind=kind,
        start=start,
        roll=roll,
        cutoff=cutoff,
        zone=zone,
        weekends_rest=weekends_rest,
        cites=cites,
    )
    return reckon(anchor, rule, calendar)


def reckon(
    anchor: date | datetime, rule: Rule, calendar: Calendar, pauses: Iterable[Pause] = ()
) -> Reckoning:
    """``deadline`` with the rule as data; ``pauses`` do not count (see ``pauses.paused``)."""
    moment = aware(anchor) if isinstance(anchor, datetime) else None
    inputs = Inputs(
        day=local_day(anchor, rule.zone), moment=moment, rule=rule, pauses=tuple(pauses)
    )
    try:
        if rule.period.unit is Unit.H:
            return _hours(inputs, calendar)
        return _days(inputs, calendar)
    except OverflowError as beyond:
        raise DeadlineError("date-out-of-range", anchor=inputs.day, period=rule.period) from beyond


def reckon_or_ask(
    anchor: date | datetime | None, rule: Rule | None, calendar: Calendar, *, asks: str
) -> DueDate:
    """``reckon``, or 待定 asked of ``asks`` when the anchor or the period is not known yet."""
    if rule is None:
        return Undetermined(asks=asks, missing="period")
    if anchor is None:
        return Undetermined(asks=asks, missing="anchor", cites=rule.cites)
    return reckon(anchor, rule, calendar)


def _hours(inputs: Inputs, calendar: Calendar) -> Reckoning:
    rule, moment = inputs.rule, inputs.moment
    if moment is None:
        raise DeadlineError("hours-need-a-moment", day=inputs.day)
    sign = 1 if rule.direction == "after" else -1
    instant = moment_after(moment, sign * rule.period.n, inputs.pauses).astimezone(UTC)
    return Reckoning(
        instant=instant,
        day=closing_day(instant, rule.zone),
        certain=True,
        trace=(
            tell.anchor(inputs),
            *(tell.paused_time(pause) for pause in inputs.pauses),
            tell.hours(rule, instant),
        ),
        calendar_version=calendar.version,
        inputs=inputs,
        cites=rule.cites,
    )


def _days(inputs: Inputs, calendar: Calendar) -> Reckoning:
    rule = inputs.rule
    suspended = suspended_days(inputs.pauses, rule.zone)
    end, counted = _counted(inputs, calendar, suspended)
    last = rolled(end, rule.rolling, calendar, rule.weekends_rest, suspended)
    by_workdays = rule.period.unit is Unit.WD
    asked = _span(inputs.day, end, closed=rule.start == "include") if by_workdays else frozenset()
    landed = _span(end, last, closed=True) if rule.rolling != "none" else frozenset()
    met = (asked | landed) - suspended
    practical = _suggested(rule, last, calendar)
    doubtful = sorted({day.year for day in met if not calendar.certain(day)})
    instant = day_end(last, rule.cutoff, rule.zone)
    return Reckoning(
        instant=instant,
        day=last,
        certain=not doubtful,
        trace=(
            tell.anchor(inputs),
            *tell.paused_days(suspended),
            *tell.facts(asked - suspended, calendar),
            *counted,
            *tell.facts(landed - suspended, calendar),
            *tell.landing(end, last, rule, calendar),
            *(TraceLine("provisional", {"year": year}) for year in doubtful),
            *tell.suggestion(practical, calendar),
            tell.cutoff(rule, last, instant),
        ),
        calendar_version=calendar.version,
        inputs=inputs,
        cites=rule.cites,
        suggested=practical,
    )


def _counted(
    inputs: Inputs, calendar: Calendar, suspended: frozenset[date]
) -> tuple[date, list[TraceLine]]:
    rule = inputs.rule
    by_workdays = rule.period.unit is Unit.WD
    counting = calendar.with_changes(rest=suspended) if by_workdays and suspended else calendar
    end = last_day(inputs.day, rule.period, rule.direction, rule.start, counting)
    if rule.period.n == 0:
        return end, []
    lines = [tell.count(rule, inputs.day, end)]
    if suspended and not by_workdays:
        first = inputs.day if rule.start == "include" else inputs.day + ONE_DAY
        moved = extended(first, end, suspended)
        if moved != end:
            lines.append(TraceLine("extended", {"day": str(moved)}))
        end = moved
    return end, lines


def _span(a: date, b: date, *, closed: bool) -> frozenset[date]:
    """The days looked at on the way from ``a`` to ``b``; ``closed`` includes ``a`` itself."""
    way = days_after(a, b) if a <= b else days_after(b - ONE_DAY, a - ONE_DAY)
    return frozenset(way) | ({a} if closed else set())


def _suggested(rule: Rule, day: date, calendar: Calendar) -> date | None:
    """The working day to show beside a legal date on a rest day.

    A minimum counted forwards may be closed after it; anything that must be done by then (a named
    date, a period that does not roll, a minimum counted backwards) is better done before it.
    """
    if not rests(day, calendar, rule.weekends_rest):
        return None
    if rule.kind == "min" and rule.direction == "after":
        return calendar.next_working(day)
    return calendar.previous_working(day)
