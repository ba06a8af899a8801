"""The hot path on PostgreSQL: two journeys to the server, one to read and one to write.

Reading takes no transaction: what was read is guarded by the stream's seq. Writing is one pipeline
without BEGIN, which the server treats as one transaction up to its end: all of it is done and
durable, or nothing. A fact that must lock something (a number without gaps) begins a real
transaction first, by ``hold``. Statements are prepared by the driver and found by their text.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.errors import DivisionByZero

from xize.ledger import crash
from xize.ledger.borders import entered, left
from xize.ledger.errors import Conflict
from xize.ledger.statement import Answer, Gathered, Row, Statement


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


def _forget_prepared(raw: Any) -> None:
    """Prepare anew from here on.

    The server stopped in the middle of a journey: what was to be prepared behind that place is not,
    although the driver thinks so. (A rollback has the same effect; here is nothing to roll back.)
    """
    raw.execute("DEALLOCATE ALL")


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
        raw, done = self._here.connection, False
        try:
            with self._here.wrap_database_errors:
                run(raw, batch, "COMMIT" if self._held else "")
            done = True
        finally:
            if not done and not self._held and not raw.closed:
                _forget_prepared(raw)
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
