"""Going back: steps returned, decisions taken back, cases moved by hand."""

from __future__ import annotations

from xize.core.engine.events.base import Event


class Returned(Event, frozen=True, kw_only=True):
    """A step was sent back (退回). ``mode``: in_turn or here, as in the command."""

    element: str
    node: str
    case: str
    to: tuple[str, ...]
    mode: str
    person: str
    comment: str
    acting_for: str = ""
    on_behalf: str | None = None


class CameBack(Event, frozen=True, kw_only=True):
    """A returned step was done: the flow goes straight back to the step that returned it."""

    node: str
    case: str
    to: str


class DecisionTakenBack(Event, frozen=True, kw_only=True):
    """A countersigner took their decision back while the vote was open (拿回)."""

    element: str
    seats: tuple[str, ...]
    person: str
    reason: str = ""
    acting_for: str = ""


class Moved(Event, frozen=True, kw_only=True):
    """An administrator moved a case: ``from_`` are the steps that were open there."""

    case: str
    from_: tuple[str, ...]
    to: str
    reason: str
    person: str
