"""Dates: setting a deadline when something opens, moving it, and what the clock owes."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from xize.core.deadlines import (
    Period,
    PeriodError,
    Reckoning,
    Recurrence,
    Rule,
    Undetermined,
    day_begin,
    deadline,
    lateness,
    local_day,
    parse_closing,
    reckon_or_ask,
)
from xize.core.deadlines import point as named_date
from xize.core.engine.events import Deadline
from xize.core.engine.state import Element, State
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.world import World
from xize.core.process.work import Due

_AFTER = timedelta(microseconds=1)
"""What is due by an instant is overdue from the next one on."""


def deadline_of(
    draft: Draft, due: Due | None, remind: tuple[str, ...], world: World
) -> Deadline | None:
    """The deadline of something that opens now; None when it has none.

    An anchor that has not happened, or a blank period, gives 待定 asked of the accountable role.
    """
    if due is None:
        return None
    anchor_data = _datum(due)
    found = _reckon(draft, due, world)
    if isinstance(found, Undetermined):
        return Deadline(undetermined=found.asks, anchor_data=anchor_data)
    return Deadline(
        reckoning=found,
        remind_at=reminders(draft, found, remind),
        anchor_data=anchor_data,
    )


def wait_of(draft: Draft, due: Due | None, world: World) -> Deadline | None:
    """When a wait is over: with the end of its period, or as the day it names begins."""
    if due is None or due.period is not None:
        return deadline_of(draft, due, (), world)
    named = (
        next_occurrence(draft, due.recurs, draft.today)
        if due.recurs
        else due.date and world.worth(due.date)
    )
    day = _day(named)
    if day is None:
        return Deadline(undetermined=draft.rules.leads, anchor_data=_datum(due))
    moment = named.time() if isinstance(named, datetime) else time()
    cites = ", ".join(due.cites)
    reckoning = named_date(day, draft.facts.calendar(), cutoff=moment, cites=cites)
    return Deadline(reckoning=reckoning, anchor_data=_datum(due))


def next_occurrence(draft: Draft, text: str, since: date) -> date | None:
    """The first day after ``since`` on which what is written recurs."""
    return Recurrence.parse(text).next_after(since, since, draft.facts.calendar())


def _reckon(draft: Draft, due: Due, world: World) -> Reckoning | Undetermined:
    asks = draft.rules.leads
    calendar = draft.facts.calendar()
    cutoff = parse_closing(draft.rules.closing)
    cites = ", ".join(due.cites)
    if due.period is None:
        named = world.worth(due.date) if due.date else None
        day = _day(named)
        if day is None:
            return Undetermined(asks=asks, missing="date", cites=cites)
        if isinstance(named, datetime):  # a time of day is its own closing time
            cutoff = named.time()
        return named_date(day, calendar, roll=due.roll, cutoff=cutoff, cites=cites)
    period, roll = _period(draft, due.period)
    rule = (
        Rule(
            period=period,
            direction=due.direction,
            kind=due.kind,
            roll=due.roll or roll,
            cutoff=cutoff,
            cites=cites,
        )
        if period
        else None
    )
    return reckon_or_ask(_anchor(draft, due, world), rule, calendar, asks=asks)


def _anchor(draft: Draft, due: Due, world: World) -> date | datetime | None:
    if due.date is not None:
        return _day(world.worth(due.date))
    if due.anchor is None:
        return draft.at
    case = world.case if draft.has(world.case, due.anchor) else "main"
    return draft.visit(case, due.anchor).at


def _period(draft: Draft, text: str) -> tuple[Period | None, Any]:
    """A period as written, or a parameter's: its value, or a map of period and roll."""
    value: Any = text
    if text.startswith("$"):
        value = draft.rules.parameters.get(text[1:])
    roll = None
    if isinstance(value, dict):
        value, roll = value.get("period"), value.get("roll")
    try:
        return (Period.parse(str(value)) if value else None), roll
    except PeriodError:
        return None, roll


def _day(value: Any) -> date | None:
    """The day of a value; rows of ``each`` hold dates as the ledger does, as ISO text."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str):
        try:
            return date.fromisoformat(value[:10])
        except ValueError:
            return None
    return value if isinstance(value, date) else None


def _datum(due: Due) -> str | None:
    """The project datum a deadline hangs on, if any."""
    if due.date is None:
        return None
    return next((path[1] for path in due.date.names() if path[0] == "project" and path[1:]), None)


def reminders(draft: Draft, reckoning: Reckoning, remind: tuple[str, ...]) -> tuple[datetime, ...]:
    """When to remind: at the beginning of the day that lies each period before the last day."""
    found = []
    for text in remind:
        period, _ = _period(draft, text)
        if period:
            before = deadline(
                reckoning.day,
                period,
                direction="before",
                roll="none",
                calendar=draft.facts.calendar(),
            )
            found.append(day_begin(before.day))
    return tuple(found)


def note_after(draft: Draft, since: date, every: str | None, now: datetime) -> datetime | None:
    """The next note from ``now`` on, counted from a day: one for several that were missed."""
    next_at = next_note(draft, since, every)
    while next_at is not None and next_at < now:
        next_at = next_note(draft, local_day(next_at), every)
    return next_at


def next_note(draft: Draft, since: date, every: str | None) -> datetime | None:
    """When an overdue deadline is noted again; None for never."""
    period, _ = _period(draft, every) if every else (None, None)
    if period is None:
        return None
    cutoff = parse_closing(draft.rules.closing)
    calendar = draft.facts.calendar()
    return deadline(since, period, roll="none", cutoff=cutoff, calendar=calendar).instant


def late_by(draft: Draft, element: Element) -> str:
    """How late an act on this element is now, as a period ("1 workday"); "" when in time."""
    mark = element.deadline
    if mark is None or mark.reckoning is None or is_minimum(mark):
        return ""
    late = lateness(mark.reckoning, draft.at, draft.facts.calendar())
    return str(late) if late else ""


def wakes(state: State) -> datetime | None:
    """The next instant at which the clock owes something; None while it will owe nothing.

    Exact: nothing is owed before it, something is owed at it (``clock.due``).
    """
    if state.status in ("", "suspended"):
        return None
    times = [one.next_at for one in state.armed.values() if one.next_at is not None]
    times += [one.chase_at for one in state.sent.values() if one.chase_at is not None]
    for element in state.elements.values():
        times += wakes_of(element)
    return min(times, default=None)


def wakes_of(element: Element) -> list[datetime]:
    """When the deadline of an open element asks for something: reminders, then being overdue.

    A wait is over at its instant; anything else is overdue only after it. A minimum asks nothing.
    """
    if element.alarms:
        return [one.at for one in element.alarms]
    mark = element.deadline
    if mark is None or mark.reckoning is None or is_minimum(mark):
        return []
    at = mark.reckoning.instant
    if element.kind == "wait":
        return [at]
    if element.overdue:
        return [element.overdue_next + _AFTER] if element.overdue_next is not None else []
    owed = enumerate(mark.remind_at)
    return [at + _AFTER, *(when for i, when in owed if i not in element.reminded and when < at)]


def is_minimum(mark: Deadline) -> bool:
    """Whether it says how early something may end (``at_least``), not how late."""
    return mark.reckoning is not None and mark.reckoning.inputs.rule.kind == "min"
