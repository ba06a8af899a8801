"""Applying what people do with documents beside the steps (see ``evolve``)."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from xize.core.engine import events as e
from xize.core.engine.applying.visits import put
from xize.core.engine.state import CheckOut, Paper, Sending, State

HANDLING_EVENTS = (
    e.CheckedOut | e.CheckedIn | e.VersionSent | e.Acknowledged | e.Chased | e.Recalled
)


def apply_handling(state: State, event: HANDLING_EVENTS) -> None:
    """Apply one event about a document in somebody's hands, in place."""
    match event:
        case e.CheckedOut():
            out = CheckOut(
                person=event.acting_for or event.person,
                element=event.element,
                version=event.version,
                since=event.at,
                until=event.until,
            )
            paper = state.papers.get(event.document, Paper())
            state.papers[event.document] = replace(paper, out=out)
        case e.CheckedIn():
            put(state.papers, event.document, out=None)
        case e.VersionSent():
            state.sent[event.sending] = Sending(
                document=event.document,
                version=event.version,
                by=event.acting_for or event.person,
                to=event.to,
                asks=event.asks,
                within=event.within,
                chase_at=event.chase_at,
            )
        case e.Acknowledged():
            _acknowledge(state, event)
        case e.Chased():
            chases = state.sent[event.sending].chases + 1
            put(state.sent, event.sending, chases=chases, chase_at=event.next_at)
        case e.Recalled():
            put(state.sent, event.sending, recalled=True, chase_at=None)
        case _:
            assert_never(event)


def _acknowledge(state: State, event: e.Acknowledged) -> None:
    """Whoever has read it has received it; whoever replies has done both."""
    sent = state.sent[event.sending]
    received, read, replied = sent.received, sent.read, sent.replied
    who = event.receiver
    received = received if who in received else (*received, who)
    if event.how in ("read", "replied") and who not in read:
        read = (*read, who)
    if event.how == "replied" and who not in replied:
        replied = (*replied, who)
    known = replace(sent, received=received, read=read, replied=replied)
    state.sent[event.sending] = known if known.silent else replace(known, chase_at=None)
