"""Which row of a table a step is about, with the names of the people in it."""

from __future__ import annotations

from typing import Any

from xize.projects.queries.rows import row_text
from xize.projects.queries.rows import texts_of_rows as people_of_rows
from xize.web.parts.people import People


def row_label(row: Any, people: People) -> str:
    """The row's first text, person or date; empty for a step that is done once."""
    return row_text(row, people.cards)


__all__ = ["people_of_rows", "row_label"]
