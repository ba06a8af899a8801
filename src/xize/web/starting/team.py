"""The team form: who can hold each role of a rule, and who is proposed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xize.core.process.rulebook import Role, Rulebook
from xize.people import queries as people
from xize.people.actor import Actor
from xize.people.cards import PersonCard
from xize.rulebook.names import Names
from xize.web.parts.choices import Group, grouped

DERIVED = frozenset(("heads", "body"))
"""Kinds of roles nobody is named for: they follow from others."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A role to fill. ``single``: exactly one person; ``candidates``: few enough to tick."""

    id: str
    name: str
    single: bool
    optional: bool
    leads: bool
    candidates: tuple[PersonCard, ...]
    groups: tuple[Group, ...]
    chosen: tuple[str, ...]
    note: str = ""


def seats(
    actor: Actor, rules: Rulebook, names: Names, given: Mapping[str, list[str]] | None
) -> list[Seat]:
    """The roles to fill, the leading one first. ``given`` is what was chosen on an earlier try."""
    everybody = people.directory(actor)
    standing = people.standings(actor)
    by_department: dict[str, list[PersonCard]] = {}
    for card in everybody:
        if card.department:
            by_department.setdefault(card.department, []).append(card)
    own = {role for role, units in standing.items() if actor.department in {u.id for u in units}}
    found = []
    for role in rules.roles.values():
        if role.kind in DERIVED or not _is_named(role):
            continue
        departments = standing.get(role.id, [])
        members = tuple(one for unit in departments for one in by_department.get(unit.id, []))
        heads = tuple(unit.head for unit in departments if unit.head)
        outside = _contacts(actor) if role.kind == "outside" else ()
        candidates = outside or members
        chosen = (
            given.get(role.id, [])
            if given is not None
            else _proposed(rules, role, actor, heads, own)
        )
        found.append(
            Seat(
                id=role.id,
                name=names.role(role.id),
                single=role.exactly == 1,
                optional=role.optional or role.kind == "outside",
                leads=role.leads,
                candidates=candidates,
                groups=() if candidates else grouped(everybody),
                chosen=tuple(chosen),
            )
        )
    return sorted(found, key=lambda seat: (not seat.leads, seat.optional, bool(seat.candidates)))


def _is_named(role: Role) -> bool:
    """Whether people are named for it: groups are the union of the roles they list."""
    return not role.any_of or role.optional


def _proposed(
    rules: Rulebook, role: Role, actor: Actor, heads: tuple[str, ...], own: set[str]
) -> tuple[str, ...]:
    """Oneself as lead and for one's own department; the heads of the others.

    Where either of several departments can lead, only one's own is proposed.
    """
    if role.leads or role.id in own:
        return (actor.person,)
    if role.optional or role.any_of:
        return ()
    instead = any(role.id in one.any_of and own & {*one.any_of} for one in rules.roles.values())
    return () if instead else heads


def _contacts(actor: Actor) -> tuple[PersonCard, ...]:
    return tuple(
        one for partner in people.partners(actor) for one in people.contacts(actor, partner.id)
    )
