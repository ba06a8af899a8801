"""Who acts: from the regulation's words to seats with people, at the moment a step opens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from xize.core.engine.deciders import for_nobody, stand_in_role, without_self
from xize.core.engine.draft import Draft
from xize.core.engine.events import Opened, Seat
from xize.core.engine.separation import NOBODY_BARRED, Barred, barred, others
from xize.core.engine.world import World
from xize.core.process.rulebook import Role
from xize.core.process.work import Who, Work

OUTSIDE = "outside:"
"""Prefix of the id under which an outside role itself acts (its own account or signed link)."""

SELF_WORDS = ("starter", "initiator")

May = Callable[[tuple[str, ...]], tuple[str, ...]]
"""Of the people meant those who may decide."""


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
    return _once(found)


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
    return _once(found)


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


# -------------------------------------------------------------------------- seats
def seats_of(draft: Draft, work: Work, world: World) -> tuple[Seat, ...]:
    """The seats of a step: voices of each turn, then the mandatory entries of ``with:``."""
    seats: list[Seat] = []
    several = work.kind == "countersign"
    bar = bar_of(draft, work, world)

    def may(people: tuple[str, ...]) -> tuple[str, ...]:
        return others(draft, work, bar, people)

    for turn, group in enumerate(work.turns):
        found = [seat for who in group for seat in _seats(draft, who, world, may)]
        found = without_self(draft, work, world, found)
        stand_in = stand_in_role(work, draft.rules.roles)
        found = for_nobody(work, found, may(role_people(draft, stand_in)) if stand_in else ())
        found = _merged(found) if several else _single(found)
        seats += [replace(seat, turn=turn, weight=_weight(work, seat)) for seat in found]
    for who in work.beside:
        if who.entry:
            seats += [replace(seat, entry=True) for seat in _seats(draft, who, world, _all)]
    return tuple(replace(seat, id=f"s{number}") for number, seat in enumerate(seats, 1))


def bar_of(draft: Draft, work: Work, world: World) -> Barred:
    """Who must not decide a step (``not_same_as``, ``not_of``)."""
    if not (work.not_same_as or work.not_of):
        return NOBODY_BARRED
    roles = people_of(draft, [Who(role=role) for role in work.not_of], world)
    return barred(draft, work, world.case, roles)


def _all(people: tuple[str, ...]) -> tuple[str, ...]:
    return people


def _seats(draft: Draft, who: Who, world: World, may: May) -> list[Seat]:
    if not world.holds(who.when):
        return []
    role = draft.rules.roles.get(who.role or "")
    if role is not None and not who.superior:
        return _role_seats(draft, role, who, may)
    people = may(people_of(draft, (who,), world))
    roles = tuple(one for one in (who.role or who.head_of,) if one)
    return _spread(Seat(id="", roles=roles, people=_picked(draft, people, who)), who)


def _role_seats(draft: Draft, role: Role, who: Who, may: May) -> list[Seat]:
    if role.kind == "outside":
        recorders = role_people(draft, role.recorded_by) if role.recorded_by else ()
        people = may(tuple(outside_people(draft, role)))
        return [Seat(id="", roles=(role.id,), people=people, recorders=recorders)]
    if role.head_of and role.id not in draft.state.team:
        seats = []
        for part in role.head_of:
            department = department_of_role(draft, part)
            seats += [
                Seat(id="", roles=(part,), people=may((head,)), department=department)
                for head in heads(draft, part)
            ]
        return seats
    people = may(role_people(draft, role.id))
    if not people and role.optional:
        return []
    department = draft.facts.department_of(people[0]) if people else None
    seat = Seat(id="", roles=(role.id,), people=_picked(draft, people, who), department=department)
    return _spread(seat, who)


def _spread(seat: Seat, who: Who) -> list[Seat]:
    """``pick: all`` gives everybody a seat of their own; a seat of nobody stays one."""
    if who.pick != "all" or not seat.people:
        return [seat]
    return [replace(seat, people=(person,)) for person in seat.people]


def _picked(draft: Draft, people: tuple[str, ...], who: Who) -> tuple[str, ...]:
    if who.pick != "least_loaded" or not people:
        return people
    return (min(people, key=lambda person: (_load(draft, person), person)),)


def _load(draft: Draft, person: str) -> int:
    """What waits for a person, with what this very command has given them."""
    given = (one for one in draft.events if isinstance(one, Opened))
    fresh = sum(seat.people == (person,) for one in given for seat in one.seats)
    return draft.facts.open_items(person) + fresh


def _merged(seats: list[Seat]) -> list[Seat]:
    """One voice per group of people: who stands for two roles decides once, for both."""
    merged: dict[tuple[str, ...], Seat] = {}
    for seat in seats:
        first = merged.get(seat.people) if seat.people else None
        if first is None:
            merged[seat.people or ("", *seat.roles)] = seat
        else:
            roles = (*first.roles, *(one for one in seat.roles if one not in first.roles))
            merged[seat.people] = replace(first, roles=roles)
    return list(merged.values())


def _single(seats: list[Seat]) -> list[Seat]:
    """A task or a single decision has one seat, open to everybody meant."""
    if len(seats) < 2:
        return seats
    roles = _once(role for seat in seats for role in seat.roles)
    people = _once(person for seat in seats for person in seat.people)
    recorders = _once(person for seat in seats for person in seat.recorders)
    return [replace(seats[0], roles=roles, people=people, recorders=recorders)]


def _weight(work: Work, seat: Seat) -> str:
    weights = [work.vote.weights[role] for role in seat.roles if role in work.vote.weights]
    return max(weights, key=float) if weights else "1"


def _once(people: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(people))
