"""The address of a register's page as what is asked of it, and back.

``text=`` any text · ``has.COLUMN=`` contains, ``empty`` or ``filled`` stand for themselves behind
``is_empty.`` · ``is.COLUMN=`` one of · ``from.COLUMN=``, ``to.COLUMN=`` both within ·
``sort=a,-b`` · ``group=COLUMN`` · ``show=a,b``.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from xize.registers.asking import NUMBER, PROJECT, Asked, Filter

CONTAINS, IS, FROM, TO, EMPTY = "has.", "is.", "from.", "to.", "empty."
LONGEST = 200
"""Letters of a filter that are looked for."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the address says: what is asked, and which columns are shown (none: all)."""

    asked: Asked
    show: tuple[str, ...] = ()


def page_of_address(given: QueryDict, columns: Collection[str]) -> Page:
    """Read an address; columns nobody knows are passed over."""
    known = {*columns, PROJECT, NUMBER}
    filters: list[Filter] = []
    for name in given:
        before, _, column = name.partition(".")
        values = [one.strip()[:LONGEST] for one in given.getlist(name) if one.strip()]
        if column not in known or not values:
            continue
        match before + ".":
            case "has.":
                filters.append(Filter(column, "contains", low=values[0]))
            case "is.":
                filters.append(Filter(column, "is", tuple(values)))
            case "empty.":
                filters.append(Filter(column, "empty" if values[0] == "yes" else "filled"))
    for column in known:
        low, high = (given.get(f"{one}{column}", "").strip()[:LONGEST] for one in (FROM, TO))
        if low or high:
            filters.append(Filter(column, "between", low=low, high=high))
    sorts = tuple(
        (one.removeprefix("-"), one.startswith("-"))
        for one in given.get("sort", "").split(",")
        if one.removeprefix("-") in known
    )
    group = given.get("group", "")
    show = tuple(one for name in given.getlist("show") for one in name.split(",") if one in columns)
    text = given.get("text", "").strip()[:LONGEST]
    group = group if group in columns or group == PROJECT else ""
    return Page(Asked(text, tuple(filters), sorts, group), show)


def pairs_of(one: Filter) -> list[tuple[str, str]]:
    """A filter as parts of an address."""
    match one.how:
        case "contains":
            return [(CONTAINS + one.column, one.low)]
        case "is":
            return [(IS + one.column, value) for value in one.values]
        case "between":
            bounds = ((FROM, one.low), (TO, one.high))
            return [(name + one.column, bound) for name, bound in bounds if bound]
    return [(EMPTY + one.column, "yes" if one.how == "empty" else "no")]


def with_filter(given: QueryDict, one: Filter) -> str:
    """The address with one filter more (in place of those of its column), ungrouped."""
    kept = without(given, one.column)
    return urlencode([pair for pair in kept if pair[0] not in ("group", "page")] + pairs_of(one))


def without(given: QueryDict, column: str) -> list[tuple[str, str]]:
    """The parts of an address that do not filter a column."""
    own = {before + column for before in (CONTAINS, IS, FROM, TO, EMPTY)}
    return [(name, one) for name, values in given.lists() if name not in own for one in values]


def sorted_by(given: QueryDict, sorts: tuple[tuple[str, bool], ...], column: str) -> str:
    """The address sorted by a column first: upwards, and downwards when it was so already."""
    down = bool(sorts) and sorts[0] == (column, False)
    rest = [(name, way) for name, way in sorts if name != column]
    words = ",".join(f"{'-' if way else ''}{name}" for name, way in [(column, down), *rest][:3])
    kept = [
        (name, one)
        for name, values in given.lists()
        if name not in ("sort", "page")
        for one in values
    ]
    return urlencode([*kept, ("sort", words)])
