"""Applying what happens in processes of BPMN files (see ``evolve``)."""

from __future__ import annotations

from typing import assert_never

from xize.core.engine import events as e
from xize.core.engine.applying.visits import put
from xize.core.engine.state import Done, Letter, State

STANDARD_EVENTS = (
    e.Passed | e.Caught | e.ValueSet | e.Sent | e.Fetched | e.Remembered | e.Compensated | e.Failed
)


def apply_standard(state: State, event: STANDARD_EVENTS) -> None:
    """Apply one such event, in place."""
    match event:
        case e.Passed():
            pass  # nothing stays of it
        case e.Caught():
            put(
                state.elements,
                event.element,
                alarms=event.alarms,
                met=event.met,
                held=event.held,
            )
        case e.ValueSet():
            _set(state, event)
        case e.Sent():
            if event.kind == "message" and not event.heard:
                letter = Letter(name=event.name, to=event.to, values=event.values)
                state.letters = (*state.letters, letter)
        case e.Fetched():
            kept = state.letters
            state.letters = (*kept[: event.place], *kept[event.place + 1 :])
        case e.Remembered():
            state.undoable[event.element] = Done(
                node=event.node, case=event.case, parent=event.parent, values=event.values
            )
        case e.Compensated():
            state.undoable.pop(event.element, None)
        case e.Failed():
            put(state.cases, event.case, failed=event.code)
        case _:
            assert_never(event)


def _set(state: State, event: e.ValueSet) -> None:
    if event.element:
        values = {**state.elements[event.element].values, event.name: event.value}
        put(state.elements, event.element, values=values)
    else:
        values = {**state.cases[event.case].values, event.name: event.value}
        put(state.cases, event.case, values=values)
