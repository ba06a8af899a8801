"""Whether a graph is well formed: what the engine takes for granted of every process.

A violation is a fault of the compiler or of a BPMN file, not of a regulation's author; the codes
are for tests and for reading BPMN in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import msgspec

from xize.core.process.graph import (
    End,
    Exclusive,
    Flow,
    Inclusive,
    Jump,
    Node,
    Parallel,
    Process,
    Start,
    SubProcess,
    UserTask,
)
from xize.core.process.index import Index


class Fault(msgspec.Struct, frozen=True):
    """One violation: a stable code, and the node or flow it is about."""

    code: str
    where: str


Faults: TypeAlias = "Iterator[Fault]"


def verify_process(process: Process, host: Process | None = None) -> tuple[Fault, ...]:
    """Every violation; an empty tuple for a well-formed graph.

    ``host`` is the process whose steps a side procedure may reopen.
    """
    faults = [*_ids(process), *_flows(process)]
    if faults:
        return tuple(faults)  # the rest needs an index, and an index needs these
    index = Index(process)
    faults += _scopes(index)
    for node in process.nodes.values():
        faults += _ends(index, node)
        faults += _gateway(index, node)
        faults += _targets(process, node, host or process)
    return tuple(faults)


def _ids(process: Process) -> Faults:
    root = process.nodes.get(process.id)
    if not isinstance(root, SubProcess) or root.kind != "procedure" or root.scope:
        yield Fault("no-root", process.id)
    for key, node in process.nodes.items():
        if key != node.id:
            yield Fault("wrong-key", key)
        if node.id != process.id and not isinstance(process.nodes.get(node.scope), SubProcess):
            yield Fault("no-scope", node.id)
        if _circular(process, node):
            yield Fault("circular-scopes", node.id)


def _circular(process: Process, node: Node) -> bool:
    seen = {node.id}
    scope = node.scope
    while scope in process.nodes:
        if scope in seen:
            return True
        seen.add(scope)
        scope = process.nodes[scope].scope
    return False


def _flows(process: Process) -> Faults:
    seen = set()
    for flow in process.flows:
        name = f"{flow.source} → {flow.target}"
        source, target = process.nodes.get(flow.source), process.nodes.get(flow.target)
        if source is None or target is None:
            yield Fault("flow-to-nothing", name)
        elif source.scope != target.scope:
            yield Fault("flow-leaves-scope", name)
        if (flow.source, flow.target, flow.outcome) in seen:
            yield Fault("flow-twice", name)
        seen.add((flow.source, flow.target, flow.outcome))


def _scopes(index: Index) -> Faults:
    """Every scope has one start, an end, and nothing in it that cannot be reached."""
    for scope in index.process.nodes.values():
        if not isinstance(scope, SubProcess):
            continue
        inside = index.children(scope.id)
        starts = [node.id for node in inside if isinstance(node, Start)]
        if len(starts) != 1:
            yield Fault("not-one-start", scope.id)
            continue
        reached = _reached(index, starts[0])
        for node in inside:
            beside = isinstance(node, SubProcess) and node.beside is not None
            if beside == (node.id in reached):
                yield Fault("beside-in-flow" if beside else "unreachable", node.id)
        if not any(isinstance(node, End | Jump) for node in inside):
            yield Fault("no-end", scope.id)
        if (scope.kind == "beside") != (scope.beside is not None):
            yield Fault("beside-without-trigger", scope.id)


def _reached(index: Index, start: str) -> set[str]:
    found, todo = {start}, [start]
    while todo:
        after = {flow.target for flow in index.outgoing(todo.pop())} - found
        found |= after
        todo += after
    return found


def _ends(index: Index, node: Node) -> Faults:
    """Nothing leaves an end or a jump, nothing enters a start, everything else goes on."""
    outgoing, incoming = index.outgoing(node.id), index.incoming(node.id)
    if isinstance(node, End | Jump):
        if outgoing:
            yield Fault("flow-from-end", node.id)
    elif not outgoing and not _stands_alone(node):
        yield Fault("dead-end", node.id)
    if isinstance(node, Start) and incoming:
        yield Fault("flow-to-start", node.id)
    gateway = isinstance(node, Exclusive | Inclusive | Parallel)
    if len(outgoing) > 1 and not gateway:
        yield Fault("split-without-gateway", node.id)
    if not isinstance(node, Exclusive | Inclusive) and any(map(_conditional, outgoing)):
        yield Fault("condition-without-gateway", node.id)


def _stands_alone(node: Node) -> bool:
    """The root, and work alongside, are not part of any flow."""
    return isinstance(node, SubProcess) and (node.kind == "procedure" or node.beside is not None)


def _conditional(flow: Flow) -> bool:
    return flow.condition is not None or flow.outcome is not None or flow.default


def _gateway(index: Index, node: Node) -> Faults:
    """A gateway always finds a way: at most one default, and one where all are conditional."""
    outgoing = index.outgoing(node.id)
    defaults = [flow for flow in outgoing if flow.default]
    if len(defaults) > 1 or any(flow.condition is not None for flow in defaults):
        yield Fault("unclear-default", node.id)
    if isinstance(node, Exclusive) and len(outgoing) > 1:
        if not defaults:
            yield Fault("no-default", node.id)
        if any(not _conditional(flow) for flow in outgoing):
            yield Fault("unconditional-choice", node.id)
        yield from _outcomes(index, node, outgoing)
    if isinstance(node, Inclusive) and outgoing:
        always = [flow for flow in outgoing if not _conditional(flow)]
        if not always and not defaults:
            yield Fault("no-default", node.id)


def _outcomes(index: Index, node: Node, outgoing: tuple[Flow, ...]) -> Faults:
    """Outcomes on flows are outcomes of the one task before the gateway."""
    named = {flow.outcome for flow in outgoing if flow.outcome is not None}
    if not named:
        return
    before = [index.node(flow.source) for flow in index.incoming(node.id)]
    task = before[0] if len(before) == 1 else None
    known = {one.id for one in task.work.outcomes} if isinstance(task, UserTask) else set()
    for outcome in named - known:
        yield Fault("unknown-outcome", f"{node.id}: {outcome}")


def _targets(process: Process, node: Node, host: Process) -> Faults:
    if isinstance(node, Jump):
        targets: tuple[str, ...] = node.targets
        if not targets:
            yield Fault("jump-to-nothing", node.id)
    elif isinstance(node, UserTask):
        back = (node.work.returning,) if node.work.returning else ()
        outcomes = (*node.work.outcomes, *back)
        reopened = [target for one in outcomes for target in one.reopen if target not in host.nodes]
        targets = (*reopened, *(target for one in outcomes for target in one.choose_from))
    else:
        return
    for target in targets:
        if target not in process.nodes:
            yield Fault("jump-to-nothing", f"{node.id}: {target}")
