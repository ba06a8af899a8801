"""Applying events: the only way a state changes. Total, and blind to definitions.

``apply`` changes a state that belongs to the caller; ``evolve`` leaves its argument alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, assert_never

from msgspec.structs import replace

from xize.core.engine import events as e
from xize.core.engine.canonical import in_order
from xize.core.engine.evolve_papers import apply_paper
from xize.core.engine.state import (
    MAIN,
    Armed,
    Case,
    Element,
    Hold,
    Part,
    State,
    Task,
    Visit,
    Vote,
    bare,
    is_instance,
    visit_key,
)

PAPER_EVENTS = (
    e.SectionFilled | e.Numbered | e.VersionAdded | e.LeftUnchanged | e.Signed | e.SignaturesVoided
)
STREAM_EVENTS = e.Started | e.TeamNamed | e.DataSet | e.Suspended | e.Resumed | e.Ended | e.Reopened
FLOW_EVENTS = (
    e.CaseOpened | e.CaseClosed | e.CaseDetached | e.Entered | e.Left | e.Dropped | e.Waiting
    | e.Joined | e.Skipped | e.Reached | e.InstancesChanged | e.MissingFound
    | e.BesideArmed | e.BesideEnded | e.OccurrenceMissed | e.Held | e.Released
)  # fmt: skip
WORK_EVENTS = (
    e.Opened | e.TurnOpened | e.Decided | e.SplitAsked | e.Reseated | e.Completed | e.EntryMade
    | e.Transferred | e.Waived | e.Withdrawn | e.DueMoved | e.Reminded | e.OverdueNoted | e.Told
    | e.Delivered
)  # fmt: skip


def evolve(state: State, event: e.AnyEvent) -> State:
    """The state after one event."""
    after = state.copy()
    apply(after, event)
    return after


def replay(events: Iterable[e.AnyEvent], state: State | None = None) -> State:
    """The state after a run of events; starts from an empty stream unless told otherwise."""
    after = State() if state is None else state.copy()
    for event in events:
        apply(after, event)
    return after


def apply(state: State, event: e.AnyEvent) -> None:
    """Apply one event in place; the state must belong to the caller."""
    if isinstance(event, WORK_EVENTS):
        _apply_work(state, event)
    elif isinstance(event, FLOW_EVENTS):
        _apply_flow(state, event)
    elif isinstance(event, PAPER_EVENTS):
        apply_paper(state, event)
    else:
        _apply_stream(state, event)


def _apply_stream(state: State, event: STREAM_EVENTS) -> None:
    match event:
        case e.Started():
            state.status, state.initiator = "running", event.by
            state.procedure = event.procedure
            state.team, state.data = in_order(event.team), in_order(event.data)
        case e.TeamNamed():
            state.team[event.role] = event.people
        case e.DataSet():
            state.data[event.name] = event.value
        case e.Suspended():
            state.status, state.suspended_at = "suspended", event.at
        case e.Resumed():
            state.status = "running"
            _unpause(state, event.at)
        case e.Ended():
            state.status, state.result = "ended", event.result
            _unpause(state, event.at)
        case e.Reopened():
            state.status, state.result = "running", None
            _put(state.cases, MAIN, result=None, closed=None)
        case _:
            assert_never(event)


def _unpause(state: State, at: datetime) -> None:
    if state.suspended_at is not None:
        state.paused = (*state.paused, (state.suspended_at, at))
    state.suspended_at = None


def _apply_flow(state: State, event: FLOW_EVENTS) -> None:
    match event:
        case e.CaseOpened():
            _count(state, event.case, event.element)
            state.cases[event.case] = Case(
                procedure=event.procedure,
                element=event.element,
                caller=event.caller,
                starter=event.starter,
                given=in_order(event.given),
                opened=event.at,
            )
            state.elements[event.element] = Element(
                kind="scope", node=event.procedure, case=event.case, parent="", opened=event.at
            )
        case e.CaseClosed():
            _put(state.cases, event.case, result=event.result, closed=event.at)
        case e.CaseDetached():
            _put(state.cases, event.case, caller=None)
        case e.Entered():
            _enter(state, event)
        case e.Left():
            _achieve(state, event, event.outcome, event.forward, rows=event.rows)
            _remove(state, event.element)
        case e.Dropped():
            for element in event.elements:
                _remove(state, element)
        case e.Waiting():
            _count(state, event.element)
            state.elements[event.element] = Element(
                kind="token",
                node=event.node,
                case=event.case,
                parent=event.parent,
                cause=event.cause,
                opened=event.at,
            )
        case e.Joined():
            for element in event.elements:
                _remove(state, element)
        case e.Skipped():
            key = visit_key(event.case, event.node)
            visit = state.visits.get(key, Visit())
            state.visits[key] = replace(visit, skipped=True)
        case e.Reached():
            _achieve(state, event, "", True)
        case e.InstancesChanged():
            _put(state.elements, event.element, rows=event.rows, done=event.done)
            for element, row in event.changed.items():
                _rerow(state, element, row)
        case e.MissingFound():
            pass  # for people to look at
        case e.BesideArmed():
            state.armed[visit_key(event.case, event.beside)] = Armed(
                case=event.case, parent=event.parent, next_at=event.next_at, since=event.since
            )
        case e.BesideEnded():
            state.armed.pop(visit_key(event.case, event.beside), None)
        case e.OccurrenceMissed():
            pass  # the element itself is dropped by the next event
        case e.Held():
            state.holds[event.case] = Hold(section=event.section, rows=event.rows, since=event.at)
        case e.Released():
            state.holds.pop(event.case, None)
        case _:
            assert_never(event)


def _apply_work(state: State, event: WORK_EVENTS) -> None:
    match event:
        case e.Opened():
            _open(state, event)
        case e.TurnOpened():
            _put(state.tasks, event.element, turn=event.turn)
            _put(state.elements, event.element, deadline=bare(event.deadline), **_CLOCK_ZERO)
        case e.Decided():
            _decide(state, event)
        case e.SplitAsked():
            task = state.tasks[event.element]
            _put(state.tasks, event.element, seats=(*task.seats, event.seat), split=event.options)
        case e.Reseated():
            _put(state.tasks, event.element, seats=event.seats)
        case e.Completed():
            _achieve(state, event, event.outcome, event.forward, task=state.tasks[event.element])
            _remove(state, event.element)
        case e.EntryMade():
            entries = {**state.tasks[event.element].entries, event.seat: event.person}
            _put(state.tasks, event.element, entries=entries, acted=True)
        case e.Transferred():
            _transfer(state, event)
        case e.Waived():
            if event.element in state.tasks:
                waived = (*state.tasks[event.element].waived, event.requirement)
                _put(state.tasks, event.element, waived=waived)
            else:
                waived = (*state.elements[event.element].waived, event.requirement)
                _put(state.elements, event.element, waived=waived)
        case e.DueMoved():
            _put(state.elements, event.element, deadline=bare(event.deadline), **_CLOCK_ZERO)
        case e.Reminded():
            reminded = (*state.elements[event.element].reminded, event.index)
            _put(state.elements, event.element, reminded=reminded)
        case e.OverdueNoted():
            _put(state.elements, event.element, overdue=event.count, overdue_next=event.next_at)
        case e.Delivered():
            state.delivered = tuple(sorted({*state.delivered, *event.items}))
        case e.Withdrawn() | e.Told():
            pass  # the flow's own events say what changes; these are for people
        case _:
            assert_never(event)


_CLOCK_ZERO: dict[str, Any] = {"reminded": (), "overdue": 0, "overdue_next": None}


def _enter(state: State, event: e.Entered) -> None:
    _count(state, event.element)
    state.elements[event.element] = Element(
        kind=event.kind,  # type: ignore[arg-type]
        node=event.node,
        case=event.case,
        parent=event.parent,
        visit=event.visit,
        row=event.row,
        rows=event.rows,
        beside=event.beside,
        cause=event.cause,
        opened=event.at,
        deadline=bare(event.deadline),
        choose=event.choose,
    )
    _visited(state, event.case, event.node, event.visit)


def _open(state: State, event: e.Opened) -> None:
    _count(state, event.element)
    state.elements[event.element] = Element(
        kind="task",
        node=event.node,
        case=event.case,
        parent=event.parent,
        visit=event.visit,
        row=event.row,
        beside=event.beside,
        cause=event.cause,
        opened=event.at,
        deadline=bare(event.deadline),
    )
    state.tasks[event.element] = Task(seats=event.seats, signs=in_order(event.signs))
    _visited(state, event.case, event.node, event.visit)


def _decide(state: State, event: e.Decided) -> None:
    task = state.tasks[event.element]
    vote = Vote(
        outcome=event.outcome,
        counts_as=event.counts_as,
        person=event.person,
        at=event.at,
        choose=event.choose,
    )
    votes = {**task.votes, **dict.fromkeys(event.seats, vote)}
    _put(state.tasks, event.element, votes=votes, acted=True)


def _transfer(state: State, event: e.Transferred) -> None:
    task = state.tasks[event.element]
    seats = tuple(
        replace(seat, people=_replaced(seat.people, event.person, event.to), transferred=True)
        if seat.id == event.seat
        else seat
        for seat in task.seats
    )
    _put(state.tasks, event.element, seats=seats)


def _replaced(people: tuple[str, ...], person: str, to: str) -> tuple[str, ...]:
    """The new person takes the place; when a group had the seat, it is the new person's alone."""
    return (to,) if person in people or not people else people


