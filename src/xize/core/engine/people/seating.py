"""Who gets a voice: from the people meant to the seats of a step, at the moment it opens."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from xize.core.engine.events import Opened, Seat
from xize.core.engine.people.deciders import beginner_of, for_nobody, stand_in_role, without_self
from xize.core.engine.people.seats import (
    department_of_role,
    heads,
    once,
    outside_people,
    people_of,
    role_people,
)
from xize.core.engine.people.separation import NOBODY_BARRED, Barred, barred, others
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.world import World
from xize.core.process.rulebook import Role
from xize.core.process.work import Who, Work


def seats_of(
    draft: Draft, work: Work, world: World, holders: Collection[str] = ()
) -> tuple[Seat, ...]:
    """The seats of a step: voices of each turn, then the mandatory entries of ``with:``.

    ``holders`` have an open step already: of several meant they keep it (``pick: least_loaded``).
    """
    seats: list[Seat] = []
    several = work.kind == "countersign"
    choice = Choice(draft, work, world, holders)
    for turn, group in enumerate(work.turns):
        found = [seat for who in group for seat in _seats(choice, who, world)]
        found = without_self(draft, work, world, found)
        stand_in = stand_in_role(work, draft.rules.roles)
        found = for_nobody(
            work, found, choice.may(role_people(draft, stand_in)) if stand_in else ()
        )
        found = _merged(found) if several else _single(found)
        seats += [replace(seat, turn=turn, weight=_weight(work, seat)) for seat in found]
    anybody = Choice(draft, work, world, holders, free=True)
    for who in work.beside:
        if who.entry:
            seats += [replace(seat, entry=True) for seat in _seats(anybody, who, world)]
    return tuple(replace(seat, id=f"s{number}") for number, seat in enumerate(seats, 1))


def bar_of(draft: Draft, work: Work, world: World) -> Barred:
    """Who must not decide a step (``not_same_as``, ``not_of``)."""
    if not (work.not_same_as or work.not_of):
        return NOBODY_BARRED
    roles = people_of(draft, [Who(role=role) for role in work.not_of], world)
    return barred(draft, work, world.case, roles)


class Choice:
    """Of the people meant those who may decide, and whom of them the step asks."""

    def __init__(
        self,
        draft: Draft,
        work: Work,
        world: World,
        holders: Collection[str],
        *,
        free: bool = False,
    ) -> None:
        self.draft = draft
        self._work = work
        self._holders = holders
        self._bar = NOBODY_BARRED if free else bar_of(draft, work, world)
        self._beginner = "" if work.self_ == "allow" else beginner_of(draft, world)

    def may(self, people: tuple[str, ...]) -> tuple[str, ...]:
        """Those whom no separation of duties keeps out."""
        return others(self.draft, self._work, self._bar, people)

    def picked(self, people: tuple[str, ...], who: Who) -> tuple[str, ...]:
        """All of them, or the one with the least to do: who has it already keeps it.

        Of several with as little to do it is the one named first.
        """
        people = self.may(people)
        if who.pick != "least_loaded" or not people:
            return people
        free = [one for one in people if one != self._beginner] or [*people]
        kept = [one for one in free if one in self._holders]
        return (min(kept or free, key=lambda person: _load(self.draft, person)),)


def _seats(choice: Choice, who: Who, world: World) -> list[Seat]:
    if not world.holds(who.when):
        return []
    role = choice.draft.rules.roles.get(who.role or "")
    if role is not None and not who.superior:
        return _role_seats(choice, role, who)
    people = people_of(choice.draft, (who,), world)
    roles = tuple(one for one in (who.role or who.head_of,) if one)
    return _spread(Seat(id="", roles=roles, people=choice.picked(people, who)), who)


def _role_seats(choice: Choice, role: Role, who: Who) -> list[Seat]:
    draft = choice.draft
    if role.kind == "outside":
        recorders = role_people(draft, role.recorded_by) if role.recorded_by else ()
        people = choice.may(tuple(outside_people(draft, role)))
        return [Seat(id="", roles=(role.id,), people=people, recorders=recorders)]
    if role.head_of and role.id not in draft.state.team:
        seats = []
        for part in role.head_of:
            department = department_of_role(draft, part)
            seats += [
                Seat(id="", roles=(part,), people=choice.may((head,)), department=department)
                for head in heads(draft, part)
            ]
        return seats
    people = choice.picked(role_people(draft, role.id), who)
    if not people and role.optional:
        return []
    department = draft.facts.department_of(people[0]) if people else None
    seat = Seat(id="", roles=(role.id,), people=people, department=department)
    return _spread(seat, who)


def _spread(seat: Seat, who: Who) -> list[Seat]:
    """``pick: all`` gives everybody a seat of their own; a seat of nobody stays one."""
    if who.pick != "all" or not seat.people:
        return [seat]
    return [replace(seat, people=(person,)) for person in seat.people]


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
    roles = once(role for seat in seats for role in seat.roles)
    people = once(person for seat in seats for person in seat.people)
    recorders = once(person for seat in seats for person in seat.recorders)
    return [replace(seats[0], roles=roles, people=people, recorders=recorders)]


def _weight(work: Work, seat: Seat) -> str:
    weights = [work.vote.weights[role] for role in seat.roles if role in work.vote.weights]
    return max(weights, key=float) if weights else "1"
