"""Who is meant: from the regulation's words to people, at the moment they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xize.core.engine.view.draft import Draft
from xize.core.engine.view.world import World
from xize.core.process.rulebook import Role
from xize.core.process.work import Who

OUTSIDE = "outside:"
"""Prefix of the id under which an outside role itself acts (its own account or signed link)."""

SELF_WORDS = ("starter", "initiator")


def role_people(draft: Draft, role: str, *, seen: tuple[str, ...] = ()) -> tuple[str, ...]:
    """People of a role, in the order of the team: team, ``any_of``, heads, department, ``else``.

    A role that is part of a group counts only when the team names it; asked for by itself, a
    department nobody was named for is represented by its head.
    """
    definition = draft.rules.roles.get(role)
    if named := draft.state.team.get(role):
        return named
    if definition is None or role in seen:
        return ()
    seen = (*seen, role)
    people = _by_definition(draft, definition, seen)
    if not people and definition.else_:
        people = role_people(draft, definition.else_, seen=seen)
    if not people and len(seen) == 1 and not definition.optional:
        people = _department_head(draft, role)
    return people


def _by_definition(draft: Draft, role: Role, seen: tuple[str, ...]) -> tuple[str, ...]:
    found: list[str] = []
    for part in role.any_of:
        found += role_people(draft, part, seen=seen)
    for part in role.head_of:
        found += heads(draft, part)
    if role.kind == "body" and role.recorded_by:
        found += role_people(draft, role.recorded_by, seen=seen)
    if role.pool and not found:
        found += draft.facts.members(role.pool)
    return once(found)


def _department_head(draft: Draft, role: str) -> tuple[str, ...]:
    department = draft.facts.department_of_role(role)
    head = draft.facts.head(department) if department else None
    return (head,) if head else ()


def department_of_role(draft: Draft, role: str) -> str | None:
    """The department behind a role: of its first person in the team, else the organisation's."""
    for person in role_people(draft, role):
        if department := draft.facts.department_of(person):
            return department
    return draft.facts.department_of_role(role)


def heads(draft: Draft, role: str) -> tuple[str, ...]:
    """The head of the department behind a role; nobody when the role is optional and not named."""
    definition = draft.rules.roles.get(role)
    if definition is not None and definition.optional and not role_people(draft, role):
        return ()
    department = department_of_role(draft, role)
    head = draft.facts.head(department) if department else None
    return (head,) if head else ()


def owners(draft: Draft) -> tuple[str, ...]:
    """Who bears overall responsibility: the role with ``leads``, else who began the project."""
    people = role_people(draft, draft.rules.leads) if draft.rules.leads else ()
    own = draft.rules.procedures[draft.state.procedure].own
    return people if people and not own else (*people, draft.state.initiator)


def people_of(
    draft: Draft,
    whos: Iterable[Who],
    world: World,
    *,
    selves: Sequence[str] = (),
) -> tuple[str, ...]:
    """Everybody meant by ``to:`` or ``by:``; ``selves`` are the people the word *self* means."""
    found: list[str] = []
    for who in whos:
        if not world.holds(who.when):
            continue
        base = list(selves) if who.role == "self" else _base(draft, who, world)
        if who.superior:
            ups = (draft.facts.superior(person, who.superior) for person in base)
            base = [person for person in ups if person]
        found += base
    return once(found)


def _base(draft: Draft, who: Who, world: World) -> list[str]:
    if who.role in SELF_WORDS:
        case = draft.state.cases.get(world.case)
        person = draft.state.initiator if who.role == "initiator" else (case and case.starter)
        if person:
            return [person]
        procedure = draft.rules.procedures.get(case.procedure) if case else None
        return list(people_of(draft, procedure.starts_by, world)) if procedure else []
    if who.role:
        role = draft.rules.roles.get(who.role)
        if role is not None and role.kind == "outside":
            return outside_people(draft, role)
        return list(role_people(draft, who.role))
    if who.pool:
        return list(draft.facts.members(who.pool))
    if who.head_of:
        return list(heads(draft, who.head_of))
    expression = who.person or who.is_
    if expression is not None:
        value = world.worth(expression)
        values = value if isinstance(value, tuple) else (value,)
        return [str(one) for one in values if one]
    return []


def outside_people(draft: Draft, role: Role) -> list[str]:
    """Those named for an outside role, else the members of its pool; and the party itself."""
    named = draft.state.team.get(role.id, ())
    if not named and role.pool:
        named = tuple(draft.facts.members(role.pool))
    return [*named, OUTSIDE + role.id]


def once(people: Iterable[str]) -> tuple[str, ...]:
    """Everybody once, in the order they were found."""
    return tuple(dict.fromkeys(people))
