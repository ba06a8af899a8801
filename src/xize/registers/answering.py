"""What is asked of a register, in SQL that both databases understand alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from django.db import connection

from xize.registers.asking import NUMBER, PROJECT, Asked, Filter
from xize.registers.keys import ORDER, figure, figure_key, plain
from xize.registers.shape import ColumnShape, Shape

LISTED = ("several", "roles")
"""Kinds whose keys hold several values, "|a|b|"."""

AFTER_ALL = "~"
"""Later than every digit and letter of a date's key: a day as upper bound holds all of it."""

Named = Mapping[str, Mapping[str, str]]
"""By column, the reader's names of the ids that stand in it."""


@dataclass
class Sql:
    """A piece of SQL with the values of its places."""

    text: str = ""
    values: list[Any] = field(default_factory=list)

    def also(self, text: str, values: Iterable[Any] = ()) -> None:
        """One condition more."""
        self.text = f"{self.text} AND {text}" if self.text else text
        self.values += values


def where(shape: Shape, asked: Asked, named: Named) -> Sql:
    """The condition of all filters; columns nobody knows are passed over."""
    found = Sql("1 = 1")
    if asked.text:
        found.also(*_anywhere(shape, asked.text, named))
    for one in asked.filters:
        if one.column == PROJECT:
            found.also(*_project(one))
        elif one.column == NUMBER:
            found.also("LOWER(r.number) LIKE ? ESCAPE '!'", [_like(one.low)])
        elif column := shape.columns.get(one.column):
            found.also(*_holds(column, one))
    return found


def order(shape: Shape, asked: Asked, named: Named) -> Sql:
    """The order, down to the place a row has in its project."""
    found = Sql()
    parts = []
    for ident, down in asked.sorts:
        if key := _sort_key(shape, ident, named):
            way = "DESC" if down else "ASC"
            parts += [f"CASE WHEN {key.text} IS NULL THEN 1 ELSE 0 END", f"{key.text} {way}"]
            found.values += [*key.values, *key.values]
    parts += ["p.began", "r.stream", "r.place"]
    found.text = ", ".join(parts)
    return found


def key(column: str) -> str:
    """The key of a column of row ``r``; null where the cell is empty."""
    name = column.replace("'", "''").replace('"', "")
    if connection.vendor == "postgresql":
        return f"((r.keys ->> '{name}') COLLATE \"C\")"
    return f"json_extract(r.keys, '$.\"{name}\"')"


def _sort_key(shape: Shape, ident: str, named: Named) -> Sql | None:
    if ident == PROJECT:
        return Sql("p.title" + _bytes())
    if ident == NUMBER:
        return Sql("r.number" + _bytes())
    column = shape.columns.get(ident)
    if column is None:
        return None
    if ident in named:
        places = {one: f"{place:06d}" for place, one in enumerate(named[ident])}
        return Sql(_mapped(ident), [msgspec.json.encode(places).decode()])
    return Sql(key(ident + ORDER if column.kind in ("text", "any") else ident))


def _mapped(column: str) -> str:
    """Where the id in a cell stands in a JSON mapping; names are given in their order."""
    if connection.vendor == "postgresql":
        return f'((CAST(? AS jsonb) ->> {key(column)}) COLLATE "C")'
    return f"json_extract(?, '$.\"' || {key(column)} || '\"')"


def _bytes() -> str:
    return ' COLLATE "C"' if connection.vendor == "postgresql" else ""


def _holds(column: ColumnShape, one: Filter) -> tuple[str, list[Any]]:
    cell = key(column.id)
    match one.how:
        case "empty":
            return f"{cell} IS NULL", []
        case "filled":
            return f"{cell} IS NOT NULL", []
        case "is" if column.kind in LISTED:
            likes = [f"%|{_escaped(value)}|%" for value in one.values]
            return f"({_any(cell, likes)})", likes
        case "is":
            return f"{cell} IN ({', '.join('?' * len(one.values)) or 'NULL'})", [*one.values]
        case "between":
            return _between(column, cell, one)
    return f"{cell} LIKE ? ESCAPE '!'", [_like(one.low)]


def _between(column: ColumnShape, cell: str, one: Filter) -> tuple[str, list[Any]]:
    """Both bounds within; a bound that is none of its kind finds nothing."""
    found = Sql("1 = 1")
    for bound, sign in ((one.low, ">="), (one.high, "<=")):
        if bound:
            limit = _bound(column, bound)
            if limit is None:
                return "1 = 0", []
            found.also(f"{cell} {sign} ?", [limit + (AFTER_ALL if sign == "<=" else "")])
    return f"({found.text})", found.values


def _bound(column: ColumnShape, text: str) -> str | None:
    if column.kind != "figure":
        return text.strip()
    worth = figure(text)
    return None if worth is None else figure_key(worth)


def _project(one: Filter) -> tuple[str, list[Any]]:
    if one.how == "is":
        return f"r.stream IN ({', '.join('?' * len(one.values)) or 'NULL'})", [*one.values]
    like = _like(one.low)
    sql = "(LOWER(p.title) LIKE ? ESCAPE '!' OR LOWER(p.number) LIKE ? ESCAPE '!')"
    return sql, [like, like]


def _anywhere(shape: Shape, text: str, named: Named) -> tuple[str, list[Any]]:
    """Any text of a row: its words, its project, and the names its ids stand for."""
    sought = plain(text)
    like = _like(text)
    parts = [
        "r.words LIKE ? ESCAPE '!'",
        "LOWER(p.title) LIKE ? ESCAPE '!'",
        "LOWER(p.number) LIKE ? ESCAPE '!'",
    ]
    values: list[Any] = [like, like, like]
    for column, names in named.items():
        found = [ident for ident, name in names.items() if sought in plain(name)]
        if found:
            more = Filter(column, "is", tuple(found))
            sql, wanted = _holds(shape.columns[column], more)
            parts.append(sql)
            values += wanted
    return f"({' OR '.join(parts)})", values


def _any(cell: str, likes: Sequence[str]) -> str:
    return " OR ".join(f"{cell} LIKE ? ESCAPE '!'" for _ in likes) or "1 = 0"


def _like(text: str) -> str:
    return f"%{_escaped(plain(text))}%"


def _escaped(text: str) -> str:
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
