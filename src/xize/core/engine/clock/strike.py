"""What the clock owes: reminders, overdue marks, occurrences, waits. Each acts exactly once."""

from __future__ import annotations

from datetime import datetime
from typing import assert_never

from xize.core.deadlines import local_day
from xize.core.engine import commands as c
from xize.core.engine import events as e
from xize.core.engine.clock.calendar_change import follow_calendar
from xize.core.engine.clock.overdue import act_on_silence, overdue_rule
from xize.core.engine.commands import CLOCK, Actor
from xize.core.engine.facts import Facts
from xize.core.engine.flow.arriving import pass_wait
from xize.core.engine.flow.besides import occur
from xize.core.engine.flow.effects import tell
from xize.core.engine.flow.standard.acting import go_off
from xize.core.engine.papers.going_round import chase_by_clock
from xize.core.engine.people.seats import people_of
from xize.core.engine.people.silence import silent_people
from xize.core.engine.refusals import Refused
from xize.core.engine.state import Element, State
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.timing import is_minimum, note_after
from xize.core.engine.view.world import World
from xize.core.process.graph import SubProcess, UserTask
from xize.core.process.rulebook import Rulebook
from xize.core.process.work import Notice

THE_CLOCK = Actor(CLOCK)


def due(  # the rules and facts are part of the verb's signature: what is owed may come to need them
    rules: Rulebook,  # noqa: ARG001
    facts: Facts,  # noqa: ARG001
    state: State,
    now: datetime,
) -> tuple[c.ClockCommand, ...]:
    """Commands the clock owes at an instant, the earliest first. Empty while suspended.

    Carry out the first and ask again: one may make another unnecessary.
    """
    if state.status in ("", "suspended"):
        return ()
    owed: list[tuple[datetime, c.ClockCommand]] = []
    for key, element in state.elements.items():
        owed += _owed_by(key, element, now)
    for key, armed in state.armed.items():
        if armed.next_at is not None and armed.next_at <= now:
            owed.append((armed.next_at, c.Occur(by=THE_CLOCK, at=now, beside=key)))
    owed += [
        (one.chase_at, c.ChaseReceipts(by=THE_CLOCK, at=now, sending=key))
        for key, one in state.sent.items()
        if one.chase_at is not None and one.chase_at <= now
    ]
    owed.sort(key=lambda one: one[0])
    return tuple(command for _, command in owed)


def _owed_by(key: str, element: Element, now: datetime) -> list[tuple[datetime, c.ClockCommand]]:
    if element.alarms:
        first = min(one.at for one in element.alarms)
        return [(first, c.GoOff(by=THE_CLOCK, at=now, item=key))] if first <= now else []
    mark = element.deadline
    if mark is None or mark.reckoning is None or is_minimum(mark):
        return []
    at = mark.reckoning.instant
    if element.kind == "wait":
        if at <= now:
            return [(at, c.Elapse(by=THE_CLOCK, at=now, item=key))]
        return []
    owed: list[tuple[datetime, c.ClockCommand]] = [
        (when, c.Remind(by=THE_CLOCK, at=now, item=key, index=index))
        for index, when in enumerate(mark.remind_at)
        if index not in element.reminded and not element.overdue and when <= now <= at
    ]
    note_at = at if element.overdue == 0 else element.overdue_next
    if note_at is not None and note_at < now:
        owed.append((note_at, c.NoteOverdue(by=THE_CLOCK, at=now, item=key)))
    return owed


def strike(draft: Draft, command: c.ClockCommand) -> None:
    """Carry out one thing the clock owes; refused when it is not owed (any more)."""
    if isinstance(command, c.Recheck):
        return  # running the flow again is all there is to do
    if isinstance(command, c.FollowCalendar):
        follow_calendar(draft, command)
        return
    if command not in due(draft.rules, draft.facts, draft.state, draft.at):
        raise Refused("not-due")
    match command:
        case c.GoOff():
            go_off(draft, command)
        case c.Remind():
            _remind(draft, command)
        case c.NoteOverdue():
            _note_overdue(draft, command)
        case c.Occur():
            occur(draft, command.beside)
        case c.Elapse():
            pass_wait(draft, command.item)
        case c.ChaseReceipts():
            chase_by_clock(draft, command.sending)
        case _:
            assert_never(command)


def _remind(draft: Draft, command: c.Remind) -> None:
    element = draft.state.elements[command.item]
    rule = _remind_rule(draft, element)
    to = silent_people(draft, command.item)
    if rule is not None:
        to = people_of(draft, rule.to, _world(draft, command.item), selves=to)
    draft.emit(
        e.Reminded(at=draft.at, by=draft.by, element=command.item, index=command.index, to=to)
    )
    if to:
        _tell_them(draft, element, "reminder", to, rule)


def _note_overdue(draft: Draft, command: c.NoteOverdue) -> None:
    """Mark it overdue and tell whom the rule names; silence is never consent by itself."""
    element = draft.state.elements[command.item]
    rule = overdue_rule(draft, element)
    silent = silent_people(draft, command.item)
    world = _world(draft, command.item)
    notice = rule.tells if rule else None
    to = people_of(draft, notice.to, world, selves=silent) if notice else silent
    assert element.deadline is not None
    assert element.deadline.reckoning is not None
    every = rule.every if rule else None
    since = (
        local_day(element.overdue_next) if element.overdue_next else element.deadline.reckoning.day
    )
    next_at = note_after(draft, since, every, draft.at)
    draft.emit(
        e.OverdueNoted(
            at=draft.at,
            by=draft.by,
            element=command.item,
            node=element.node,
            case=element.case,
            count=element.overdue + 1,
            to=to,
            next_at=next_at,
        )
    )
    if to:
        _tell_them(draft, element, "overdue", to, notice)
    if rule is None or element.overdue:
        return  # what follows from silence does so once, however often it is noted
    if rule.escalate:
        tell(
            draft,
            Notice(to=(rule.escalate,)),
            world,
            about=element.node,
            kind="escalated",
            selves=silent,
        )
    act_on_silence(draft, command.item, rule)


def _world(draft: Draft, item: str) -> World:
    element = draft.state.elements[item]
    return World(draft, element.case, element.row, item)


def _tell_them(
    draft: Draft, element: Element, kind: str, to: tuple[str, ...], notice: Notice | None
) -> None:
    draft.emit(
        e.Told(
            at=draft.at,
            by=draft.by,
            about=element.node,
            case=element.case,
            kind=kind,
            to=to,
            attach=notice.attach if notice else (),
            receipt=notice.receipt if notice else False,
        )
    )


def _remind_rule(draft: Draft, element: Element) -> Notice | None:
    """Who is reminded where the rule names them."""
    node = draft.node(element.case, element.node)
    if isinstance(node, UserTask):
        return node.work.remind_tells
    return node.remind_tells if isinstance(node, SubProcess) else None
