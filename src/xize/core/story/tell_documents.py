"""Telling how documents and forms came to be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, assert_never

from xize.core.engine import events as e
from xize.core.story.documents import (
    DocumentStory,
    FormStory,
    SectionStory,
    SignatureStory,
    VersionStory,
)
from xize.core.story.model import Story

DOCUMENT_EVENTS = (
    e.SectionFilled | e.Numbered | e.VersionAdded | e.LeftUnchanged | e.Signed | e.SignaturesVoided
)


def tell_document(story: Story, event: DOCUMENT_EVENTS, payload: Callable[[str], Any]) -> None:
    """Tell one event of a document or form."""
    match event:
        case e.SectionFilled():
            form = _form(story, event.document, event.instance)
            form.submissions.append(_submission(event, payload(event.payload)))
            _note(story, event.element, filled=f"{event.document}.{event.section}")
        case e.Numbered():
            form = _form(story, event.document, event.instance)
            form.number, form.numbered_at = event.number, event.at
        case e.VersionAdded():
            _document(story, event.document).versions.append(_version(event))
            _note(story, event.element, written=event.document)
        case e.LeftUnchanged():
            left = (event.at, event.by, event.element)
            _document(story, event.document).unchanged.append(left)
            _note(story, event.element, written=event.document)
        case e.Signed():
            _document(story, event.document).signatures.append(_signature(event))
        case e.SignaturesVoided():
            for one in _document(story, event.document).signed_by(event.node, event.visit):
                if one.person in event.people:
                    one.void, one.void_reason = True, event.reason
        case _:
            assert_never(event)


def _document(story: Story, key: str) -> DocumentStory:
    return story.documents.setdefault(key, DocumentStory(key))


def _form(story: Story, key: str, instance: int) -> FormStory:
    _document(story, key)
    instances = story.forms.setdefault(key, [])
    while len(instances) < instance:
        instances.append(FormStory(key, len(instances) + 1))
    return instances[instance - 1]


def _note(story: Story, element: str, *, filled: str = "", written: str = "") -> None:
    """Remember at the visit what it has produced."""
    visit = story.visits.get(element)
    if visit is not None and filled:
        visit.filled.append(filled)
    if visit is not None and written:
        visit.written.append(written)


def _version(event: e.VersionAdded) -> VersionStory:
    return VersionStory(
        version=event.version,
        label=event.label,
        state=event.state,
        at=event.at,
        by=event.by,
        element=event.element,
        node=event.node,
        files=event.files,
    )


def _signature(event: e.Signed) -> SignatureStory:
    return SignatureStory(
        at=event.at,
        version=event.version,
        node=event.node,
        visit=event.visit,
        person=event.person,
        roles=event.roles,
        on_behalf=event.on_behalf,
    )


def _submission(event: e.SectionFilled, values: Any) -> SectionStory:
    return SectionStory(
        section=event.section,
        version=event.version,
        at=event.at,
        by=event.by,
        payload=event.payload,
        digest=event.digest,
        element=event.element,
        origin=event.origin,
        seat=event.seat,
        replaces=event.replaces,
        values=values,
    )
