"""A page of a register: its heads, lines and sums in the reader's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.http import QueryDict
from django.urls import reverse
from django.utils.text import slugify

from xize.projects.queries import ProjectLine
from xize.projects.queries.lists import visible_streams
from xize.registers import figures
from xize.registers.asking import Asked
from xize.registers.opened import Kept, Opened
from xize.registers.queries import Column, RegisterRow, columns_of, rows_of
from xize.registers.wording import Cell, Wording
from xize.web.registers.asked import Page, sorted_by, with_filter

LONGEST_PAGE = 41
DIRECT = 2_000
"""Rows up to which an export is answered at once; longer ones are background tasks."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row with the project it comes from and the page its form stands on."""

    project: ProjectLine | None
    address: str
    number: str
    names: tuple[str, ...]
    cells: tuple[Cell, ...]

    @property
    def named_cells(self) -> list[tuple[str, Cell]]:
        """Each cell with the name of its column."""
        return list(zip(self.names, self.cells, strict=True))


@dataclass(frozen=True, slots=True)
class Head:
    """A column: ``sort`` is the address sorted by it, ``sum`` a text or nothing."""

    id: str
    name: str
    is_figure: bool
    sort: str
    sorted: str
    sum: str = ""


@dataclass(frozen=True, slots=True)
class GroupLine:
    """Rows with the same value: how many, their sums, and the address that shows them."""

    name: str
    count: int
    sums: tuple[str, ...]
    address: str


@dataclass
class Shown:
    """One page of a table.

    ``matching`` rows of ``whole`` hold what is asked; ``empty`` columns are left out because no
    row has a value in them. ``choosable`` are all others, for choosing columns.
    """

    heads: list[Head]
    own_heads: dict[str, Head]
    choosable: list[Column]
    matching: int
    whole: int
    empty: int
    grouped: str = ""
    group_heads: list[str] = field(default_factory=list)
    groups: list[GroupLine] = field(default_factory=list)

    @property
    def has_sums(self) -> bool:
        """Whether anything is added up."""
        return any(head.sum for head in self.heads)

    @property
    def is_long(self) -> bool:
        """Whether an export takes long enough for a background task."""
        return self.matching > DIRECT


def shown(opened: Opened, page: Page, given: QueryDict) -> Shown:
    """The heads with their sums, and the groups that were asked for."""
    whole, filled = opened.filled()
    choosable = [one for one in columns_of(opened) if filled[one.id]]
    columns = [one for one in choosable if not page.show or one.id in page.show]
    wanted = figures.summed(opened, [one.id for one in columns])
    rows = opened.keys(page.asked, wanted)
    sums = figures.sums(rows, [one for one in wanted if "%" not in _name(columns, one)])
    found = Shown(
        heads=[_head(one, page.asked, given, sums) for one in columns],
        own_heads={one: _own_head(one, page.asked, given) for one in ("project", "number")},
        choosable=choosable,
        matching=len(rows),
        whole=whole,
        empty=len(opened.columns) - len(choosable) if whole else 0,
    )
    if page.asked.group:
        _group(found, opened, page.asked, given, [*sums])
    return found


def _group(
    found: Shown, opened: Opened, asked: Asked, given: QueryDict, columns: Sequence[str]
) -> None:
    found.grouped = asked.group
    found.group_heads = [_name(found.choosable, one) for one in columns]
    found.groups = [
        GroupLine(
            one.name,
            one.count,
            tuple(
                _sum(opened, name, one.sums[name]) if name in one.sums else "" for name in columns
            ),
            f"?{with_filter(given, one.filter)}",
        )
        for one in figures.groups(opened, asked, columns)
    ]


def lines(
    opened: Opened, asked: Asked, heads: Sequence[Head], limit: int, offset: int
) -> list[Line]:
    """The rows of one page, in the reader's words."""
    kept, worded = opened.rows(asked, limit, offset), Wording(opened)
    if opened.shape.is_pool:
        own = tuple(head.name for head in heads)
        return [Line(None, "", row.number, own, _cells(opened, worded, heads, row)) for row in kept]
    rows = rows_of(opened, kept)
    may_open = _open_streams(opened, [row.project for row in rows])
    names = tuple(head.name for head in heads)
    return [
        Line(
            row.project,
            _address(opened, row) if row.project.stream in may_open else "",
            "" if opened.is_cases else row.number,
            names,
            _cells(opened, worded, heads, raw),
        )
        for row, raw in zip(rows, kept, strict=True)
    ]


def _cells(opened: Opened, worded: Wording, heads: Sequence[Head], row: Kept) -> tuple[Cell, ...]:
    return tuple(worded.cell(opened.columns[one.id], row.values.get(one.id)) for one in heads)


def _open_streams(opened: Opened, projects: Sequence[ProjectLine]) -> set[str]:
    """The projects whose pages are open to the reader; a keeper reads rows of others, too."""
    if not opened.whole:
        return {one.stream for one in projects}
    return {*visible_streams(opened.actor, opened.shape.regulation)}


def _address(opened: Opened, row: RegisterRow) -> str:
    """The page the row comes from."""
    stream = row.project.stream
    if opened.is_cases:
        return reverse("project-flow", args=[stream]) + f"?case={row.number}"
    if row.document:
        place = f"form-{slugify(row.document)}-{row.instance}"
        return reverse("project-forms", args=[stream]) + f"#{place}"
    return reverse("project-signatures", args=[stream])


def _head(column: Column, asked: Asked, given: QueryDict, sums: Mapping[str, Decimal]) -> Head:
    total = _text(column, sums[column.id]) if column.id in sums else ""
    is_figure = column.kind == "figure" and column.field is not None
    sort = sorted_by(given, asked.sorts, column.id)
    return Head(column.id, column.name, is_figure, sort, _direction(column.id, asked), total)


def _own_head(ident: str, asked: Asked, given: QueryDict) -> Head:
    return Head(ident, "", False, sorted_by(given, asked.sorts, ident), _direction(ident, asked))


def _direction(ident: str, asked: Asked) -> str:
    ways = {name: "descending" if down else "ascending" for name, down in asked.sorts}
    return ways.get(ident, "")


def _name(columns: Sequence[Column], ident: str) -> str:
    return next(one.name for one in columns if one.id == ident)


def _sum(opened: Opened, ident: str, total: Decimal) -> str:
    return _worded(getattr(opened.columns[ident].field, "type", ""), total)


def _text(column: Column, total: Decimal) -> str:
    return _worded(column.field.type if column.field else "", total)


def _worded(type_: str, total: Decimal) -> str:
    return f"{total:,.2f}" if type_ == "money" else f"{total.normalize():,f}"
