"""The inside of the one transaction: what it reads before deciding, what it writes afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

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
from xize.ledger.instants import micros, optional_micros
from xize.ledger.payloads import PayloadDraft, draft_payload, store
from xize.ledger.queries import stream_row
from xize.people.actor import Actor
from xize.people.ids import new_id
from xize.people.permissions import Permission
from xize.projects.current import Heading
from xize.projects.facts import DatabaseFacts
from xize.projects.project import heading_of, project
from xize.projects.refusals import NoSuchProject
from xize.rulebook.queries import compiled

KIND = "project"


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
    payloads: list[PayloadDraft] = field(default_factory=list)

    def keep(self, values: Any) -> c.Filled:
        """Salt and digest the canonical values of a form section, to be stored as a payload."""
        draft = draft_payload(new_id(), "form", canonical_bytes(values))
        self.payloads.append(draft)
        return c.Filled(values=values, payload=draft.id, digest=draft.digest)


def situation(
    stream: str, actor: Actor | None, at: datetime, *, edition: str = "", lock: bool = False
) -> Situation:
    """Read the stream, locked where asked; ``edition`` is that of a stream to begin.

    ``actor`` None is the clock. Raises ``NoSuchProject``.
    """
    row = stream_row(stream, lock=lock)
    if row is None and not edition:
        raise NoSuchProject(stream)
    rules = compiled(row.edition if row else edition).rules
    state = decode_state(row.state if row else b"")
    return Situation(
        stream=stream,
        head=Head(stream, row.seq, row.head) if row else Head.new(stream),
        rules=rules,
        state=state,
        facts=DatabaseFacts(stream, rules),
        actor=c.Actor(person=c.CLOCK) if actor is None else engine_actor(actor, rules, state),
        at=at,
    )


def engine_actor(actor: Actor, rules: Rulebook, state: State) -> c.Actor:
    """The actor as the engine knows them; a partner's contact stands for their outside role."""
    outside = None
    if actor.partner:
        roles = (role for role in rules.roles.values() if role.kind == "outside")
        mine = (role.id for role in roles if actor.person in state.team.get(role.id, ()))
        outside = next(mine, None)
    admin = actor.may(Permission.ORGANISATION_PEOPLE_WRITE)
    return c.Actor(person=actor.person, admin=admin, outside=outside)


def write(now: Situation, events: Sequence[AnyEvent], request: tuple[str, int] | None) -> Head:
    """Write events, payloads, state and projections together; the stream's new head.

    ``request`` is the idempotency key with the instant it was used, if there is one.
    """
    batch = Batch()
    store(batch, now.stream, now.payloads)
    batch.mark(crash.BEFORE_APPEND)
    head = append(batch, now.head, [draft(one) for one in events])
    batch.mark(crash.AFTER_APPEND)
    heading = _heading(now, events)
    rows = Batch()
    after = project(rows, now.rules, heading, now.state, now.head.seq, events, posts=True)
    snapshot = Snapshot(encode_state(after), optional_micros(wakes(after)))
    if now.head.seq:
        advance(batch, head, now.head.seq, snapshot)
    else:
        open_stream(batch, head, KIND, heading.edition, snapshot)
    batch.mark(crash.AFTER_STATE)
    batch.extend(rows)
    if request is not None:
        key, used = request
        columns = ("key", "stream", "first", "last", "at")
        row = (key, now.stream, now.head.seq + 1, head.seq, used)
        batch.insert("projects_request", columns, [row])
    batch.mark(crash.BEFORE_COMMIT)
    batch.run(connection)
    return head


def draft(event: AnyEvent) -> Draft:
    """An event as the ledger stores it."""
    type_, version, body = encode(event)
    return Draft(type_, version, micros(event.at), event.by, body)


def _heading(now: Situation, events: Sequence[AnyEvent]) -> Heading:
    first = events[0] if events else None
    return heading_of(now.stream, first) if isinstance(first, Started) else Heading(now.stream)


def answered(key: str) -> tuple[str, int, int] | None:
    """What an idempotency key was answered with: stream, first and last event."""
    sql = 'SELECT stream, "first", "last" FROM projects_request WHERE key = ?'
    rows = fetch(connection, sql, (key,))
    return (rows[0][0], rows[0][1], rows[0][2]) if rows else None
