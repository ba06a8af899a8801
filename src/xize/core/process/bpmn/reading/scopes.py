"""Reads what lies in a process or sub-process: nodes, flows, data, lanes, artifacts."""

from __future__ import annotations

from typing import Final

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
from xize.core.process.bpmn.model.gateways import Direction, Gateway, GatewayKind
from xize.core.process.bpmn.reading.activities import (
    ROLES,
    SUB_PROCESSES,
    TASKS,
    call_activity,
    role,
    sub_process,
    task,
)
from xize.core.process.bpmn.reading.data import contract, data_objects, data_references, properties
from xize.core.process.bpmn.reading.events import POSITIONS, event
from xize.core.process.bpmn.reading.links import paired
from xize.core.process.bpmn.reading.services import subscriptions
from xize.core.process.bpmn.reading.values import (
    common,
    expression_in,
    reference,
    references,
    text_of,
    truth,
)
from xize.core.process.bpmn.spaces import BPMN
from xize.core.process.bpmn.xml import Tag

GATEWAYS: Final[dict[str, GatewayKind]] = {
    "exclusiveGateway": "exclusive",
    "inclusiveGateway": "inclusive",
    "parallelGateway": "parallel",
    "eventBasedGateway": "event_based",
    "complexGateway": "complex",
}
DIRECTIONS: Final[dict[str, Direction]] = {
    "Converging": "Converging",
    "Diverging": "Diverging",
    "Mixed": "Mixed",
}


def process(tag: Tag) -> Process:
    """A process with all its scopes."""
    scopes: dict[str, Scope] = {}
    read = common(tag)
    todo = [(tag, read["id"])]
    while todo:
        outer, ident = todo.pop()
        scopes[ident] = _scope(outer)
        todo += [(one, common(one)["id"]) for one in outer.children(BPMN, *SUB_PROCESSES)]
    return Process(
        **read,
        executable=truth(tag, "isExecutable"),
        closed=truth(tag, "isClosed"),
        kind=tag.get("processType") or "None",
        scopes=scopes,
        properties=properties(tag),
        contract=contract(tag),
        roles=tuple(role(one) for one in tag.children(BPMN, *ROLES)),
        subscriptions=subscriptions(tag),
    )


def _scope(tag: Tag) -> Scope:
    found = [_node(one) for one in tag.inside if one.space == BPMN]
    nodes = paired([one for one in found if one is not None])
    flows = [_flow(one) for one in tag.children(BPMN, "sequenceFlow")]
    return Scope(
        **common(tag),
        nodes={one.id: one for one in nodes},
        flows={one.id: one for one in flows},
        data=data_objects(tag),
        references=data_references(tag),
        associations=associations(tag),
        annotations=notes(tag),
        groups=groups(tag),
        lanes=tuple(_lanes(one) for one in tag.children(BPMN, "laneSet")),
    )


def _node(tag: Tag) -> FlowNode | None:
    if tag.name in TASKS:
        return task(tag)
    if tag.name in POSITIONS:
        return event(tag)
    if tag.name in GATEWAYS:
        return _gateway(tag)
    if tag.name in SUB_PROCESSES:
        return sub_process(tag)
    return call_activity(tag) if tag.name == "callActivity" else None


def _gateway(tag: Tag) -> Gateway:
    return Gateway(
        **common(tag),
        kind=GATEWAYS[tag.name],
        direction=DIRECTIONS.get(tag.get("gatewayDirection"), "Unspecified"),
        default=reference(tag, "default"),
        instantiate=truth(tag, "instantiate"),
        parallel=tag.get("eventGatewayType") == "Parallel",
        activation=expression_in(tag, "activationCondition"),
    )


def _flow(tag: Tag) -> SequenceFlow:
    return SequenceFlow(
        **common(tag),
        source=reference(tag, "sourceRef"),
        target=reference(tag, "targetRef"),
        condition=expression_in(tag, "conditionExpression"),
        immediate=truth(tag, "isImmediate"),
    )


def associations(tag: Tag) -> tuple[Association, ...]:
    """What ties things together on the drawing."""
    return tuple(
        Association(
            **common(one),
            source=reference(one, "sourceRef"),
            target=reference(one, "targetRef"),
            direction=one.get("associationDirection") or "None",
        )
        for one in tag.children(BPMN, "association")
    )


def notes(tag: Tag) -> tuple[Annotation, ...]:
    """Texts on the drawing."""
    return tuple(
        Annotation(**common(one), text=text_of(one, "text"))
        for one in tag.children(BPMN, "textAnnotation")
    )


def groups(tag: Tag) -> tuple[Group, ...]:
    """Frames on the drawing."""
    return tuple(
        Group(**common(one), category=reference(one, "categoryValueRef"))
        for one in tag.children(BPMN, "group")
    )


def _lanes(tag: Tag | None) -> tuple[Lane, ...]:
    if tag is None:
        return ()
    return tuple(
        Lane(
            **common(one),
            nodes=references(one, "flowNodeRef"),
            inside=_lanes(one.child(BPMN, "childLaneSet")),
        )
        for one in tag.children(BPMN, "lane")
    )
