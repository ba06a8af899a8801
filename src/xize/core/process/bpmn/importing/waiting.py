"""What waits for a message or a signal nothing in the file sends."""

from __future__ import annotations

from collections.abc import Iterator

from xize.core.process.bpmn.model.activities import Task
from xize.core.process.bpmn.model.containers import Definitions, FlowNode
from xize.core.process.bpmn.model.events import Event, Message, Signal


def waits_for_outside(model: Definitions) -> frozenset[str]:
    """The nodes that wait for what comes from elsewhere."""
    nodes = [
        node
        for process in model.processes.values()
        for scope in process.scopes.values()
        for node in scope.nodes.values()
    ]
    sent = {one for node in nodes for one in _sent(node)}
    flows = {flow.target for one in model.collaborations for flow in one.flows}
    return frozenset(
        node.id
        for node in nodes
        if node.id not in flows and any(one not in sent for one in _awaited(node))
    )


def _sent(node: FlowNode) -> Iterator[tuple[str, str]]:
    if isinstance(node, Task) and node.kind == "send" and node.message:
        yield "message", node.message
    if isinstance(node, Event) and not node.catches:
        yield from _named(node)


def _awaited(node: FlowNode) -> Iterator[tuple[str, str]]:
    if isinstance(node, Task) and node.kind == "receive":
        yield "message", node.message
    if isinstance(node, Event) and node.position in ("intermediate_catch",):
        yield from _named(node)


def _named(event: Event) -> Iterator[tuple[str, str]]:
    for one in event.definitions:
        if isinstance(one, Message):
            yield "message", one.ref
        if isinstance(one, Signal):
            yield "signal", one.ref
