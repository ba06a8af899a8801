"""Saving and discarding drafts, keeping phrases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import msgspec
from django.db import transaction
from django.db.models import Max

from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.writing.models import Draft, Phrase
from xize.writing.refusals import (
    DraftElsewhere,
    DraftTooLarge,
    PhraseEmpty,
    PhraseNotYours,
    PhraseTooLong,
    TooManyPhrases,
)

Typed = Sequence[tuple[str, Sequence[str]]]
KEPT: Final = timedelta(days=90)
"""A draft nobody has touched for so long is removed."""
LARGEST: Final = 1_000_000
"""Bytes of one draft: a table of a thousand rows fits."""
MOST_DRAFTS: Final = 100
MOST_PHRASES: Final = 60
LONGEST_PHRASE: Final = 200


@dataclass(frozen=True, slots=True)
class Page:
    """The page something is typed on.

    ``token`` tells pages of the same place apart; ``opened`` is when it was made; ``under`` the
    fingerprint of the form it shows.
    """

    place: str
    title: str
    step: str = ""
    token: str = ""
    under: str = ""
    opened: datetime | None = None


@transaction.atomic
def save_draft(*, actor: Actor, page: Page, typed: Typed, at: datetime) -> None:
    """Keep what stands on a page. Raises ``DraftTooLarge``, ``DraftElsewhere``."""
    body = msgspec.json.encode([[name, list(values)] for name, values in typed]).decode()
    if len(body.encode()) > LARGEST:
        raise DraftTooLarge
    found = Draft.objects.select_for_update().filter(person=actor.person, place=page.place).first()
    if found is not None and _newer(found, page):
        raise DraftElsewhere
    values = {
        "title": page.title[:250],
        "step": page.step[:250],
        "typed": body,
        "under": page.under,
        "page": page.token,
        "saved": at,
    }
    Draft.objects.update_or_create(person=actor.person, place=page.place, defaults=values)
    _tidy(actor, at)


def discard_draft(*, actor: Actor, place: str) -> None:
    """Forget what was typed on a page: it was sent, or is no longer wanted."""
    Draft.objects.filter(person=actor.person, place=place).delete()


def forget_drafts_of(*, stream: str) -> None:
    """Forget everybody's drafts in a project: what was erased in it may stand in them too."""
    Draft.objects.filter(place__startswith=f"item/{stream}/").delete()


@transaction.atomic
def add_phrase(*, actor: Actor, text: str, shared: bool = False) -> None:
    """Keep a phrase at the end of the list; with ``shared`` for everybody."""
    words = " ".join(text.split())
    if not words:
        raise PhraseEmpty
    if len(words) > LONGEST_PHRASE:
        raise PhraseTooLong
    owner = _owner(actor, shared=shared)
    kept = Phrase.objects.filter(person=owner)
    if kept.filter(text=words).exists():
        return
    if kept.count() >= MOST_PHRASES:
        raise TooManyPhrases
    last = kept.aggregate(last=Max("position"))["last"]
    Phrase.objects.create(person=owner, text=words, position=(last or 0) + 1)


def remove_phrase(*, actor: Actor, phrase: str) -> None:
    """Forget a phrase. Raises ``PhraseNotYours``; one that is gone is gone."""
    found = Phrase.objects.filter(id=phrase).first()
    if found is None:
        return
    if found.person != _owner(actor, shared=not found.person):
        raise PhraseNotYours
    found.delete()


def _owner(actor: Actor, *, shared: bool) -> str:
    if shared and not actor.may(Permission.ORGANISATION_PHRASES_WRITE):
        raise PhraseNotYours
    return "" if shared else actor.person


def _newer(found: Draft, page: Page) -> bool:
    """Whether another page has saved after this one was opened."""
    other = bool(found.page) and found.page != page.token
    return other and page.opened is not None and found.saved > page.opened


def _tidy(actor: Actor, at: datetime) -> None:
    """Old drafts go; of very many only the newest stay."""
    own = Draft.objects.filter(person=actor.person)
    own.filter(saved__lt=at - KEPT).delete()
    surplus = own.order_by("-saved").values_list("id", flat=True)[MOST_DRAFTS:]
    Draft.objects.filter(id__in=list(surplus)).delete()
