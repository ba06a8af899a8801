"""认领: of several people meant one takes the work; nobody else of them may then."""

from __future__ import annotations

from xize.core.engine import commands as c
from xize.core.engine import events as e
from xize.core.engine.people.seats import OUTSIDE
from xize.core.engine.refusals import Refused
from xize.core.engine.sharing.held import held
from xize.core.engine.view.draft import Draft


def standing_to_claim(draft: Draft, command: c.Claim) -> e.Seat:
    """A seat of several people that nobody has taken; parties outside are one person each."""
    mine = held(draft, command.by, command.item)
    mine.allow("claim")
    free = [seat for seat in mine.seats if seat.id not in mine.task.claims]
    if not free:
        raise Refused("already-claimed", step=mine.step)
    open_ = [seat for seat in free if of_several(seat)]
    if not open_:
        raise Refused("nothing-to-claim", step=mine.step)
    return open_[0]


def claim(draft: Draft, command: c.Claim) -> None:
    """Take it."""
    _record(draft, e.Claimed, command.item, standing_to_claim(draft, command))


def standing_to_release(draft: Draft, command: c.Release) -> e.Seat:
    """Whoever took it gives it back."""
    mine = held(draft, command.by, command.item)
    taken = [seat for seat in mine.seats if seat.id in mine.task.claims]
    if not taken:
        raise Refused("not-claimed", step=mine.step)
    return taken[0]


def release(draft: Draft, command: c.Release) -> None:
    """Give it back to everybody meant."""
    _record(draft, e.ClaimReleased, command.item, standing_to_release(draft, command))


def _record(draft: Draft, what: type[e.Claimed | e.ClaimReleased], item: str, seat: e.Seat) -> None:
    draft.emit(
        what(
            at=draft.at,
            by=draft.by,
            element=item,
            seat=seat.id,
            person=draft.by,
            acting_for=draft.acting_for,
        )
    )


def of_several(seat: e.Seat) -> bool:
    """Whether several people are meant, of whom one may take it."""
    return len(seat.people) > 1 and not any(one.startswith(OUTSIDE) for one in seat.people)
