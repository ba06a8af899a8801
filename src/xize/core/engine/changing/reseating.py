"""Who may act on open steps, asked again when the team, the data or a form has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from xize.core.engine import events as e
from xize.core.engine.flow.opening import may_skip, nobody, skip
from xize.core.engine.flow.scopes import drop, instance_done
from xize.core.engine.flow.steps import conclude, pass_empty_turn
from xize.core.engine.people.asking import ask_owner
from xize.core.engine.people.seating import seats_of
from xize.core.engine.state import Task, is_instance
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.engine.view.world import World
from xize.core.process.graph import UserTask
from xize.core.process.index import is_standard

Seats = tuple[e.Seat, ...]


def reseat(draft: Draft) -> None:
    """Seat anew whoever has not spoken yet (Semantics 6).

    Decided and transferred seats stay; a new voice is added, one no longer meant is withdrawn,
    and with it those it had asked for. Where only those are left who have spoken, the vote is
    over. Where nobody of the rule is left, what the step says of nobody holds.
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
        if not any(not seat.entry for seat in (*wanted, *_kept(task))):
            if may_skip(draft, node.work, world):
                _leave_out(draft, key)
                continue
            wanted = (nobody(node.work), *wanted)
        _seat(draft, key, _reseated(task, wanted))


def _seat(draft: Draft, key: str, seats: Seats) -> None:
    """Give an open step these seats, and go on where nothing is left to wait for."""
    task = draft.state.tasks[key]
    if seats == task.seats:
        return
    draft.emit(
        e.Reseated(at=draft.at, by=draft.by, element=key, seats=seats, reason="team-or-data")
    )
    known = {seat.id for seat in task.seats if not seat.people}
    empty = [seat for seat in seats if not (seat.entry or seat.people or seat.id in known)]
    ask_owner(draft, key, empty)
    pass_empty_turn(draft, key)
    if key in draft.state.tasks and draft.state.tasks[key].votes:
        conclude(draft, key)


def _leave_out(draft: Draft, key: str) -> None:
    """Nobody is left who is meant: the step is left out, as if it were come to now."""
    element, task = draft.state.elements[key], draft.state.tasks[key]
    drop(draft, key, "nobody")
    drawn = is_standard(draft.node(element.case, element.node))
    if is_instance(draft.state, element) and not drawn:
        instance_done(draft, element.parent, element.node)
        return
    arrival = Arrival(
        element.node,
        element.case,
        element.parent,
        cause=element.cause,
        beside=element.beside,
        back=task.back,
    )
    skip(draft, arrival, "nobody")


def _kept(task: Task) -> list[e.Seat]:
    """Seats of the rule that stay whoever is meant now: spoken for, or handed on."""
    spoken = {*task.votes, *task.entries}
    old = (seat for seat in task.seats if seat.id not in task.added)
    return [seat for seat in old if seat.id in spoken or seat.transferred]


def _reseated(task: Task, wanted: Seats) -> Seats:
    old = [seat for seat in task.seats if seat.id not in task.added]
    kept = _kept(task)
    seats = [*kept]
    number = task.last_seat()
    for mark, meant in _by_mark(wanted).items():
        same = _by_mark(old).get(mark, [])
        stays = [seat for seat in same if seat in kept]
        free = [seat for seat in same if seat not in stays]
        several = len(meant) > 1 or len(same) > 1
        for seat in _each_their_own(meant, stays, free) if several else _one(meant, stays, free):
            number += not seat.id
            seats.append(seat if seat.id else replace(seat, id=f"s{number}"))
    seats += _added(task, seats)
    return tuple(sorted(seats, key=lambda seat: (seat.turn, seat.entry, int(seat.id[1:]))))


def _added(task: Task, rule: Iterable[e.Seat]) -> list[e.Seat]:
    """Added voices that stay: whoever has spoken, and whose asker is still there.

    They never stand alone in a turn: their opinion is for somebody's decision.
    """
    there = {seat.id for seat in rule}
    turns = {seat.turn for seat in rule if not seat.entry}
    found = []
    for seat in task.seats:
        how = task.added.get(seat.id)
        asked_for = how is not None and how.by_seat in there and seat.turn in turns
        if how is not None and (seat.id in task.votes or asked_for):
            there.add(seat.id)
            found.append(seat)
    return found


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
