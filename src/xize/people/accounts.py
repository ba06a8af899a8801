"""Accounts as the sign-in page needs them: before anybody is an actor."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from xize.people.actor import PUBLIC, Actor
from xize.people.cards import PersonCard
from xize.people.models import Person
from xize.people.queries import contacts, directory, partners


@dataclass(frozen=True, slots=True)
class Unit:
    """People of one department or partner, as the demo's sign-in page lists them."""

    name: str
    people: tuple[PersonCard, ...]


def find(username: str) -> Person | None:
    """The account of an active person."""
    return Person.objects.filter(username=username, is_active=True).first()


def units(language: str) -> list[Unit]:
    """Everybody who can be tried in the demo, by department, then the partners' contacts."""
    reader = Actor(person=PUBLIC.person, language=language)
    people = directory(reader)
    for partner in partners(reader):
        people += contacts(reader, partner.id)
    return [Unit(name, tuple(group)) for name, group in groupby(people, lambda card: card.unit)]
