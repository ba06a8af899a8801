"""委派: somebody prepares a decision, and it comes back to its owner, who confirms it."""

from __future__ import annotations

from xize.core.engine import commands as c
from xize.core.engine import events as e
from xize.core.engine.objections import open_task
from xize.core.engine.people.holding import open_voices
from xize.core.engine.people.taking_part import subject
from xize.core.engine.refusals import Refused
from xize.core.engine.sharing.held import Held, held, known_people
from xize.core.engine.sharing.telling import tell_people
from xize.core.engine.view.draft import Draft


def standing_to_delegate(draft: Draft, command: c.Delegate) -> tuple[Held, e.Seat]:
    """The holder of an undecided seat that nobody is preparing already."""
    mine = held(draft, command.by, command.item)
    mine.allow("delegate")
    free = [seat for seat in mine.seats if seat.id not in mine.task.delegated]
    if not free:
        busy = mine.task.delegated[mine.seats[0].id].to
        raise Refused("already-delegated", step=mine.step, people=(busy,))
    return mine, free[0]


def delegate(draft: Draft, command: c.Delegate) -> None:
    """Ask; the seat waits for the delegate, and stays its owner's."""
    _, seat = standing_to_delegate(draft, command)
    known_people(draft, (command.to,))
    if command.to in (command.by.principal, *seat.people):
        raise Refused("delegate-to-self")
    draft.emit(
        e.Delegated(
            at=draft.at,
            by=draft.by,
            element=command.item,
            seat=seat.id,
            person=draft.by,
            to=command.to,
            reason=command.reason,
            acting_for=draft.acting_for,
        )
    )


def standing_to_answer(draft: Draft, command: c.Answer) -> tuple[e.Seat, ...]:
    """The seats whose decision this person was asked to prepare."""
    _, task, node = open_task(draft, command.item)
    mine = tuple(
        seat
        for seat in open_voices(task)
        if seat.id in task.delegated and task.delegated[seat.id].to == command.by.principal
    )
    if not mine:
        raise Refused("not-delegated", step=node.name or node.id)
    return mine


def answer(draft: Draft, command: c.Answer) -> None:
    """Give the answer back; what it suggests is one of the step's outcomes, or nothing."""
    seats = standing_to_answer(draft, command)
    _, _, node = open_task(draft, command.item)
    options = tuple(one.id for one in node.work.outcomes)
    if command.outcome and command.outcome not in options:
        name = node.name or node.id
        raise Refused("unknown-outcome", step=name, outcome=command.outcome, options=options)
    if not (command.outcome or command.comment.strip() or command.files):
        raise Refused("text-missing")
    asked = draft.state.tasks[command.item].delegated
    owners = tuple(dict.fromkeys(asked[seat.id].person for seat in seats))
    for seat in seats:
        draft.emit(
            e.DelegateAnswered(
                at=draft.at,
                by=draft.by,
                element=command.item,
                seat=seat.id,
                person=draft.by,
                outcome=command.outcome,
                text=command.comment,
                files=command.files,
                acting_for=draft.acting_for,
            )
        )
    tell_people(draft, subject(draft, command.item), "answered", owners, command.comment)
