"""Reading drafts and phrases: everybody their own, and the phrases of the organisation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec

from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.writing.models import Draft, Phrase

_TYPED = msgspec.json.Decoder(list[tuple[str, list[str]]])


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft as it stands in a list. ``parts`` are those of its place."""

    place: str
    title: str
    step: str
    saved: datetime

    @property
    def parts(self) -> tuple[str, ...]:
        """``("item", stream, element, acted for)`` or ``("start", regulation)``."""
        return tuple(self.place.split("/"))


@dataclass(frozen=True, slots=True)
class Kept:
    """What was typed on a page, as pairs of name and values."""

    typed: tuple[tuple[str, tuple[str, ...]], ...]
    under: str
    saved: datetime


@dataclass(frozen=True, slots=True)
class PhraseLine:
    """A phrase. ``own``: the reader may remove it."""

    id: str
    text: str
    shared: bool
    own: bool


def draft(actor: Actor, place: str) -> Kept | None:
    """What the reader typed on a page and has not sent."""
    found = Draft.objects.filter(person=actor.person, place=place).first()
    if found is None:
        return None
    typed = _TYPED.decode(found.typed.encode())
    pairs = tuple((name, tuple(values)) for name, values in typed)
    return Kept(pairs, found.under, found.saved)


def drafts(actor: Actor) -> Sequence[DraftLine]:
    """The reader's drafts, the newest first."""
    found = Draft.objects.filter(person=actor.person).order_by("-saved", "place")
    return [DraftLine(one.place, one.title, one.step, one.saved) for one in found]


def phrases(actor: Actor) -> Sequence[PhraseLine]:
    """The reader's own phrases, then those of the organisation."""
    keeps = actor.may(Permission.ORGANISATION_PHRASES_WRITE)
    found = Phrase.objects.filter(person__in=("", actor.person)).order_by("position", "id")
    lines = [
        PhraseLine(one.id, one.text, not one.person, keeps or bool(one.person)) for one in found
    ]
    return sorted(lines, key=lambda one: one.shared)
