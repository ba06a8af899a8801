"""The hot path on SQLite: one writer at a time, statements are calls within the process.

The transaction is begun and ended on the driver's connection; Django is told of it, so that
whatever reads through the ORM meanwhile behaves as inside ``transaction.atomic``. That saves the
fifteen layers of calls that ``atomic`` takes on the way in and out.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from xize.ledger import crash
from xize.ledger.borders import entered, left
from xize.ledger.errors import Conflict
from xize.ledger.statement import Answer, Gathered, Row, Statement
from xize.ledger.turns import LINE


def fetch(raw: Any, sql: str, values: Row) -> Answer:
    """All rows of a query."""
    return list(raw.execute(sql, values).fetchall())


def run(raw: Any, batch: Gathered) -> None:
    """Run the statements in order. Raises ``Conflict`` where one affected too few rows."""
    execute, mortal = raw.execute, crash.armed()
    for place, (sql, values, rows) in enumerate(batch.statements):
        if mortal:
            crash.reached(batch.marks.get(place, ""))
        count = execute(sql, values).rowcount
        if rows is not None and rows != count:
            raise Conflict(sql)
    if mortal:
        crash.reached(batch.marks.get(len(batch.statements), ""))


class SqliteUnit:
    """One transaction that holds the write lock from its beginning."""

    alone = True

    def __init__(self, here: BaseDatabaseWrapper) -> None:
        self._here = here
        self._open = False

    def __enter__(self) -> SqliteUnit:
        LINE.enter()
        try:
            with self._here.wrap_database_errors:
                self._here.connection.execute("BEGIN IMMEDIATE")
        except BaseException:
            LINE.leave()
            raise
        entered(self._here)
        self._open = True
        return self

    def hold(self) -> None:
        """The lock is held already."""

    def ask(self, *questions: Statement) -> list[Answer]:
        """The rows of each question."""
        raw = self._here.connection
        with self._here.wrap_database_errors:
            return [fetch(raw, one.sql, one.values) for one in questions]

    def locking(self, sql: str) -> str:
        """The query as it is: whoever writes holds the whole file."""
        return sql

    def commit(self, batch: Gathered) -> None:
        """Write everything and make it durable. Raises ``Conflict``."""
        raw = self._here.connection
        with self._here.wrap_database_errors:
            run(raw, batch)
            raw.execute("COMMIT")
        self._open = False
        left(self._here, committed=True)

    def __exit__(self, *_error: object) -> None:
        """Take everything back that was not committed."""
        try:
            if self._open:
                self._take_back()
        finally:
            LINE.leave()

    def _take_back(self) -> None:
        self._open = False
        raw = self._here.connection
        if raw.in_transaction:  # a full disk has ended it already
            raw.execute("ROLLBACK")
        left(self._here, committed=False)
