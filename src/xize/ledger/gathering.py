"""Many streams' statements in one transaction: rows of a table go in together."""

from __future__ import annotations

from collections.abc import Sequence

from xize.ledger.batch import Batch
from xize.ledger.statement import Row

_Table = tuple[str, tuple[str, ...], bool]


class MergedBatch(Batch):
    """Keeps inserts back until ``settle``: a few long ones instead of hundreds.

    Only for rows that do not depend on each other; those of different streams do not.
    """

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[_Table, list[Row]] = {}

    def insert(
        self, table: str, columns: tuple[str, ...], rows: Sequence[Row], *, once: bool = False
    ) -> None:
        """Keep the rows."""
        if rows:
            self._kept.setdefault((table, columns, once), []).extend(rows)

    def part(self) -> Batch:
        """For statements to be put in later; inserts are kept with the others."""
        part = MergedBatch()
        part._kept = self._kept
        return part

    def settle(self) -> bool:
        """Add the rows that were kept; whether there is anything to write at all."""
        for (table, columns, once), rows in self._kept.items():
            super().insert(table, columns, rows, once=once)
        self._kept.clear()
        return bool(self.statements)
