"""Instances of processes: begun from outside, by a message, a signal or the clock (13.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from xize.core.engine import events as e
from xize.core.engine.flow.standard.activities import begin, open_scope
from xize.core.engine.flow.standard.catching import catch, receive_task
from xize.core.engine.flow.standard.data import put_own, receive
from xize.core.engine.flow.standard.moving import enter, go_on, passed
from xize.core.engine.flow.standard.wants import Want, triggers_of
from xize.core.engine.flow.standard.watching import watch_inside
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.process import graph as g


def launch(
    draft: Draft,
    procedure: str,
    node: str = "",
    values: Mapping[str, Any] | None = None,
    *,
    place: int | None = None,
    came: Mapping[str, Any] | None = None,
) -> str:
    """Begin an instance: at all none starts, or at one node by one of its triggers; the case.

    ``values`` are its data to begin with, ``came`` what came with the trigger.
    """
    case = f"c{draft.state.serial + 1}"
    root = f"e{draft.state.serial + 2}"
    draft.emit(
        e.CaseOpened(
            at=draft.at,
            by=draft.by,
            case=case,
            procedure=procedure,
            element=root,
            starter=draft.starter,
        )
    )
    for name, value in {**draft.given, **(values or {})}.items():
        put_own(draft, case, "", name, value)
    begun = draft.node(case, node) if node else None
    if isinstance(begun, g.Happening) and came is not None:
        receive(draft, case, root, begun, came)
    scope = draft.node(case, procedure)
    assert isinstance(scope, g.SubProcess)
    if node:
        watch_inside(draft, root)
        _begin_at(draft, case, root, node, place, came or {})
    else:
        open_scope(draft, root, scope.doing)
    return case


def _begin_at(
    draft: Draft, case: str, root: str, node: str, place: int | None, came: Mapping[str, Any]
) -> None:
    """Begin at a start event, or at what an instantiating gateway or task received."""
    index, known = draft.index(case), draft.node(case, node)
    for flow in index.incoming(node):
        gate = index.node(flow.source)
        if isinstance(gate, g.Gateway) and gate.creates:
            passed(draft, gate.id, case, root)
            others = [one.target for one in index.outgoing(gate.id) if one.target != node]
            for other in others if gate.together else ():
                draft.queue.append(Arrival(other, case, root))
    if isinstance(known, g.Happening) and known.together and place is not None:
        key = enter(draft, "catch", Arrival(node, case, root))
        catch(draft, Want(key, node, place, known.triggers[place]))
    elif isinstance(known, g.Happening):
        passed(draft, node, case, root)
        go_on(draft, node, case, root)
    elif isinstance(known, g.Activity) and known.receives is not None:
        begin(draft, Arrival(node, case, root), known)
        waiting = draft.open_at(case, node)[-1]
        receive_task(draft, waiting, known, came)
    else:
        draft.queue.append(Arrival(node, case, root))


class Begun(NamedTuple):
    """What a trigger begins: a process, at which node, by which of its triggers."""

    procedure: str
    node: str
    place: int


def starts_for(draft: Draft, kind: str, name: str, to: str = "") -> Iterator[Begun]:
    """Processes and their nodes that begin with such a trigger; ``to`` is the one it is for.

    One that has begun and waits for others of its triggers does not begin again.
    """
    for procedure in draft.rules.procedures.values():
        for node in beginners(procedure.process):
            if isinstance(node, g.Happening) and node.together and _has_begun(draft, node.id):
                continue
            for place, trigger in enumerate(triggers_of(node)):
                if trigger.kind != kind:
                    continue
                meant = to in (node.id, procedure.id) if to else bool(name)
                if meant and (to == node.id or trigger.name == name):
                    yield Begun(procedure.id, node.id, place)
                    break


def _has_begun(draft: Draft, start: str) -> bool:
    """Whether a process waits for others of the triggers it begins with."""
    waiting = (draft.state.elements[key] for key in draft.openings.waiting)
    return any(one.kind == "catch" and one.node == start for one in waiting)


def beginners(process: g.Process) -> Iterator[g.Node]:
    """Nodes of a process that begin it with a trigger."""
    for node in process.nodes.values():
        if node.scope != process.id:
            continue
        starts = isinstance(node, g.Happening) and node.position == "startEvent" and node.triggers
        if starts or (isinstance(node, g.Activity) and node.creates):
            yield node
        elif isinstance(node, g.Gateway) and node.creates:
            targets = [one.target for one in process.flows if one.source == node.id]
            yield from (process.nodes[one] for one in targets)
