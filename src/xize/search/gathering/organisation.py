"""People by their names, also in pinyin; departments and partners."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from xize.people import queries as people
from xize.people.actor import SYSTEM
from xize.people.cards import PersonCard
from xize.search.draft import EVERYBODY, Draft
from xize.search.draft import told as saying
from xize.search.keys import PERSON, UNIT, key_of
from xize.search.readings import readings

ENGLISH = replace(SYSTEM, language="en")
SIGN = " · "


def organisation() -> list[Draft]:
    """Everybody who is active, every department, every partner with its contacts."""
    return [*_people(), *_departments(), *_partners()]


def _people() -> Iterator[Draft]:
    english = {one.id: one for one in people.directory(ENGLISH)}
    for one in people.directory(SYSTEM):
        yield _person(one, english.get(one.id, one), EVERYBODY)


def _person(one: PersonCard, english: PersonCard, readers: str) -> Draft:
    return saying(
        PERSON,
        key_of(PERSON, one.id),
        one.name,
        *(SIGN.join(filter(None, (card.title, card.unit))) for card in (one, english)),
        title_en=english.name,
        names=(one.username, *readings(one.name)),
        readers=readers,
    )


def _departments() -> Iterator[Draft]:
    english = {one.id: one.name for one in people.departments(ENGLISH)}
    for one in people.departments(SYSTEM):
        key = key_of(UNIT, "department", one.code)
        yield saying(UNIT, key, one.name, title_en=english[one.id], names=(one.code, one.mark))


def _partners() -> Iterator[Draft]:
    english = {one.id: one.name for one in people.partners(ENGLISH)}
    for one in people.partners(SYSTEM):
        key = key_of(UNIT, "partner", one.code)
        yield saying(UNIT, key, one.name, title_en=english[one.id], names=(one.code,))
        cards = {card.id: card for card in people.contacts(ENGLISH, one.id)}
        for card in people.contacts(SYSTEM, one.id):
            yield _person(card, cards.get(card.id, card), one.id)
