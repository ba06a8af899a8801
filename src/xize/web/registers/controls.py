"""How each column is filtered on the page, and what is filtered already, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from xize.registers.asking import NUMBER, PROJECT, Asked, Filter
from xize.registers.opened import Opened
from xize.registers.queries import Column
from xize.web.registers.asked import without

CHOSEN = (
    *("choice", "several", "yes_no", "person", "unit", "role", "roles", "outcome", "result"),
    "late",
)
RANGES = {"figure": "text", "date": "date", "moment": "date"}
MOST_BOXES = 12
"""Choices up to which each has a box; more of them stand in a list."""


@dataclass(frozen=True, slots=True)
class Control:
    """A filter of a column. ``kind``: text, boxes, list or range; ``input`` is that of a range."""

    id: str
    name: str
    kind: str
    low: str = ""
    high: str = ""
    input: str = ""
    choices: tuple[tuple[str, str, bool], ...] = ()
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in words, with the address that is without it."""

    words: str
    address: str


def controls(opened: Opened, columns: Sequence[Column], asked: Asked) -> list[Control]:
    """A control for each column that has values."""
    by_column = {one.column: one for one in asked.filters}
    return [_control(opened, one, by_column.get(one.id)) for one in columns]


def _control(opened: Opened, column: Column, given: Filter | None) -> Control:
    empty = given.how if given and given.how in ("empty", "filled") else ""
    low, high = (given.low, given.high) if given else ("", "")
    if column.kind in CHOSEN:
        chosen = given.values if given else ()
        names = opened.named.get(column.id, {})
        choices = tuple((one, name, one in chosen) for one, name in names.items())
        kind = "boxes" if len(choices) <= MOST_BOXES else "list"
        return Control(column.id, column.name, kind, choices=choices, empty=empty)
    if column.kind in RANGES:
        shown = RANGES[column.kind]
        return Control(column.id, column.name, "range", low, high, shown, empty=empty)
    return Control(column.id, column.name, "text", low, empty=empty)


def chips(opened: Opened, columns: Sequence[Column], asked: Asked, given: QueryDict) -> list[Chip]:
    """What is filtered, each with the address that is without it."""
    names = {one.id: one.name for one in columns}
    names |= {PROJECT: _("Project"), NUMBER: _("Number")}
    found = []
    if asked.text:
        rest = [pair for pair in _all(given) if pair[0] not in ("text", "page")]
        found.append(Chip(_("contains “%(text)s”") % {"text": asked.text}, f"?{urlencode(rest)}"))
    for one in asked.filters:
        rest = [pair for pair in without(given, one.column) if pair[0] != "page"]
        found.append(Chip(_words(opened, names, one), f"?{urlencode(rest)}"))
    return found


def words(opened: Opened, columns: Sequence[Column], asked: Asked) -> str:
    """All filters in one line, as the exported file says them."""
    return _("; ").join(chip.words for chip in chips(opened, columns, asked, QueryDict()) if chip)


def _words(opened: Opened, names: dict[str, str], one: Filter) -> str:
    name = names.get(one.column, one.column)
    match one.how:
        case "empty":
            return _("%(name)s: empty") % {"name": name}
        case "filled":
            return _("%(name)s: filled in") % {"name": name}
        case "is":
            known = opened.named.get(one.column, {})
            if one.column == PROJECT:  # of rows that may be read: an address names any project
                known = opened.titles({row[0] for row in opened.keys(Asked(filters=(one,)), ())})
            texts = _(", ").join(known.get(value, value) for value in one.values)
            return f"{name}: {texts}"
        case "between":
            return f"{name}: {one.low or '…'} – {one.high or '…'}"
    return _("%(name)s contains “%(text)s”") % {"name": name, "text": one.low}


def _all(given: QueryDict) -> list[tuple[str, str]]:
    return [(name, one) for name, values in given.lists() for one in values]
