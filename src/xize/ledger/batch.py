"""The statements of one transaction, gathered first and sent together.

On PostgreSQL they travel in one journey (pipeline mode) and arrive in order; on SQLite they run
one after another, in the same process (``hot_postgresql``, ``hot_sqlite``). No ORM; statement
texts are cached by shape. Placeholders are ``?`` on both databases.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.connection import ConnectionProxy

from xize.ledger import hot_postgresql, hot_sqlite
from xize.ledger.statement import Answer, Gathered, Row, Statement

LONGEST_INSERT = 200
"""Rows in one INSERT; more are split."""


class Batch:
    """Statements to run in order, inside a transaction that the caller has begun."""

    def __init__(self) -> None:
        self.statements: list[Statement] = []
        self.marks: dict[int, str] = {}

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

    def part(self) -> Batch:
        """For statements that are known sooner than the ones before them; see ``extend``."""
        return Batch()

    def extend(self, other: Batch) -> None:
        """The statements of another batch after these."""
        self.statements += other.statements

    def mark(self, point: str) -> None:
        """Name this place for the tests that kill the process (``crash``)."""
        self.marks[len(self.statements)] = point

    def run(self, connection: BaseDatabaseWrapper) -> None:
        """Send everything, inside the caller's transaction.

        Raises ``Conflict`` where a statement affected too few rows.
        """
        run(wrapper(connection), self)


def run(here: BaseDatabaseWrapper, batch: Gathered) -> None:
    """Send a batch on a connection; see ``Batch.run``."""
    with here.wrap_database_errors:
        if here.vendor == "postgresql":
            hot_postgresql.run(here.connection, batch)
        else:
            hot_sqlite.run(here.connection, batch)


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


def fetch(connection: BaseDatabaseWrapper, sql: str, values: Row = ()) -> Answer:
    """All rows of a query, on the database's own cursor; bytes come as ``bytes`` on both."""
    here = wrapper(connection)
    if here.connection is None:
        here.ensure_connection()
    with here.wrap_database_errors:
        if here.vendor == "postgresql":
            return hot_postgresql.fetch(here.connection, sql, values)
        return hot_sqlite.fetch(here.connection, sql, values)


def wrapper(connection: BaseDatabaseWrapper | ConnectionProxy) -> BaseDatabaseWrapper:
    """This thread's connection itself: every attribute of Django's proxy is a search for it."""
    if isinstance(connection, ConnectionProxy):
        return connections[connection.alias]
    return connection
