"""Folding events into a story."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from xize.core.engine import events as e
from xize.core.engine.applying.handling import HANDLING_EVENTS
from xize.core.engine.applying.returning import RETURNING_EVENTS
from xize.core.engine.applying.sharing import SHARING_EVENTS
from xize.core.engine.applying.standard import STANDARD_EVENTS
from xize.core.story.model import Story
from xize.core.story.moments import moment_of
from xize.core.story.tell_documents import DOCUMENT_EVENTS, tell_document
from xize.core.story.tell_flow import FLOW_EVENTS, tell_flow
from xize.core.story.tell_handling import tell_handling
from xize.core.story.tell_returning import tell_returning
from xize.core.story.tell_sharing import tell_sharing
from xize.core.story.tell_stream import tell_stream
from xize.core.story.tell_work import WORK_EVENTS, tell_work

Payload = Callable[[str], Any]
"""Stored values by payload id; None for erased ones."""


class Teller:
    """A story in the making: feed it events in the order of their stream."""

    def __init__(self, payload: Payload | None = None) -> None:
        self.story = Story()
        self.told = 0
        self._payload: Payload = payload or _nothing

    def feed(self, event: e.AnyEvent) -> None:
        """Tell the next event."""
        self.told += 1
        if isinstance(event, WORK_EVENTS):
            tell_work(self.story, event)
        elif isinstance(event, FLOW_EVENTS):
            tell_flow(self.story, event)
        elif isinstance(event, DOCUMENT_EVENTS):
            tell_document(self.story, event, self._payload)
        elif isinstance(event, SHARING_EVENTS):
            tell_sharing(self.story, event)
        elif isinstance(event, HANDLING_EVENTS):
            tell_handling(self.story, event)
        elif isinstance(event, RETURNING_EVENTS):
            tell_returning(self.story, event)
        elif not isinstance(event, STANDARD_EVENTS):  # the tokens of a BPMN file tell no story
            tell_stream(self.story, event)
        moment = moment_of(self.told, event, self.story)
        if moment is not None:
            self.story.timeline.append(moment)
            if moment.kind == "skipped":
                self.story.skipped.append(moment)


def tell(events: Iterable[e.AnyEvent], payload: Payload | None = None) -> Story:
    """The story of a stream's events, told from the first one on.

    ``payload`` gives the values of form sections; without it forms are told without values.
    """
    teller = Teller(payload)
    for event in events:
        teller.feed(event)
    return teller.story


def _nothing(_payload: str) -> Any:
    return None
