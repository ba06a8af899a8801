"""The organisation as forms and rules name it: people, departments and partners by their texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from xize.core.texts import normalise
from xize.people import queries as people
from xize.people.actor import SYSTEM
from xize.people.cards import DepartmentCard, PartnerCard


def standings() -> dict[str, str]:
    """The department that stands for each role; the first where several do."""
    return {role: cards[0].id for role, cards in people.standings(SYSTEM).items() if cards}


def mark_of(department: str) -> str:
    """The mark of a department in document numbers; "" where it has none."""
    found = people.department(SYSTEM, department)
    return found.mark if found else ""


def _person_id(text: str) -> str | None:
    card = people.person(SYSTEM, text) or people.by_username(SYSTEM, text)
    if card is not None:
        return card.id
    wanted = normalise(text)
    named = [one for one in people.search_people(SYSTEM, text) if normalise(one.name) == wanted]
    return named[0].id if len(named) == 1 else None


def _department_id(text: str) -> str | None:
    standing = people.departments_standing_for(SYSTEM, text)
    if len(standing) == 1:
        return standing[0].id
    return _only(people.departments(SYSTEM), text)


def _partner_id(text: str) -> str | None:
    return _only(people.partners(SYSTEM), text)


def _only(cards: Iterable[DepartmentCard | PartnerCard], text: str) -> str | None:
    """The one with this id, code or name, however the name was typed."""
    wanted = normalise(text)
    same = [one.id for one in cards if text in (one.id, one.code) or normalise(one.name) == wanted]
    return same[0] if len(same) == 1 else None


FINDERS: Mapping[str, Callable[[str], str | None]] = {
    "person": _person_id,
    "department": _department_id,
    "organisation": _partner_id,
}
"""What a text means, by the kind of field it was typed into: an id, or a name only one has."""
