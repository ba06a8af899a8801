"""The rows in our own table, exact to the last event of every project.

Reading a register first asks which of its projects have moved on since their rows were made;
these are made again, under a lock, and nothing else is touched. So the table is never stale, and
emptying it loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import msgspec
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from xize.ledger.batch import Batch, fetch
from xize.ledger.recall import TOKEN
from xize.ledger.turns import turn
from xize.registers.cells import cells_of, keys_of, words_of
from xize.registers.pools.queries import rows_of_pool, version_of
from xize.registers.readers import EVERYBODY, readers_of
from xize.registers.shape import Shape
from xize.registers.sources import RawRow, Reader
from xize.registers.worked import with_columns
from xize.rulebook.queries import Compiled

MADE_LIKE_THIS = "1"
"""Changed with whatever changes in how rows are made from the same events."""

TOGETHER = 200
"""Projects whose rows are made in one transaction."""

Told = Callable[[int, int], None]

_STALE = (
    "SELECT p.stream, s.seq, (SELECT COUNT(*) FROM ledger_redaction d WHERE d.stream = p.stream) "
    "FROM projects_project p JOIN ledger_stream s ON s.id = p.stream "
    "LEFT JOIN registers_made m ON m.register = ? AND m.stream = p.stream "
    "WHERE p.regulation = ? AND (m.seq IS NULL OR m.seq <> s.seq OR m.basis <> ? OR m.erased <> "
    "(SELECT COUNT(*) FROM ledger_redaction d WHERE d.stream = p.stream)) ORDER BY p.stream"
)
_FIGURES = (
    f"SELECT id, parameters, {TOKEN} FROM rulebook_edition "  # noqa: S608 - our own words
    "WHERE regulation = ? ORDER BY id"
)
_MADE = ("register", "stream", "seq", "erased", "basis")
ROW = (
    *("register", "stream", "place", "document", "instance", "case", "number"),
    *("readers", "cells", "keys", "words"),
)


class Stale(NamedTuple):
    """A project whose rows are to be made, as of its event ``seq`` and so many erasures."""

    stream: str
    seq: int
    erased: int


def freshen(shape: Shape, edition: Compiled, told: Told = lambda _done, _of: None) -> int:
    """Make the rows of every project that moved on; how many. One query where none has."""
    basis = _basis(shape)
    stale = _stale(shape, basis)
    total, done = len(stale), 0
    while stale:
        with turn(), transaction.atomic():
            _alone(shape)
            stale = _stale(shape, basis)
            part = stale[:TOGETHER]
            _make(shape, edition, basis, part)
        done += len(part)
        told(min(done, total), total)
        stale = stale[TOGETHER:]
    return done


def moved_on(shape: Shape) -> list[str]:
    """The projects whose rows are not made yet as they stand; for asking where nothing may be
    written."""
    return [one.stream for one in _stale(shape, _basis(shape))]


def _stale(shape: Shape, basis: str) -> list[Stale]:
    if shape.is_pool:
        return _stale_pool(shape, basis)
    return [Stale(*row) for row in fetch(connection, _STALE, (shape.key, shape.regulation, basis))]


def _stale_pool(shape: Shape, basis: str) -> list[Stale]:
    """A pool stands for one project that is none: its last event and its rows are its version."""
    seq, count = version_of(shape.key)
    sql = "SELECT seq, erased, basis FROM registers_made WHERE register = ? AND stream = ''"
    made = fetch(connection, sql, (shape.key,))
    return [] if [tuple(one) for one in made] == [(seq, count, basis)] else [Stale("", seq, count)]


def _basis(shape: Shape) -> str:
    """What the rows depend on besides the project's events.

    Worked-out columns may look at people, the calendar, figures and the day.
    """
    parts = [MADE_LIKE_THIS, shape.edition, settings.XIZE_TIME_ZONE]
    if shape.formulas:
        figures = fetch(connection, _FIGURES, (shape.regulation,))
        today = timezone.localdate(timezone=_zone()).isoformat()
        token = figures[0][2] if figures else ""
        parts += [today, token or "", _short([[row[0], str(row[1])] for row in figures])]
    return " ".join(parts)


def _short(value: Any) -> str:
    return sha256(msgspec.json.encode(value, order="deterministic")).hexdigest()[:16]


def _alone(shape: Shape) -> None:
    """One maker of a register at a time (SQLite's transaction is alone anyway)."""
    if connection.vendor == "postgresql":
        fetch(connection, "SELECT pg_advisory_xact_lock(7311002, hashtext(?))", (shape.key,))


def _make(shape: Shape, edition: Compiled, basis: str, part: Sequence[Stale]) -> None:
    streams = [one.stream for one in part]
    if shape.is_pool:
        rows = [RawRow("", entry, values) for entry, values in rows_of_pool(shape.key)]
        readers = {"": EVERYBODY}
    else:
        rows = with_columns(shape, Reader(shape, edition, streams).read())
        readers = readers_of(shape, (row.stream for row in rows))
    batch = Batch()
    keys = [(shape.key, stream) for stream in streams]
    batch.delete("registers_row", ("register", "stream"), keys)
    batch.delete("registers_made", ("register", "stream"), keys)
    made = [(shape.key, one.stream, one.seq, one.erased, basis) for one in part]
    batch.insert("registers_made", _MADE, made)
    batch.insert("registers_row", ROW, list(_rows(shape, rows, readers)))
    batch.run(connection)


def _rows(
    shape: Shape, rows: Sequence[RawRow], readers: dict[str, str]
) -> Iterator[tuple[Any, ...]]:
    zone, places = _zone(), dict[str, int]()
    for row in rows:
        place = places[row.stream] = places.get(row.stream, 0) + 1
        yield (
            *(shape.key, row.stream, place, row.document, row.instance, row.case, row.number),
            *(readers[row.stream], cells_of(row.values), keys_of(shape, row, zone)),
            words_of(shape, row, zone),
        )


def _zone() -> ZoneInfo:
    return ZoneInfo(settings.XIZE_TIME_ZONE)
