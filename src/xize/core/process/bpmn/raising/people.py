"""Who does a step, as resource roles: what other engines can make candidates of."""

from __future__ import annotations

from collections.abc import Iterator

from xize.core.process.bpmn.model.activities import ResourceRole
from xize.core.process.bpmn.raising.sheet import File, ours
from xize.core.process.work import Who, Work


def deciders(work: Work) -> int:
    """How many decide, as far as the rule says it without asking who holds which role."""
    return sum(len(turn) for turn in work.turns)


def potential_owners(file: File, work: Work) -> tuple[ResourceRole, ...]:
    """A role as a reference to its resource, anything else as an expression."""
    named = dict.fromkeys(_named(file, work))
    return tuple(_owner(file, kind, value) for kind, value in named)


def _named(file: File, work: Work) -> Iterator[tuple[str, str]]:
    for who in (who for turn in work.turns for who in turn):
        role = who.role or who.head_of or ""
        if role in file.resources and not who.superior:
            yield "resource", file.resources[role].id
        else:
            yield "expression", _said(who)


def _said(who: Who) -> str:
    if who.person is not None:
        return who.person.source
    if who.is_ is not None:
        return who.is_.source
    return f"{who.role or who.head_of or who.pool or 'nobody'}{'.superior' * who.superior}"


def _owner(file: File, kind: str, value: str) -> ResourceRole:
    ident = file.ids.fresh("owner")
    if kind == "resource":
        return ResourceRole(id=ident, resource=value)
    return ResourceRole(id=ident, expression=ours(value))
