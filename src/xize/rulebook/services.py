"""Publishing editions, putting them in force, deciding their figures; each is recorded for ever."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db import transaction

from xize.core.problems import Problem, has_errors
from xize.core.process.compile.whole import problems_of_whole
from xize.core.regulation import read
from xize.core.regulation.model import Regulation
from xize.ledger import administration
from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.people.refusals import NotPermitted
from xize.rulebook.compiled import regulation_of
from xize.rulebook.models import Edition
from xize.rulebook.refusals import EditionHasErrors, NoSuchEdition, UnknownParameter
from xize.rulebook.texts import (
    ENGLISH_FILE,
    MAIN_FILE,
    Drawings,
    content_hash,
    drawings_of,
    texts_of,
)


def publish_from_library(
    *,
    actor: Actor,
    regulation: str | Path,
    at: datetime,
    parameters: Mapping[str, Any] | None = None,
    in_force: bool = True,
) -> str:
    """Publish a regulation's folder as an edition and put it in force; the edition's id.

    The same text published again is the same edition. ``parameters`` are decided at once.
    """
    edition = publish(actor=actor, texts=texts_of(regulation), at=at)
    for name, value in (parameters or {}).items():
        set_parameter(
            actor=actor, edition=edition, name=name, value=value, reason="发布时设定", at=at
        )
    if in_force:
        put_in_force(actor=actor, edition=edition, at=at)
    return edition


@transaction.atomic
def publish(*, actor: Actor, texts: dict[str, str], at: datetime) -> str:
    """Publish an edition as a draft; raises ``EditionHasErrors`` with the problems."""
    _demand(actor)
    content = content_hash(texts)
    known = Edition.objects.filter(content_hash=content).first()
    if known is not None:
        return known.id
    regulation = _sound(texts)
    row = Edition.objects.create(
        regulation=str(regulation.id),
        edition=str(regulation.edition),
        title=regulation.title,
        texts=texts,
        content_hash=content,
        published_at=at,
        published_by=actor.person,
    )
    _record(actor, "EditionPublished", row, at, content_hash=content)
    return row.id


@transaction.atomic
def put_in_force(*, actor: Actor, edition: str, at: datetime) -> None:
    """New projects begin under this edition; the one before is repealed for them only."""
    _demand(actor)
    row = _locked(edition)
    if row.state == Edition.State.IN_FORCE:
        return
    same = Edition.objects.filter(regulation=row.regulation, state=Edition.State.IN_FORCE)
    for before in same.select_for_update():
        before.state, before.repealed_at = Edition.State.REPEALED, at
        before.save(update_fields=["state", "repealed_at"])
        _record(actor, "EditionRepealed", before, at)
    row.state, row.in_force_at, row.repealed_at = Edition.State.IN_FORCE, at, None
    row.save(update_fields=["state", "in_force_at", "repealed_at"])
    _record(actor, "EditionInForce", row, at)


@transaction.atomic
def set_parameter(
    *, actor: Actor, edition: str, name: str, value: Any, reason: str, at: datetime
) -> None:
    """Decide a figure of the edition; it applies to what opens afterwards."""
    _demand(actor)
    row = _locked(edition)
    reading = read(row.texts[MAIN_FILE], MAIN_FILE)
    if reading.regulation is None or name not in reading.regulation.parameters:
        raise UnknownParameter(name)
    before = row.parameters.get(name)
    if name in row.parameters and before == value:
        return
    row.parameters = {**row.parameters, name: value}
    row.revision += 1
    row.save(update_fields=["parameters", "revision"])
    _record(actor, "ParameterSet", row, at, name=name, value=value, before=before, reason=reason)


def _sound(texts: dict[str, str]) -> Regulation:
    """The regulation of texts that have no errors of form, of sense or of flow."""
    text, drawings = texts[MAIN_FILE], drawings_of(texts)
    problems = _problems(text, texts.get(ENGLISH_FILE), drawings)
    if has_errors(problems):
        raise EditionHasErrors(MAIN_FILE, problems)
    return regulation_of(text, drawings)


@lru_cache(maxsize=8)  # every scenario of a regulation begins with publishing it
def _problems(text: str, second: str | None, drawings: Drawings) -> tuple[Problem, ...]:
    return problems_of_whole(text, dict(drawings), MAIN_FILE, second=second)


def _demand(actor: Actor) -> None:
    if not actor.may(Permission.RULEBOOK_EDITIONS_PUBLISH):
        raise NotPermitted(Permission.RULEBOOK_EDITIONS_PUBLISH)


def _locked(edition: str) -> Edition:
    row = Edition.objects.select_for_update().filter(id=edition).first()
    if row is None:
        raise NoSuchEdition(edition)
    return row


def _record(actor: Actor, type_: str, row: Edition, at: datetime, **details: Any) -> None:
    body = {"edition": row.id, "regulation": row.regulation, "name": row.edition, **details}
    administration.record(type_=type_, body=body, by=actor.person, at=at)
