"""What changed data mean for what is open: ``when`` and ``each`` asked again (Semantics 6).

``when`` was stored at opening; it is asked again only where a datum of the project it names has
changed. A step or branch that is no longer wanted ends with the reason, one that is wanted now is
opened, as long as the parallel block it belongs to is open. Rows of ``each`` are added, withdrawn
and corrected while any of them is open. Deadlines follow the dates they hang on.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from xize.core.engine import events as e
from xize.core.engine.flow.moving import move_deadlines
from xize.core.engine.flow.opening import skip
from xize.core.engine.flow.scopes import drop, end_body, instance_done
from xize.core.engine.state import Element, is_instance
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.engine.view.rows import labels_of, stored_rows
from xize.core.engine.view.tokens import follow
from xize.core.engine.view.world import World
from xize.core.expressions import Expression
from xize.core.process.graph import Call, Flow, Inclusive, SubProcess, UserTask
from xize.core.process.index import is_standard


def revise_open(draft: Draft, data: Set[str]) -> None:
    """Ask again what is open; ``data`` are the names of the project's data that have changed."""
    if data:
        _revise_steps(draft, data)
        _revise_branches(draft, data)
    for key, element in list(draft.state.elements.items()):
        if element.kind != "multi" or key not in draft.state.elements:
            continue
        if not is_standard(draft.node(element.case, element.node)):
            _revise_rows(draft, key)
    move_deadlines(draft)


def _names(expression: Expression | None, data: Set[str]) -> bool:
    if expression is None:
        return False
    return any(
        path[0] == "project" and path[1:2] and path[1] in data for path in expression.names()
    )


# ------------------------------------------------------------------ conditions
def _revise_steps(draft: Draft, data: Set[str]) -> None:
    """What is open although its ``when`` holds no more is left out, as if it were come to now."""
    for key, element in list(draft.state.elements.items()):
        if key not in draft.state.elements or element.beside or not element.parent:
            continue
        node = draft.node(element.case, element.node)
        if element.kind == "token" or node.when is None or not _names(node.when, data):
            continue
        if is_standard(node) and element.kind != "task":
            continue  # what is drawn around a step goes on once the step is left out
        if World(draft, element.case, element.row, element.parent).holds(node.when):
            continue
        of_row = any(path[0] == "row" for path in node.when.names())
        if is_instance(draft.state, element) and not is_standard(node):
            if of_row:
                drop(draft, key, f"when:{node.when.source}")
                instance_done(draft, element.parent, node.id)
        elif element.kind != "multi" or not of_row:
            task = draft.state.tasks.get(key)
            back = task.back if task is not None else None
            drop(draft, key, f"when:{node.when.source}")
            skip(
                draft,
                Arrival(node.id, element.case, element.parent, cause=element.cause, back=back),
                node.when.source,
            )


def _revise_branches(draft: Draft, data: Set[str]) -> None:
    for key, element in list(draft.state.elements.items()):
        if key in draft.state.elements and element.kind == "scope":
            node = draft.node(element.case, element.node)
            if isinstance(node, SubProcess) and node.kind == "parallel":
                _revise_parallel(draft, key, element, data)


def _revise_parallel(draft: Draft, key: str, element: Element, data: Set[str]) -> None:
    index = draft.index(element.case)
    split = next(one for one in index.children(element.node) if isinstance(one, Inclusive))
    world = World(draft, element.case, element.row, key)
    for flow in index.outgoing(split.id):
        if flow.condition is not None and _names(flow.condition, data):
            _revise_branch(draft, key, element, flow, wanted=world.holds(flow.condition))


def _revise_branch(draft: Draft, key: str, element: Element, flow: Flow, *, wanted: bool) -> None:
    """Add a branch that is wanted now, end one that is wanted no more."""
    assert flow.condition is not None
    here = [one for one in draft.children(key) if draft.state.elements[one].node == flow.target]
    if not wanted:
        for one in here:
            drop(draft, one, f"when:{flow.condition.source}")
            follow(draft, flow.target, element.case, key, cause=element.cause)
    elif not here and not _done_since(draft, element, flow.target):
        draft.queue.append(Arrival(flow.target, element.case, key, cause=element.cause))


def _done_since(draft: Draft, element: Element, node: str) -> bool:
    at = draft.visit(element.case, node).at
    return at is not None and at >= element.opened


# ------------------------------------------------------------------ rows of ``each``
def _revise_rows(draft: Draft, key: str) -> None:
    """Bring the instances of a body in line with the rows there are now."""
    body = draft.state.elements[key]
    node = draft.node(body.case, body.node)
    assert isinstance(node, UserTask | SubProcess | Call)
    assert node.each is not None
    world = World(draft, body.case, body.row, body.parent)
    rows = stored_rows(world, node.each.over)
    if rows == body.rows:
        return
    old = dict(zip(labels_of(world, node.each.over, body.rows), body.rows, strict=True))
    new = dict(zip(labels_of(world, node.each.over, rows), rows, strict=True))
    open_now = _instances(draft, key, old)
    for label, instance in open_now.items():
        if label not in new:
            drop(draft, instance, "row-removed")
    kept = {label: one for label, one in open_now.items() if label in new}
    done = [label for label in _done(body, old, open_now, node.each.one_by_one) if label in new]
    rest = [label for label in new if label not in kept and label not in done]
    order = [*done, *kept, *rest] if node.each.one_by_one else list(new)
    changed = {one: new[label] for label, one in kept.items() if new[label] != old[label]}
    draft.emit(
        e.InstancesChanged(
            at=draft.at,
            by=draft.by,
            element=key,
            node=body.node,
            case=body.case,
            rows=tuple(new[label] for label in order),
            done=len(done),
            changed=changed,
        )
    )
    first = [] if kept else rest[:1]
    rest_now = first if node.each.one_by_one else rest
    for label in rest_now:
        draft.queue.append(Arrival(body.node, body.case, key, cause=body.cause, row=new[label]))
    if not kept and not rest:
        end_body(draft, key)


def _instances(draft: Draft, key: str, rows: dict[str, Any]) -> dict[str, str]:
    """Open instances by the label of their row."""
    free = draft.children(key)
    found: dict[str, str] = {}
    for label, row in rows.items():
        instance = next((one for one in free if draft.state.elements[one].row == row), None)
        if instance is not None:
            free.remove(instance)
            found[label] = instance
    return found


def _done(body: Element, rows: dict[str, Any], open_now: dict[str, str], by_one: bool) -> list[str]:
    """Labels of the rows that have been gone through."""
    if by_one:
        return list(rows)[: body.done]
    return [label for label in rows if label not in open_now]
