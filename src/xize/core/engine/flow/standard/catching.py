"""Something that was waited for has occurred (clause 13.5.2 to 13.5.4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xize.core.engine import events as e
from xize.core.engine.flow.elements import left
from xize.core.engine.flow.standard.data import put_own, put_value, receive
from xize.core.engine.flow.standard.moving import (
    cancel,
    clear,
    enter,
    go_on,
    goes_on_waiting,
    passed,
)
from xize.core.engine.flow.standard.wants import Want, alarm_again, triggers_of
from xize.core.engine.flow.standard.watching import watch_inside
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.process import graph as g

RECEIVED = "received"
"""Cause of the arrival that finishes a receiving task."""


def catch(draft: Draft, want: Want, values: Mapping[str, Any] | None = None) -> None:
    """One trigger of an open element has occurred, with these values."""
    one = draft.state.elements[want.element]
    node = draft.node(one.case, want.node)
    given = dict(values or {})
    if isinstance(node, g.Happening) and node.together and _lacks(draft, want, node):
        receive(draft, one.case, one.parent, node, given)
        return
    if one.kind == "watch":
        _at_edge(draft, want, node, given)
    elif isinstance(node, g.Activity):
        _at_task(draft, want, node, given)
    elif isinstance(node, g.Happening):
        waited = one.kind == "catch"
        for record in draft.children(want.element):
            cancel(draft, record, "came")
        left(draft, want.element)
        receive(draft, one.case, one.parent, node, given)
        if not waited:
            passed(draft, node.id, one.case, one.parent)
        go_on(draft, node.id, one.case, one.parent)


def _lacks(draft: Draft, want: Want, node: g.Happening) -> bool:
    """Parallel multiple: whether others of its triggers have still to occur."""
    one = draft.state.elements[want.element]
    met = (*one.met, want.place)
    if len(set(met)) >= len(triggers_of(node)):
        return False
    alarms = tuple(two for two in one.alarms if two.place != want.place)
    goes_on_waiting(draft, want.element, want.node, alarms=alarms, met=met)
    return True


def _at_task(draft: Draft, want: Want, node: g.Activity, given: dict[str, Any]) -> None:
    """A receiving task; behind an event-based gateway it begins and ends with the message."""
    one = draft.state.elements[want.element]
    key = want.element
    if one.kind == "race":
        left(draft, key)
        key = enter(draft, "catch", Arrival(node.id, one.case, one.parent))
    receive_task(draft, key, node, given)


def receive_task(draft: Draft, key: str, node: g.Activity, given: Mapping[str, Any]) -> None:
    """What a receiving task waited for is there: its data, then it is done.

    Data are known by the names of the task's outputs, or take these names in order.
    """
    case = draft.state.elements[key].case
    sources = [move.value.names()[0][0] for move in node.doing.gives if move.value.names()]
    if all(name in given for name in sources):
        pairs = [(name, given[name]) for name in sources]
    else:
        pairs = list(zip(sources, given.values(), strict=False))
    for name, value in pairs:
        put_own(draft, case, key, name, value)
    for name, value in given.items() if not sources else ():
        put_value(draft, case, key, name, value)
    draft.queue.append(Arrival(node.id, case, key, cause=RECEIVED))


def _at_edge(draft: Draft, want: Want, node: g.Node, given: dict[str, Any]) -> None:
    assert isinstance(node, g.Happening)
    one = draft.state.elements[want.element]
    if not node.interrupting:
        _go_on_watching(draft, want)
    if one.of:
        if node.interrupting:
            cancel(draft, one.of, f"interrupted:{node.id}")
        receive(draft, one.case, one.parent, node, given)
        passed(draft, node.id, one.case, one.parent)
        go_on(draft, node.id, one.case, one.parent)
        return
    if node.interrupting:
        clear(draft, one.parent, f"interrupted:{node.id}")
    begin_event_scope(draft, Arrival(one.node, one.case, one.parent), node, given)


def begin_event_scope(
    draft: Draft,
    arrival: Arrival,
    start: g.Happening,
    given: Mapping[str, Any],
    *,
    of: str = "",
) -> None:
    """An event sub-process begins at its start event."""
    key = enter(draft, "scope", arrival, of=of)
    receive(draft, arrival.case, key, start, given)
    watch_inside(draft, key)
    passed(draft, start.id, arrival.case, key)
    go_on(draft, start.id, arrival.case, key)


def _go_on_watching(draft: Draft, want: Want) -> None:
    """A watch that does not interrupt waits for the next time; a timer for what is left of it."""
    one = draft.state.elements[want.element]
    alarms: list[e.Alarm] = []
    for alarm in one.alarms:
        mine = (alarm.node, alarm.place) == (want.node, want.place)
        following = alarm_again(alarm) if mine and alarm.at <= draft.at else alarm
        alarms += [following] if following is not None else []
    held = one.held
    if want.trigger.kind == "conditional":
        held = tuple(dict.fromkeys((*held, want.place)))
    goes_on_waiting(draft, want.element, want.node, alarms=tuple(alarms), met=(), held=held)
