"""What is changed in the drawing so that a regulation can follow it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

import msgspec

from xize.core.process.bpmn.importing.names import Names
from xize.core.process.bpmn.model.activities import CallActivity, SubProcess, Task
from xize.core.process.bpmn.model.base import Text
from xize.core.process.bpmn.model.containers import (
    Definitions,
    FlowNode,
    Lane,
    Process,
    Scope,
    SequenceFlow,
)
from xize.core.process.bpmn.model.events import Event

HANDED_ON: Final = frozenset({"ioMapping", "inputOutput", "in", "out"})
"""Words of vendors for values that go in and come out."""


def with_process(model: Definitions, process: Process) -> Definitions:
    """The file with a process in its new form."""
    return msgspec.structs.replace(model, processes=model.processes | {process.id: process})


def with_node(process: Process, node: FlowNode) -> Process:
    """The process with a node in its new form."""
    scopes = {
        ident: msgspec.structs.replace(scope, nodes=scope.nodes | {node.id: node})
        if node.id in scope.nodes
        else scope
        for ident, scope in process.scopes.items()
    }
    return msgspec.structs.replace(process, scopes=scopes)


def done_once(process: Process, idents: Collection[str]) -> Process:
    """The process with steps that are no longer repeated: the countersign does that."""
    return _each(
        process,
        lambda node: (
            msgspec.structs.replace(node, loop=None)
            if isinstance(node, Task | CallActivity | SubProcess) and node.id in idents
            else node
        ),
    )


def without_vendors_data(process: Process) -> Process:
    """The process without values handed on under other names: data are the whole project's."""
    return _each(
        process,
        lambda node: msgspec.structs.replace(
            node, extras=tuple(one for one in node.extras if one.name not in HANDED_ON)
        ),
    )


def _each(process: Process, change: Callable[[FlowNode], FlowNode]) -> Process:
    scopes = {
        ident: msgspec.structs.replace(
            scope, nodes={key: change(node) for key, node in scope.nodes.items()}
        )
        for ident, scope in process.scopes.items()
    }
    return msgspec.structs.replace(process, scopes=scopes)


def with_script(process: Process, ident: str, script: Text) -> Process:
    """The process with another script in a task."""
    for scope in process.scopes.values():
        node = scope.nodes.get(ident)
        if isinstance(node, Task):
            return with_node(process, msgspec.structs.replace(node, script=script))
    return process


def by_hand(process: Process, node: CallActivity | Task) -> Process:
    """The process with a person's work in place of what nothing here can do."""
    task = Task(
        id=node.id,
        name=node.name,
        line=node.line,
        documentation=node.documentation,
        extras=node.extras,
        kind="user",
        default=node.default,
        loop=node.loop,
    )
    return with_node(process, task)


def plain_start(process: Process) -> Event | None:
    """The one start of the process itself that waits for nothing."""
    found = [
        node
        for node in process.own.nodes.values()
        if isinstance(node, Event) and node.position == "start" and not node.definitions
    ]
    return found[0] if len(found) == 1 else None


def only_start(process: Process) -> Event | None:
    """The one start of the process, where it waits for something."""
    found = [
        node
        for node in process.own.nodes.values()
        if isinstance(node, Event) and node.position == "start"
    ]
    return found[0] if len(found) == 1 and found[0].definitions else None


def begun_by_people(process: Process, start: Event) -> Process:
    """The process with a start that waits for nothing: somebody begins the project."""
    plain = msgspec.structs.replace(start, definitions=(), referred=(), outputs=(), associations=())
    return with_node(process, plain)


def with_first_step(
    model: Definitions, process: Process, start: Event, name: str
) -> tuple[Definitions, str]:
    """The file with a step of the initiator behind the start, and the step's id.

    Where everything lies is found anew: the picture there was has no room for it.
    """
    taken = {*model.processes, *model.named}
    for scope in process.scopes.values():
        taken |= {*scope.nodes, *scope.flows, *scope.data, *scope.references}
    names = Names(taken)
    ident, way = names.new(["apply", "request"], "apply"), names.new(["to_apply"], "to_apply")
    own = process.own
    flows = {
        flow.id: msgspec.structs.replace(flow, source=ident) if flow.source == start.id else flow
        for flow in own.flows.values()
    }
    first = SequenceFlow(id=way, source=start.id, target=ident)
    step = Task(id=ident, name=name, kind="user", line=start.line)
    scope = msgspec.structs.replace(
        own,
        nodes={**own.nodes, ident: step},
        flows={way: first, **flows},
        lanes=tuple(tuple(_laned(lane, start.id, ident) for lane in lanes) for lanes in own.lanes),
    )
    scopes: dict[str, Scope] = process.scopes | {process.id: scope}
    mended = msgspec.structs.replace(process, scopes=scopes)
    planes = tuple(one for one in model.planes if one.element in process.scopes
                   and one.element != process.id)  # fmt: skip
    return msgspec.structs.replace(with_process(model, mended), planes=planes), ident


def _laned(lane: Lane, start: str, step: str) -> Lane:
    nodes = (*lane.nodes, step) if start in lane.nodes else lane.nodes
    inside = tuple(_laned(one, start, step) for one in lane.inside)
    return msgspec.structs.replace(lane, nodes=nodes, inside=inside)
