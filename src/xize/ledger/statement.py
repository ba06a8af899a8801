"""One statement of a transaction, and many. Placeholders are ``?`` on every database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

Row = Sequence[Any]
Answer = list[tuple[Any, ...]]


class Statement(NamedTuple):
    """A text with its values; ``rows`` is how many rows it must affect, or somebody was faster."""

    sql: str
    values: Row = ()
    rows: int | None = None


class Gathered(Protocol):
    """Statements to be sent together (``Batch``)."""

    statements: list[Statement]
    marks: dict[int, str]
    """Where a test may kill the process: before the statement of that number (``crash``)."""
