"""The statements of one transaction, gathered first and sent together.

On PostgreSQL they travel in one round trip (pipeline mode) and arrive in order; on SQLite they run
one after another, in the same process. This is the write half of the hot path: no ORM, statement
texts cached by shape. Placeholders are ``?`` on both databases.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.connection import ConnectionProxy

from xize.ledger import crash
from xize.ledger.errors import Conflict

Row = Sequence[Any]
LONGEST_INSERT = 200
"""Rows in one INSERT; more are split."""


class Statement(NamedTuple):
    """One statement; ``rows`` is how many rows it must affect, or else somebody was faster."""

    sql: str
    values: Row
    rows: int | None = None


class Batch:
    """Statements to run in order, inside a transaction that the caller has begun."""

    def __init__(self) -> None:
        self.statements: list[Statement] = []
        self._marks: dict[int, str] = {}

    def add(self, sql: str, values: Row, rows: int | None = None) -> None:
        """One statement."""
        self.statements.append(Statement(sql, values, rows))

    def insert(
        self, table: str, columns: tuple[str, ...], rows: Sequence[Row], *, once: bool = False
    ) -> None:
        """Insert rows, several in one statement; ``once`` leaves rows alone that are there."""
        for start in range(0, len(rows), LONGEST_INSERT):
            part = rows[start : start + LONGEST_INSERT]
            values = part[0] if len(part) == 1 else [value for row in part for value in row]
            self.add(_insert_text(table, columns, len(part), once), values)

    def delete(self, table: str, key: tuple[str, ...], rows: Sequence[Row]) -> None:
        """Delete rows by key, one statement each (there are few)."""
        sql = _delete_text(table, key)
        for row in rows:
            self.add(sql, row)

    def extend(self, other: Batch) -> None:
        """The statements of another batch after these."""
        self.statements += other.statements

    def mark(self, point: str) -> None:
        """Name this place for the tests that kill the process (``crash``)."""
        self._marks[len(self.statements)] = point

    def run(self, connection: BaseDatabaseWrapper) -> None:
        """Send everything. Raises ``Conflict`` where a statement affected too few rows."""
        here = _wrapper(connection)
        with here.wrap_database_errors:
            if crash.armed():
                counts = self._one_by_one(here)
            elif here.vendor == "postgresql":
                counts = _pipelined(here.connection, self.statements)
            else:
                execute = here.connection.execute
                counts = [execute(one.sql, one.values).rowcount for one in self.statements]
        for statement, count in zip(self.statements, counts, strict=True):
            if statement.rows is not None and statement.rows != count:
                raise Conflict(statement.sql)

    def _one_by_one(self, connection: BaseDatabaseWrapper) -> list[int]:
        """Statement by statement, dying at the mark that is armed."""
        raw, dollar = connection.connection, connection.vendor == "postgresql"
        counts = []
        for place, one in enumerate(self.statements):
            crash.reached(self._marks.get(place, ""))
            counts.append(raw.execute(dollars(one.sql) if dollar else one.sql, one.values).rowcount)
        crash.reached(self._marks.get(len(self.statements), ""))
        return counts


def _pipelined(raw: Any, statements: Sequence[Statement]) -> list[int]:
    cursors = []
    with raw.pipeline():
        for statement in statements:
            cursor = raw.cursor()
            cursor.execute(dollars(statement.sql), statement.values)
            cursors.append(cursor)
    return [cursor.rowcount for cursor in cursors]


@lru_cache(maxsize=512)
def dollars(sql: str) -> str:
    """The text with psycopg's placeholders."""
    return sql.replace("?", "%s")


@lru_cache(maxsize=512)
def _insert_text(table: str, columns: tuple[str, ...], count: int, once: bool) -> str:
    row = f"({', '.join('?' * len(columns))})"
    end = " ON CONFLICT DO NOTHING" if once else ""
    names = ", ".join(f'"{column}"' for column in columns)
    return f"INSERT INTO {table} ({names}) VALUES {', '.join([row] * count)}{end}"  # noqa: S608


@lru_cache(maxsize=128)
def _delete_text(table: str, key: tuple[str, ...]) -> str:
    place = " AND ".join(f'"{column}" = ?' for column in key)
    return f"DELETE FROM {table} WHERE {place}"  # noqa: S608


def fetch(connection: BaseDatabaseWrapper, sql: str, values: Row = ()) -> list[tuple[Any, ...]]:
    """All rows of a query, on the database's own cursor; bytes come as ``bytes`` on both."""
    here = _wrapper(connection)
    if here.connection is None:
        here.ensure_connection()
    with here.wrap_database_errors:
        if here.vendor == "postgresql":
            sql = dollars(sql)
        return list(here.connection.execute(sql, values).fetchall())


def _wrapper(connection: BaseDatabaseWrapper | ConnectionProxy) -> BaseDatabaseWrapper:
    """This thread's connection itself: every attribute of Django's proxy is a search for it."""
    if isinstance(connection, ConnectionProxy):
        return connections[connection.alias]
    return connection
