"""Reading the rows of one project, and writing those of many, as fast as each database allows.

While rows are written, the indexes that are not keys are gone; afterwards they are made again as
the migrations made them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

Rows = dict[str, list[Sequence[Any]]]
Columns = Mapping[str, Sequence[str]]
STREAMS = "ledger_stream"


class Writer(Protocol):
    """One database, by its own driver."""

    def columns(self) -> Columns:
        """The columns of every table that holds rows of projects."""

    def keys(self) -> Columns:
        """The columns of their primary keys."""

    def rows(self, table: str, key: str, stream: str) -> list[Sequence[Any]]:
        """The rows of one project."""

    def write(self, columns: Columns, rows: Rows) -> None:
        """Add rows."""

    def loading(self) -> Any:
        """Write within this; indexes and statistics are there again afterwards."""


def key_of(table: str) -> str:
    """The column that says which project a row belongs to."""
    return "id" if table == STREAMS else "stream"


class SqliteWriter:
    """SQLite by its own module; nothing is durable before ``loading`` has ended.

    Loading needs the file for itself: there is no log meanwhile.
    """

    def __init__(self, file: str) -> None:
        self.raw = sqlite3.connect(file, isolation_level=None)

    def columns(self) -> Columns:
        """See ``Writer``."""
        sql = (
            "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c "
            "WHERE m.type = 'table' ORDER BY m.name, c.cid"
        )
        return _of_projects(self.raw.execute(sql))

    def keys(self) -> Columns:
        """See ``Writer``."""
        sql = (
            "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c "
            "WHERE m.type = 'table' AND c.pk > 0 ORDER BY m.name, c.pk"
        )
        return _by_table(self.raw.execute(sql))

    def rows(self, table: str, key: str, stream: str) -> list[Sequence[Any]]:
        """See ``Writer``; SQLite has kept events in the order of their key."""
        found = self.raw.execute(f"SELECT * FROM {table} WHERE {key} = ?", (stream,))
        return list(found)

    def write(self, columns: Columns, rows: Rows) -> None:
        """See ``Writer``."""
        self.raw.execute("BEGIN")
        for table, many in rows.items():
            marks = ", ".join("?" * len(columns[table]))
            self.raw.executemany(f"INSERT INTO {table} VALUES ({marks})", many)
        self.raw.execute("COMMIT")

    @contextmanager
    def loading(self) -> Iterator[None]:
        """See ``Writer``."""
        self.raw.executescript(
            "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;"
            "PRAGMA cache_size = -2000000; PRAGMA temp_store = MEMORY"
        )
        marks = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        indexes = [row for row in self.raw.execute(marks) if "UNIQUE" not in row[1]]
        for name, _ in indexes:
            self.raw.execute(f'DROP INDEX "{name}"')
        yield
        for _, sql in indexes:
            self.raw.execute(sql)
        self.raw.execute("PRAGMA synchronous = FULL")
        self.raw.execute("PRAGMA journal_mode = WAL")
        self.raw.close()


class PostgresqlWriter:
    """PostgreSQL by COPY."""

    def __init__(self, address: str) -> None:
        import psycopg

        self.raw = psycopg.connect(address, autocommit=True)

    def columns(self) -> Columns:
        """See ``Writer``."""
        sql = (
            "SELECT table_name, column_name FROM information_schema.columns "
            "WHERE table_schema = 'public' ORDER BY table_name, ordinal_position"
        )
        return _of_projects(self.raw.execute(sql))

    def keys(self) -> Columns:
        """See ``Writer``."""
        sql = (
            "SELECT c.relname, a.attname FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid "
            "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(i.indkey) "
            "WHERE i.indisprimary AND c.relnamespace = 'public'::regnamespace"
        )
        return _by_table(self.raw.execute(sql))

    def rows(self, table: str, key: str, stream: str) -> list[Sequence[Any]]:
        """See ``Writer``."""
        order = " ORDER BY seq" if table == "ledger_event" else ""
        sql = f"SELECT * FROM {table} WHERE {key} = %s{order}"
        return list(self.raw.execute(sql.encode(), (stream,)))

    def write(self, columns: Columns, rows: Rows) -> None:
        """See ``Writer``."""
        with self.raw.transaction(), self.raw.cursor() as cursor:
            for table, many in rows.items():
                with cursor.copy(f"COPY {table} FROM STDIN".encode()) as copy:
                    for row in many:
                        copy.write_row(row)

    @contextmanager
    def loading(self) -> Iterator[None]:
        """See ``Writer``."""
        self.raw.execute("SET synchronous_commit = off")
        self.raw.execute("SET maintenance_work_mem = '1GB'")
        sql = (
            "SELECT i.indexname, i.indexdef FROM pg_indexes i "
            "WHERE i.schemaname = 'public' AND i.indexdef NOT LIKE '%UNIQUE%'"
        )
        indexes = self.raw.execute(sql).fetchall()
        for name, _ in indexes:
            self.raw.execute(f'DROP INDEX "{name}"'.encode())
        yield
        for _, definition in indexes:
            self.raw.execute(definition.encode())
        self.raw.execute("VACUUM (ANALYZE)")
        self.raw.execute("CHECKPOINT")
        self.raw.close()


def _by_table(found: Any) -> Columns:
    tables: dict[str, list[str]] = {}
    for table, column in found:
        tables.setdefault(table, []).append(column)
    return tables


REMADE = ("registers_", "search_")
"""Tables that make themselves again from the ledger, for whoever looks."""


def _of_projects(found: Any) -> Columns:
    return {
        table: columns
        for table, columns in _by_table(found).items()
        if (table == STREAMS or "stream" in columns) and not table.startswith(REMADE)
    }
