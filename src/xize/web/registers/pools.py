"""The registers of each regulation in force, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xize.people.actor import Actor
from xize.registers.queries import RegisterCard, forms, pools
from xize.registers.shape import CASES
from xize.rulebook import queries as rulebook
from xize.rulebook.names import Names
from xize.rulebook.queries import Compiled, EditionCard


@dataclass(frozen=True, slots=True)
class PoolCard:
    """A register that persists across projects. ``keeper`` is a role, ``kept_by`` its name."""

    id: str
    name: str
    keeper: str
    kept_by: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The registers of one regulation; ``cases`` are those of its side procedures."""

    regulation: str
    edition: str
    title: str
    registers: tuple[RegisterCard, ...]
    cases: tuple[RegisterCard, ...]
    partners: PoolCard | None
    forms: tuple[RegisterCard, ...] = ()
    pools: tuple[RegisterCard, ...] = ()

    def has(self, ident: str) -> bool:
        """Whether this is one of its registers."""
        return any(
            one.id == ident for one in (*self.registers, *self.cases, *self.pools, *self.forms)
        )


def shelves(actor: Actor) -> list[Shelf]:
    """The regulations in force that the actor may read and that keep registers; one query."""
    found = [_shelf(actor, card) for card in rulebook.in_force(actor)]
    return [one for one in found if one.registers or one.cases or one.forms or one.pools]


def shelf_of(actor: Actor, regulation: str) -> Shelf | None:
    """The registers of one regulation in force."""
    cards = [one for one in rulebook.in_force(actor) if one.regulation == regulation]
    return _shelf(actor, cards[0]) if cards else None


def _shelf(actor: Actor, card: EditionCard) -> Shelf:
    edition = rulebook.as_written(card.id)
    names = Names(edition, actor.language)
    return Shelf(
        regulation=card.regulation,
        edition=card.id,
        title=names.title,
        registers=tuple(_registers(edition, names)),
        cases=tuple(
            RegisterCard(CASES + one.id, names.procedure(one.id), card.regulation, "")
            for one in edition.rules.procedures.values()
            if one.register
        ),
        partners=_partners(edition, names),
        forms=tuple(forms(actor, edition)),
        pools=tuple(pools(actor, edition)),
    )


def _registers(edition: Compiled, names: Names) -> Iterator[RegisterCard]:
    for ident, one in edition.regulation.registers.items():
        kept_by = names.role(str(one.kept_by)) if one.kept_by else ""
        yield RegisterCard(str(ident), names.register(str(ident)), names.title, kept_by)


def _partners(edition: Compiled, names: Names) -> PoolCard | None:
    """The pool that lists organisations outside, if the regulation has one."""
    for ident, pool in edition.regulation.pools.items():
        if any(one.type == "organisation" for one in pool.fields.values()):
            keeper = str(pool.kept_by or "")
            kept_by = names.role(keeper) if keeper else ""
            return PoolCard(str(ident), names.pool(str(ident)), keeper, kept_by)
    return None
