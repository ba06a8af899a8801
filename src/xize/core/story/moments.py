"""Which events make a line of the timeline, and what the line says."""

from __future__ import annotations

from typing import Any

from xize.core.deadlines import line_text
from xize.core.engine import events as e
from xize.core.story.model import Moment, Story
from xize.core.story.visits import VisitStory

SILENT = (
    e.Entered | e.Left | e.Waiting | e.Joined | e.BesideArmed | e.BesideEnded | e.LeftUnchanged
    | e.CaseDetached | e.Reseated | e.InstancesChanged | e.OverdueMoved
)  # fmt: skip
"""The engine's own bookkeeping, which no reader of a timeline looks for."""


_SAID_ALREADY = frozenset(
    {
        *("copied", "circulated", "urged", "commented", "answered", "signer_removed"),
        *("sent", "replied", "chased", "retracted_sending", "taken_in"),
    }
)
"""Notices of something that is an event, and a line, of its own."""

OVERDUE = "overdue"
"""Why people are seated anew where silence outlasted the deadline."""

_ABOUT = (
    "outcome", "document", "role", "name", "result", "requirement", "procedure", "what", "to"
)  # fmt: skip


def moment_of(seq: int, event: e.AnyEvent, story: Story) -> Moment | None:
    """The line of one event; None for silent ones."""
    if _is_silent(event):
        return None
    element = getattr(event, "element", "")
    visit = story.visits.get(element)
    return Moment(
        seq=seq,
        at=event.at,
        by=event.by,
        kind=_kind(event),
        case=getattr(event, "case", "") or (visit.case if visit else ""),
        node=getattr(event, "node", "") or (visit.node if visit else ""),
        element=element,
        what=_what(event, story),
        text=_text(event),
        people=_people(event, visit),
        acting_for=getattr(event, "acting_for", ""),
    )


def _is_silent(event: e.AnyEvent) -> bool:
    """Bookkeeping; but that the clock gave overdue work to somebody else is told."""
    if isinstance(event, e.Reseated):
        return event.reason != OVERDUE
    if isinstance(event, e.Told):
        return event.kind in _SAID_ALREADY
    return isinstance(event, SILENT)


def _people(event: e.AnyEvent, visit: VisitStory | None) -> tuple[str, ...]:
    """Whom shared work went to, or is asked no more."""
    match event:
        case e.Transferred() | e.Delegated():
            return (event.to,)
        case e.Copied() | e.Circulated() | e.Urged() | e.VersionSent() | e.Chased():
            return event.to
        case e.CheckedIn() if event.person != event.by:
            return (event.person,)
        case e.SignerAdded() | e.SplitAsked():
            return event.seat.people
        case e.Reseated():
            given = (seat.people for seat in event.seats if seat.transferred)
            return tuple(dict.fromkeys(one for people in given for one in people))
        case e.SignerRemoved():
            gone = visit.signers if visit else ()
            return next((one.people for one in gone if one.seat == event.seat), ())
        case e.HandedOver():
            return (event.person, event.to)
    return ()


def _kind(event: e.AnyEvent) -> str:
    """What a receiver did with what was sent has words of its own."""
    return event.how if isinstance(event, e.Acknowledged) else _snake(type(event).__name__)


def _what(event: Any, story: Story) -> str:
    """What the line is about: the document sent, else the first of these that the event has."""
    sending = getattr(event, "sending", "")
    if sending:
        return story.sendings[sending].document
    for name in _ABOUT:
        value = getattr(event, name, "")
        if value:
            return ", ".join(value) if isinstance(value, tuple) else str(value)
    if isinstance(event, e.Delivered):
        return ", ".join(str(item) for item in event.items)
    return ""


def _text(event: Any) -> str:
    """What a person wrote, the reason a deadline moved, or the version's label or number."""
    if isinstance(event, e.DueMoved) and event.why is not None:
        return line_text(event.why)
    for name in ("comment", "text", "reason", "label", "number"):
        value = getattr(event, name, "")
        if value:
            return str(value)
    return ""


def _snake(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")