def _achieve(
    state: State,
    event: e.Left | e.Completed | e.Reached,
    outcome: str,
    forward: bool,
    rows: tuple[str, ...] = (),
    task: Task | None = None,
) -> None:
    """Remember the latest completion of a node; one row of ``each`` does not complete it."""
    key = visit_key(event.case, event.node)
    before = state.visits.get(key, Visit())
    element = state.elements.get(getattr(event, "element", ""))
    whole = element is not None and element.kind == "multi"
    if element is not None and is_instance(state, element):
        return
    state.visits[key] = replace(
        before,
        count=max(before.count, event.visit),
        completed=before.count if whole else event.visit,
        outcome=outcome,
        forward=forward,
        at=event.at,
        by=event.by,
        skipped=False,
        rows=rows,
        **_voices(task),
    )


def _voices(task: Task | None) -> dict[str, tuple[str, ...]]:
    """The roles a countersign asked, and who agreed at any decision."""
    if task is None:
        return {"roles": (), "agreed": ()}
    roles = dict.fromkeys(role for seat in task.seats if not seat.entry for role in seat.roles)
    agreed = dict.fromkeys(one.person for one in task.votes.values() if one.counts_as == "agree")
    return {"roles": tuple(roles) if len(roles) > 1 else (), "agreed": tuple(agreed)}


def _visited(state: State, case: str, node: str, visit: int) -> None:
    key = visit_key(case, node)
    before = state.visits.get(key, Visit())
    state.visits[key] = replace(before, count=max(before.count, visit), skipped=False)


def _remove(state: State, element: str) -> None:
    gone = state.elements.pop(element, None)
    state.tasks.pop(element, None)
    if gone is not None and gone.parent in state.elements:
        parent = state.elements[gone.parent]
        if parent.kind == "multi":
            state.elements[gone.parent] = replace(parent, done=parent.done + 1)


def _rerow(state: State, element: str, row: Any) -> None:
    """Give an instance of ``each``, and what lies in it, its corrected row."""
    before = state.elements[element].row
    inside = {element}
    for key, one in state.elements.items():
        if key in inside or (one.parent in inside and one.row == before):
            inside.add(key)
            state.elements[key] = replace(one, row=row)


def _put(entities: dict[str, Any], key: str, **changes: Any) -> None:
    entity: Part = entities[key]
    entities[key] = replace(entity, **changes)


def _count(state: State, *ids: str) -> None:
    """Serial numbers never repeat: ids are a letter and a number, or "main"."""
    for name in ids:
        if name[1:].isdigit():
            state.serial = max(state.serial, int(name[1:]))
