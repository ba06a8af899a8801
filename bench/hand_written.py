"""Transactions written by hand: a read of the stream's row, the statements, one durable commit."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

READ = "SELECT seq, head, state FROM ledger_stream WHERE id = ?"


class Statement(NamedTuple):
    """One statement, with ``?`` for its values."""

    sql: str
    values: Sequence[Any]


class Hand(Protocol):
    """One connection."""

    def transaction(self, stream: str, statements: Sequence[Statement]) -> None:
        """Read the stream's row and run the statements; it is durable when this returns."""

    def empty_log(self) -> None:
        """Begin with an empty write-ahead log, where it is a file of the database's own."""


class SqliteHand:
    """The product's settings: write-ahead log, full synchronisation, the lock from the start."""

    def __init__(self, file: str) -> None:
        from xize.site.database import SQLITE_PRAGMAS

        self.raw = sqlite3.connect(file, isolation_level=None, cached_statements=512)
        self.raw.executescript(SQLITE_PRAGMAS)

    def transaction(self, stream: str, statements: Sequence[Statement]) -> None:
        """See ``Hand``."""
        self.raw.execute("BEGIN IMMEDIATE")
        self.raw.execute(READ, (stream,)).fetchone()
        for sql, values in statements:
            self.raw.execute(sql, values)
        self.raw.execute("COMMIT")

    def empty_log(self) -> None:
        """See ``Hand``."""
        self.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


class PostgresqlHand:
    """Two round trips: the read, then everything else; statements prepared by the driver."""

    def __init__(self, address: str) -> None:
        import psycopg

        self.raw = psycopg.connect(address, autocommit=True, prepare_threshold=0)

    def transaction(self, stream: str, statements: Sequence[Statement]) -> None:
        """See ``Hand``."""
        with self.raw.pipeline():
            self.raw.execute("BEGIN")
            self.raw.execute(READ.replace("?", "%s"), (stream,)).fetchone()
            for sql, values in statements:
                self.raw.execute(sql.replace("?", "%s").encode(), values)
            self.raw.execute("COMMIT")

    def empty_log(self) -> None:
        """See ``Hand``; the server keeps its log by itself."""
