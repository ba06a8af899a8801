"""The transaction: read, decide, write everything, or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, OperationalError, connection
from django.utils import timezone

from xize.core.engine import commands as c
from xize.core.engine import decide
from xize.core.engine.events import AnyEvent
from xize.ledger import crash
from xize.ledger.errors import Conflict
from xize.ledger.instants import micros
from xize.ledger.unit import unit
from xize.people.actor import Actor
from xize.projects.transaction import Answered, Situation, answered, situation_in, write

Make = Callable[[Situation], c.AnyCommand]
ATTEMPTS = 6
"""The first try reads without a lock; the others hold the stream's row from the beginning."""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a command: the stream and the seqs of its events (``repeated``: by key)."""

    stream: str
    first: int
    last: int
    events: tuple[AnyEvent, ...] = ()
    repeated: bool = False


def execute(
    *,
    actor: Actor,
    stream: str,
    make: Make,
    at: datetime | None = None,
    key: str | None = None,
    edition: str = "",
) -> Done:
    """Carry out one command on a stream: read, decide, write everything, or raise ``Refused``.

    ``make`` builds the command from the stream as it stands; it is asked again when somebody else
    wrote first, which no person ever notices. ``edition`` begins a new stream.
    """
    moment = at or timezone.now()
    known = _request_key(actor, key)
    for attempt in range(ATTEMPTS):
        try:
            done = _attempt(actor, stream, make, moment, known, edition, lock=attempt > 0)
        except (Conflict, IntegrityError, OperationalError) as error:
            if attempt + 1 == ATTEMPTS or not worth_another_try(error):
                raise
        else:
            crash.reached(crash.AFTER_COMMIT)
            return done
    raise AssertionError("the loop returns or raises")


def repeated(*, actor: Actor, key: str | None) -> Done | None:
    """What was done with this key before: a second click may find its step gone already."""
    known = _request_key(actor, key)
    before = answered(known) if known else None
    return Done(*before, repeated=True) if before else None


def _attempt(
    actor: Actor,
    stream: str,
    make: Make,
    at: datetime,
    key: str | None,
    edition: str,
    *,
    lock: bool,
) -> Done:
    with unit(connection) as work:
        now = situation_in(work, stream, actor, at, edition=edition, key=key, lock=lock)
        if isinstance(now, Answered):
            return Done(*now, repeated=True)
        events = decide(now.rules, now.facts, now.state, make(now))
        head = write(now, events, (key, micros(at)) if key else None)
    return Done(stream, now.head.seq + 1, head.seq, events)


def _request_key(actor: Actor, key: str | None) -> str | None:
    """Keys belong to the person who used them."""
    return hashlib.sha256(f"{actor.person}\n{key}".encode()).hexdigest() if key else None


def worth_another_try(error: Exception) -> bool:
    """Somebody wrote first, or two transactions waited for each other (PostgreSQL)."""
    if isinstance(error, Conflict | IntegrityError):
        return True
    state = getattr(error.__cause__, "sqlstate", "") or ""
    return state in {"40001", "40P01"}
