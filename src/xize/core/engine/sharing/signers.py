"""加签 and 减签: further voices at an open step, and voices that are asked no more."""

from __future__ import annotations

from collections.abc import Iterator

from xize.core.engine import commands as c
from xize.core.engine import events as e
from xize.core.engine.flow.steps import conclude
from xize.core.engine.objections import accountable, apart, open_task
from xize.core.engine.people.holding import voices
from xize.core.engine.people.taking_part import subject
from xize.core.engine.refusals import Refused
from xize.core.engine.sharing.held import Held, held, known_people
from xize.core.engine.sharing.telling import others, tell_people
from xize.core.engine.state import Task
from xize.core.engine.view.draft import Draft
from xize.core.process.graph import UserTask

POSITIONS = ("before", "after", "beside")


def standing_to_add(draft: Draft, command: c.AddSigner) -> tuple[Held, e.Seat]:
    """The holder of an undecided seat; whoever decides between demands decides alone."""
    mine = held(draft, command.by, command.item)
    if command.position not in POSITIONS:
        raise Refused("unknown-position")
    way = f"add_{command.position}"
    mine.allow(way)
    if mine.task.split:
        raise Refused("way-forbidden", step=mine.step, way=way)
    return mine, mine.seats[0]


def add(draft: Draft, command: c.AddSigner) -> None:
    """Give each of them a seat of their own in the adder's turn."""
    mine, adder = standing_to_add(draft, command)
    people = known_people(draft, command.people)
    for person in people:
        _may_be_added(draft, mine, person)
    number = mine.task.last_seat()
    for position, person in enumerate(people, 1):
        seat = e.Seat(id=f"s{number + position}", people=(person,), turn=adder.turn)
        draft.emit(
            e.SignerAdded(
                at=draft.at,
                by=draft.by,
                element=command.item,
                seat=seat,
                position=command.position,
                by_seat=adder.id,
                person=draft.by,
                reason=command.reason,
                acting_for=draft.acting_for,
            )
        )


def _may_be_added(draft: Draft, mine: Held, person: str) -> None:
    """Nobody is asked twice, nor asked what somebody else is to check (``not_same_as``)."""
    for seat in voices(mine.task):
        if person in seat.people and mine.task.claims.get(seat.id, person) == person:
            raise Refused("signer-already", step=mine.step, people=(person,))
    apart(draft, mine.element, mine.node, person)


def standing_to_remove(draft: Draft, command: c.RemoveSigner) -> None:
    """Whoever added it; a voice the rule gave only the accountable person, where allowed."""
    _, task, node = open_task(draft, command.item)
    step = node.name or node.id
    if command.seat not in (seat.id for seat in removable(task)):
        raise Refused("no-such-signer", step=step)
    added = task.added.get(command.seat)
    if added is not None and added.person == command.by.principal:
        return
    if "remove_signer" not in node.work.allows or "remove_signer" in node.work.forbids:
        raise Refused("way-forbidden", step=step, way="remove_signer")
    accountable(draft, command.by)
    if added is None:
        _not_the_last(task, node, command.seat)


def removable(task: Task) -> list[e.Seat]:
    """Voices that have not decided, of this turn and later ones."""
    if task.split:
        return []
    return [
        seat
        for seat in task.seats
        if not seat.entry and seat.turn >= task.turn and seat.id not in task.votes
    ]


def _not_the_last(task: Task, node: UserTask, seat_id: str) -> None:
    """A turn keeps one voice the rule gave it."""
    turn = next(seat.turn for seat in task.seats if seat.id == seat_id)
    given = [s for s in task.seats if not s.entry and s.turn == turn and s.id not in task.added]
    if len(given) == 1:
        raise Refused("last-signer", step=node.name or node.id)


def remove(draft: Draft, command: c.RemoveSigner) -> None:
    """Ask it no more, nor those it had asked for; the vote may be over with that."""
    standing_to_remove(draft, command)
    task = draft.state.tasks[command.item]
    gone = tuple(_with_its_own(task, command.seat))
    people = tuple(one for seat in task.seats if seat.id in gone for one in seat.people)
    tell_people(
        draft, subject(draft, command.item), "signer_removed", others(draft, people), command.reason
    )
    for seat in gone:
        draft.emit(
            e.SignerRemoved(
                at=draft.at,
                by=draft.by,
                element=command.item,
                seat=seat,
                person=draft.by,
                reason=command.reason,
                acting_for=draft.acting_for,
            )
        )
    if draft.state.tasks[command.item].votes:
        conclude(draft, command.item)


def _with_its_own(task: Task, seat: str) -> Iterator[str]:
    """The seat after the undecided ones it added: their opinion was for its decision."""
    for key, one in task.added.items():
        if one.by_seat == seat and key not in task.votes:
            yield from _with_its_own(task, key)
    yield seat
