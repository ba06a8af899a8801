"""The statements of one transaction, gathered first and sent together.

On PostgreSQL they travel in one round trip (pipeline mode) and arrive in order; on SQLite they run
one after another, in the same process. This is the write half of the hot path: no ORM, statement
texts cached by shape. Placeholders are ``?`` on both databases.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.backends.base.base import BaseDatabaseWrapper

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

    def add(self, sql: str, values: Row, rows: int | None = None) -> None:
        """One statement."""
        self.statements.append(Statement(sql, values, rows))

    def insert(self, table: str, columns: tuple[str, ...], rows: Sequence[Row]) -> None:
        """Insert rows, several in one statement."""
        for start in range(0, len(rows), LONGEST_INSERT):
            part = rows[start : start + LONGEST_INSERT]
            values = part[0] if len(part) == 1 else [value for row in part for value in row]
            self.add(_insert_text(table, columns, len(part)), values)

    def delete(self, table: str, key: tuple[str, ...], rows: Sequence[Row]) -> None:
        """Delete rows by key, one statement each (there are few)."""
        sql = _delete_text(table, key)
        for row in rows:
            self.add(sql, row)

    def run(self, connection: BaseDatabaseWrapper) -> None:
        """Send everything. Raises ``Conflict`` where a statement affected too few rows."""
        with connection.wrap_database_errors:
            if connection.vendor == "postgresql":
                counts = _pipelined(connection.connection, self.statements)
            else:
                raw = connection.connection
                counts = [raw.execute(one.sql, one.values).rowcount for one in self.statements]
        for statement, count in zip(self.statements, counts, strict=True):
            if statement.rows is not None and statement.rows != count:
                raise Conflict(statement.sql)


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
def _insert_text(table: str, columns: tuple[str, ...], count: int) -> str:
    row = f"({', '.join('?' * len(columns))})"
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join([row] * count)}"  # noqa: S608


@lru_cache(maxsize=128)
def _delete_text(table: str, key: tuple[str, ...]) -> str:
    return f"DELETE FROM {table} WHERE {' AND '.join(f'{column} = ?' for column in key)}"  # noqa: S608


def fetch(connection: BaseDatabaseWrapper, sql: str, values: Row = ()) -> list[tuple[Any, ...]]:
    """All rows of a query, on the database's own cursor; bytes come as ``bytes`` on both."""
    connection.ensure_connection()
    with connection.wrap_database_errors:
        if connection.vendor == "postgresql":
            sql = dollars(sql)
        return list(connection.connection.execute(sql, values).fetchall())
