"""A register opened by somebody: which rows they may read, and the answers to what they ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import connection

from xize.ledger.batch import fetch
from xize.people import queries as people
from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.projects.queries.lists import open_to
from xize.registers.answering import Sql, key, order, where
from xize.registers.asking import Asked
from xize.registers.cells import values_of
from xize.registers.fresh import Told, freshen
from xize.registers.named import met_names, static_names
from xize.registers.shape import ColumnShape, Shape, shape_of
from xize.rulebook.names import Names
from xize.rulebook.queries import Compiled, as_written, edition_in_force

_FROM = "FROM registers_row r JOIN projects_project p ON p.stream = r.stream WHERE r.register = ?"
CHUNK = 500
"""Rows read at a time when all are wanted."""


class Kept(NamedTuple):
    """A row as it is kept, ids in place of names."""

    stream: str
    place: int
    number: str
    document: str
    instance: int
    case: str
    values: dict[str, Any]


@dataclass
class Opened:
    """A register for one reader. ``whole``: they keep it, and see all of its rows."""

    actor: Actor
    shape: Shape
    edition: Compiled
    names: Names
    whole: bool
    columns: dict[str, ColumnShape] = field(default_factory=dict)
    named: dict[str, dict[str, str]] = field(default_factory=dict)

    def count(self, asked: Asked) -> int:
        """How many rows hold what is asked."""
        found = self._where(asked)
        return int(fetch(connection, f"SELECT COUNT(*) {found.text}", found.values)[0][0])

    def rows(self, asked: Asked, limit: int, offset: int = 0) -> list[Kept]:
        """Some of the rows, in order."""
        found, by = self._where(asked), order(self.shape, asked, self.named)
        sql = f"SELECT {_ROW} {found.text} ORDER BY {by.text} LIMIT ? OFFSET ?"
        values = [*found.values, *by.values, limit, offset]
        return [_kept(row) for row in fetch(connection, sql, values)]

    def every(self, asked: Asked) -> Iterator[Kept]:
        """All rows in order, read in portions: whatever changes meanwhile, each row once."""
        found, by = self._where(asked), order(self.shape, asked, self.named)
        sql = f"SELECT r.stream, r.place {found.text} ORDER BY {by.text}"
        places = fetch(connection, sql, [*found.values, *by.values])
        for start in range(0, len(places), CHUNK):
            yield from self._at(places[start : start + CHUNK])

    def _at(self, places: Sequence[Sequence[Any]]) -> Iterator[Kept]:
        marks = ", ".join(["(?, ?)"] * len(places))
        sql = (
            f"SELECT {_ROW} FROM registers_row r "  # noqa: S608 - places only
            f"WHERE r.register = ? AND (r.stream, r.place) IN (VALUES {marks})"
        )
        values = [one for place in places for one in place]
        rows = (_kept(row) for row in fetch(connection, sql, [self.shape.key, *values]))
        found = {(row.stream, row.place): row for row in rows}
        yield from (found[tuple(one)] for one in places if tuple(one) in found)

    def keys(self, asked: Asked, columns: Sequence[str]) -> list[tuple[str, ...]]:
        """For every row its project and its keys in some columns: what sums are made from."""
        found = self._where(asked)
        wanted = ", ".join(["r.stream", *map(key, columns)])
        sql = f"SELECT {wanted} {found.text} ORDER BY p.began, r.stream, r.place"
        return [tuple(row) for row in fetch(connection, sql, found.values)]

    def _where(self, asked: Asked) -> Sql:
        """The rows the reader may see that hold what is asked; columns closed to them hold none."""
        found = where(self.shape, asked, self.named)
        sql = Sql(_FROM, [self.shape.key])
        if not self.whole:
            sql.also(*open_to(self.actor))
            if not reads_everything(self.actor):
                like = f"%|{self.actor.person}|%"
                sql.also("(r.readers = '*' OR r.readers LIKE ?)", [like])
        sql.also(found.text, found.values)
        return sql


_ROW = 'r.stream, r.place, r.number, r.document, r.instance, r."case", r.cells'


def _kept(row: Sequence[Any]) -> Kept:
    return Kept(*row[:6], values_of(row[6]))


def reads_everything(actor: Actor) -> bool:
    """Whether ``visible_to`` stands in nobody's way (see ``projects.queries.papers``)."""
    everything = Permission.PROJECTS_ALL_READ, Permission.ARCHIVE_DOSSIERS_READ
    return any(actor.may(one) for one in everything)


def keeps(actor: Actor, keeper: str) -> bool:
    """Whether the actor sees all of a register: auditors, and the department that keeps it."""
    keepers = {one.id for one in people.departments_standing_for(actor, keeper)} if keeper else {}
    return actor.may(Permission.REGISTERS_ALL_READ) or actor.department in keepers


def open_register(
    actor: Actor,
    regulation: str,
    ident: str,
    in_force: str = "",
    told: Told = lambda _done, _of: None,
) -> Opened:
    """A register, its rows brought up to date. Raises ``NoSuchRegister`` or ``NotInForce``.

    ``in_force`` is the edition in force, for callers who know it already. ``told`` hears of the
    projects whose rows have to be made anew, which takes long only the first time.
    """
    edition = as_written(in_force or edition_in_force(regulation))
    shape = shape_of(edition, ident)
    freshen(shape, edition, told)
    names = Names(edition, actor.language)
    whole = keeps(actor, shape.keeper)
    shut = not whole and not reads_everything(actor)
    if shut:
        shape.columns = {name: one for name, one in shape.columns.items() if not one.closed}
    named = static_names(shape, edition, names) | met_names(actor, shape, names)
    return Opened(actor, shape, edition, names, whole, shape.columns, named)
