"""Applying the events of going back (see ``evolve``)."""

from __future__ import annotations

from typing import assert_never

from xize.core.engine import events as e
from xize.core.engine.applying.visits import put
from xize.core.engine.state import State

RETURNING_EVENTS = e.Returned | e.CameBack | e.DecisionTakenBack | e.Moved


def apply_returning(state: State, event: RETURNING_EVENTS) -> None:
    """Apply one event of going back, in place."""
    match event:
        case e.DecisionTakenBack():
            votes = state.tasks[event.element].votes
            kept = {seat: one for seat, one in votes.items() if seat not in event.seats}
            put(state.tasks, event.element, votes=kept)
        case e.Returned() | e.CameBack() | e.Moved():
            pass  # the flow's own events say what ends and what opens
        case _:
            assert_never(event)
