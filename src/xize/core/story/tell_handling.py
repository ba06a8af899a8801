"""Telling what people did with documents beside the steps."""

from __future__ import annotations

from typing import assert_never

from xize.core.engine import events as e
from xize.core.engine.applying.handling import HANDLING_EVENTS
from xize.core.engine.people.seats import OUTSIDE
from xize.core.story.documents import DocumentStory
from xize.core.story.model import Story
from xize.core.story.sendings import AnswerStory, CheckOutStory, SendingStory


def tell_handling(story: Story, event: HANDLING_EVENTS) -> None:
    """Tell one event of a document in somebody's hands."""
    match event:
        case e.CheckedOut():
            _document(story, event.document).check_outs.append(
                CheckOutStory(
                    at=event.at,
                    person=event.acting_for or event.person,
                    element=event.element,
                    node=event.node,
                    version=event.version,
                    until=event.until,
                    text=event.text,
                )
            )
        case e.CheckedIn():
            _given_back(_document(story, event.document), event)
        case e.VersionSent():
            story.sendings[event.sending] = _sent(event)
        case e.Acknowledged():
            _answered(story.sendings[event.sending], event)
        case e.Chased():
            sent = story.sendings[event.sending]
            sent.chased.append((event.at, event.by, event.to))
            sent.chase_at = event.next_at
        case e.Recalled():
            sent = story.sendings[event.sending]
            sent.recalled, sent.recalled_by, sent.reason = event.at, event.by, event.reason
        case _:
            assert_never(event)


def _document(story: Story, key: str) -> DocumentStory:
    return story.documents.setdefault(key, DocumentStory(key))


def _given_back(document: DocumentStory, event: e.CheckedIn) -> None:
    for out in document.check_outs[-1:]:
        out.returned, out.returned_by, out.reason = event.at, event.by, event.reason


def _sent(event: e.VersionSent) -> SendingStory:
    return SendingStory(
        id=event.sending,
        at=event.at,
        by=event.acting_for or event.person,
        document=event.document,
        version=event.version,
        to=event.to,
        text=event.text,
        asks=event.asks,
        within=event.within,
        chase_at=event.chase_at,
    )


def _answered(sent: SendingStory, event: e.Acknowledged) -> None:
    """Whoever has read it has received it; whoever replies has done both."""
    answer = sent.answers.setdefault(event.receiver, AnswerStory(event.receiver))
    answer.received = answer.received or event.at
    if event.how in ("read", "replied"):
        answer.read = answer.read or event.at
    if event.how == "replied":
        answer.replied = event.at
    if event.text or event.files:
        answer.text, answer.files = event.text, event.files
    answer.acting_for = event.acting_for or answer.acting_for
    if event.receiver.startswith(OUTSIDE):
        answer.recorded_by = event.by
