"""Verification of everything: chains, payloads, files, states, projections, checkpoints, anchor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from django.db import connection

from xize.core.engine import decode_state, encode_state
from xize.core.engine.codec import UnknownEventError
from xize.core.engine.events import SectionFilled, VersionAdded
from xize.core.engine.state import State
from xize.documents.blobs import is_sound
from xize.ledger import verify as ledger
from xize.ledger.anchor import Anchor
from xize.ledger.batch import fetch
from xize.ledger.chain import Link
from xize.ledger.findings import Finding, Kind
from xize.ledger.queries import stream_row
from xize.ledger.tables import Table
from xize.projects.project import TABLES
from xize.projects.remade import Rows, remade
from xize.projects.transaction import KIND
from xize.rulebook.verify import changed_editions

INLINE = "inline:"
"""Payload ids of simulations, which are never stored."""


def verify(anchor: Anchor | None = None) -> Iterator[Finding]:
    """Every finding, stream by stream; ``Finding.is_bad`` tells the harmless ones apart."""
    yield from ledger.verify(references, inspect, anchor)
    yield from changed_editions()


def references(link: Link) -> list[tuple[str, str]]:
    """The payloads an event names, with their digests."""
    if link.type != SectionFilled.__name__:
        return []
    body = msgspec.json.decode(link.body)
    payload = body.get("payload", "")
    return [] if payload.startswith(INLINE) else [(payload, body.get("digest", ""))]


def inspect(stream: str, links: Sequence[Link]) -> Iterator[Finding]:
    """What only projects know about a sound chain: files, state, projections."""
    row = stream_row(stream)
    if row is None or row.kind != KIND:
        return
    bad = next(_files(stream, links), None)
    if bad:
        yield bad
        return
    try:
        state, rows = remade(stream, links)
    except (UnknownEventError, msgspec.ValidationError, KeyError) as error:
        yield Finding(stream, len(links), Kind.STATE_DIFFERS, f"cannot be replayed: {error}")
        return
    yield from _derived(stream, row.seq, row.state, state, rows)


def _derived(stream: str, seq: int, stored: bytes, state: State, rows: Rows) -> Iterator[Finding]:
    # by value: which defaults are written out depends on where a text came from
    if decode_state(encode_state(state)) != decode_state(stored):
        yield Finding(stream, seq, Kind.STATE_DIFFERS)
        return
    for table in TABLES:
        if _stored(table, stream) != sorted(rows[table.name].values(), key=repr):
            yield Finding(stream, seq, Kind.PROJECTION_DIFFERS, table.name)
            return


def _stored(table: Table, stream: str) -> list[tuple[object, ...]]:
    columns = ", ".join(f'"{column}"' for column in table.columns)
    sql = f"SELECT {columns} FROM {table.name} WHERE stream = ?"  # noqa: S608
    return sorted((tuple(row) for row in fetch(connection, sql, (stream,))), key=repr)


def _files(stream: str, links: Sequence[Link]) -> Iterator[Finding]:
    """Stored files whose content is not the one the event names."""
    for link in links:
        if link.type != VersionAdded.__name__:
            continue
        for file in msgspec.json.decode(link.body).get("files", ()):
            sound = is_sound(file["file"])
            if sound is None:
                yield Finding(stream, link.seq, Kind.PAYLOAD_MISSING, file["name"])
            elif not sound:
                yield Finding(stream, link.seq, Kind.PAYLOAD_CHANGED, file["name"])
