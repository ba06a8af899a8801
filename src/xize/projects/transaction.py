"""The inside of the one transaction: what it reads before deciding, what it writes afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from django.db import connection

from xize.core.engine import commands as c
from xize.core.engine import decode_state, encode, encode_state, wakes
from xize.core.engine.events import AnyEvent, Started
from xize.core.engine.state import State
from xize.core.forms import canonical_bytes
from xize.core.process.rulebook import Rulebook
from xize.ledger import crash
from xize.ledger.append import Draft, Head, Snapshot, advance, append, open_stream
from xize.ledger.batch import Batch, fetch
from xize.ledger.errors import Conflict
from xize.ledger.instants import micros, optional_micros
from xize.ledger.payloads import PayloadDraft, draft_payload, store
from xize.ledger.queries import StreamRow, stream_in, stream_row
from xize.ledger.recall import Memory, recalled
from xize.ledger.statement import Statement
from xize.ledger.unit import Unit
from xize.people.actor import Actor
from xize.people.ids import new_id
from xize.people.permissions import Permission
from xize.projects.current import Heading
from xize.projects.facts import DatabaseFacts
from xize.projects.project import heading_of, project
from xize.projects.refusals import NoSuchProject
from xize.rulebook.queries import compiled

KIND = "project"
_REQUEST = ("key", "stream", "first", "last", "at")
_SEQ = "SELECT seq FROM ledger_stream WHERE id = ?"
_ANSWERED = 'SELECT stream, "first", "last" FROM projects_request WHERE key = ?'


class Answered(NamedTuple):
    """What an idempotency key was answered with: stream, first and last event."""

    stream: str
    first: int
    last: int


def answered(key: str) -> Answered | None:
    """What it was answered with, committed by now."""
    rows = fetch(connection, _ANSWERED, (key,))
    return Answered(*rows[0]) if rows else None


@dataclass(slots=True)
class Situation:
    """A stream as it stands, for whoever makes a command; payloads to be stored with it."""

    stream: str
    head: Head
    rules: Rulebook
    state: State
    facts: DatabaseFacts
    actor: c.Actor
    at: datetime
    work: Unit | None = None
    wake: int | None = None
    payloads: list[PayloadDraft] = field(default_factory=list)

    def keep(self, values: Any) -> c.Filled:
        """Salt and digest the canonical values of a form section, to be stored as a payload."""
        draft = draft_payload(new_id(), "form", canonical_bytes(values))
        self.payloads.append(draft)
        return c.Filled(values=values, payload=draft.id, digest=draft.digest)


def situation(
    stream: str, actor: Actor | None, at: datetime, *, edition: str = "", lock: bool = False
) -> Situation:
    """Read the stream, locked where asked, in the caller's transaction if there is one.

    ``edition`` is that of a stream to begin; ``actor`` None is the clock. Raises ``NoSuchProject``.
    """
    row = stream_row(stream, lock=lock)
    return situation_of(stream, row, {}, actor, at, edition)


def situation_in(
    work: Unit,
    stream: str,
    actor: Actor | None,
    at: datetime,
    *,
    edition: str = "",
    key: str | None = None,
    lock: bool = False,
) -> Situation | Answered:
    """Read the stream in a unit of work, or what the idempotency key was answered with.

    A lock is kept until the unit ends. Raises ``NoSuchProject``.
    """
    questions = [Statement(_ANSWERED, (key,))] if key else []
    row, memory, rest = stream_in(work, stream, *questions, lock=lock)
    if rest and rest[0]:
        return Answered(*rest[0][0])
    return situation_of(stream, row, memory, actor, at, edition, work)


def situation_of(
    stream: str,
    row: StreamRow | None,
    memory: Memory,
    actor: Actor | None,
    at: datetime,
    edition: str = "",
    work: Unit | None = None,
) -> Situation:
    """The situation of a row that was read; see ``situation``."""
    if row is None and not edition:
        raise NoSuchProject(stream)
    key = row.edition if row else edition
    rules = recalled(memory, ("edition", key), lambda: compiled(key)).rules
    state = decode_state(row.state if row else b"")
    head = Head(stream, row.seq, row.head) if row else Head.new(stream)
    hold = partial(_hold, work, head) if work else _nothing
    return Situation(
        stream=stream,
        head=head,
        rules=rules,
        state=state,
        facts=DatabaseFacts(stream, rules, memory, hold, actor),
        actor=c.Actor(person=c.CLOCK) if actor is None else engine_actor(actor, rules, state),
        at=at,
        work=work,
        wake=row.wake if row else None,
    )


def _hold(work: Unit, head: Head) -> None:
    """Hold the stream before anything else is locked: nobody else then waits crosswise."""
    work.hold()
    [found] = work.ask(Statement(work.locking(_SEQ), (head.stream,)))
    if found and found[0][0] != head.seq:
        raise Conflict(head.stream)


def _nothing() -> None:
    """There is a transaction already."""


def engine_actor(actor: Actor, rules: Rulebook, state: State) -> c.Actor:
    """The actor as the engine knows them; a partner's contact stands for their outside role."""
    outside = None
    if actor.partner:
        roles = (role for role in rules.roles.values() if role.kind == "outside")
        mine = (role.id for role in roles if actor.person in state.team.get(role.id, ()))
        outside = next(mine, None)
    admin = actor.may(Permission.ORGANISATION_PEOPLE_WRITE)
    return c.Actor(person=actor.person, admin=admin, outside=outside, acting_for=actor.acting_for)


def write(now: Situation, events: Sequence[AnyEvent], request: tuple[str, int] | None) -> Head:
    """Write events, payloads, state and projections together; the stream's new head.

    ``request`` is the idempotency key with the instant it was used, if there is one. A unit of
    work is committed by this; without one the caller's transaction goes on.
    """
    batch = Batch()
    head = gather(batch, now, events, request)
    if now.work is None:
        batch.run(connection)
    else:
        now.work.commit(batch)
    return head


def gather(
    batch: Batch, now: Situation, events: Sequence[AnyEvent], request: tuple[str, int] | None
) -> Head:
    """Add everything to the batch; the stream's new head.

    The stream's row comes first: whoever comes second waits there, before holding anything.
    """
    seq = now.head.seq
    rows, links, heading = batch.part(), batch.part(), _heading(now, events)
    after = project(rows, now.rules, heading, now.state, seq, events, posts=True)
    head = append(links, now.head, [draft(one) for one in events])
    snapshot = Snapshot(encode_state(after), optional_micros(wakes(after)))
    batch.mark(crash.BEFORE_STATE)
    if seq:
        advance(batch, head, seq, snapshot, same_wake=snapshot.wake == now.wake)
    else:
        open_stream(batch, head, KIND, heading.edition, snapshot)
    store(batch, now.stream, now.payloads)
    batch.mark(crash.BEFORE_APPEND)
    batch.extend(links)
    batch.mark(crash.AFTER_APPEND)
    batch.extend(rows)
    if request is not None:
        key, used = request
        batch.insert("projects_request", _REQUEST, [(key, now.stream, seq + 1, head.seq, used)])
    batch.mark(crash.BEFORE_COMMIT)
    return head


def draft(event: AnyEvent) -> Draft:
    """An event as the ledger stores it."""
    type_, version, body = encode(event)
    return Draft(type_, version, micros(event.at), event.by, body)


def _heading(now: Situation, events: Sequence[AnyEvent]) -> Heading:
    first = events[0] if events else None
    return heading_of(now.stream, first) if isinstance(first, Started) else Heading(now.stream)
