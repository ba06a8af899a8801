"""A hand-written transaction that writes the rows a completion writes: ``same_rows.py KIND PLACE``.

One project of ten steps is played by the product, and after every step its rows are compared with
those before: what was inserted, changed and deleted is what nine hand-written transactions write
again for other projects, after a read of the stream's row. Between them and the product lies what
deciding costs; between them and the raw limit, what the product's rows cost.
Orders: ``N`` projects, ``N fresh`` with an empty log; beginning them is not counted.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from typing import Any

import databases
import ten_steps
from hand_written import Hand, PostgresqlHand, SqliteHand, Statement
from scale_clone import exchanged, in_both_forms
from scale_load import steps_of
from scale_rows import PostgresqlWriter, SqliteWriter, Writer, key_of

Rows = dict[str, dict[tuple[Any, ...], Sequence[Any]]]
"""The rows of a project by table and key."""


def main(kind: str, place: str) -> None:
    """Play one project, then answer orders until there are no more."""
    databases.prepare(kind, place, empty=True)
    file = f"{place}/x.sqlite3"
    writer: Writer = SqliteWriter(file) if kind == "sqlite" else PostgresqlWriter(place)
    recorded = Recorded(writer)
    hand: Hand = SqliteHand(file) if kind == "sqlite" else PostgresqlHand(place)
    print("ready", flush=True)
    for line in sys.stdin:
        count, *how = line.split()
        if how == ["fresh"]:
            hand.empty_log()
        print(recorded.again(hand, int(count)), flush=True)


class Recorded:
    """A project as statements: those that began it, and those of each of its steps."""

    def __init__(self, writer: Writer) -> None:
        from django.utils import timezone

        self.columns, self.keys = writer.columns(), writer.keys()
        edition, cast = ten_steps.found(), ten_steps.actors()
        before: Rows = {}
        self.steps: list[list[Statement]] = []
        self.stream = ""
        for stream in steps_of(cast, edition, timezone.now()):
            self.stream = stream
            after = self._rows(writer, stream)
            self.steps.append(self._written(before, after))
            before = after
        self.payloads = [str(key[0]) for key in before["ledger_payload"]]
        self.count = 0

    def again(self, hand: Hand, projects: int) -> float:
        """Write so many other projects; completions per second."""
        completions: list[tuple[str, list[Statement]]] = []
        for _ in range(projects):
            stream, (beginning, *others) = self._other()
            hand.transaction(stream, beginning)
            completions += [(stream, step) for step in others]
        begun = time.perf_counter()
        for stream, step in completions:
            hand.transaction(stream, step)
        return len(completions) / (time.perf_counter() - begun)

    def _other(self) -> tuple[str, list[list[Statement]]]:
        """Another project, under ids of its own."""
        self.count += 1
        other = {old: f"{self.count:08x}{old[8:]}" for old in (self.stream, *self.payloads)}
        texts = in_both_forms(other)
        steps = [
            [Statement(sql, [exchanged(value, texts) for value in values]) for sql, values in step]
            for step in self.steps
        ]
        return other[self.stream], steps

    def _rows(self, writer: Writer, stream: str) -> Rows:
        found: Rows = {}
        for table, columns in self.columns.items():
            places = [list(columns).index(name) for name in self.keys[table]]
            rows = writer.rows(table, key_of(table), stream)
            found[table] = {tuple(row[place] for place in places): tuple(row) for row in rows}
        return found

    def _written(self, before: Rows, after: Rows) -> list[Statement]:
        """What was written between two moments."""
        made: list[Statement] = []
        for table in self.columns:
            old, new = before.get(table, {}), after[table]
            made += [self._delete(table, key) for key in old if key not in new]
            changed = [key for key in old if key in new and old[key] != new[key]]
            made += [self._update(table, key, old[key], new[key]) for key in changed]
            fresh = [new[key] for key in new if key not in old]
            if fresh:
                made.append(self._insert(table, fresh))
        return made

    def _insert(self, table: str, rows: list[Sequence[Any]]) -> Statement:
        marks = f"({', '.join('?' * len(rows[0]))})"
        sql = f"INSERT INTO {table} VALUES {', '.join([marks] * len(rows))}"
        return Statement(sql, [value for row in rows for value in row])

    def _update(
        self, table: str, key: tuple[Any, ...], old: Sequence[Any], new: Sequence[Any]
    ) -> Statement:
        changed = [
            (name, value)
            for name, was, value in zip(self.columns[table], old, new, strict=True)
            if was != value
        ]
        sets = ", ".join(f'"{name}" = ?' for name, _ in changed)
        sql = f"UPDATE {table} SET {sets} WHERE {self._place(table)}"
        return Statement(sql, [*(value for _, value in changed), *key])

    def _delete(self, table: str, key: tuple[Any, ...]) -> Statement:
        return Statement(f"DELETE FROM {table} WHERE {self._place(table)}", key)

    def _place(self, table: str) -> str:
        return " AND ".join(f'"{name}" = ?' for name in self.keys[table])


if __name__ == "__main__":
    main(*sys.argv[1:])
