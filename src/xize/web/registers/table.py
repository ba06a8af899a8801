"""A register as a table of texts: names for ids, filtered, sorted, summed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from xize.core.process.rulebook import Field, Rulebook
from xize.people.actor import Actor
from xize.projects.queries import ProjectLine
from xize.projects.queries.lists import visible_streams
from xize.registers.queries import Column, RegisterRow, RegisterTable
from xize.rulebook.queries import as_written
from xize.rulebook.queries import names as names_of
from xize.web.parts.values import Values
from xize.web.registers.pools import Shelf

PEOPLE = ("person", "starter")
"""Plain columns that hold ids of people."""
FIGURES = ("money", "number")
LONG = 12
"""Letters from which a text may take several lines."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value. ``key`` sorts it, ``figure`` is what sums and workbooks count with.

    ``look``: figure (at the right edge), late, long (may take several lines) or nothing special.
    """

    text: str
    key: tuple[int, Any]
    figure: Decimal | datetime | None = None
    look: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row with the project it comes from and the page its form stands on."""

    project: ProjectLine
    address: str
    number: str
    names: tuple[str, ...]
    cells: tuple[Cell, ...]

    @property
    def named_cells(self) -> list[tuple[str, Cell]]:
        """Each cell with the name of its column."""
        return list(zip(self.names, self.cells, strict=True))

    def holds(self, text: str) -> bool:
        """Whether any of its texts contains the words looked for."""
        own = (self.project.title, self.project.number, self.number)
        return any(text in one.casefold() for one in (*own, *(cell.text for cell in self.cells)))


@dataclass(frozen=True, slots=True)
class Head:
    """A column: ``sort`` is what a click on it asks for."""

    id: str
    name: str
    is_figure: bool
    sort: str = ""
    sorted: str = ""


@dataclass
class Shown:
    """The table; ``sums`` has a text for each column, empty where nothing is added up.

    ``empty`` counts the columns that are left out because no row has a value in them.
    """

    name: str
    kept_by: str
    heads: list[Head]
    lines: list[Line]
    sums: list[str] = field(default_factory=list)
    whole: int = 0
    empty: int = 0


def shown(actor: Actor, shelf: Shelf, table: RegisterTable, text: str, sort: str) -> Shown:
    """The rows that hold ``text``, by the column ``sort`` names ("-" before it: downwards).

    Columns without any value are left out.
    """
    empty = [one for one in table.columns if not any(row.values.get(one.id) for row in table.rows)]
    if len(empty) < len(table.columns):
        kept_columns = tuple(one for one in table.columns if one not in empty)
        table = replace(table, columns=kept_columns)
    worded = _Worded(actor, shelf, table)
    lines = [worded.line(row) for row in table.rows]
    kept = [line for line in lines if line.holds(text.casefold())] if text else lines
    heads = [_head(column, sort) for column in table.columns]
    by = sort.removeprefix("-")
    ids = [column.id for column in table.columns]
    if by in ids:
        place = ids.index(by)
        kept.sort(key=lambda line: line.cells[place].key, reverse=sort.startswith("-"))
    elif by in ("project", "number"):
        kept.sort(key=lambda line: _own_key(line, by), reverse=sort.startswith("-"))
    found = Shown(table.card.name, table.card.kept_by, heads, kept, whole=len(lines))
    found.empty = len(empty) if lines else 0
    found.sums = [_sum(column, place, kept) for place, column in enumerate(table.columns)]
    return found


def _own_key(line: Line, by: str) -> str:
    return line.project.title if by == "project" else line.number


def _head(column: Column, sort: str) -> Head:
    by = sort.removeprefix("-")
    down = sort == column.id
    direction = ("descending" if sort.startswith("-") else "ascending") if by == column.id else ""
    figure = column.field is not None and column.field.type in (*FIGURES, "percent")
    return Head(column.id, column.name, figure, f"-{column.id}" if down else column.id, direction)


