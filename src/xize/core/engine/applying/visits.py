"""Keeping elements, their visits and serial numbers: what all appliers share (see ``evolve``)."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from xize.core.engine import events as e
from xize.core.engine.state import Part, State, Task, Visit, is_instance, visit_key


def achieve(
    state: State,
    event: e.Left | e.Completed | e.Reached,
    outcome: str,
    forward: bool,
    rows: tuple[str, ...] = (),
    task: Task | None = None,
) -> None:
    """Remember the latest completion of a node; one row of ``each`` does not complete it."""
    key = visit_key(event.case, event.node)
    before = state.visits.get(key, Visit())
    element = state.elements.get(getattr(event, "element", ""))
    whole = element is not None and element.kind == "multi"
    if element is not None and (element.kind in ("around", "undo") or is_instance(state, element)):
        return
    state.visits[key] = replace(
        before,
        count=max(before.count, event.visit),
        completed=before.count if whole else event.visit,
        outcome=outcome,
        forward=forward,
        at=event.at,
        skipped=False,
        rows=rows,
        **_finisher(event),
        **_voices(task),
    )


def _finisher(event: e.Left | e.Completed | e.Reached) -> dict[str, str]:
    """Who finished it, and for whom."""
    if isinstance(event, e.Completed):
        return {"by": event.person, "acting_for": event.acting_for}
    return {"by": event.by, "acting_for": ""}


def _voices(task: Task | None) -> dict[str, Any]:
    """The roles a countersign asked, and who agreed at any decision."""
    if task is None:
        return {"roles": (), "agreed": (), "shared": False}
    roles = dict.fromkeys(role for seat in task.seats if not seat.entry for role in seat.roles)
    agreeing = (one for one in task.votes.values() if one.counts_as == "agree")
    agreed = dict.fromkeys(one.acting_for or one.person for one in agreeing)
    asked = tuple(roles) if len(roles) > 1 else ()
    return {"roles": asked, "agreed": tuple(agreed), "shared": bool(task.added)}


def visited(state: State, event: e.Opened | e.Entered) -> None:
    """Count an entry of a node."""
    key = visit_key(event.case, event.node)
    before = state.visits.get(key, Visit())
    state.visits[key] = replace(
        before,
        count=max(before.count, event.visit),
        skipped=False,
        entered=int(event.element[1:]),
    )


def remove(state: State, element: str) -> None:
    """An element is gone; a body of ``each`` counts the instances that have ended."""
    gone = state.elements.pop(element, None)
    state.tasks.pop(element, None)
    if gone is not None and gone.parent in state.elements:
        parent = state.elements[gone.parent]
        if parent.kind == "multi":
            state.elements[gone.parent] = replace(parent, done=parent.done + 1)


def lose(state: State, element: str) -> None:
    """An instance of ``each`` has achieved nothing: neither has its body as a whole."""
    found = state.elements.get(element)
    if found is not None and is_instance(state, found):
        put(state.elements, found.parent, lost=True)


def put(entities: dict[str, Any], key: str, **changes: Any) -> None:
    """Replace an entity by one with these changes."""
    entity: Part = entities[key]
    entities[key] = replace(entity, **changes)


def count(state: State, *ids: str) -> None:
    """Serial numbers never repeat: ids are a letter and a number, or "main"."""
    for name in ids:
        if name[1:].isdigit():
            state.serial = max(state.serial, int(name[1:]))
