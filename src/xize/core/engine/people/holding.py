"""Whose turn it is at an open step: voices, their order, and who may use each (Sharing work).

A voice added before another (前加签) comes first, one added after it (后加签) comes when it has
decided, one beside (并加签) at once. Added voices stand with the one they belong to.
"""

from __future__ import annotations

from xize.core.engine.commands import Actor
from xize.core.engine.events import Seat
from xize.core.engine.people.seats import OUTSIDE
from xize.core.engine.state import Task


def identity(actor: Actor) -> str:
    """The id under which somebody's seats are found: an outside role's, a principal's or theirs."""
    return OUTSIDE + actor.outside if actor.outside else actor.principal


def seats_held(task: Task, actor: Actor, on_behalf: str | None, *, entry: bool) -> list[Seat]:
    """Seats the actor may use: their own, or (recording) those of the outside role."""
    me = identity(actor)
    if on_behalf is not None:
        return [
            seat
            for seat in task.seats
            if seat.entry == entry and on_behalf in seat.roles and me in seat.recorders
        ]
    return [seat for seat in task.seats if seat.entry == entry and me in seat.people]


def voices(task: Task) -> tuple[Seat, ...]:
    """The voices of the running turn; once demands differ, the one that decides between them."""
    if task.split:
        return tuple(seat for seat in task.seats if seat.id == "split")
    return tuple(seat for seat in task.seats if not seat.entry and seat.turn == task.turn)


def open_voices(task: Task) -> tuple[Seat, ...]:
    """Voices of the running turn that have not decided."""
    return tuple(seat for seat in voices(task) if seat.id not in task.votes)


def comes_first(task: Task, seat: Seat) -> tuple[Seat, ...]:
    """Undecided voices this one waits for: those added before it, or the one it was added after."""
    if not task.added:
        return ()
    here = task.added.get(seat.id)
    adder = here.by_seat if here is not None and here.position == "after" else None
    return tuple(
        one for one in open_voices(task) if one.id == adder or _is_before(task, one.id, seat.id)
    )


def _is_before(task: Task, one: str, seat: str) -> bool:
    how = task.added.get(one)
    return how is not None and (how.by_seat, how.position) == (seat, "before")


def comes_after(task: Task, seat: str) -> tuple[str, ...]:
    """Voices that wait for this one: its adder (前加签), those it added after itself (后加签)."""
    here = task.added.get(seat)
    adder = (here.by_seat,) if here is not None and here.position == "before" else ()
    added = (
        key for key, one in task.added.items() if (one.by_seat, one.position) == (seat, "after")
    )
    return (*adder, *added)


def root_of(task: Task, seat: str) -> str:
    """The voice of the rule an added one belongs to; the voice itself where the rule gave it."""
    while seat in task.added:
        seat = task.added[seat].by_seat
    return seat


def ready_voices(task: Task, *, in_order: bool) -> tuple[Seat, ...]:
    """Voices that may decide now. ``in_order``: one place after the other (``rule: in_order``)."""
    free = open_voices(task)
    if in_order and free:
        places = dict.fromkeys(root_of(task, seat.id) for seat in voices(task))
        waiting = {root_of(task, seat.id) for seat in free}
        now = next(place for place in places if place in waiting)
        free = tuple(seat for seat in free if root_of(task, seat.id) == now)
    return tuple(seat for seat in free if not comes_first(task, seat)) if task.added else free


def users(task: Task, seat: Seat) -> tuple[str, ...]:
    """Whom a voice waits for: the delegate, the one who took it, or everybody meant."""
    if seat.id in task.delegated:
        return (task.delegated[seat.id].to,)
    if seat.id in task.claims:
        return (task.claims[seat.id],)
    return seat.people


def responsible(task: Task, seat: Seat) -> tuple[str, ...]:
    """Whose time it is that passes: whoever took it or is meant, and who prepares it for them."""
    taken = task.claims.get(seat.id)
    delegation = task.delegated.get(seat.id)
    owners = (taken,) if taken else seat.people
    return owners if delegation is None else (*owners, delegation.to)


def waiting_for(task: Task) -> tuple[str, ...]:
    """People an open step waits for now."""
    return tuple(dict.fromkeys(one for seat in open_voices(task) for one in users(task, seat)))


def taken_by_other(task: Task, seat: Seat, actor: Actor) -> bool:
    """Whether somebody else of those meant has taken the voice."""
    return task.claims.get(seat.id, identity(actor)) != identity(actor)
