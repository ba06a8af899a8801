"""Verbs that write: saved views, and our own table of rows as a whole."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction

from xize.people.actor import SYSTEM
from xize.registers.fresh import Told, freshen
from xize.registers.models import Made, Row, View
from xize.registers.opened import Opened
from xize.registers.pools.definition import pool_of
from xize.registers.pools.services import remake
from xize.registers.refusals import NameTaken, NoSuchRegister, NoSuchView, NotItsKeeper
from xize.registers.shape import idents, shape_of
from xize.rulebook import queries as rulebook
from xize.rulebook.refusals import NotInForce

LONGEST_NAME = 80


def save_view(opened: Opened, *, name: str, query: str, shared: bool = False) -> None:
    """Keep how the register is looked at, for oneself or, where one keeps it, for everybody.

    Raises ``NotItsKeeper`` and ``NameTaken``.
    """
    if shared and not opened.whole:
        raise NotItsKeeper(name)
    kept = name.strip()[:LONGEST_NAME]
    view = View(
        register=opened.shape.key,
        name=kept,
        owner=opened.actor.person,
        shared=shared,
        query=query,
    )
    try:
        with transaction.atomic():
            view.save(force_insert=True)
    except IntegrityError as error:
        raise NameTaken(kept) from error


def remove_view(opened: Opened, view: int) -> None:
    """Remove a view of one's own, or as keeper one that is shared. Raises ``NoSuchView``."""
    found = View.objects.filter(id=view, register=opened.shape.key)
    if not opened.whole:
        found = found.filter(owner=opened.actor.person)
    else:
        found = found.filter(owner=opened.actor.person) | found.filter(shared=True)
    if not found.delete()[0]:
        raise NoSuchView()


def empty() -> None:
    """Forget all rows; every register makes its own again when it is read.

    Pools are made again from the administration's events.
    """
    with transaction.atomic():
        Row.objects.all().delete()
        Made.objects.all().delete()
        remake(_called)


def _called(pool: str, values: dict[str, Any]) -> str | None:
    """What a row of a pool is called, by the edition in force."""
    regulation, _, ident = pool.partition("/")
    try:
        edition = rulebook.as_written(rulebook.edition_in_force(regulation))
        first = pool_of(edition, ident).fields[0]
    except (NotInForce, NoSuchRegister):
        return None
    return str(values.get(first.id, "")) or None


def freshen_read(told: Told = lambda _done, _of: None) -> int:
    """Bring the registers that somebody has read up to date, so that nobody waits for them."""
    read = set(Made.objects.values_list("register", flat=True).distinct())
    done = 0
    for card in rulebook.in_force(SYSTEM):
        edition = rulebook.as_written(card.id)
        for ident in idents(edition):
            shape = shape_of(edition, ident)
            if shape.key in read:
                done += freshen(shape, edition, told)
    return done
