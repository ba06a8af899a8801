"""Verification of everything: chains, payloads, files, states, projections, checkpoints, anchor."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

import msgspec
from django.db import connection

from xize.core.engine import decode_state, encode_state
from xize.core.engine.codec import UnknownEventError
from xize.core.engine.events import (
    Acknowledged,
    Commented,
    DelegateAnswered,
    SectionFilled,
    VersionAdded,
)
from xize.core.engine.state import State
from xize.documents.blobs import is_sound
from xize.ledger import verify as ledger
from xize.ledger.anchor import Anchor
from xize.ledger.batch import fetch
from xize.ledger.chain import Link
from xize.ledger.findings import Finding, Kind
from xize.ledger.snapshot import one_moment
from xize.ledger.tables import Row, Table
from xize.projects.project import TABLES
from xize.projects.remade import Rows, remade
from xize.projects.transaction import KIND
from xize.rulebook.verify import changed_editions

WITH_FILES = {one.__name__ for one in (VersionAdded, Commented, DelegateAnswered, Acknowledged)}
"""Events that name stored files."""

INLINE = "inline:"
"""Payload ids of simulations, which are never stored."""


def verify(anchor: Anchor | None = None, disposed: Container[str] = ()) -> Iterator[Finding]:
    """Every finding, stream by stream; ``Finding.is_bad`` tells the harmless ones apart.

    ``disposed`` are files whose destruction is on the record. People may go on working: all of it
    is the ledger of one moment.
    """
    stored = Stored()

    def inspect(stream: str, links: Sequence[Link], span: ledger.Span) -> Iterator[Finding]:
        stored.read(span)
        return _inspect(stream, links, stored, disposed)

    with one_moment():
        yield from ledger.verify(references, inspect, anchor)
        yield from changed_editions()


POOL_ROWS_KEPT = "PoolRowsKept"
"""The administration's event of rows kept by hand (``registers.pools``): a payload each."""


def references(link: Link) -> list[tuple[str, str]]:
    """The payloads an event names, with their digests."""
    if link.type == POOL_ROWS_KEPT:
        return [(one["payload"], one["digest"]) for one in msgspec.json.decode(link.body)["rows"]]
    if link.type != SectionFilled.__name__:
        return []
    body = msgspec.json.decode(link.body)
    payload = body.get("payload", "")
    return [] if payload.startswith(INLINE) else [(payload, body.get("digest", ""))]


class Stored:
    """What stands in the tables about the streams of one page, read for all of them at once."""

    def __init__(self) -> None:
        self._span: ledger.Span | None = None
        self.streams: dict[str, tuple[int, bytes]] = {}
        self._rows: dict[str, dict[str, set[Row]]] = {}

    def read(self, span: ledger.Span) -> None:
        """Read the page, unless it is the one that was read last."""
        if span == self._span:
            return
        self._span = span
        found = fetch(connection, _STREAMS, (KIND, *span))
        self.streams = {stream: (seq, state) for stream, seq, state in found}
        self._rows = {table.name: _by_stream(table, span) for table in TABLES}

    def rows(self, table: Table, stream: str) -> set[Row]:
        """The rows of one stream."""
        return self._rows[table.name].get(stream, set())


_STREAMS = "SELECT id, seq, state FROM ledger_stream WHERE kind = ? AND id >= ? AND id <= ?"


def _by_stream(table: Table, span: ledger.Span) -> dict[str, set[Row]]:
    columns = ", ".join(f'"{column}"' for column in table.columns)
    sql = f"SELECT {columns} FROM {table.name} WHERE stream >= ? AND stream <= ?"  # noqa: S608
    place = table.columns.index("stream")
    found: dict[str, set[Row]] = {}
    for row in fetch(connection, sql, span):
        found.setdefault(row[place], set()).add(tuple(row))
    return found


def _inspect(
    stream: str, links: Sequence[Link], stored: Stored, disposed: Container[str]
) -> Iterator[Finding]:
    """What only projects know about a sound chain: files, state, projections."""
    if stream not in stored.streams:
        return
    for found in _files(stream, links, disposed):
        yield found
        if found.is_bad:
            return
    try:
        state, rows = remade(stream, links)
    except (UnknownEventError, msgspec.ValidationError, KeyError) as error:
        yield Finding(stream, len(links), Kind.STATE_DIFFERS, f"cannot be replayed: {error}")
        return
    yield from _derived(stream, stored, state, rows)


def _derived(stream: str, stored: Stored, state: State, rows: Rows) -> Iterator[Finding]:
    seq, body = stored.streams[stream]
    if not _is_state(state, body):
        yield Finding(stream, seq, Kind.STATE_DIFFERS)
        return
    for table in TABLES:
        if stored.rows(table, stream) != set(rows[table.name].values()):
            yield Finding(stream, seq, Kind.PROJECTION_DIFFERS, table.name)
            return


def _is_state(state: State, stored: bytes) -> bool:
    """Whether bytes hold a state; compared by value where an older program wrote other bytes."""
    body = encode_state(state)
    if body == stored:
        return True
    try:
        return decode_state(body) == decode_state(stored)
    except msgspec.DecodeError:
        return False


def _files(stream: str, links: Sequence[Link], disposed: Container[str]) -> Iterator[Finding]:
    """Stored files whose content is not the one the event names."""
    for link in links:
        if link.type not in WITH_FILES:
            continue
        for file in msgspec.json.decode(link.body).get("files", ()):
            sound = is_sound(file["file"])
            if sound is None:
                gone = file["file"] in disposed
                kind = Kind.DISPOSED if gone else Kind.PAYLOAD_MISSING
                yield Finding(stream, link.seq, kind, file["name"])
            elif not sound:
                yield Finding(stream, link.seq, Kind.PAYLOAD_CHANGED, file["name"])
