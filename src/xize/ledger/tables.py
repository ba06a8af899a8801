"""Projection tables: rows derived from the ledger, kept up to date by comparing before and after.

Two kinds. Rows that say what *is* are a function of a stream's state: ``update`` writes the
difference. Rows that say what *was* are a function of one event: they are only ever inserted.
Both can be made again at any time (``xize rebuild``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
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

    @cached_property
    def update_text(self) -> str:
        """UPDATE of the columns that may change, by key."""
        values = ", ".join(f'"{column}" = ?' for column in self.columns[self.changing :])
        key = " AND ".join(f'"{column}" = ?' for column in self.key_columns)
        return f"UPDATE {self.name} SET {values} WHERE {key}"  # noqa: S608

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
        for key, row in new.items():
            if key in old and old[key] != row:
                batch.add(self.update_text, (*row[self.changing :], *key))
        self.insert(batch, [row for key, row in new.items() if key not in old])
