"""From events to all projection tables: the one walk that live work and rebuild share.

The state is carried along event by event, so that a row about an event can say what the event
met; the rows of what *is* are the difference between the first and the last state.
"""

from __future__ import annotations

from collections.abc import Sequence

from xize.core.engine import events as e
from xize.core.engine.applying.apply import apply
from xize.core.engine.state import State
from xize.core.process.rulebook import Rulebook
from xize.documents import project as documents
from xize.ledger.batch import Batch
from xize.ledger.instants import micros
from xize.ledger.tables import Table
from xize.notices import project as notices
from xize.projects import current, history
from xize.projects.current import Heading
from xize.projects.tables import TABLES as OWN

TABLES: tuple[Table, ...] = (*OWN, *documents.TABLES, *notices.TABLES)
"""Every table that ``rebuild`` makes again."""


def heading_of(stream: str, started: e.Started) -> Heading:
    """What lists need of a stream's first event."""
    return Heading(
        stream=stream,
        regulation=started.regulation,
        edition=started.edition,
        procedure=started.procedure,
        title=started.title,
        parent=started.parent or "",
        began=micros(started.at),
    )


def project(
    batch: Batch,
    rules: Rulebook,
    heading: Heading,
    before: State,
    seq: int,
    events: Sequence[e.AnyEvent],
    *,
    posts: bool,
) -> State:
    """Add to the batch every row the events make or change; the state after them.

    ``seq`` is that of the event before the first one. ``posts``: whether mail leaves the house.
    """
    after = before.copy()
    for number, event in enumerate(events, seq + 1):
        element = after.elements.get(getattr(event, "element", ""))
        node = element.node if element else ""
        history.record(batch, heading.stream, number, event, after)
        documents.record(batch, heading.stream, event)
        notices.record(batch, heading.stream, number, event, node)
        if posts:
            notices.post(batch, heading.stream, number, event, node)
        apply(after, event)
    current.update(batch, rules, heading, before, after)
    documents.update(batch, heading.stream, before, after)
    return after
