"""Sums, groups and statistics of a register, exact: figures are added up as whole numbers.

What leads back to its rows is given with each figure: the filter that finds them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from xize.core.process.graph import UserTask
from xize.registers.answering import LISTED
from xize.registers.asking import PROJECT, Asked, Filter
from xize.registers.keys import figure_of
from xize.registers.opened import Opened
from xize.registers.shape import ColumnShape

MONTH = len("2026-01")
LAST_DAY = "-31"
SUMMED = ("money", "number")
MOST_BARS = 8
"""Bars of a distribution."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows with the same value. ``name`` is empty where the cell is; ``filter`` finds them."""

    name: str
    count: int
    filter: Filter
    sums: dict[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spread:
    """How the figures of a column are spread. ``bars``: (from, to, how many)."""

    count: int
    sum: Decimal
    mean: Decimal
    low: Decimal
    median: Decimal
    high: Decimal
    bars: tuple[tuple[Decimal, Decimal, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """What a column says as a whole: groups of a choice, or the spread of figures."""

    column: ColumnShape
    answered: int
    groups: tuple[Group, ...] = ()
    spread: Spread | None = None


def summed(opened: Opened, shown: Iterable[str]) -> list[str]:
    """The columns that may be added up: money and numbers, no shares."""
    wanted = [opened.columns[one] for one in shown if one in opened.columns]
    return [one.id for one in wanted if one.field is not None and one.field.type in SUMMED]


def sums(rows: Sequence[tuple[str | None, ...]], columns: Sequence[str]) -> dict[str, Decimal]:
    """The sum of each column; none of one that only counts the rows of each project.

    ``rows`` are a project and the keys of the columns (``Opened.keys``).
    """
    found = {}
    for place, column in enumerate(columns, 1):
        known = [(row[0], figure_of(row[place] or "")) for row in rows if row[place]]
        if known and not _only_counts(known):
            found[column] = sum((worth for _stream, worth in known), Decimal(0))
    return found


def _only_counts(figures: Sequence[tuple[str | None, Decimal]]) -> bool:
    """Whether the figures are 1, 2, 3 … within each project."""
    by_stream: dict[str | None, list[Decimal]] = defaultdict(list)
    for stream, one in figures:
        by_stream[stream].append(one)
    return len(figures) > len(by_stream) and all(
        sorted(found) == [Decimal(number) for number in range(1, len(found) + 1)]
        for found in by_stream.values()
    )


def groups(opened: Opened, asked: Asked, columns: Sequence[str]) -> list[Group]:
    """The rows by what ``asked.group`` names, with the sums of some columns, the most first.

    A row with several values stands in several groups; dates are taken by month.
    """
    column = opened.columns.get(asked.group)
    if column is None and asked.group != PROJECT:
        return []
    wanted = [asked.group, *columns] if column else [*columns]
    together: dict[str, list[tuple[str | None, ...]]] = defaultdict(list)
    for row in opened.keys(asked, wanted):
        for value in _values(column, row):
            together[value].append((row[0], *row[-len(columns) :]) if columns else (row[0],))
    titles = opened.titles(together) if column is None else {}
    found = [
        Group(
            _named(opened, column, value, titles),
            len(rows),
            _filter(asked.group, column, value),
            sums(rows, columns),
        )
        for value, rows in together.items()
    ]
    return sorted(found, key=lambda one: (-one.count, one.name))


def _values(column: ColumnShape | None, row: Sequence[str | None]) -> list[str]:
    """The values a row is counted under."""
    if column is None:
        return [row[0] or ""]
    key = row[1] or ""
    if column.kind in LISTED:
        return key.strip("|").split("|") if key else [""]
    return [key[:MONTH]] if column.kind in ("date", "moment") else [key]


def _named(opened: Opened, column: ColumnShape | None, value: str, titles: dict[str, str]) -> str:
    if column is None:
        return titles.get(value, value)
    if not value:
        return ""
    if column.kind == "figure":
        return f"{figure_of(value).normalize():,f}"
    return opened.named.get(column.id, {}).get(value, value)


def _filter(ident: str, column: ColumnShape | None, value: str) -> Filter:
    """What finds the rows of a group."""
    if not value:
        return Filter(ident, "empty")
    if column is not None and column.kind in ("date", "moment"):
        return Filter(ident, "between", low=value, high=value + LAST_DAY)
    if column is not None and column.kind == "figure":
        worth = f"{figure_of(value).normalize():f}"
        return Filter(ident, "between", low=worth, high=worth)
    return Filter(ident, "is", (value,))


def summaries(opened: Opened, asked: Asked) -> list[Summary]:
    """What the columns say as a whole: choices counted, figures spread; others are left out."""
    wanted = [one for one in opened.columns.values() if one.kind in opened.COUNTED]
    rows = opened.keys(asked, [one.id for one in wanted])
    return [
        _summary(opened, one, [row[place] for row in rows]) for place, one in enumerate(wanted, 1)
    ]


def _summary(opened: Opened, column: ColumnShape, keys: Sequence[str | None]) -> Summary:
    met = [key for key in keys if key]
    if column.kind == "figure":
        return Summary(column, len(met), spread=spread([figure_of(key) for key in met]))
    counted: Counter[str] = Counter()
    for key in met:
        counted.update(_values(column, ("", key)))
    order = {one: place for place, one in enumerate(opened.named.get(column.id, {}))}
    options = [*order] if column.kind in ("choice", "several", "yes_no") else [*counted]
    options += [one for one in counted if one not in options]
    found = (
        Group(_named(opened, column, one, {}), counted[one], _filter(column.id, column, one))
        for one in options
    )
    return Summary(column, len(met), tuple(found))


def spread(figures: Sequence[Decimal]) -> Spread | None:
    """Count, sum, mean, median, extremes and distribution; None without figures."""
    if not figures:
        return None
    ordered, count = sorted(figures), len(figures)
    total = sum(ordered, Decimal(0))
    middle = (ordered[(count - 1) // 2] + ordered[count // 2]) / 2
    return Spread(count, total, total / count, ordered[0], middle, ordered[-1], _bars(ordered))


def _bars(ordered: Sequence[Decimal]) -> tuple[tuple[Decimal, Decimal, int], ...]:
    """One bar for each value where there are few, else ranges of the same width."""
    values = sorted(set(ordered))
    if len(values) <= MOST_BARS:
        counted = Counter(ordered)
        return tuple((one, one, counted[one]) for one in values)
    low, high = ordered[0], ordered[-1]
    width = (high - low) / MOST_BARS
    edges = [low + width * place for place in range(MOST_BARS)] + [high]
    counts = [0] * MOST_BARS
    for one in ordered:
        counts[min(MOST_BARS - 1, int((one - low) / width))] += 1
    return tuple(zip(edges, edges[1:], counts, strict=False))


@dataclass(frozen=True, slots=True)
class Response:
    """How many were asked to fill in a form and how many did (C094)."""

    asked: int
    answered: int

    @property
    def rate(self) -> int:
        """Whole per cent."""
        return round(100 * self.answered / self.asked) if self.asked else 0


def response(opened: Opened) -> Response | None:
    """Of the work that fills in this form, in the projects the reader sees: begun, and done.

    None for registers that no step fills, and before anybody was asked.
    """
    steps = filling_steps(opened)
    if not steps:
        return None
    together = [one.id for one in steps if one.work.kind == "countersign"]
    alone = [one.id for one in steps if one.work.kind != "countersign"]
    asked, answered = opened.work_at(alone, together)
    return Response(asked, answered) if asked else None


def filling_steps(opened: Opened) -> list[UserTask]:
    """The steps that fill what this register shows."""
    documents = {one.document for one in opened.shape.sources if one.document}
    sections = {(one.document, part) for one in opened.shape.sources for part in one.sections}
    return [
        node
        for procedure in opened.edition.rules.procedures.values()
        for node in procedure.process.nodes.values()
        if isinstance(node, UserTask)
        and any(
            fill.document in documents
            and (not fill.section or (fill.document, fill.section) in sections)
            for fill in node.work.fills
        )
    ]
