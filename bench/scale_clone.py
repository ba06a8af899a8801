"""Copies of projects that were really played: the same rows under other ids, chained anew.

A copy differs from its original in the stream's id, the ids of its payloads, the instant it began,
and the people who take part. Everything else, the engine's state among it, is what the product
wrote. The hash chain is reckoned again, so that a copy verifies like any project.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from xize.ledger.chain import genesis, link_hash
from xize.ledger.instants import micros
from xize.people.ids import new_id

Row = Sequence[Any]
EVENTS, STREAMS = "ledger_event", "ledger_stream"
PACKED = b"x"
"""How a large state begins, which is stored compressed (``core.engine.codec``)."""
HASHED = ("seq", "type", "version", "at", "actor", "body")


@dataclass(frozen=True)
class Original:
    """A project as its tables hold it; ``columns`` and ``rows`` by table, events in order."""

    stream: str
    began: datetime
    payloads: tuple[str, ...]
    columns: Mapping[str, Sequence[str]]
    rows: Mapping[str, Sequence[Row]]
    _touched: dict[str, list[tuple[int, ...]]] = field(default_factory=dict)

    def with_people(self, instead: Mapping[str, str]) -> Original:
        """The same project, done by other people."""
        texts = in_both_forms(instead)
        rows = {
            table: [[exchanged(cell, texts) for cell in row] for row in rows]
            for table, rows in self.rows.items()
        }
        return Original(self.stream, self.began, self.payloads, self.columns, rows)

    def copy(self, began: datetime) -> tuple[str, dict[str, list[list[Any]]]]:
        """A new project that began then: its stream, and its rows by table."""
        stream = new_id(began)
        texts = in_both_forms(
            {self.stream: stream, text_of(self.began): text_of(began)}
            | {payload: new_id() for payload in self.payloads}
        )
        texts[micros(self.began)] = micros(began)
        made = {}
        for table, rows in self.rows.items():
            made[table] = [list(row) for row in rows]
            for row, cells in zip(made[table], self._touched_in(table), strict=True):
                for cell in cells:
                    row[cell] = exchanged(row[cell], texts)
        self._chain(stream, made)
        return stream, made

    def _touched_in(self, table: str) -> list[tuple[int, ...]]:
        """Which cells of each row a copy changes; found out once."""
        if table not in self._touched:
            olds = (self.stream, text_of(self.began), *self.payloads)
            texts = in_both_forms(dict.fromkeys(olds, "")) | {micros(self.began): 0}
            self._touched[table] = [
                tuple(n for n, cell in enumerate(row) if exchanged(cell, texts) != cell)
                for row in self.rows[table]
            ]
        return self._touched[table]

    def _chain(self, stream: str, rows: dict[str, list[list[Any]]]) -> None:
        """Reckon the hashes of the events anew, and the head in the stream's row."""
        names = list(self.columns[EVENTS])
        hashed = [names.index(one) for one in HASHED]
        before, own = names.index("previous"), names.index("hash")
        previous = genesis(stream)
        for event in rows[EVENTS]:
            event[before] = previous
            previous = link_hash(previous, stream, *(event[place] for place in hashed))
            event[own] = previous
        rows[STREAMS][0][list(self.columns[STREAMS]).index("head")] = previous


def text_of(at: datetime) -> str:
    """An instant as events hold it."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def in_both_forms(instead: Mapping[str, str]) -> dict[Any, Any]:
    """The exchange for texts, and the same for bytes."""
    return {**instead, **{old.encode(): new.encode() for old, new in instead.items()}}


def exchanged(cell: Any, instead: Mapping[Any, Any]) -> Any:
    """A cell with what is old in it exchanged; a number only as a whole."""
    if cell in instead:
        return instead[cell]
    if isinstance(cell, bytes) and cell[:1] == PACKED:
        return _packed(cell, instead)
    if isinstance(cell, str | bytes):
        for old, new in instead.items():
            if type(old) is type(cell) and old in cell:
                cell = cell.replace(old, new)
    return cell


def _packed(cell: bytes, instead: Mapping[Any, Any]) -> bytes:
    """The same in a compressed state; a hash that begins like one stays."""
    try:
        return zlib.compress(exchanged(zlib.decompress(cell), instead), 1)
    except zlib.error:
        return cell
