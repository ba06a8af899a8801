"""Reading drafts; only who may publish rules sees them, and then everybody's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.rulebook.models import DraftEdition, Edition
from xize.rulebook.texts import DRAWN_FILE


@dataclass(frozen=True, slots=True)
class DraftCard:
    """One line of the list of drafts. ``begun_by`` and ``saved_by`` are people's ids."""

    id: str
    regulation: str
    title: str
    base: str
    version: int
    begun_at: datetime
    begun_by: str
    saved_at: datetime
    saved_by: str


@dataclass(frozen=True, slots=True)
class Draft(DraftCard):
    """A draft with all that was drawn; see ``models.DraftEdition``."""

    rest: str
    section: str
    drawing: str
    files: dict[str, str]


CARD = tuple(DraftCard.__dataclass_fields__)
WHOLE = tuple(Draft.__dataclass_fields__)


def drafts(actor: Actor) -> list[DraftCard]:
    """All drafts, the one saved last first; none for who may not publish."""
    if not actor.may(Permission.RULEBOOK_EDITIONS_PUBLISH):
        return []
    return [DraftCard(**row) for row in DraftEdition.objects.values(*CARD)]


def draft(actor: Actor, ident: str) -> Draft | None:
    """One draft; None for an unknown one, or without the right to publish."""
    if not actor.may(Permission.RULEBOOK_EDITIONS_PUBLISH):
        return None
    row = DraftEdition.objects.filter(id=ident).values(*WHOLE).first()
    return Draft(**row) if row else None


def drawn_editions(actor: Actor) -> set[str]:
    """The ids of editions whose flow is drawn; none for who may not publish."""
    if not actor.may(Permission.RULEBOOK_EDITIONS_PUBLISH):
        return set()
    return set(Edition.objects.filter(texts__has_key=DRAWN_FILE).values_list("id", flat=True))
