"""Scopes: entering, ending in the ordinary way, ending early."""

from __future__ import annotations

from xize.core.engine import events as e
from xize.core.engine.flow import besides
from xize.core.engine.flow.elements import entered, left
from xize.core.engine.state import Element
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.engine.view.rows import labels_of
from xize.core.engine.view.timing import deadline_of
from xize.core.engine.view.tokens import cause_of, follow, forget_arrivals, onward
from xize.core.engine.view.world import World
from xize.core.process.graph import SubProcess

WITHDRAWN = "withdrawn"
"""The result of a case that was ended early, by somebody or with what called it."""


def enter(draft: Draft, arrival: Arrival, node: SubProcess, *, jumped: bool = False) -> str:
    """Open a scope. Entered by a goto it does not begin at its start."""
    if arrival.row is None:
        arrival.row = draft.row_of(arrival.parent)
    world = World(draft, arrival.case, arrival.row, arrival.parent)
    deadline = deadline_of(draft, node.due, node.remind, world)
    element = entered(
        draft, arrival, "scope", deadline=deadline, jumped=jumped, choose=arrival.choose
    )
    besides.begin_with_scope(draft, arrival.case, node.id, element, jumped=jumped)
    if not jumped:
        start = draft.index(arrival.case).start(node.id)
        draft.queue.append(Arrival(start.id, arrival.case, element, cause=arrival.cause))
    return element


def busy(draft: Draft, element: str) -> bool:
    """Whether anything of a scope's own flow is still open or on its way."""
    return bool(draft.children(element, beside=False)) or any(
        one.parent == element for one in draft.queue
    )


def leave(draft: Draft, element: str, *, cause: str = "") -> None:
    """A scope is through: end what runs alongside it and go on behind it."""
    scope = draft.state.elements[element]
    pass_through(draft, element)
    if instance_done(draft, scope.parent, scope.node):
        return
    besides.begin_after(draft, scope.case, scope.node)
    if not scope.beside:
        follow(
            draft,
            scope.node,
            scope.case,
            scope.parent,
            cause=cause or cause_of(scope),
            choose=scope.choose,
        )


def pass_through(draft: Draft, element: str) -> None:
    """A scope is through, with what runs alongside it; nothing follows from it."""
    for child in draft.children(element, beside=True):
        drop(draft, child, "block-ended")
    disarm(draft, element, "block-ended")
    left(draft, element)


def instance_done(draft: Draft, parent: str, node: str) -> bool:
    """An instance of ``each`` ended: True when its body goes on instead of the flow.

    Opens the next instance when they run one by one; ends the body after the last.
    """
    body = draft.state.elements.get(parent)
    if body is None or body.kind != "multi" or body.node != node:
        return False
    if body.done < len(body.rows):
        if not draft.children(parent) and not any(one.parent == parent for one in draft.queue):
            draft.queue.append(Arrival(node, body.case, parent, row=body.rows[body.done]))
        return True
    end_body(draft, parent)
    return True


def end_body(
    draft: Draft,
    body_id: str,
    *,
    outcome: str = "",
    forward: bool | None = None,
    choose: tuple[str, ...] = (),
) -> None:
    """All instances of ``each`` have ended, or one ended the whole body with an outcome.

    Without being told it has achieved something where every instance has.
    """
    body = draft.state.elements[body_id]
    forward = not body.lost if forward is None else forward
    outcome = outcome or onward(draft.node(body.case, body.node))
    for child in draft.children(body_id):
        drop(draft, child, "instance-decided")
    left(draft, body_id, outcome, forward=forward, rows=tuple(_labels(draft, body)))
    if forward:
        besides.begin_after(draft, body.case, body.node)
    if body.beside:
        return
    follow(
        draft,
        body.node,
        body.case,
        body.parent,
        cause=cause_of(body),
        outcome=outcome,
        choose=choose,
    )


def _labels(draft: Draft, body: Element) -> list[str]:
    each = getattr(draft.node(body.case, body.node), "each", None)
    world = World(draft, body.case, body.row, body.parent)
    return labels_of(world, each.over, body.rows) if each else []


def drop(draft: Draft, element: str, reason: str) -> None:
    """End an element and everything below it early; called cases end, or go on by themselves."""
    below = set(draft.below(element))
    for case_id, case in list(draft.running_cases().items()):
        if case.caller in below:
            if draft.rules.procedures[case.procedure].must_finish:
                draft.emit(e.CaseDetached(at=draft.at, by=draft.by, case=case_id, reason=reason))
            else:
                close_case(draft, case_id, WITHDRAWN, reason, onward=False)
    gone = tuple(draft.below(element))
    root = draft.state.elements[element]
    for one in gone:
        disarm(draft, one, reason)
    draft.emit(
        e.Dropped(
            at=draft.at,
            by=draft.by,
            element=element,
            node=root.node,
            case=root.case,
            elements=gone,
            reason=reason,
        )
    )
    forget_arrivals(draft)


def disarm(draft: Draft, parent: str, reason: str) -> None:
    """Work alongside declared on an ending scope does not occur any more."""
    for key, armed in list(draft.state.armed.items()):
        if armed.parent == parent:
            case, _, beside = key.partition("/")
            draft.emit(
                e.BesideEnded(at=draft.at, by=draft.by, beside=beside, case=case, reason=reason)
            )


def close_case(
    draft: Draft, case_id: str, result: str, reason: str = "", *, onward: bool = True
) -> None:
    """End a side procedure: its work, its holds, and its caller's waiting.

    A call goes on behind its case, also behind one that was withdrawn: but then it has achieved
    nothing. ``onward`` is false where what called it ends as well.
    """
    case = draft.state.cases[case_id]
    if case.element in draft.state.elements:
        drop(draft, case.element, reason or "case-ended")
    draft.emit(e.CaseClosed(at=draft.at, by=draft.by, case=case_id, result=result, reason=reason))
    hold = draft.state.holds.get(case_id)
    if hold is not None:
        draft.emit(e.Released(at=draft.at, by=draft.by, case=case_id, rows=hold.rows))
    caller = draft.state.elements.get(case.caller or "")
    if caller is not None and case.caller and onward:
        forward = result != WITHDRAWN
        left(draft, case.caller, result, forward=forward)
        if instance_done(draft, caller.parent, caller.node):
            return
        if forward:
            besides.begin_after(draft, caller.case, caller.node)
        if not caller.beside:
            follow(
                draft,
                caller.node,
                caller.case,
                caller.parent,
                cause=cause_of(caller),
                outcome=result,
            )
