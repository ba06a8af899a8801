"""Projection tables: rows derived from the ledger, kept up to date by comparing before and after.

Two kinds. Rows that say what *is* are a function of a stream's state: ``update`` writes the
difference. Rows that say what *was* are a function of one event: they are only ever inserted.
Both can be made again at any time (``xize rebuild``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from xize.ledger.batch import Batch

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Table:
    """A table by name and columns; the first ``key`` columns are its primary key.

    The first ``fixed`` columns are set when a row is made and never updated (the key at least).
    """

    name: str
    columns: tuple[str, ...]
    key: int
    fixed: int = 0

    @cached_property
    def key_columns(self) -> tuple[str, ...]:
        """The columns of the primary key."""
        return self.columns[: self.key]

    @cached_property
    def changing(self) -> int:
        """Where the columns that may change begin."""
        return max(self.key, self.fixed)

    def update_text(self, changed: tuple[int, ...]) -> str:
        """UPDATE of the columns at these places, by key; no other column's index is touched."""
        return _update_text(self, changed)

    def insert(self, batch: Batch, rows: list[Row], *, once: bool = False) -> None:
        """Add rows; ``once`` leaves rows alone that are there already."""
        if rows:
            batch.insert(self.name, self.columns, rows, once=once)

    def update(self, batch: Batch, before: Iterable[Row], after: Iterable[Row]) -> None:
        """Write the difference of the rows before and after."""
        old = {row[: self.key]: row for row in before}
        new = {row[: self.key]: row for row in after}
        gone = [key for key in old if key not in new]
        if gone:
            batch.delete(self.name, self.key_columns, gone)
        fresh = []
        for key, row in new.items():
            known = old.get(key)
            if known is None:
                fresh.append(row)
            elif known != row:
                self._change(batch, known, row)
        self.insert(batch, fresh)

    def _change(self, batch: Batch, known: Row, row: Row) -> None:
        places = range(self.changing, len(row))
        changed = tuple(place for place in places if known[place] != row[place])
        if changed:
            values = [row[place] for place in changed]
            batch.add(self.update_text(changed), (*values, *row[: self.key]))


@lru_cache(maxsize=512)
def _update_text(table: Table, changed: tuple[int, ...]) -> str:
    values = ", ".join(f'"{table.columns[place]}" = ?' for place in changed)
    key = " AND ".join(f'"{column}" = ?' for column in table.key_columns)
    return f"UPDATE {table.name} SET {values} WHERE {key}"  # noqa: S608
