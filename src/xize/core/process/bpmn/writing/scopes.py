"""Writes what lies in processes and sub-processes: nodes, flows, data, lanes, artifacts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from xize.core.process.bpmn.model.activities import CallActivity, SubProcess, Task
from xize.core.process.bpmn.model.containers import (
    Annotation,
    Association,
    FlowNode,
    Group,
    Lane,
    Process,
    Scope,
    SequenceFlow,
)
from xize.core.process.bpmn.model.events import Event
from xize.core.process.bpmn.model.gateways import Gateway
from xize.core.process.bpmn.reading.scopes import GATEWAYS
from xize.core.process.bpmn.writing.activities import call_activity, role, sub_process, task
from xize.core.process.bpmn.writing.common import NAMELESS, expression, shell
from xize.core.process.bpmn.writing.data import contract, data_reference, items
from xize.core.process.bpmn.writing.events import event
from xize.core.process.bpmn.writing.services import subscription
from xize.core.process.bpmn.writing.tree import Out, element, listed, truth

GATEWAY_NAMES: Final = {kind: name for name, kind in GATEWAYS.items()}


def process(one: Process) -> Out:
    """A process with all its scopes, each put into the element it is the content of."""
    made = shell("process", one, processType="" if one.kind == "None" else one.kind)
    made.put("isClosed", truth(one.closed))
    made.put("isExecutable", truth(one.executable))
    made.add(contract(one.contract), *items("property", one.properties))
    made.add(*map(role, one.roles), *map(subscription, one.subscriptions))
    holders = {one.id: made}
    nodes = {ident: _nodes(scope) for ident, scope in one.scopes.items()}
    for inside in nodes.values():
        holders |= inside
    for ident, scope in one.scopes.items():
        _fill(holders[ident], scope, nodes[ident])
    return made


def _nodes(scope: Scope) -> dict[str, Out]:
    """The nodes of a scope, each naming the flows that come and go."""
    made = {ident: _node(one) for ident, one in scope.nodes.items()}
    for name, end in (("incoming", "target"), ("outgoing", "source")):
        for flow in scope.flows.values():
            node = made.get(getattr(flow, end))
            if node is not None and NAMELESS not in flow.id:
                node.add(element(name, text=flow.id))
    return made


def _node(one: FlowNode) -> Out:
    match one:
        case Task():
            return task(one)
        case Event():
            return event(one)
        case SubProcess():
            return sub_process(one)
        case CallActivity():
            return call_activity(one)
        case Gateway():
            return _gateway(one)


def _fill(holder: Out, scope: Scope, nodes: Mapping[str, Out]) -> None:
    holder.add(*(lane_set("laneSet", lanes) for lanes in scope.lanes), *nodes.values())
    holder.add(*map(_flow, scope.flows.values()), *items("dataObject", scope.data.values()))
    holder.add(*map(data_reference, scope.references.values()))
    holder.add(*artifacts(scope.associations, scope.annotations, scope.groups))


def _gateway(one: Gateway) -> Out:
    made = shell(GATEWAY_NAMES[one.kind], one, default=one.default)
    made.put("gatewayDirection", "" if one.direction == "Unspecified" else one.direction)
    if one.kind == "event_based":
        made.put("instantiate", truth(one.instantiate))
        made.put("eventGatewayType", "Parallel" if one.parallel else "")
    made.add(expression("activationCondition", one.activation))
    return made


def _flow(one: SequenceFlow) -> Out:
    made = shell("sequenceFlow", one, sourceRef=one.source, targetRef=one.target)
    made.put("isImmediate", truth(one.immediate))
    made.add(expression("conditionExpression", one.condition))
    return made


def artifacts(
    ties: Iterable[Association], notes: Iterable[Annotation], groups: Iterable[Group]
) -> list[Out]:
    """What is only drawn."""
    return [
        *(_association(one) for one in ties),
        *(_annotation(one) for one in notes),
        *(shell("group", one, categoryValueRef=one.category) for one in groups),
    ]


def _association(one: Association) -> Out:
    made = shell("association", one, sourceRef=one.source, targetRef=one.target)
    made.put("associationDirection", "" if one.direction == "None" else one.direction)
    return made


def _annotation(one: Annotation) -> Out:
    made = shell("textAnnotation", one)
    made.add(element("text", text=one.text))
    return made


def lane_set(name: str, lanes: Iterable[Lane]) -> Out:
    """Lanes with the nodes in them; lanes in lanes are few levels deep."""
    made = element(name)
    for one in lanes:
        lane = shell("lane", one)
        lane.add(*listed("flowNodeRef", one.nodes))
        if one.inside:
            lane.add(lane_set("childLaneSet", one.inside))
        made.add(lane)
    return made
