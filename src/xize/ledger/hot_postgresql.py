"""The hot path on PostgreSQL: two journeys to the server, one to read and one to write.

Reading takes no transaction: what was read is guarded by the stream's seq. Writing is one
statement of many parts (data-modifying ``WITH``), which the server does as a whole or not at all;
its text is composed once for each shape and prepared by the driver. That takes a third of what
sending the parts one after another through a pipeline takes, which remains for long batches.
A fact that must lock something (a number without gaps) begins a real transaction first, ``hold``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import RawCursor
from psycopg.errors import DivisionByZero

from xize.ledger import crash
from xize.ledger.borders import entered, left
from xize.ledger.errors import Conflict
from xize.ledger.statement import Answer, Gathered, Row, Statement

LONGEST = 30
"""Parts of one statement; planning more would take longer than sending them by themselves."""

SHAPES = 300
"""Texts kept, and prepared on each connection (50 KB of the server's memory each)."""


def fetch(raw: Any, sql: str, values: Row) -> Answer:
    """All rows of a query."""
    return list(raw.execute(marked(sql), values).fetchall())


def run(raw: Any, batch: Gathered, last: str = "") -> None:
    """Send everything in one journey, ``last`` after it all.

    Raises ``Conflict`` where a statement affected too few rows; the server stops there.
    """
    try:
        if crash.armed():
            _one_by_one(raw, batch, last)
            return
        with raw.pipeline(), raw.cursor() as cursor:
            for sql, values, rows in batch.statements:
                cursor.execute(marked(sql) if rows is None else guarded(sql, rows), values)
            if last:
                cursor.execute(last)
    except DivisionByZero as error:
        raise Conflict from error


def _run_by_itself(raw: Any, batch: Gathered) -> None:
    """A journey that is a transaction of its own.

    Where the server stopped in the middle of it, what was to be prepared behind that place is not,
    although the driver thinks so. (A rollback has the same effect; there is nothing to roll back.)
    """
    done = False
    try:
        run(raw, batch)
        done = True
    finally:
        if not done and not raw.closed:
            raw.execute("DEALLOCATE ALL", prepare=False)


def _one_by_one(raw: Any, batch: Gathered, last: str) -> None:
    """A journey for each statement, dying at the mark that is armed."""
    for place, (sql, values, rows) in enumerate(batch.statements):
        crash.reached(batch.marks.get(place, ""))
        raw.execute(marked(sql) if rows is None else guarded(sql, rows), values)
    crash.reached(batch.marks.get(len(batch.statements), ""))
    if last:
        raw.execute(last)


@lru_cache(maxsize=512)
def marked(sql: str) -> str:
    """The text with psycopg's placeholders."""
    return sql.replace("?", "%s")


@lru_cache(maxsize=16)
def guarded(sql: str, rows: int) -> str:
    """A statement that fails unless it affects so many rows: the server itself stops the rest."""
    affected = f"WITH affected AS ({marked(sql)} RETURNING 1)"
    return f"{affected} SELECT 1 / (count(*) = {rows})::int FROM affected"  # noqa: S608


def run_as_one(raw: Any, batch: Gathered) -> None:
    """Send everything as one statement. No row may be touched twice in it.

    Integers go as texts: the server reads them by their column's type, while the driver would give
    every size of number, and every null among them, a prepared statement of its own.
    """
    text = composed(tuple((one.sql, one.rows) for one in batch.statements))
    values = [
        str(value) if type(value) is int else value
        for one in batch.statements
        for value in one.values
    ]
    try:
        RawCursor(raw).execute(text, values, prepare=True)
    except DivisionByZero as error:
        raise Conflict from error


@lru_cache(maxsize=SHAPES)
def composed(shape: tuple[tuple[str, int | None], ...]) -> str:
    """One statement of these parts, its values numbered through."""
    parts, checks, number = [], ["1"], 0
    for place, (sql, rows) in enumerate(shape):
        first, *rest = sql.split("?")
        text = first
        for piece in rest:
            number += 1
            text += f"${number}{piece}"
        parts.append(f"part_{place} AS ({text}{'' if rows is None else ' RETURNING 1'})")
        if rows is not None:
            affected = f"(SELECT count(*) FROM part_{place})"  # noqa: S608 - our own name
            checks.append(f"1 / ({affected} = {rows})::int")
    return f"WITH {', '.join(parts)} SELECT {', '.join(checks)}"


class PostgresqlUnit:
    """Reads as it goes, and one write at the end."""

    alone = True

    def __init__(self, here: BaseDatabaseWrapper) -> None:
        self._here = here
        self._held = False

    def __enter__(self) -> PostgresqlUnit:
        return self

    def hold(self) -> None:
        """Begin a real transaction, in which locks last until the end."""
        if not self._held:
            with self._here.wrap_database_errors:
                self._here.connection.execute("BEGIN")
            entered(self._here)
            self._held = True

    def ask(self, *questions: Statement) -> list[Answer]:
        """The rows of each question, in one journey."""
        raw = self._here.connection
        with self._here.wrap_database_errors:
            if len(questions) == 1:
                return [fetch(raw, questions[0].sql, questions[0].values)]
            with raw.pipeline():
                asked = [raw.execute(marked(one.sql), one.values) for one in questions]
            return [list(cursor.fetchall()) for cursor in asked]

    def locking(self, sql: str) -> str:
        """The query, its rows locked until the transaction ends."""
        return f"{sql} FOR UPDATE"

    def commit(self, batch: Gathered) -> None:
        """Write everything and make it durable. Raises ``Conflict``."""
        if crash.armed():
            self.hold()
        raw = self._here.connection
        with self._here.wrap_database_errors:
            if self._held:
                run(raw, batch, "COMMIT")
            elif len(batch.statements) > LONGEST:
                _run_by_itself(raw, batch)
            else:
                raw.prepared_max = SHAPES
                run_as_one(raw, batch)
        if self._held:
            self._held = False
            left(self._here, committed=True)

    def __exit__(self, *_error: object) -> None:
        """Take everything back that was not committed."""
        if self._held:
            self._held = False
            if not self._here.connection.closed:
                self._here.connection.execute("ROLLBACK")
            left(self._here, committed=False)
