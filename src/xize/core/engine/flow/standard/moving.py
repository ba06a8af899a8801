"""Tokens of BPMN files on their way (clause 13.3.2: what leaves an activity)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from xize.core.engine import events as e
from xize.core.engine.flow import scopes
from xize.core.engine.flow.elements import entered
from xize.core.engine.flow.standard.data import Names
from xize.core.engine.flow.standard.wants import catchers
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.engine.view.openings import WAITING
from xize.core.process.graph import Flow, Happening

RESULT: Final = "$result"
"""The datum of a case that says how it ends: no expression can name it."""


def send(draft: Draft, case: str, parent: str, flows: Iterable[Flow], cause: str = "") -> None:
    """A token along each of these flows."""
    for flow in flows:
        draft.queue.append(Arrival(flow.target, case, parent, cause=cause, via=flow.id))


def go_on(
    draft: Draft, node: str, case: str, parent: str, *, cause: str = "", times: int = 1
) -> bool:
    """Tokens leave a node: along every flow without a condition or whose condition holds.

    The default flow is for the case that no condition holds. False where none could be taken
    though there are some.
    """
    flows = draft.index(case).outgoing(node)
    names = Names(draft, case, parent)
    taken = [one for one in flows if not one.default and names.holds(one.condition)]
    conditional = [one for one in taken if one.condition is not None]
    if not conditional:
        taken += [one for one in flows if one.default]
    for _ in range(times):
        send(draft, case, parent, taken, cause)
    return bool(taken) or not flows


def passed(draft: Draft, node: str, case: str, parent: str, reason: str = "") -> None:
    """Note that a token passed a node."""
    draft.emit(
        e.Passed(at=draft.at, by=draft.by, node=node, case=case, parent=parent, reason=reason)
    )


def enter(draft: Draft, kind: str, arrival: Arrival, **more: Any) -> str:
    """Open an element at a node; its id."""
    element = entered(draft, arrival, kind, row=None, **more)  # rows belong to ``each``
    if kind in WAITING:
        _offer_to_record(draft, element, arrival)
    return element


def _offer_to_record(draft: Draft, element: str, arrival: Arrival) -> None:
    """Somebody may be there to record that what is waited for has come."""
    for node in catchers(draft, draft.state.elements[element]):
        if isinstance(node, Happening) and node.recorded:
            record = Arrival(node.recorded, arrival.case, element, cause=arrival.cause)
            draft.queue.append(record)


def goes_on_waiting(
    draft: Draft,
    key: str,
    node: str,
    *,
    alarms: tuple[e.Alarm, ...] | None = None,
    met: tuple[int, ...] | None = None,
    held: tuple[int, ...] | None = None,
) -> None:
    """Something occurred at ``node`` and the element waits on; what is None is as it was."""
    one = draft.state.elements[key]
    draft.emit(
        e.Caught(
            at=draft.at,
            by=draft.by,
            element=key,
            node=node,
            case=one.case,
            alarms=one.alarms if alarms is None else alarms,
            met=one.met if met is None else met,
            held=one.held if held is None else held,
        )
    )


def cancel(draft: Draft, key: str, reason: str) -> None:
    """End an element early, with everything below it and what waits at its edge."""
    if key not in draft.state.elements:
        return
    watches_off(draft, key, reason)
    scopes.drop(draft, key, reason)


def watches_off(draft: Draft, key: str, reason: str) -> None:
    """Nothing at the edge of an activity waits any more."""
    for watch in list(draft.openings.edge.get(key, ())):
        one = draft.state.elements.get(watch)
        if one is not None:
            draft.emit(
                e.Dropped(
                    at=draft.at,
                    by=draft.by,
                    element=watch,
                    node=one.node,
                    case=one.case,
                    elements=tuple(draft.below(watch)),
                    reason=reason,
                )
            )


def clear(draft: Draft, scope: str, reason: str, *, but: str = "") -> None:
    """End everything in a scope, tokens on their way included."""
    for child in draft.children(scope):
        if child != but:
            cancel(draft, child, reason)
    on_the_way = [one for one in draft.queue if one.parent != scope]
    draft.queue.clear()
    draft.queue.extend(on_the_way)
