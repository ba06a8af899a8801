"""Rows that say what *was*: functions of one event and the state it met, only ever inserted."""

from __future__ import annotations

from typing import cast

from xize.core.engine import events as e
from xize.core.engine.people.participants import people_in
from xize.core.engine.state import Element, State
from xize.ledger.batch import Batch
from xize.ledger.instants import micros
from xize.ledger.tables import Row
from xize.projects.tables import ACT, DELIVERY, PARTICIPANT, VISIT

Acted = (
    e.Decided | e.EntryMade | e.Transferred | e.Waived | e.Delegated | e.DelegateAnswered
    | e.SignerAdded | e.SignerRemoved | e.Claimed | e.ClaimReleased | e.Copied | e.Circulated
    | e.Urged | e.Commented | e.Returned | e.DecisionTakenBack
)  # fmt: skip
"""What somebody did at a step, or said of it."""
_KINDS: dict[type, str] = {
    e.Decided: "decided",
    e.EntryMade: "entered",
    e.Transferred: "transferred",
    e.Waived: "waived",
    e.Delegated: "delegated",
    e.DelegateAnswered: "answered",
    e.SignerAdded: "signer_added",
    e.SignerRemoved: "removed",
    e.Claimed: "claimed",
    e.ClaimReleased: "released",
    e.Copied: "copied",
    e.Circulated: "circulated",
    e.Urged: "urged",
    e.Commented: "commented",
    e.Returned: "returned",
    e.DecisionTakenBack: "taken_back",
}
"""What people do, by the word a list of it uses (``queries.inbox.DoneLine``)."""


def record(batch: Batch, stream: str, seq: int, event: object, state: State) -> None:
    """Add the rows of an event; ``state`` is the one before it."""
    if type(event) in _KINDS:  # sixteen of them: much faster than isinstance
        ACT.insert(batch, [_act(stream, seq, cast("Acted", event), state)])
    match event:
        case e.Completed():
            row = _visit(stream, event.element, event, "completed", event.outcome, state)
            VISIT.insert(batch, row)
        case e.Dropped():
            for element in event.elements:
                VISIT.insert(batch, _visit(stream, element, event, "dropped", "", state))
        case e.Delivered():
            rows: list[Row] = [(stream, item, micros(event.at), event.by) for item in event.items]
            DELIVERY.insert(batch, rows, once=True)
    fresh = _people(event, state)
    if fresh:
        PARTICIPANT.insert(batch, [(person, stream) for person in sorted(fresh)], once=True)


def _act(stream: str, seq: int, event: Acted, state: State) -> Row:
    element = state.elements.get(event.element)
    decided = event if isinstance(event, e.Decided) else None
    person = event.by if isinstance(event, e.Waived) else event.person
    behalf = event.on_behalf if isinstance(event, e.Decided | e.EntryMade | e.Returned) else None
    outcome = event.outcome if isinstance(event, e.Decided | e.DelegateAnswered) else ""
    return (
        stream,
        seq,
        _KINDS[type(event)],
        person,
        behalf or "",
        element.case if element else "",
        element.node if element else "",
        event.element,
        element.visit if element else 0,
        outcome,
        decided.counts_as if decided else "",
        " ".join(decided.roles) if decided else "",
        micros(event.at),
        micros(element.opened) if element else micros(event.at),
        _due(element),
        decided.late if decided else "",
        _text(event),
        getattr(event, "acting_for", ""),
    )


def _text(event: Acted) -> str:
    """What the person wrote."""
    for name in ("comment", "text", "reason"):
        if written := getattr(event, name, ""):
            return str(written)
    return ""


def _due(element: Element | None) -> int | None:
    mark = element.deadline if element else None
    return micros(mark.reckoning.instant) if mark and mark.reckoning else None


def _visit(
    stream: str,
    key: str,
    event: e.Completed | e.Dropped,
    how: str,
    outcome: str,
    state: State,
) -> list[Row]:
    """The row of a human step that ends; none for scopes and tokens."""
    element = state.elements.get(key)
    if element is None or key not in state.tasks:
        return []
    place = (element.node, element.case, element.visit, micros(element.opened), _due(element))
    return [(stream, key, *place, micros(event.at), how, outcome, event.by)]


def _people(event: object, state: State) -> set[str]:
    """Who takes part by this event and is not known by the team already."""
    found = people_in(event)
    if not found or isinstance(event, e.Started | e.TeamNamed):
        return found
    return found - {one for people in state.team.values() for one in people}
