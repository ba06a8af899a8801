"""Rows of an organisation's files: what they may say, and where they said it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from xize.core.problems import Problem

Cell = str | tuple[str, ...]

COLUMNS: Final[Mapping[str, Mapping[str, int]]] = {
    "department": {
        "name": 60, "name_en": 80, "mark": 4, "parent": 40, "head": 40, "stands_for": 60,
    },
    "partner": {"name": 80, "name_en": 120},
    "person": {
        "name": 60, "name_en": 80, "title": 60, "title_en": 80, "email": 254,
        "department": 40, "partner": 40, "superior": 40, "roles": 40,
    },
}  # fmt: skip
"""What a row of each kind may say, with the longest text that is kept."""

LISTS: Final = frozenset({"stands_for", "roles"})
"""Columns with several texts."""

REFERENCES: Final[Mapping[str, str]] = {
    "parent": "department",
    "department": "department",
    "partner": "partner",
    "head": "person",
    "superior": "person",
}
"""Columns that name another row, by its kind."""


@dataclass(frozen=True, slots=True)
class Place:
    """Line and column, both from 1; column 0 where a table has none."""

    line: int
    column: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One department, partner or person. A cell that is not there says nothing."""

    kind: str
    key: str
    file: str
    at: Place
    cells: Mapping[str, Cell] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """A cell with one text; "" without it."""
        found = self.cells.get(name, "")
        return found if isinstance(found, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """A cell with several."""
        found = self.cells.get(name, ())
        return found if isinstance(found, tuple) else ()

    def place(self, name: str) -> Place:
        """Where a cell stands, else the row."""
        return self.places.get(name, self.at)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows of all files, in their order, and what could not be read."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    mail_domain: str = ""
    digests: Mapping[str, str] = field(default_factory=dict)  # SHA-256 by file

    def of(self, kind: str) -> list[Row]:
        """The rows of one kind."""
        return [row for row in self.rows if row.kind == kind]
