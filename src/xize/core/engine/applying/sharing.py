"""Applying the events of shared work (see ``evolve``)."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from xize.core.engine import events as e
from xize.core.engine.applying.visits import put
from xize.core.engine.state import MAIN, Added, Delegation, State, Task

SHARING_EVENTS = (
    e.Delegated | e.DelegateAnswered | e.SignerAdded | e.SignerRemoved | e.Claimed
    | e.ClaimReleased | e.Copied | e.Circulated | e.Urged | e.Commented | e.HandedOver
)  # fmt: skip


def apply_sharing(state: State, event: SHARING_EVENTS) -> None:
    """Apply one event of sharing, in place."""
    match event:
        case e.Delegated():
            delegation = Delegation(person=event.acting_for or event.person, to=event.to)
            delegated = {**state.tasks[event.element].delegated, event.seat: delegation}
            put(state.tasks, event.element, delegated=delegated, acted=True)
        case e.DelegateAnswered():
            put(state.tasks, event.element, delegated=_without_delegation(state, event))
        case e.SignerAdded():
            _add(state, event)
        case e.SignerRemoved():
            _remove(state, event)
        case e.Claimed():
            claims = {**state.tasks[event.element].claims, event.seat: _principal(event)}
            put(state.tasks, event.element, claims=claims)
        case e.ClaimReleased():
            claims = state.tasks[event.element].claims
            kept = {seat: one for seat, one in claims.items() if seat != event.seat}
            put(state.tasks, event.element, claims=kept)
        case e.Urged():
            put(state.tasks, event.element, urged=event.at)
        case e.HandedOver():
            _hand_over(state, event)
        case e.Copied() | e.Circulated() | e.Commented():
            pass  # for people to read
        case _:
            assert_never(event)


def still_shared(task: Task) -> Task:
    """The task without claims and delegations of people who are in their seat no more.

    A delegation also ends where the delegate has come to be meant themselves.
    """
    people = {seat.id: seat.people for seat in task.seats}
    claims = {seat: one for seat, one in task.claims.items() if one in people.get(seat, ())}
    delegated = {
        seat: one
        for seat, one in task.delegated.items()
        if one.person in people.get(seat, ()) and one.to not in people[seat]
    }
    added = {seat: one for seat, one in task.added.items() if seat in people}
    return replace(task, claims=claims, delegated=delegated, added=added)


def _principal(event: e.Claimed) -> str:
    return event.acting_for or event.person


def _without_delegation(state: State, event: e.DelegateAnswered) -> dict[str, Delegation]:
    delegated = state.tasks[event.element].delegated
    return {seat: one for seat, one in delegated.items() if seat != event.seat}


def _add(state: State, event: e.SignerAdded) -> None:
    task = state.tasks[event.element]
    person = event.acting_for or event.person
    added = Added(position=event.position, by_seat=event.by_seat, person=person)
    put(
        state.tasks,
        event.element,
        seats=(*task.seats, event.seat),
        added={**task.added, event.seat.id: added},
        acted=True,
    )


def _remove(state: State, event: e.SignerRemoved) -> None:
    task = state.tasks[event.element]
    seats = tuple(seat for seat in task.seats if seat.id != event.seat)
    task = replace(task, seats=seats, gone=task.last_seat())
    state.tasks[event.element] = still_shared(task)


def _hand_over(state: State, event: e.HandedOver) -> None:
    for element in event.elements:
        task = _handed_over(state.tasks[element], event.person, event.to)
        state.tasks[element] = still_shared(task)
    for case in event.cases:
        put(state.cases, case, starter=event.to)
        if case == MAIN:
            state.initiator = event.to


def _handed_over(task: Task, person: str, to: str) -> Task:
    """Undecided seats, claims, delegations and what was asked of others change hands."""
    spoken = {*task.votes, *task.entries}
    seats = tuple(
        seat if seat.id in spoken or not {person} & {*seat.people, *seat.recorders}
        else replace(
            seat,
            people=renamed(seat.people, person, to),
            recorders=renamed(seat.recorders, person, to),
            transferred=True,
        )
        for seat in task.seats
    )  # fmt: skip
    change = {person: to}
    return replace(
        task,
        seats=seats,
        claims={seat: change.get(one, one) for seat, one in task.claims.items()},
        delegated={
            seat: replace(one, person=change.get(one.person, one.person),
                          to=change.get(one.to, one.to))
            for seat, one in task.delegated.items()
        },
        added={
            seat: replace(one, person=change.get(one.person, one.person))
            for seat, one in task.added.items()
        },
    )  # fmt: skip


def renamed(people: tuple[str, ...], person: str, to: str) -> tuple[str, ...]:
    """The people with one replaced by another, each once."""
    return tuple(dict.fromkeys(to if one == person else one for one in people))
