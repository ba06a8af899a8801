"""Nodes of a file become nodes of the graph, one for one."""

from __future__ import annotations

from typing import Final

from xize.core.process import graph as g
from xize.core.process.bpmn.lowering.calls import call
from xize.core.process.bpmn.lowering.context import Context
from xize.core.process.bpmn.lowering.data import again, moves, of_each, own_names, say_sets, several
from xize.core.process.bpmn.lowering.said import as_said
from xize.core.process.bpmn.lowering.surroundings import Surroundings
from xize.core.process.bpmn.lowering.triggers import message, triggers
from xize.core.process.bpmn.model.activities import (
    Activity,
    CallActivity,
    GlobalTask,
    MultiInstance,
    StandardLoop,
    SubProcess,
    Task,
)
from xize.core.process.bpmn.model.containers import FlowNode
from xize.core.process.bpmn.model.events import Event
from xize.core.process.bpmn.model.gateways import Gateway
from xize.core.process.standard import Doing, Trigger

TASKS: Final = {
    "task": "task", "user": "userTask", "manual": "manualTask", "script": "scriptTask",
    "service": "serviceTask", "send": "sendTask", "receive": "receiveTask",
    "business_rule": "businessRuleTask",
}  # fmt: skip
SUB_PROCESSES: Final = {
    "embedded": "subProcess", "event": "subProcess", "transaction": "transaction",
    "ad_hoc": "adHocSubProcess",
}  # fmt: skip
COMPENSATED: Final = ("", "##compensate", "compensate")
"""What a transaction may say of the way it is undone, in small letters."""
EVENTS: Final = {
    "start": "startEvent", "intermediate_catch": "intermediateCatchEvent",
    "intermediate_throw": "intermediateThrowEvent", "boundary": "boundaryEvent",
    "end": "endEvent",
}  # fmt: skip
GATEWAYS: Final = {
    "exclusive": "exclusiveGateway", "inclusive": "inclusiveGateway",
    "parallel": "parallelGateway", "event_based": "eventBasedGateway",
    "complex": "complexGateway",
}  # fmt: skip


def node_of(context: Context, around: Surroundings, node: FlowNode, scope: str) -> g.Node:
    """The node of the graph for a node of the file."""
    match node:
        case Task():
            return _task(context, around, node, scope)
        case CallActivity():
            return call(context, node, scope, _doing(context, around, node, "callActivity"))
        case SubProcess():
            return _sub_process(context, around, node, scope)
        case Event():
            return _event(context, around, node, scope)
        case Gateway():
            return g.Gateway(
                id=node.id,
                name=node.name,
                scope=scope,
                kind=node.kind,
                line=node.line,
                creates=node.instantiate,
                together=node.parallel,
                activation=context.condition(node.activation, node.id),
            )


def type_of(node: g.Node) -> str:
    """The name of the element a node stands for in a file; "" for other nodes."""
    match node:
        case g.Activity(doing=doing):
            return doing.type
        case g.SubProcess(doing=doing) if doing is not None:
            return doing.type
        case g.Happening(position=kind):
            return kind
        case g.Gateway(kind=kind):
            return GATEWAYS[kind]
    return ""


def _doing(context: Context, around: Surroundings, node: Activity, kind: str) -> Doing:
    loop = node.loop
    instances = several(context, loop, node) if isinstance(loop, MultiInstance) else None
    say_sets(context, node)
    doing = Doing(
        type=kind,
        line=node.line,
        again=again(context, loop, node.id) if isinstance(loop, StandardLoop) else None,
        several=instances,
        names=own_names(context, node),
        hides=tuple(context.data(one.id) for one in node.properties),
        takes=of_each(moves(context, node.associations_in, node.id), instances),
        gives=of_each(moves(context, node.associations_out, node.id), instances),
        needs=node.start_quantity,
        makes=node.completion_quantity,
        handler=node.for_compensation,
        undone_by=around.handler_of(node.id),
        boundaries=around.boundaries_of(node.id),
    )
    return as_said(context, node, doing)


def _task(context: Context, around: Surroundings, node: Task, scope: str) -> g.Activity:
    sends = node.kind == "send"
    receives = node.kind == "receive"
    trigger = message(context, node.message or node.operation)
    return g.Activity(
        id=node.id,
        name=node.name,
        scope=scope,
        doing=_doing(context, around, node, TASKS[node.kind]),
        script=node.script.body if node.script else "",
        moves=context.script(node.script, node.id),
        sends=around.addressed(trigger, node.id) if sends or around.sends(node.id) else None,
        receives=trigger if receives else None,
        creates=node.instantiate,
    )


def global_task(context: Context, task: GlobalTask, scope: str) -> g.Activity:
    """The one step of the process that a global task is run as."""
    return g.Activity(
        id=f"{task.id}#",
        name=task.name,
        scope=scope,
        doing=Doing(type=TASKS[task.kind], line=task.line),
        script=task.script.body if task.script else "",
        moves=context.script(task.script, task.id),
    )


def _sub_process(
    context: Context, around: Surroundings, node: SubProcess, scope: str
) -> g.SubProcess:
    from_doing = _doing(context, around, node, SUB_PROCESSES[node.kind])
    if node.kind == "transaction" and node.method.lower() not in COMPENSATED:
        context.report.say("transaction-method", node.id, node.line, detail=node.method)
    return g.SubProcess(
        id=node.id,
        name=node.name,
        scope=scope,
        kind="embedded",
        doing=around.as_scope(context, from_doing, node),
    )


def _event(context: Context, around: Surroundings, node: Event, scope: str) -> g.Happening:
    ends, throws = node.position == "end", not node.catches
    found: tuple[Trigger, ...] = triggers(context, node)
    if throws:
        found = tuple(
            around.addressed(one, node.id) if one.kind == "message" else one for one in found
        )
    data = moves(context, node.associations, node.id)
    return g.Happening(
        id=node.id,
        name=node.name,
        scope=scope,
        position=EVENTS[node.position],
        line=node.line,
        triggers=found,
        throws=throws,
        ends=ends,
        attached_to=node.attached_to,
        interrupting=node.interrupting,
        together=node.parallel_multiple,
        takes=data if throws else (),
        gives=() if throws else data,
        outputs=tuple(context.data(one.id) for one in node.outputs),
    )