class _Worded:
    """Turns stored values into texts; people are read once for the whole table."""

    def __init__(self, actor: Actor, shelf: Shelf, table: RegisterTable) -> None:
        self._places = dict(_places(as_written(shelf.edition).rules))
        self._open = {*(visible_streams(actor, shelf.regulation) if table.whole else table.streams)}
        self._columns = table.columns
        self._heads = tuple(column.name for column in table.columns)
        self._acts = any(column.id == "outcome" and not column.field for column in table.columns)
        self._cases = table.card.id.partition(":")[2]
        self._values = Values(actor, names_of(actor, shelf.edition), _people(table))

    def line(self, row: RegisterRow) -> Line:
        """One row."""
        cells = tuple(self._cell(column, row.values.get(column.id)) for column in self._columns)
        return Line(row.project, self._address(row), self._number(row), self._heads, cells)

    def _number(self, row: RegisterRow) -> str:
        return "" if self._cases else row.number

    def _address(self, row: RegisterRow) -> str:
        """The page of the form; none where the project is not open to the reader."""
        if row.project.stream not in self._open:
            return ""
        if self._cases:
            return reverse("project-flow", args=[row.project.stream]) + f"?case={row.number}"
        tab = "project-signatures" if self._acts else "project-forms"
        return reverse(tab, args=[row.project.stream])

    def _cell(self, column: Column, value: Any) -> Cell:
        if value is None or value == "":
            return Cell("", (0, ""))
        if column.field is None:
            return self._plain(column.id, value)
        document, section = self._places.get(id(column.field), ("", ""))
        text = self._values.text(document, section, column.field, value)
        if column.field.type in (*FIGURES, "percent"):
            figure = _figure(value)
            return Cell(text, (1, figure if figure is not None else 0), figure, "figure")
        return Cell(text, (2, text), look=_look(text))

    def _plain(self, ident: str, value: Any) -> Cell:
        if isinstance(value, datetime):
            local = timezone.localtime(value)
            return Cell(local.strftime("%Y-%m-%d %H:%M"), (1, value.timestamp()), value)
        if ident in PEOPLE:
            name = self._values.people(str(value))
            return Cell(name, (2, name))
        if isinstance(value, (int, Decimal)):
            return Cell(str(value), (1, value), Decimal(value))
        if ident == "late":
            return Cell(_("late"), (2, str(value)), look="late")
        return Cell(str(value), (2, str(value)), look=_look(str(value)))


def _look(text: str) -> str:
    return "long" if len(text) > LONG else ""


def _places(rules: Rulebook) -> Iterable[tuple[int, tuple[str, str]]]:
    """Where each field of the edition stands, for the names of its options."""
    for document in rules.documents.values():
        for section in document.sections:
            for one in section.fields:
                yield id(one), (document.id, section.id)


def _people(table: RegisterTable) -> set[str]:
    wanted = [
        column.id
        for column in table.columns
        if (column.field is None and column.id in PEOPLE) or _is_person(column.field)
    ]
    return {str(row.values[one]) for row in table.rows for one in wanted if row.values.get(one)}


def _is_person(one: Field | None) -> bool:
    return one is not None and one.type == "person"


def _figure(value: Any) -> Decimal | None:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def _sum(column: Column, place: int, lines: list[Line]) -> str:
    """The sum of a column of money or numbers; none of shares or of what counts its rows."""
    if column.field is None or column.field.type not in FIGURES or "%" in column.name:
        return ""
    figures = [(line.project.stream, line.cells[place].figure) for line in lines]
    known = [(stream, one) for stream, one in figures if isinstance(one, Decimal)]
    if not known or (column.field.type == "number" and _only_counts(known)):
        return ""
    total = sum((one for _stream, one in known), Decimal(0))
    return f"{total:,.2f}" if column.field.type == "money" else f"{total.normalize():,f}"


def _only_counts(figures: list[tuple[str, Decimal]]) -> bool:
    """Whether the figures are 1, 2, 3 … within each project."""
    by_stream: dict[str, list[Decimal]] = {}
    for stream, one in figures:
        by_stream.setdefault(stream, []).append(one)
    return all(
        sorted(found) == [Decimal(number) for number in range(1, len(found) + 1)]
        for found in by_stream.values()
    ) and len(figures) > len(by_stream)
