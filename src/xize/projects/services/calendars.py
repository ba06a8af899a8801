"""Another calendar is in force: open deadlines follow it, stream by stream, in pieces.

A stream is looked at without a lock first; most have nothing that moves. One that has is decided
under its lock, where a deadline that was moved already is not moved again: whichever worker dies,
or comes second, each stream moves once.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db import connection, transaction

from xize.core.engine import commands as c
from xize.core.engine import decide
from xize.core.engine.clock.strike import THE_CLOCK
from xize.core.engine.events import AnyEvent
from xize.core.engine.state import State
from xize.ledger.afterwards import afterwards
from xize.ledger.batch import fetch
from xize.ledger.turns import turn
from xize.projects.services.clock import as_clock
from xize.projects.services.execute import Done
from xize.projects.transaction import KIND, Situation, situation, write
from xize.rulebook.following import SETTLES, following, reached

PIECE = 500
"""Streams looked at before the worker turns to what else is due."""

_NEXT = "SELECT id FROM ledger_stream WHERE id > ? AND kind = ? ORDER BY id LIMIT ?"


class Followed(NamedTuple):
    """What a piece of the work came to; ``more``: there is another piece to do."""

    events: int
    more: bool


def follow_calendar(*, now: datetime, settles: timedelta = SETTLES, piece: int = PIECE) -> Followed:
    """Let open deadlines follow the calendar in force, some streams at a time.

    ``settles``: how long after a change it is begun, so that nobody is still deciding by the
    calendar before. What goes wrong in one stream is raised when the others are done.
    """
    task = following(now, settles)
    if task is None:
        return Followed(0, more=False)
    streams = [row[0] for row in fetch(connection, _NEXT, (task.reached, KIND, piece))]
    count, more = 0, len(streams) == piece
    with afterwards("some streams could not follow the calendar") as part:
        for stream in streams:
            with part(f"stream {stream} at {now.isoformat()}"):
                count += len(_follow(stream, now, task.changed).events)
        reached(task, streams[-1] if more else None)
    return Followed(count, more)


def _follow(stream: str, at: datetime, changed: tuple[date, ...]) -> Done:
    glance = situation(stream, None, at)
    if not _has_dates(glance.state) or not _moves(glance, changed):
        return Done(stream, 0, 0)
    return as_clock(lambda: _attempt(stream, at, changed))


def _attempt(stream: str, at: datetime, changed: tuple[date, ...]) -> Done:
    with turn(), transaction.atomic():
        now = situation(stream, None, at, lock=True)
        events = _moves(now, changed)
        if not events:
            return Done(stream, 0, 0)
        head = write(now, events, None)
    return Done(stream, now.head.seq + 1, head.seq, events)


def _has_dates(state: State) -> bool:
    return bool(state.armed) or any(one.deadline for one in state.elements.values())


def _moves(now: Situation, changed: tuple[date, ...]) -> tuple[AnyEvent, ...]:
    command = c.FollowCalendar(by=THE_CLOCK, at=now.at, changed=changed)
    return decide(now.rules, now.facts, now.state, command)
