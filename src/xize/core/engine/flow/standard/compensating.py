"""Compensation and cancelled transactions (clauses 13.5.5, 10.3.5.2).

What ended well and can be compensated is remembered (``State.undoable``). Compensating is an
element of kind ``undo`` that runs the handlers one by one, the latest first.
"""

from __future__ import annotations

from typing import Final

from xize.core.engine import events as e
from xize.core.engine.flow.standard.catching import begin_event_scope, catch
from xize.core.engine.flow.standard.moving import cancel, clear, enter, go_on, left
from xize.core.engine.flow.standard.wants import wants_of
from xize.core.engine.state import Element
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.process import graph as g

GO_ON: Final = 0
CANCELS: Final = 1
NOTHING: Final = 2
"""What follows when everything is compensated (``Element.place`` of an ``undo``)."""


def remember(draft: Draft, key: str, node: g.Doer) -> None:
    """An activity ended well: keep what is needed to compensate it."""
    assert node.doing is not None
    one = draft.state.elements[key]
    scope = isinstance(node, g.SubProcess)
    nested = scope and any(two.parent == key for two in draft.state.undoable.values())
    own = scope and _compensating_start(draft, one.case, node.id)
    if not (node.doing.undone_by or nested or own):
        return
    body = draft.state.elements[one.parent]
    instance = body.kind == "multi" and body.node == one.node
    draft.emit(
        e.Remembered(
            at=draft.at,
            by=draft.by,
            element=key,
            node=one.node,
            case=one.case,
            parent=body.parent if instance else one.parent,
            values=one.values,
        )
    )


def compensate(draft: Draft, arrival: Arrival, activity: str = "", follows: int = GO_ON) -> str:
    """Begin to compensate what ended in the scope, or one activity of it; the ``undo`` element."""
    scope = _meant(draft, arrival.parent)
    rows = tuple(
        key
        for key, one in reversed(draft.state.undoable.items())
        if one.case == arrival.case and (one.node == activity if activity else one.parent == scope)
    )
    return enter(draft, "undo", arrival, rows=rows, place=follows)


def cancel_transaction(draft: Draft, arrival: Arrival) -> None:
    """A cancel end event: all of the transaction ends, then it is compensated."""
    transaction = _transaction(draft, arrival.parent)
    clear(draft, transaction, "cancelled")
    enter(
        draft,
        "undo",
        Arrival(arrival.node, arrival.case, transaction),
        rows=_of_scope(draft, transaction),
        place=CANCELS,
    )


def _of_scope(draft: Draft, scope: str) -> tuple[str, ...]:
    known = reversed(draft.state.undoable.items())
    return tuple(key for key, one in known if one.parent == scope)


def step(draft: Draft, key: str) -> None:
    """Nothing of this compensation runs: the next handler, or it is through."""
    one = draft.state.elements[key]
    for record in one.rows:
        done = draft.state.undoable.get(record)
        if done is None:
            continue
        draft.emit(
            e.Compensated(at=draft.at, by=draft.by, element=record, node=done.node, case=done.case)
        )
        _undo(draft, key, record, done.node)
        return
    _through(draft, key, one)


def _undo(draft: Draft, key: str, record: str, node: str) -> None:
    one = draft.state.elements[key]
    known = draft.node(one.case, node)
    assert isinstance(known, g.Doer)
    assert known.doing is not None
    if known.doing.undone_by:
        draft.queue.append(Arrival(known.doing.undone_by, one.case, key))
        return
    start = _compensating_start(draft, one.case, node)
    if start is not None:
        arrival = Arrival(start.scope, one.case, key)
        begin_event_scope(draft, arrival, start, {}, of=record)
        return
    rows = _of_scope(draft, record)
    if rows:
        enter(draft, "undo", Arrival(node, one.case, key), rows=rows, place=NOTHING)


def _through(draft: Draft, key: str, one: Element) -> None:
    if one.place == CANCELS:
        _leave_cancelled(draft, one.parent)
        return
    left(draft, key)
    if one.place == GO_ON:
        go_on(draft, one.node, one.case, one.parent)


def _leave_cancelled(draft: Draft, transaction: str) -> None:
    """Go on at the cancel boundary event of a transaction."""
    for key, one in list(draft.state.elements.items()):
        if one.of != transaction:
            continue
        found = next((two for two in wants_of(draft, key) if two.trigger.kind == "cancel"), None)
        if found is not None:
            catch(draft, found)
            return
    cancel(draft, transaction, "cancelled")


def _compensating_start(draft: Draft, case: str, scope: str) -> g.Happening | None:
    """The start of a scope's compensation event sub-process."""
    index = draft.index(case)
    for node in index.children(scope):
        if not isinstance(node, g.SubProcess) or node.doing is None or not node.doing.on_event:
            continue
        for start in (index.node(one) for one in node.doing.starts):
            if isinstance(start, g.Happening) and any(
                one.kind == "compensate" for one in start.triggers
            ):
                return start
    return None


def _meant(draft: Draft, scope: str) -> str:
    """The scope whose activities are compensated: an event sub-process means the one around."""
    one = draft.state.elements[scope]
    doing = getattr(draft.node(one.case, one.node), "doing", None)
    if doing is None or not doing.on_event:
        return scope
    return one.of or one.parent


def _transaction(draft: Draft, scope: str) -> str:
    for key in (scope, *draft.ancestors(scope)):
        one = draft.state.elements[key]
        doing = getattr(draft.node(one.case, one.node), "doing", None)
        if doing is not None and doing.transaction and one.kind == "scope":
            return key
    return scope
