"""Applying the events of human work: open steps, voices, deadlines (see ``evolve``)."""

from __future__ import annotations

from typing import Any, assert_never

from msgspec.structs import replace

from xize.core.engine import events as e
from xize.core.engine.applying.sharing import still_shared
from xize.core.engine.applying.visits import achieve, count, put, remove, visited
from xize.core.engine.canonical import in_order
from xize.core.engine.state import Element, State, Task, Vote, bare

WORK_EVENTS = (
    e.Opened | e.TurnOpened | e.Decided | e.SplitAsked | e.Reseated | e.Completed | e.EntryMade
    | e.Transferred | e.Waived | e.Withdrawn | e.DueMoved | e.Reminded | e.OverdueNoted
    | e.OverdueMoved | e.Told | e.Delivered
)  # fmt: skip


def apply_work(state: State, event: WORK_EVENTS) -> None:
    """Apply one event about human work, in place."""
    match event:
        case e.Opened():
            _open(state, event)
        case e.TurnOpened():
            put(state.tasks, event.element, turn=event.turn)
            put(state.elements, event.element, deadline=bare(event.deadline), **_CLOCK_ZERO)
        case e.Decided():
            _decide(state, event)
        case e.SplitAsked():
            task = state.tasks[event.element]
            put(state.tasks, event.element, seats=(*task.seats, event.seat), split=event.options)
        case e.Reseated():
            state.tasks[event.element] = _reseat(state.tasks[event.element], event.seats)
        case e.Completed():
            achieve(state, event, event.outcome, event.forward, task=state.tasks[event.element])
            remove(state, event.element)
        case e.EntryMade():
            entries = {**state.tasks[event.element].entries, event.seat: event.person}
            put(state.tasks, event.element, entries=entries, acted=True)
        case e.Transferred():
            _transfer(state, event)
        case e.Waived():
            if event.element in state.tasks:
                waived = (*state.tasks[event.element].waived, event.requirement)
                put(state.tasks, event.element, waived=waived)
            else:
                waived = (*state.elements[event.element].waived, event.requirement)
                put(state.elements, event.element, waived=waived)
        case e.DueMoved():
            mark = bare(event.deadline)
            clock = {**_CLOCK_ZERO, "reminded": event.reminded}
            put(state.elements, event.element, deadline=mark, **clock)
        case e.Reminded():
            reminded = (*state.elements[event.element].reminded, event.index)
            put(state.elements, event.element, reminded=reminded)
        case e.OverdueNoted():
            put(state.elements, event.element, overdue=event.count, overdue_next=event.next_at)
        case e.OverdueMoved():
            put(state.elements, event.element, overdue_next=event.next_at)
        case e.Delivered():
            state.delivered = tuple(sorted({*state.delivered, *event.items}))
        case e.Withdrawn() | e.Told():
            pass  # the flow's own events say what changes; these are for people
        case _:
            assert_never(event)


_CLOCK_ZERO: dict[str, Any] = {"reminded": (), "overdue": 0, "overdue_next": None}


def _open(state: State, event: e.Opened) -> None:
    count(state, event.element)
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
    state.tasks[event.element] = Task(
        seats=event.seats, signs=in_order(event.signs), back=event.back, came=event.came
    )
    visited(state, event)


def _decide(state: State, event: e.Decided) -> None:
    task = state.tasks[event.element]
    vote = Vote(
        outcome=event.outcome,
        counts_as=event.counts_as,
        person=event.person,
        at=event.at,
        choose=event.choose,
        acting_for=event.acting_for,
    )
    votes = {**task.votes, **dict.fromkeys(event.seats, vote)}
    asked = {seat: one for seat, one in task.delegated.items() if seat not in event.seats}
    acted = task.acted or not event.carried
    put(state.tasks, event.element, votes=votes, delegated=asked, acted=acted)


def _transfer(state: State, event: e.Transferred) -> None:
    task, person = state.tasks[event.element], event.acting_for or event.person
    seats = tuple(
        replace(seat, people=_replaced(seat.people, person, event.to), transferred=True)
        if seat.id == event.seat
        else seat
        for seat in task.seats
    )
    state.tasks[event.element] = still_shared(replace(task, seats=seats))


def _reseat(task: Task, seats: tuple[e.Seat, ...]) -> Task:
    dropped = {one.id for one in task.seats} - {one.id for one in seats}
    gone = task.last_seat() if dropped else task.gone
    return still_shared(replace(task, seats=seats, gone=gone))


def _replaced(people: tuple[str, ...], person: str, to: str) -> tuple[str, ...]:
    """The new person takes the place; when a group had the seat, it is the new person's alone."""
    return (to,) if person in people or not people else people
