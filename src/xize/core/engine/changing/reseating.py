"""Who may act on open steps, asked again when the team, the data or a form has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from xize.core.engine import events as e
from xize.core.engine.flow.steps import conclude
from xize.core.engine.people.seating import seats_of
from xize.core.engine.state import Task
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.world import World
from xize.core.process.graph import UserTask


def reseat(draft: Draft) -> None:
    """Seat anew whoever has not spoken yet (Semantics 6).

    Decided, transferred and added seats stay; a new voice is added, one no longer meant is
    withdrawn.
    Where only those are left who have spoken, the vote is over.
    """
    for key, task in list(draft.state.tasks.items()):
        if key not in draft.state.tasks or any(one.id == "split" for one in task.seats):
            continue
        element = draft.state.elements[key]
        node = draft.node(element.case, element.node)
        assert isinstance(node, UserTask)
        world = World(draft, element.case, element.row, key)
        holders = {person for seat in task.seats for person in seat.people}
        wanted = seats_of(draft, node.work, world, holders)
        if not wanted:
            continue
        seats = _reseated(task, wanted)
        if seats != task.seats:
            draft.emit(
                e.Reseated(
                    at=draft.at, by=draft.by, element=key, seats=seats, reason="team-or-data"
                )
            )
            if task.votes:
                conclude(draft, key)


def _reseated(task: Task, wanted: tuple[e.Seat, ...]) -> tuple[e.Seat, ...]:
    old = [seat for seat in task.seats if seat.id not in task.added]
    spoken = {*task.votes, *task.entries}
    seats = [seat for seat in old if seat.id in spoken or seat.transferred]
    seats += [seat for seat in task.seats if seat.id in task.added]
    number = task.last_seat()
    for mark, meant in _by_mark(wanted).items():
        same = _by_mark(old).get(mark, [])
        stays = [seat for seat in same if seat.id in spoken or seat.transferred]
        free = [seat for seat in same if seat not in stays]
        several = len(meant) > 1 or len(same) > 1
        for seat in _each_their_own(meant, stays, free) if several else _one(meant, stays, free):
            number += not seat.id
            seats.append(seat if seat.id else replace(seat, id=f"s{number}"))
    return tuple(sorted(seats, key=lambda seat: (seat.turn, seat.entry, int(seat.id[1:]))))


def _by_mark(seats: Iterable[e.Seat]) -> dict[tuple[object, ...], list[e.Seat]]:
    """Seats by what they speak for: ``pick: all`` gives one role many."""
    found: dict[tuple[object, ...], list[e.Seat]] = {}
    for seat in seats:
        found.setdefault((seat.roles, seat.turn, seat.entry), []).append(seat)
    return found


def _one(meant: list[e.Seat], stays: list[e.Seat], free: list[e.Seat]) -> Iterator[e.Seat]:
    """A role with one voice keeps its seat, whoever the people are now."""
    if not stays:
        yield replace(meant[0], id=free[0].id if free else "")


def _each_their_own(
    meant: list[e.Seat], stays: list[e.Seat], free: list[e.Seat]
) -> Iterator[e.Seat]:
    """A voice for each person: theirs stays theirs, and who handed it on gets no second one."""
    spoke = {seat.people for seat in stays if not seat.transferred}
    known = {seat.people: seat.id for seat in free}
    handed_on = sum(seat.transferred for seat in stays)
    for seat in meant:
        if seat.people in spoke:
            continue
        if seat.people not in known and handed_on:
            handed_on -= 1
            continue
        yield replace(seat, id=known.get(seat.people, ""))
