"""Rows of pools and registers that a form of some project names (``type: row``, ``of:`` one).

A row is called by its number where it is a form with one, else by its first column (decision
0009). Nobody is offered, or may name, a row they could not read in the register itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection

from xize.ledger.batch import fetch
from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.projects.queries.lists import open_to
from xize.registers.answering import Sql, key
from xize.registers.asking import Asked
from xize.registers.cells import values_of
from xize.registers.fresh import freshen, moved_on
from xize.registers.keys import key_of, text_of
from xize.registers.models import Entry
from xize.registers.opened import Opened, keeps, reads_everything
from xize.registers.pools.definition import POOL, pool_idents
from xize.registers.readers import EVERYBODY, readers_of
from xize.registers.shape import Shape, shape_of
from xize.registers.sources import RawRow, Reader
from xize.rulebook.names import Names
from xize.rulebook.queries import Compiled, as_written, edition_in_force
from xize.rulebook.refusals import NotInForce

OFFERED = 30
"""Rows offered at a time; typing more narrows them."""


def ident_of(edition: Compiled, of: str) -> str | None:
    """The register that ``of:`` means: a pool before a register of the same id."""
    if POOL + of in pool_idents(edition):
        return POOL + of
    return of if of in map(str, edition.regulation.registers) else None


def address_of(regulation: str, of: str) -> str:
    """The same in the edition in force; what nobody keeps any more is called as it was."""
    return ident_of(as_written(edition_in_force(regulation)), of) or of


def offered(actor: Actor, regulation: str, of: str, find: str) -> list[str]:
    """What rows that hold these words are called, as far as they are open to the actor."""
    opened = _opened(actor, regulation, of)
    if opened is None:
        return []
    freshen(opened.shape, opened.edition)
    rows = opened.rows(Asked(text=find.strip()), OFFERED)
    called = (_called(opened, row.number, row.values) for row in rows)
    return list(dict.fromkeys(one for one in called if one))


def has_row(actor: Actor, regulation: str, of: str, label: str) -> bool:
    """Whether there is such a row, open to the actor; see ``projects.rows_elsewhere``."""
    return label in open_rows(actor, regulation, of, [label])


def open_rows(actor: Actor, regulation: str, of: str, labels: Collection[str]) -> set[str]:
    """Which of these rows there are and the actor may read. Writes nothing."""
    opened = _opened(actor, regulation, of)
    if opened is None or not labels:
        return set()
    if opened.shape.is_pool:
        if not (opened.whole or actor.may(Permission.PROJECTS_ALL_READ)):
            return set()
        rows = Entry.objects.filter(pool=opened.shape.key, key__in=labels)
        return set(rows.values_list("key", flat=True))
    stale = moved_on(opened.shape)
    found = {*_kept(opened, labels, {*stale}), *_unmade(opened, stale)}
    return found & {*labels}


def _opened(actor: Actor, regulation: str, of: str) -> Opened | None:
    """The pool or register as it stands in the edition in force, None where there is none."""
    try:
        edition = as_written(edition_in_force(regulation))
    except NotInForce:
        return None
    ident = ident_of(edition, of)
    if ident is None:
        return None
    shape = shape_of(edition, ident)
    whole = keeps(actor, shape.keeper)
    every = whole or reads_everything(actor)
    columns = {name: one for name, one in shape.columns.items() if every or not one.closed}
    return Opened(actor, shape, edition, Names(edition, actor.language), whole, columns)


def _called(opened: Opened, number: str, values: dict[str, Any]) -> str:
    if number and _numbered(opened.shape):
        return number
    first = next(iter(opened.shape.columns), "")
    return text_of(values.get(first)) if first in opened.columns else ""


def _numbered(shape: Shape) -> bool:
    """Whether its rows are whole forms: rows of tables share the number of their form."""
    return all(one.how == "forms" for one in shape.sources)


def _kept(opened: Opened, labels: Collection[str], stale: set[str]) -> Iterator[str]:
    """From the rows that are made; those of projects that moved on are passed over."""
    shape, sql = opened.shape, opened.readable()
    first = next(iter(shape.columns.values()), None)
    either = Sql(f"r.number IN ({_marks(labels)})", [*labels])
    if first is not None:
        zone = ZoneInfo(settings.XIZE_TIME_ZONE)
        keys = [one for one in (key_of(first.kind, label, zone) for label in labels) if one]
        either = Sql(
            f"({either.text} OR {key(first.id)} IN ({_marks(keys)}))", [*either.values, *keys]
        )
    sql.also(either.text, either.values)
    for stream, number, cells in fetch(
        connection,
        f"SELECT r.stream, r.number, r.cells {sql.text}",
        sql.values,
    ):
        if stream not in stale:
            yield _called(opened, number, values_of(cells))


def _unmade(opened: Opened, stale: list[str]) -> Iterator[str]:
    """From the projects themselves, where their rows are not made yet."""
    streams = _visible(opened, stale)
    rows = Reader(opened.shape, opened.edition, streams).read() if streams else []
    readers = readers_of(opened.shape, (row.stream for row in rows))
    for row in rows:
        if _reads(opened, row, readers):
            yield _called(opened, row.number, row.values)


def _visible(opened: Opened, streams: list[str]) -> list[str]:
    if not streams or opened.whole:
        return streams
    sql = Sql(f"p.stream IN ({_marks(streams)})", [*streams])
    sql.also(*open_to(opened.actor))
    text = f"SELECT p.stream FROM projects_project p WHERE {sql.text}"  # noqa: S608
    return [row[0] for row in fetch(connection, text, sql.values)]


def _reads(opened: Opened, row: RawRow, readers: dict[str, str]) -> bool:
    circle = readers[row.stream]
    everything = opened.whole or reads_everything(opened.actor)
    return everything or circle == EVERYBODY or f"|{opened.actor.person}|" in circle


def _marks(values: Collection[str]) -> str:
    return ", ".join("?" * len(values)) or "NULL"
