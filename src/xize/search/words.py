"""Which ``search_words`` there is: SQLite's or PostgreSQL's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from django.db import connection

from xize.core.texts import Phrase
from xize.search import words_postgresql, words_sqlite


class Words(Protocol):
    """What both of them know."""

    CREATE: tuple[str, ...]
    HITS: str
    WITHIN: str
    NEWEST: str

    def insert(self, rows: Sequence[tuple[int, list[str], list[str]]]) -> None:
        """Add passages."""

    def delete(self, passages: Sequence[int]) -> None:
        """Remove passages."""

    def asked(self, column: str, phrases: Sequence[Phrase]) -> str:
        """The value for the question."""


def words() -> Words:
    """Those of the database in use."""
    return words_of(connection.vendor)


def words_of(vendor: str) -> Words:
    """Those of a kind of database."""
    return words_postgresql if vendor == "postgresql" else words_sqlite
