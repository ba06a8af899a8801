"""Reading streams and their events. Access is the callers' affair: they know what a stream is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import connection

from xize.ledger.batch import fetch
from xize.ledger.chain import Link
from xize.ledger.instants import instant
from xize.ledger.recall import TOKEN, Memory, memory
from xize.ledger.statement import Answer, Statement
from xize.ledger.unit import Unit

_LINKS = (
    "SELECT stream, seq, type, version, at, actor, body, previous, hash FROM ledger_event "
    "WHERE stream = ? AND seq > ? ORDER BY seq"
)
_ROW = "kind, edition, seq, head, state, wake"
_HEAD = f"SELECT {_ROW} FROM ledger_stream WHERE id = ?"  # noqa: S608
_HEAD_AND_TOKEN = f"SELECT {_ROW}, {TOKEN} FROM ledger_stream WHERE id = ?"  # noqa: S608


class StreamRow(NamedTuple):
    """The row of a stream: where it stands and the state that deciding needs."""

    kind: str
    edition: str
    seq: int
    head: bytes
    state: bytes
    wake: int | None


def stream_row(stream: str, *, lock: bool = False) -> StreamRow | None:
    """The row, locked until the transaction ends where asked (SQLite locks the whole file)."""
    sql = f"{_HEAD} FOR UPDATE" if lock and connection.vendor == "postgresql" else _HEAD
    rows = fetch(connection, sql, (stream,))
    return StreamRow(*rows[0]) if rows else None


def stream_to_read(stream: str) -> tuple[StreamRow | None, Memory]:
    """The row for a page, and what this process remembers of people, editions and calendars.

    Nothing inside a transaction on PostgreSQL: what it has changed itself turns no token yet.
    """
    rows = fetch(connection, _HEAD_AND_TOKEN, (stream,))
    if not rows:
        return None, {}
    *row, token = rows[0]
    told = connection.vendor == "sqlite" or not connection.in_atomic_block
    return StreamRow(*row), memory(token if told else None)


def stream_in(
    work: Unit, stream: str, *others: Statement, lock: bool = False
) -> tuple[StreamRow | None, Memory, list[Answer]]:
    """The row within a unit of work, what may be recalled there, and answers to other questions.

    All of it in one journey to the database.
    """
    if lock:
        work.hold()
    sql = work.locking(_HEAD_AND_TOKEN) if lock else _HEAD_AND_TOKEN
    found, *rest = work.ask(Statement(sql, (stream,)), *others)
    if not found:
        return None, {}, rest
    *row, token = found[0]
    return StreamRow(*row), memory(token if work.alone else None), rest


def streams_in(work: Unit, wanted: Sequence[str]) -> tuple[dict[str, StreamRow], Memory]:
    """The rows of several streams within a unit of work, and what may be recalled there."""
    marks = ", ".join("?" * len(wanted))
    sql = f"SELECT id, {_ROW}, {TOKEN} FROM ledger_stream WHERE id IN ({marks})"  # noqa: S608
    [found] = work.ask(Statement(sql, tuple(wanted)))
    token = found[0][-1] if found and work.alone else None
    return {row[0]: StreamRow(*row[1:-1]) for row in found}, memory(token)


def stream_rows(wanted: Sequence[str]) -> dict[str, StreamRow]:
    """The rows of several streams, in one query."""
    if not wanted:
        return {}
    marks = ", ".join("?" * len(wanted))
    sql = f"SELECT id, {_ROW} FROM ledger_stream WHERE id IN ({marks})"  # noqa: S608
    return {row[0]: StreamRow(*row[1:]) for row in fetch(connection, sql, tuple(wanted))}


def links(stream: str, after: int = 0) -> list[Link]:
    """A stream's events in order, those after a seq only when given."""
    return [Link(*row) for row in fetch(connection, _LINKS, (stream, after))]


def administered(type_: str) -> list[tuple[datetime, str, bytes]]:
    """When, by whom and what: the administrative events of one type, in order."""
    sql = (
        "SELECT at, actor, body FROM ledger_event "
        "WHERE stream = 'administration' AND type = ? ORDER BY seq"
    )
    return [(instant(row[0]), row[1], bytes(row[2])) for row in fetch(connection, sql, (type_,))]


def streams(kind: str | None = None) -> list[str]:
    """The ids of all streams, sorted; those of one kind when given."""
    sql = "SELECT id FROM ledger_stream"
    rows = fetch(connection, f"{sql} WHERE kind = ?", (kind,)) if kind else fetch(connection, sql)
    return sorted(row[0] for row in rows)


def count_events() -> int:
    """How many events there are."""
    return int(fetch(connection, "SELECT COUNT(*) FROM ledger_event")[0][0])


def all_links(batch: int = 1_000) -> Iterator[Link]:
    """Every event, by stream and seq, read in pages by key."""
    sql = (
        "SELECT stream, seq, type, version, at, actor, body, previous, hash FROM ledger_event "
        "WHERE (stream, seq) > (?, ?) ORDER BY stream, seq LIMIT ?"
    )
    place: tuple[str, int] = ("", 0)
    while rows := fetch(connection, sql, (*place, batch)):
        yield from map(Link._make, rows)
        place = rows[-1][0], rows[-1][1]
