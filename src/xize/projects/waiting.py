"""Whom an open step waits for, and what it wants of each: what puts it into an inbox."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from xize.core.engine.events import Seat
from xize.core.engine.people.holding import open_voices, ready_voices
from xize.core.engine.sharing.claims import of_several
from xize.core.engine.state import Task
from xize.core.process.work import Work

RANKS = ("decide", "claim", "enter", "record", "prepare", "asked")
"""What may be wanted of somebody, the weightiest first: to decide (alone, or what they took), to
take or decide what several are meant for, to enter an opinion, to record an outsider's, to prepare
a decision for its owner (委派), or nothing yet while another prepares it (the owner may decide).
"""


def waiting(task: Task, work: Work) -> Mapping[str, str]:
    """Everybody who may act now, with the weightiest thing wanted of them."""
    found: dict[str, str] = {}
    for person, how in _wanted(task, work):
        if person not in found or RANKS.index(how) < RANKS.index(found[person]):
            found[person] = how
    return found


def _wanted(task: Task, work: Work) -> Iterator[tuple[str, str]]:
    for seat in open_voices(task) if task.delegated else ():
        if seat.id in task.delegated:  # preparing need not wait for anybody's turn
            yield task.delegated[seat.id].to, "prepare"
    for seat in ready_voices(task, in_order=work.vote.rule == "in_order"):
        yield from _of_voice(task, work, seat)
        yield from ((person, "record") for person in seat.recorders)
    for seat in task.seats:
        if seat.entry and seat.id not in task.entries:
            yield from ((person, "enter") for person in seat.people)
            yield from ((person, "record") for person in seat.recorders)


def _of_voice(task: Task, work: Work, seat: Seat) -> Iterator[tuple[str, str]]:
    taken = task.claims.get(seat.id)
    owners = (taken,) if taken else seat.people
    how = "decide"
    if seat.id in task.delegated:
        how = "asked"
    elif not taken and of_several(seat) and "claim" not in work.forbids:
        how = "claim"
    yield from ((person, how) for person in owners)
