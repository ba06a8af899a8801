"""A unit of work: what is read and written together, as one transaction.

    with unit(connection) as work:
        [[row]] = work.ask(question)
        …decide…
        work.commit(batch)

Leaving it without ``commit`` leaves nothing behind. What that takes is each database's own affair:
``hot_sqlite``, ``hot_postgresql``; inside a transaction of somebody else it becomes part of theirs.
"""

from __future__ import annotations

from typing import Any, Protocol, Self

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from xize.ledger.batch import fetch, run, wrapper
from xize.ledger.hot_postgresql import PostgresqlUnit
from xize.ledger.hot_sqlite import SqliteUnit
from xize.ledger.statement import Answer, Gathered, Statement


class Unit(Protocol):
    """What reading, deciding and writing need of the database."""

    alone: bool
    """Whether the transaction is this one's own: it sees nothing that is not committed."""

    def __enter__(self) -> Self:
        """Begin."""

    def __exit__(self, *error: object) -> None:
        """End; what was not committed is taken back."""

    def hold(self) -> None:
        """From here on locks last until the end: for facts that write."""

    def ask(self, *questions: Statement) -> list[Answer]:
        """The rows of each question, in one journey to the server."""

    def locking(self, sql: str) -> str:
        """The query so that its rows stay locked until the end (after ``hold``)."""

    def commit(self, batch: Gathered) -> None:
        """Write everything and make it durable. Raises ``Conflict``."""


class NestedUnit:
    """Part of a transaction that somebody else has begun and will end."""

    alone = False

    def __init__(self, here: BaseDatabaseWrapper) -> None:
        self._here = here
        self._atomic = transaction.atomic(here.alias)

    def __enter__(self) -> NestedUnit:
        self._atomic.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        """Leave; where it failed, this part alone is taken back."""
        self._atomic.__exit__(*error)

    def hold(self) -> None:
        """The transaction is there."""

    def ask(self, *questions: Statement) -> list[Answer]:
        """The rows of each question."""
        return [fetch(self._here, one.sql, one.values) for one in questions]

    def locking(self, sql: str) -> str:
        """The query with a lock, where the database knows any smaller than itself."""
        return f"{sql} FOR UPDATE" if self._here.vendor == "postgresql" else sql

    def commit(self, batch: Gathered) -> None:
        """Write everything; the one who began makes it durable."""
        run(self._here, batch)


def unit(connection: BaseDatabaseWrapper) -> Unit:
    """A unit of work on the connection of this thread."""
    here = wrapper(connection)
    if here.connection is None:
        here.ensure_connection()
    if here.in_atomic_block:
        return NestedUnit(here)
    return PostgresqlUnit(here) if here.vendor == "postgresql" else SqliteUnit(here)
