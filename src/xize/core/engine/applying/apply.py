"""Applying events: the only way a state changes. Total, and blind to definitions.

``apply`` changes a state that belongs to the caller; ``evolve`` leaves its argument alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, Final, assert_never, get_args

from msgspec.structs import replace

from xize.core.engine import events as e
from xize.core.engine.applying.handling import HANDLING_EVENTS, apply_handling
from xize.core.engine.applying.papers import apply_paper
from xize.core.engine.applying.returning import RETURNING_EVENTS, apply_returning
from xize.core.engine.applying.sharing import SHARING_EVENTS, apply_sharing
from xize.core.engine.applying.standard import STANDARD_EVENTS, apply_standard
from xize.core.engine.applying.visits import achieve, count, lose, put, remove, visited
from xize.core.engine.applying.work import WORK_EVENTS, apply_work
from xize.core.engine.canonical import in_order
from xize.core.engine.state import MAIN, Armed, Case, Element, Hold, State, Visit, bare, visit_key

PAPER_EVENTS = (
    e.SectionFilled | e.Numbered | e.VersionAdded | e.LeftUnchanged | e.Signed | e.SignaturesVoided
)
STREAM_EVENTS = e.Started | e.TeamNamed | e.DataSet | e.Suspended | e.Resumed | e.Ended | e.Reopened
FLOW_EVENTS = (
    e.CaseOpened | e.CaseClosed | e.CaseDetached | e.Entered | e.Left | e.Dropped | e.Waiting
    | e.Joined | e.Skipped | e.Reached | e.InstancesChanged | e.MissingFound
    | e.BesideArmed | e.BesideEnded | e.OccurrenceMissed | e.Held | e.Released
)  # fmt: skip


def evolve(state: State, event: e.AnyEvent) -> State:
    """The state after one event."""
    after = state.copy()
    apply(after, event)
    return after


def replay(events: Iterable[e.AnyEvent], state: State | None = None) -> State:
    """The state after a run of events; starts from an empty stream unless told otherwise."""
    after = State() if state is None else state.copy()
    for event in events:
        apply(after, event)
    return after


def apply(state: State, event: e.AnyEvent) -> None:
    """Apply one event in place; the state must belong to the caller."""
    _APPLIERS[type(event)](state, event)


def _apply_stream(state: State, event: STREAM_EVENTS) -> None:
    match event:
        case e.Started():
            state.status, state.initiator = "running", event.by
            state.procedure = event.procedure
            state.team, state.data = in_order(event.team), in_order(event.data)
        case e.TeamNamed():
            state.team[event.role] = event.people
        case e.DataSet():
            state.data[event.name] = event.value
        case e.Suspended():
            state.status, state.suspended_at = "suspended", event.at
        case e.Resumed():
            state.status = "running"
            _unpause(state, event.at)
        case e.Ended():
            state.status, state.result = "ended", event.result
            _unpause(state, event.at)
        case e.Reopened():
            state.status, state.result = "running", None
            put(state.cases, MAIN, result=None, closed=None)
        case _:
            assert_never(event)


def _unpause(state: State, at: datetime) -> None:
    if state.suspended_at is not None:
        state.paused = (*state.paused, (state.suspended_at, at))
    state.suspended_at = None


def _apply_flow(state: State, event: FLOW_EVENTS) -> None:
    match event:
        case e.CaseOpened():
            count(state, event.case, event.element)
            state.cases[event.case] = Case(
                procedure=event.procedure,
                element=event.element,
                caller=event.caller,
                starter=event.starter,
                given=in_order(event.given),
                opened=event.at,
            )
            state.elements[event.element] = Element(
                kind="scope", node=event.procedure, case=event.case, parent="", opened=event.at
            )
        case e.CaseClosed():
            put(state.cases, event.case, result=event.result, closed=event.at)
        case e.CaseDetached():
            put(state.cases, event.case, caller=None)
        case e.Entered():
            _enter(state, event)
        case e.Left():
            achieve(state, event, event.outcome, event.forward, rows=event.rows)
            if not event.forward:
                lose(state, event.element)
            remove(state, event.element)
        case e.Dropped():
            for element in event.elements:
                remove(state, element)
        case e.Waiting():
            count(state, event.element)
            state.elements[event.element] = Element(
                kind="token",
                node=event.node,
                case=event.case,
                parent=event.parent,
                cause=event.cause,
                opened=event.at,
                via=event.via,
            )
        case e.Joined():
            for element in event.elements:
                remove(state, element)
        case e.Skipped():
            _skip(state, event)
        case e.Reached():
            achieve(state, event, "", True)
        case e.InstancesChanged():
            put(state.elements, event.element, rows=event.rows, done=event.done)
            for element, row in event.changed.items():
                _rerow(state, element, row)
        case e.MissingFound():
            pass  # for people to look at
        case (
            e.BesideArmed() | e.BesideEnded() | e.OccurrenceMissed() | e.Held() | e.Released()
        ):  # fmt: skip
            _apply_beside(state, event)
        case _:
            assert_never(event)


def _skip(state: State, event: e.Skipped) -> None:
    body = state.elements.get(event.parent)
    if body is not None and body.kind == "multi" and body.node == event.node:
        put(state.elements, event.parent, done=body.done + 1)  # a row is left out, not the step
        return
    key = visit_key(event.case, event.node)
    state.visits[key] = replace(state.visits.get(key, Visit()), skipped=True)


def _apply_beside(
    state: State,
    event: e.BesideArmed | e.BesideEnded | e.OccurrenceMissed | e.Held | e.Released,
) -> None:
    match event:
        case e.BesideArmed():
            state.armed[visit_key(event.case, event.beside)] = Armed(
                case=event.case, parent=event.parent, next_at=event.next_at, since=event.since
            )
        case e.BesideEnded():
            state.armed.pop(visit_key(event.case, event.beside), None)
        case e.OccurrenceMissed():
            pass  # the element itself is dropped by the next event
        case e.Held():
            state.holds[event.case] = Hold(section=event.section, rows=event.rows, since=event.at)
        case e.Released():
            state.holds.pop(event.case, None)
        case _:
            assert_never(event)


def _enter(state: State, event: e.Entered) -> None:
    count(state, event.element)
    state.elements[event.element] = Element(
        kind=event.kind,  # type: ignore[arg-type]
        node=event.node,
        case=event.case,
        parent=event.parent,
        visit=event.visit,
        row=event.row,
        rows=event.rows,
        beside=event.beside,
        cause=event.cause,
        opened=event.at,
        deadline=bare(event.deadline),
        choose=event.choose,
        of=event.of,
        place=event.place,
        alarms=event.alarms,
    )
    if event.kind != "undo":
        visited(state, event)


def _rerow(state: State, element: str, row: Any) -> None:
    """Give an instance of ``each``, and what lies in it, its corrected row."""
    before = state.elements[element].row
    inside = {element}
    for key, one in state.elements.items():
        if key in inside or (one.parent in inside and one.row == before):
            inside.add(key)
            state.elements[key] = replace(one, row=row)


_APPLIERS: Final[Mapping[type[e.Event], Callable[[State, Any], None]]] = {
    kind: applier
    for events, applier in (
        (WORK_EVENTS, apply_work),
        (FLOW_EVENTS, _apply_flow),
        (PAPER_EVENTS, apply_paper),
        (SHARING_EVENTS, apply_sharing),
        (RETURNING_EVENTS, apply_returning),
        (HANDLING_EVENTS, apply_handling),
        (STREAM_EVENTS, _apply_stream),
        (STANDARD_EVENTS, apply_standard),
    )
    for kind in get_args(events)
}
"""By kind: replay asks this of every event there is, and one look-up beats sixty comparisons."""
