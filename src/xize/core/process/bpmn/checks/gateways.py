"""Gateways: their direction, and what may stand behind event-based ones (clause 10.6)."""

from __future__ import annotations

from xize.core.process.bpmn.checks.index import Index
from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.model.activities import Task
from xize.core.process.bpmn.model.containers import FlowNode
from xize.core.process.bpmn.model.events import Conditional, Event, Message, Signal, Timer
from xize.core.process.bpmn.model.gateways import Gateway

WAITED_FOR = (Message, Signal, Timer, Conditional)


def check_gateways(report: Report, index: Index) -> None:
    """Every rule about gateways."""
    for placed in index.nodes.values():
        node = placed.node
        if isinstance(node, Gateway):
            _direction(report, index, node)
            if node.kind == "event_based":
                _event_based(report, index, node)


def _direction(report: Report, index: Index, node: Gateway) -> None:
    """What its attribute promises, and that it parts or meets at all (clause 10.6.1)."""
    incoming, outgoing = len(index.into(node.id)), len(index.out_of(node.id))
    fits = {
        "Unspecified": True,
        "Converging": outgoing <= 1,
        "Diverging": incoming <= 1,
        "Mixed": incoming > 1 and outgoing > 1,
    }
    if not fits[node.direction]:
        counts = {"direction": node.direction, "incoming": incoming, "outgoing": outgoing}
        report.say("gateway-direction", node.id, node.line, **counts)
    elif incoming < 2 and outgoing < 2 and node.kind != "event_based":
        report.say("gateway-for-nothing", node.id, node.line)


def _event_based(report: Report, index: Index, node: Gateway) -> None:
    targets = [
        index.nodes[flow.target].node
        for flow in index.out_of(node.id)
        if flow.target in index.nodes
    ]
    if len(targets) < 2:
        report.say("event-gateway-too-few", node.id, node.line)
    for target in targets:
        _target(report, index, target)
    messages = any(_waits_for_message(index, one) for one in targets)
    if messages and any(isinstance(one, Task) for one in targets):
        report.say("event-gateway-mixed", node.id, node.line)
    if node.instantiate:
        if index.into(node.id):
            report.say("event-gateway-starts", node.id, node.line)
    elif node.parallel:
        report.say("event-gateway-parallel", node.id, node.line)


def _waits_for_message(index: Index, node: FlowNode) -> bool:
    return isinstance(node, Event) and any(
        isinstance(one, Message) for one in index.model.meant_by(node)
    )


def _target(report: Report, index: Index, node: FlowNode) -> None:
    catches = isinstance(node, Event) and node.position == "intermediate_catch"
    receives = isinstance(node, Task) and node.kind == "receive"
    found = index.model.meant_by(node) if isinstance(node, Event) else ()
    if not receives and not (catches and all(isinstance(one, WAITED_FOR) for one in found)):
        report.say("event-gateway-target", node.id, node.line)
    if len(index.into(node.id)) > 1:
        report.say("event-gateway-target-shared", node.id, node.line)
    if receives and index.boundaries.get(node.id):
        report.say("event-gateway-boundary", node.id, node.line)
