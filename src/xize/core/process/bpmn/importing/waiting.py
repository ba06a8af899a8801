"""What waits for a message or a signal nothing in the file sends."""

from __future__ import annotations

from collections.abc import Iterator

from xize.core.process.bpmn.model.activities import Task
from xize.core.process.bpmn.model.containers import Definitions, FlowNode
from xize.core.process.bpmn.model.events import Event, Message, Signal


def waits_for_outside(model: Definitions) -> frozenset[str]:
    """The nodes that wait for what comes from elsewhere, the starts of processes left out."""
    nodes = [
        node
        for process in model.processes.values()
        for scope in process.scopes.values()
        for node in scope.nodes.values()
    ]
    sent = {one for node in nodes for one in _sent(node)}
    reached = {flow.target for one in model.collaborations for flow in one.flows}
    reached |= {
        node.id
        for process in model.processes.values()
        for node in process.own.nodes.values()
        if isinstance(node, Event) and node.position == "start"
    }
    return frozenset(
        node.id
        for node in nodes
        if node.id not in reached and any(one not in sent for one in _awaited(node))
    )


def _sent(node: FlowNode) -> Iterator[tuple[str, str]]:
    if isinstance(node, Task) and node.kind == "send" and node.message:
        yield "message", node.message
    if isinstance(node, Event) and not node.catches:
        yield from _named(node)


def _awaited(node: FlowNode) -> Iterator[tuple[str, str]]:
    if isinstance(node, Task) and node.kind == "receive":
        yield "message", node.message
    if isinstance(node, Event) and node.catches:
        found = tuple(_named(node))
        if len(found) == len(node.definitions):  # anything else may come by itself
            yield from found


def _named(event: Event) -> Iterator[tuple[str, str]]:
    for one in event.definitions:
        if isinstance(one, Message):
            yield "message", one.ref
        if isinstance(one, Signal):
            yield "signal", one.ref
