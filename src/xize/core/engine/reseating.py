"""Who may act on open steps, asked again when the team, the data or a form has changed."""

from __future__ import annotations

from msgspec.structs import replace

from xize.core.engine import events as e
from xize.core.engine.draft import Draft
from xize.core.engine.seats import seats_of
from xize.core.engine.steps import conclude
from xize.core.engine.world import World
from xize.core.process.graph import UserTask


def reseat(draft: Draft) -> None:
    """Seat anew whoever has not spoken yet (Semantics 6).

    Decided and transferred seats stay; a new voice is added, one no longer meant is withdrawn.
    Where only those are left who have spoken, the vote is over.
    """
    for key, task in list(draft.state.tasks.items()):
        if key not in draft.state.tasks or any(one.id == "split" for one in task.seats):
            continue
        element = draft.state.elements[key]
        node = draft.node(element.case, element.node)
        assert isinstance(node, UserTask)
        wanted = seats_of(draft, node.work, World(draft, element.case, element.row, key))
        if not wanted:
            continue
        seats = _reseated(task.seats, wanted, {*task.votes, *task.entries})
        if seats != task.seats:
            draft.emit(
                e.Reseated(
                    at=draft.at, by=draft.by, element=key, seats=seats, reason="team-or-data"
                )
            )
            if task.votes:
                conclude(draft, key)


def _reseated(
    old: tuple[e.Seat, ...], wanted: tuple[e.Seat, ...], used: set[str]
) -> tuple[e.Seat, ...]:
    seats = [seat for seat in old if seat.id in used or seat.transferred]
    taken = {(seat.roles, seat.turn, seat.entry) for seat in seats}
    by_role = {(seat.roles, seat.turn, seat.entry): seat for seat in old}
    number = max((int(seat.id[1:]) for seat in old), default=0)
    for seat in wanted:
        mark = (seat.roles, seat.turn, seat.entry)
        if mark in taken:
            continue
        known = by_role.get(mark)
        number += known is None
        seats.append(replace(seat, id=known.id if known else f"s{number}"))
    return tuple(sorted(seats, key=lambda seat: (seat.turn, seat.entry, int(seat.id[1:]))))
