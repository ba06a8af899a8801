"""The roles of an edition: who can hold them, and what they do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from xize.core.process.graph import UserTask
from xize.people.cards import DepartmentCard
from xize.web.regulations.phrases import BASIS, Phrases

KINDS: dict[str, str | Promise] = {
    "department": pgettext_lazy("role", "department"),
    "person": pgettext_lazy("role", "one person"),
    "body": pgettext_lazy("role", "body that decides in meetings"),
    "outside": pgettext_lazy("role", "organisation outside"),
    "heads": pgettext_lazy("role", "heads of departments"),
    "group": pgettext_lazy("role", "any of several"),
}


@dataclass(frozen=True, slots=True)
class RoleCard:
    """One role. ``of`` are the roles it is made of, ``departments`` those that stand for it."""

    id: str
    name: str
    kind: str | Promise
    leads: bool
    optional: bool
    of: tuple[str, ...]
    otherwise: str
    recorded_by: str
    basis: str
    basis_id: str
    cites: tuple[str, ...]
    departments: tuple[str, ...]
    steps: int
    duties: int


def role_cards(phrases: Phrases, standing: Mapping[str, list[DepartmentCard]]) -> list[RoleCard]:
    """All roles, in the order of the regulation."""
    steps = _steps(phrases)
    duties: dict[str, int] = defaultdict(int)
    for duty in phrases.edition.regulation.duties:
        for role in duty.by:
            duties[str(role)] += 1
    written = {str(key): one for key, one in phrases.edition.regulation.roles.items()}
    found = []
    for one in phrases.rules.roles.values():
        basis = written[one.id].basis or phrases.edition.regulation.basis
        found.append(
            RoleCard(
                id=one.id,
                name=phrases.names.role(one.id),
                kind=KINDS[one.kind],
                leads=one.leads,
                optional=one.optional,
                of=tuple(phrases.names.role(role) for role in (*one.any_of, *one.head_of)),
                otherwise=phrases.names.role(one.else_) if one.else_ else "",
                recorded_by=phrases.names.role(one.recorded_by) if one.recorded_by else "",
                basis=str(BASIS[basis]),
                basis_id=basis,
                cites=tuple(map(str, written[one.id].cites)),
                departments=tuple(card.name for card in standing.get(one.id, ())),
                steps=steps[one.id],
                duties=duties[one.id],
            )
        )
    return found


def _steps(phrases: Phrases) -> dict[str, int]:
    """How many steps name each role."""
    found: dict[str, int] = defaultdict(int)
    for procedure in phrases.rules.procedures.values():
        for node in procedure.process.nodes.values():
            if isinstance(node, UserTask):
                named = {who.role or who.head_of for turn in node.work.turns for who in turn}
                for role in named:
                    found[role or ""] += 1
    return found
