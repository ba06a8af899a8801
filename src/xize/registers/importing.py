"""Importing rows into a pool: a dry run that lists everything to correct, then all rows or none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from xize.people.actor import Actor
from xize.registers.pools.definition import Pool, pool_of
from xize.registers.pools.queries import entries, keeps_by_hand
from xize.registers.pools.services import keep_rows
from xize.registers.refusals import NotItsKeeper
from xize.registers.sheets import Checked, Table, check, read
from xize.registers.sheets.refusals import RowsAreBad
from xize.rulebook.names import Names
from xize.rulebook.queries import as_written, edition_in_force

Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Feeding:
    """A pool somebody may write into, in their language. ``title`` is its name."""

    actor: Actor
    pool: Pool
    title: str


def feeding(actor: Actor, regulation: str, ident: str) -> Feeding:
    """The pool to import into. Raises ``NoSuchRegister``, ``NotInForce`` or ``NotItsKeeper``."""
    edition = as_written(edition_in_force(regulation))
    names = Names(edition, actor.language)
    pool = pool_of(edition, ident, names)
    title = names.pool(ident.partition(":")[2])
    if not keeps_by_hand(actor, pool.keeper):
        raise NotItsKeeper(title)
    return Feeding(actor, pool, title)


def dry_run(
    into: Feeding, name: str, content: bytes, told: Told = lambda _done, _of: None
) -> tuple[Table, Checked]:
    """What an import would do, and everything that is wrong. Writes nothing.

    Raises a ``DocumentRefusal`` or ``SheetRefusal`` for a file that is not read at all.
    """
    table = read(name, content)
    language, standing = into.actor.language, entries(into.pool)
    pool = into.pool
    return table, check(table, pool.fields, pool.names, standing, language, told)


def import_rows(
    into: Feeding, name: str, content: bytes, told: Told = lambda _done, _of: None
) -> tuple[int, Checked]:
    """Check once more and write everything in one transaction; how many rows changed anything.

    Raises ``RowsAreBad`` and writes nothing where anything is wrong.
    """
    _table, checked = dry_run(into, name, content, told)
    if checked.bad:
        raise RowsAreBad(name, count=len(checked.bad))
    return keep_rows(actor=into.actor, pool=into.pool, rows=checked.rows, told=told), checked
