"""The archive's own streams: writing an event with what it changes, reading all of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import cast

import msgspec
from django.db import connection, transaction

from xize.archive import events as e
from xize.archive.project import project
from xize.ledger.append import Draft, Head, Snapshot, advance, append, open_stream
from xize.ledger.batch import Batch
from xize.ledger.chain import Link
from xize.ledger.instants import micros
from xize.ledger.queries import links, stream_row, streams

KIND = "archive"
_LOCK = "SELECT pg_advisory_xact_lock(7311003)"
_EVENTS = {name: msgspec.json.Decoder(kind) for name, kind in e.TYPES.items()}


def record(event: e.AnyArchived, *, by: str, at: datetime) -> None:
    """Append one event and write what it changes, in a transaction of its own or the caller's."""
    stream = e.stream_of(event)
    body = msgspec.json.encode(event, order="deterministic")
    draft = Draft(e.NAMES[type(event)], 1, micros(at), by, body)
    with transaction.atomic():
        lock()
        row = stream_row(stream, lock=True)
        head = Head(stream, row.seq, row.head) if row else Head.new(stream)
        batch = Batch()
        new = append(batch, head, [draft])
        if row:
            advance(batch, new, row.seq, Snapshot())
        else:
            open_stream(batch, new, KIND, "", Snapshot())
        batch.run(connection)
        project(event, draft.at, by)


def lock() -> None:
    """One writer of the archive at a time, until the transaction ends (SQLite has it already)."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(_LOCK)


def chain(stream: str) -> list[Link]:
    """The events of one of its streams."""
    return links(stream)


def read(link: Link) -> e.AnyArchived:
    """The event of a link."""
    return cast(e.AnyArchived, _EVENTS[link.type].decode(link.body))


def history() -> Iterator[tuple[e.AnyArchived, int, str]]:
    """All events in the order of time: a list's decision stands before what it destroyed."""
    everything = [link for stream in streams(KIND) for link in links(stream)]
    for link in sorted(everything, key=lambda one: one.at):
        yield read(link), link.at, link.actor
