"""Beginning, saving, discarding and publishing drafts: only for who may publish rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final, NamedTuple

from django.db import transaction

from xize.core.process.bpmn.carrying import parted
from xize.core.regulation import read
from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.people.refusals import NotPermitted
from xize.rulebook.drafting.beginning import Beginning, first_drawing, first_text, next_text
from xize.rulebook.drafting.composing import composed, drawing_of, file_of
from xize.rulebook.drafting.examining import examine, refuses
from xize.rulebook.models import DraftEdition, Edition
from xize.rulebook.refusals import (
    DraftChanged,
    DraftHasErrors,
    DraftTooLarge,
    EditionLabelTaken,
    NoSuchDraft,
    NoSuchEdition,
    NotDrawn,
)
from xize.rulebook.services import publish, put_in_force
from xize.rulebook.texts import MAIN_FILE, content_hash

LARGEST: Final = 2_000_000
"""Characters of a drawing; about three thousand elements with their picture."""
LARGEST_TEXT: Final = 500_000


class Sent(NamedTuple):
    """What the modeller sends: the text without steps, and the drawing that carries them."""

    rest: str
    drawing: str


def begin_new(*, actor: Actor, new: Beginning, step: str, at: datetime) -> str:
    """Begin a regulation that is drawn, with one step of this name; the draft's id."""
    _demand(actor)
    sent = Sent(first_text(new), first_drawing(new, step))
    return _create(actor, sent, at=at).id


def begin_from(*, actor: Actor, edition: str, at: datetime) -> str:
    """Begin the next edition of a drawn regulation, with the next number.

    Raises ``NoSuchEdition``, ``NotDrawn``.
    """
    _demand(actor)
    base = Edition.objects.filter(id=edition).first()
    if base is None:
        raise NoSuchEdition(edition)
    if not any(name.endswith(".bpmn") for name in base.texts):
        raise NotDrawn(base.title)
    same = Edition.objects.filter(regulation=base.regulation).values_list("edition", flat=True)
    text = next_text(base.texts[MAIN_FILE], set(same))
    return begin_with(actor=actor, texts={**base.texts, MAIN_FILE: text}, base=base.id, at=at)


def begin_with(*, actor: Actor, texts: Mapping[str, str], at: datetime, base: str = "") -> str:
    """Begin a draft of the texts of a drawn regulation, as an import brings them; its id."""
    _demand(actor)
    rest, section = parted(texts[MAIN_FILE])
    flow = file_of(rest)
    files = {name: text for name, text in texts.items() if name not in (MAIN_FILE, flow)}
    sent = Sent(rest, drawing_of(texts[flow], section))
    return _create(actor, sent, at=at, section=section, files=files, base=base).id


def save(*, actor: Actor, draft: str, version: int, sent: Sent, at: datetime) -> int:
    """Keep what was drawn, whether or not it makes sense; the new version.

    Raises ``NoSuchDraft``, ``DraftTooLarge``, and ``DraftChanged`` where somebody saved another
    version than the one this was drawn on: then nothing is overwritten.
    """
    _demand(actor)
    bounded(sent)
    with transaction.atomic():
        row = _locked(draft)
        if row.version != version:
            raise DraftChanged(row.saved_by)
        if (row.rest, row.drawing) == sent:
            return row.version
        row.rest, row.drawing = sent
        row.version += 1
        row.regulation, row.title = _named(sent.rest, row.regulation, row.title)
        row.saved_at, row.saved_by = at, actor.person
        row.save()
    return row.version


def save_as_new(*, actor: Actor, draft: str, sent: Sent, at: datetime) -> str:
    """Keep what was drawn as a draft of its own, beside the one it began with; its id."""
    _demand(actor)
    bounded(sent)
    row = _found(draft)
    return _create(actor, sent, at=at, section=row.section, files=row.files, base=row.base).id


def discard(*, actor: Actor, draft: str) -> None:
    """Throw a draft away."""
    _demand(actor)
    _found(draft).delete()


@transaction.atomic
def publish_draft(*, actor: Actor, draft: str, version: int, at: datetime, in_force: bool) -> str:
    """Publish what was drawn as an edition, and put it in force where that is wanted; its id.

    Raises ``DraftHasErrors`` (``examining`` says why), ``EditionLabelTaken``, and ``DraftChanged``
    where another version was looked at than the one that stands.
    """
    _demand(actor)
    row = _locked(draft)
    if row.version != version:
        raise DraftChanged(row.saved_by)
    found = examine(row.rest, row.section, row.drawing)
    if refuses(found) or (texts := composed(row.rest, row.section, row.drawing, row.files)) is None:
        raise DraftHasErrors(row.title)
    if label := label_taken(row.rest, texts):
        raise EditionLabelTaken(label)
    edition = publish(actor=actor, texts=texts, at=at)
    if in_force:
        put_in_force(actor=actor, edition=edition, at=at)
    row.delete()
    return edition


def _create(
    actor: Actor,
    sent: Sent,
    *,
    at: datetime,
    section: str = "",
    files: Mapping[str, str] | None = None,
    base: str = "",
) -> DraftEdition:
    bounded(sent)
    regulation, title = _named(sent.rest, "", "")
    return DraftEdition.objects.create(
        regulation=regulation,
        title=title,
        base=base,
        rest=sent.rest,
        section=section,
        drawing=sent.drawing,
        files=dict(files or {}),
        begun_at=at,
        begun_by=actor.person,
        saved_at=at,
        saved_by=actor.person,
    )


def _named(rest: str, regulation: str, title: str) -> tuple[str, str]:
    """The id and the title a text says; the ones before where it says none at the moment."""
    draft = read(rest, MAIN_FILE).draft
    if draft is None:
        return regulation, title
    return str(draft.id)[:60] or regulation, draft.title[:120] or title


def label_taken(rest: str, texts: Mapping[str, str]) -> str:
    """The number of the edition where another text was published under it already, else ""."""
    draft = read(rest, MAIN_FILE).draft
    if draft is None:
        return ""
    same = Edition.objects.filter(regulation=str(draft.id), edition=draft.edition)
    taken = same.exclude(content_hash=content_hash(dict(texts))).exists()
    return draft.edition if taken else ""


def bounded(sent: Sent) -> None:
    """Raises ``DraftTooLarge`` for what nobody could look through."""
    if len(sent.drawing) > LARGEST:
        raise DraftTooLarge(f"{LARGEST // 1_000_000} MB")
    if len(sent.rest) > LARGEST_TEXT:
        raise DraftTooLarge(f"{LARGEST_TEXT // 1_000} KB")


def _demand(actor: Actor) -> None:
    if not actor.may(Permission.RULEBOOK_EDITIONS_PUBLISH):
        raise NotPermitted(Permission.RULEBOOK_EDITIONS_PUBLISH)


def _found(draft: str) -> DraftEdition:
    row = DraftEdition.objects.filter(id=draft).first()
    if row is None:
        raise NoSuchDraft
    return row


def _locked(draft: str) -> DraftEdition:
    row = DraftEdition.objects.select_for_update().filter(id=draft).first()
    if row is None:
        raise NoSuchDraft
    return row
