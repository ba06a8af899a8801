"""What the clock owes: every stream whose time has come, once, whoever else is at it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import msgspec
from django.db import IntegrityError, OperationalError, connection, transaction

from xize.core.engine import Refused, decide, due, replay
from xize.core.engine import commands as c
from xize.core.engine.events import AnyEvent
from xize.core.engine.state import State
from xize.ledger import crash
from xize.ledger.afterwards import afterwards
from xize.ledger.batch import fetch
from xize.ledger.errors import Conflict
from xize.ledger.instants import micros
from xize.ledger.turns import turn
from xize.projects.services.execute import ATTEMPTS, Done, worth_another_try
from xize.projects.transaction import Situation, situation, write

PAGE = 1_000
"""Streams asked for at a time."""

LONGEST_TICK = 10_000
"""More clock commands at one stream and one instant than any rule can mean."""

_DUE = "SELECT id FROM ledger_stream WHERE wake <= ? ORDER BY wake LIMIT ?"
_CLAIM = "SELECT id FROM ledger_stream WHERE id = ? AND wake <= ? FOR UPDATE SKIP LOCKED"


def tick(*, now: datetime, stream: str | None = None) -> int:
    """Do everything that is due at ``now``, in one stream or in all; how many events came of it.

    A stream that another worker holds is left to that worker. Every command is decided on the
    stream as it stands under the lock, so a reminder that was sent is not owed any more: a worker
    that dies is made up for by the next one, and two never act twice. What goes wrong in one stream
    is raised when all others are done.
    """
    if stream is not None:
        return len(_tick(stream, now).events)
    seen: set[str] = set()
    count = 0
    with afterwards("some streams could not be brought up to time") as part:
        while fresh := [one for one in _due_streams(now, len(seen)) if one not in seen]:
            for one in fresh:
                seen.add(one)
                with part(f"stream {one} at {now.isoformat()}"):
                    count += len(_tick(one, now).events)
    return count


def _due_streams(now: datetime, done: int) -> list[str]:
    """Some streams whose time has come, beyond as many as may have been left to others."""
    return [row[0] for row in fetch(connection, _DUE, (micros(now), PAGE + done))]


def _tick(stream: str, at: datetime) -> Done:
    return as_clock(lambda: _attempt(stream, at))


def as_clock(attempt_it: Callable[[], Done]) -> Done:
    """Do a transaction of the clock, again where people were faster."""
    for attempt in range(ATTEMPTS):
        try:
            done = attempt_it()
        except (Conflict, IntegrityError, OperationalError) as error:
            if attempt + 1 == ATTEMPTS or not worth_another_try(error):
                raise
        else:
            crash.reached(crash.AFTER_COMMIT)
            return done
    raise AssertionError("the loop returns or raises")


def _attempt(stream: str, at: datetime) -> Done:
    with turn(), transaction.atomic():
        if not claimed(stream, at):
            return Done(stream, 0, 0)
        now = situation(stream, None, at, lock=True)
        events = _owed(now)
        if not events:
            return Done(stream, 0, 0)
        head = write(now, events, None)
    return Done(stream, now.head.seq + 1, head.seq, events)


def claimed(stream: str, at: datetime) -> bool:
    """Whether the stream is ours to tick; SQLite has one writer at a time anyway."""
    if connection.vendor != "postgresql":
        return True
    return bool(fetch(connection, _CLAIM, (stream, micros(at))))


def _owed(now: Situation) -> tuple[AnyEvent, ...]:
    """Decide what is due, one command after another, until nothing is."""
    state, events = now.state, list[AnyEvent]()
    refused: set[bytes] = set()
    for _ in range(LONGEST_TICK):
        command = _next(now, state, refused)
        if command is None:
            break
        try:
            new = decide(now.rules, now.facts, state, command)
        except Refused:
            refused.add(_mark(command))
            continue
        if not new:
            refused.add(_mark(command))
        events += new
        state = replay(new, state)
    return tuple(events)


def _next(now: Situation, state: State, refused: set[bytes]) -> c.ClockCommand | None:
    """The first command that is due and was not refused before."""
    owed = due(now.rules, now.facts, state, now.at)
    return next((one for one in owed if _mark(one) not in refused), None)


def _mark(command: c.ClockCommand) -> bytes:
    return msgspec.json.encode(command)
