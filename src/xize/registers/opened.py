"""A register opened by somebody: which rows they may read, and the answers to what they ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, NamedTuple

from django.db import connection

from xize.ledger.batch import fetch
from xize.people import queries as people
from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.projects.queries.lists import lines_of, open_to
from xize.registers.answering import Sql, key, order, where
from xize.registers.asking import NOTHING, Asked
from xize.registers.cells import values_of
from xize.registers.fresh import Told, freshen
from xize.registers.named import met_names, static_names
from xize.registers.shape import CASES, ColumnShape, Shape, shape_of
from xize.rulebook.names import Names
from xize.rulebook.queries import Compiled, as_written, edition_in_force

_FROM = "FROM registers_row r {} projects_project p ON p.stream = r.stream WHERE r.register = ?"
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
    COUNTED: ClassVar = (
        *("choice", "several", "yes_no", "figure", "outcome", "result", "role", "roles", "unit"),
        "late",
    )
    """Kinds of columns that say something as a whole."""
    named: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def is_cases(self) -> bool:
        """Whether its rows are the cases of a side procedure."""
        return self.shape.ident.startswith(CASES)

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

    def filled(self) -> tuple[int, dict[str, int]]:
        """How many rows the reader may see, and in how many of them each column is filled."""
        found = self._where(NOTHING)
        counts = ", ".join(["COUNT(*)", *(f"COUNT({key(one)})" for one in self.columns)])
        row = fetch(connection, f"SELECT {counts} {found.text}", found.values)[0]
        return int(row[0]), dict(zip(self.columns, row[1:], strict=True))

    def work_at(self, single: Sequence[str], seats: Sequence[str]) -> tuple[int, int]:
        """How many were asked at these steps, and how many have done it.

        At ``seats`` everybody with a seat counts for themselves, elsewhere the step does.
        """
        mine = Sql("p.regulation = ?", [self.shape.regulation])
        if not self.whole:
            mine.also(*open_to(self.actor))
        done = self._counted(mine, "projects_act", "t.person", [*single, *seats], "t.kind = ?")
        open_ = self._counted(mine, "projects_candidate", "t.element", single, "t.how <> ?")
        open_ += self._counted(mine, "projects_candidate", "t.principal", seats, "t.how <> ?")
        return done + open_, done

    def _counted(self, mine: Sql, table: str, what: str, nodes: Sequence[str], kind: str) -> int:
        """How many different ones there are at some steps; acts that decided, open work."""
        marks = ", ".join("?" * len(nodes)) or "NULL"
        sql = (
            "SELECT COUNT(*) FROM (SELECT DISTINCT t.stream, t.element, "  # noqa: S608
            f"{what} AS who FROM {table} t JOIN projects_project p ON p.stream = t.stream "
            f"WHERE t.node IN ({marks}) AND {kind} AND {mine.text}) met"
        )
        word = "decided" if table == "projects_act" else "record"
        return int(fetch(connection, sql, [*nodes, word, *mine.values])[0][0])

    def titles(self, streams: Iterable[str]) -> dict[str, str]:
        """The titles of projects whose rows were read."""
        return {one.stream: one.title for one in lines_of(self.actor, [*streams])}

    def _where(self, asked: Asked) -> Sql:
        """The rows the reader may see that hold what is asked."""
        found, sql = where(self.shape, asked, self.named), self.readable()
        sql.also(found.text, found.values)
        return sql

    def readable(self) -> Sql:
        """The rows the reader may see."""
        joined = "LEFT JOIN" if self.shape.is_pool else "JOIN"
        sql = Sql(_FROM.format(joined), [self.shape.key])
        if not self.whole:
            sql.also(*open_to(self.actor))
            if not reads_everything(self.actor):
                like = f"%|{self.actor.person}|%"
                sql.also("(r.readers = '*' OR r.readers LIKE ?)", [like])
        return sql


_ROW = 'r.stream, r.place, r.number, r.document, r.instance, r."case", r.cells'


def _kept(row: Sequence[Any]) -> Kept:
    stream, place, number, document, instance, case, cells = row
    return Kept(stream, place, number, document, instance, case, values_of(cells))


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
    named = static_names(shape, edition, names)
    opened = Opened(actor, shape, edition, names, whole, shape.columns, named)
    opened.named |= met_names(actor, shape, names, opened.readable())
    return opened
