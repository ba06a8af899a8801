"""Reading editions; the first argument is the actor who asks. Everybody inside may read rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.rulebook.compiled import Compiled, as_written, compiled
from xize.rulebook.models import Edition
from xize.rulebook.names import Names
from xize.rulebook.refusals import NotInForce
from xize.rulebook.texts import MAIN_FILE, unwritten


@dataclass(frozen=True, slots=True)
class EditionCard:
    """One line of the list of regulations. ``state``: draft, in_force or repealed."""

    id: str
    regulation: str
    edition: str
    title: str
    state: str
    content_hash: str
    parameters: dict[str, Any]
    published_at: datetime
    in_force_at: datetime | None
    repealed_at: datetime | None

    @classmethod
    def of(cls, row: Edition) -> EditionCard:
        """The card of a row."""
        return cls(
            id=row.id,
            regulation=row.regulation,
            edition=row.edition,
            title=row.title,
            state=row.state,
            content_hash=row.content_hash,
            parameters=row.parameters,
            published_at=row.published_at,
            in_force_at=row.in_force_at,
            repealed_at=row.repealed_at,
        )


def editions(actor: Actor) -> list[EditionCard]:
    """All editions an actor may read, those in force first."""
    if not actor.may(Permission.RULEBOOK_EDITIONS_READ):
        return []
    cards = [EditionCard.of(row) for row in Edition.objects.defer("texts")]
    return sorted(cards, key=lambda card: (card.state != "in_force", card.regulation, card.id))


def in_force(actor: Actor) -> list[EditionCard]:
    """The editions under which a project can begin now."""
    return [card for card in editions(actor) if card.state == "in_force"]


def edition_in_force(regulation: str) -> str:
    """The id of the edition in force of a regulation. Raises ``NotInForce``."""
    found = Edition.objects.filter(regulation=regulation, state=Edition.State.IN_FORCE)
    edition = found.values_list("id", flat=True).first()
    if edition is None:
        raise NotInForce(regulation)
    return edition


def text(actor: Actor, edition: str, file: str = MAIN_FILE) -> str | None:
    """The text of an edition's file; None for an unknown one, or without the right to read."""
    if not actor.may(Permission.RULEBOOK_EDITIONS_READ):
        return None
    texts = Edition.objects.filter(id=edition).values_list("texts", flat=True).first()
    found = texts.get(file) if texts else None
    return str(found) if found is not None else None


def texts(actor: Actor, edition: str) -> dict[str, str]:
    """All texts of an edition by file name; none without the right to read."""
    if not actor.may(Permission.RULEBOOK_EDITIONS_READ):
        return {}
    found = Edition.objects.filter(id=edition).values_list("texts", flat=True).first()
    return dict(found or {})


def card(actor: Actor, edition: str) -> EditionCard | None:
    """One edition as lists show it; None for an unknown one, or without the right to read."""
    if not actor.may(Permission.RULEBOOK_EDITIONS_READ):
        return None
    row = Edition.objects.defer("texts").filter(id=edition).first()
    return EditionCard.of(row) if row else None


def names(actor: Actor, edition: str) -> Names:
    """What things of an edition are called in the actor's language."""
    return Names(as_written(edition), actor.language)


__all__ = [
    "Compiled",
    "EditionCard",
    "Names",
    "as_written",
    "card",
    "compiled",
    "edition_in_force",
    "editions",
    "in_force",
    "names",
    "text",
    "texts",
]


def template(edition: str, name: str) -> bytes | None:
    """A file of an edition's folder (``templates/launch.typ``); None where there is none."""
    texts = Edition.objects.filter(id=edition).values_list("texts", flat=True).first()
    return unwritten(texts[name]) if texts and name in texts else None
