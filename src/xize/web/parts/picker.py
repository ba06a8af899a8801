"""Choosing people: those of the project and one's own department first, everybody by search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from xize.people import queries as people
from xize.people.actor import Actor
from xize.people.cards import PersonCard
from xize.search import queries as search
from xize.web.parts.choices import Group, grouped

MOST = 30


@dataclass(frozen=True, slots=True)
class Picker:
    """People to choose from, under headings. ``many``: several may be chosen.

    ``name`` is that of the inputs; ``address`` answers a search with the whole form again.
    """

    legend: str | Promise
    address: str
    many: bool
    find: str
    groups: tuple[Group, ...]
    chosen: tuple[str, ...]
    name: str = "to"

    @property
    def found_nobody(self) -> bool:
        """Whether a search had no result."""
        return bool(self.find) and not any(one.options for one in self.groups)


def picker(
    actor: Actor,
    legend: str | Promise,
    address: str,
    *,
    find: str,
    chosen: Sequence[str],
    many: bool = False,
    team: Iterable[str] = (),
    without: Iterable[str] = (),
    name: str = "to",
) -> Picker:
    """Who is chosen already stays in sight, whatever is searched for; ``without`` some people."""
    out = {actor.person, *without}
    kept = [card for card in people.people(actor, chosen).values() if card.active]
    if find.strip():
        found = grouped(_others(_called(actor, find), kept, out))
    else:
        found = _near(actor, kept, team, out)
    groups = (*_headed(_("Chosen"), kept), *found)
    known = tuple(card.id for card in kept)
    return Picker(legend, address, many, find, groups, known, name)


def _called(actor: Actor, find: str) -> list[PersonCard]:
    """By what is written of them, then by what the index knows besides: initials, pinyin."""
    written = {one.id: one for one in people.search_people(actor, find, MOST)}
    known = people.people(actor, search.people_called(actor, find, MOST))
    return [*written.values(), *(one for one in known.values() if one.id not in written)][:MOST]


def _near(
    actor: Actor, kept: list[PersonCard], team: Iterable[str], out: set[str]
) -> tuple[Group, ...]:
    """The people of the project, and the department of whoever chooses."""
    near = [card for card in people.people(actor, team).values() if card.active]
    near = _others(sorted(near, key=lambda card: (card.unit, card.name)), kept, out)
    unit = people.members(actor, actor.department) if actor.department else []
    rest = _others(unit, [*kept, *near], out)
    return (*_headed(_("In this project"), near), *_headed(_("My department"), rest[:MOST]))


def _others(
    cards: Iterable[PersonCard], known: Iterable[PersonCard], out: set[str]
) -> list[PersonCard]:
    """Without those who are listed already and those who are not meant."""
    out = out | {card.id for card in known}
    return [card for card in cards if card.id not in out]


def _headed(heading: str, cards: Iterable[PersonCard]) -> tuple[Group, ...]:
    options = tuple((card.id, _words(card)) for card in cards)
    return (Group(heading, options),) if options else ()


def _words(card: PersonCard) -> str:
    return " · ".join(part for part in (card.name, card.title or card.unit) if part)
