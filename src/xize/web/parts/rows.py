"""Which row of a table a step is about, where a step is done once for each of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from xize.web.parts.people import People

LONGEST = 40


def row_label(row: Any, people: People) -> str:
    """The row's first text, person or date; empty for a step that is done once."""
    for value in _values(row):
        if isinstance(value, str) and value:
            card = people.cards.get(value)
            return card.name if card else value[:LONGEST]
    return ""


def people_of_rows(rows: Iterable[Any]) -> list[str]:
    """Whatever in these rows may be a person's id."""
    return [value for row in rows for value in _values(row) if isinstance(value, str)]


def _values(row: Any) -> list[Any]:
    if isinstance(row, dict):
        return list(row.values())
    return [] if row is None else [row]
