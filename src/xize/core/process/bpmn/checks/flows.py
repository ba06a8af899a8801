"""Sequence flows: where they may begin and end, conditions, defaults (clauses 8.3.13, 10.4)."""

from __future__ import annotations

from xize.core.process.bpmn.checks.index import Index
from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.model.activities import Task
from xize.core.process.bpmn.model.containers import FlowNode, Scope, SequenceFlow
from xize.core.process.bpmn.model.events import Event, Link
from xize.core.process.bpmn.model.gateways import Gateway

NO_CONDITION = ("parallel", "event_based")


def check_flows(report: Report, index: Index) -> None:
    """Every rule about sequence flows."""
    for scope in index.process.scopes.values():
        for flow in scope.flows.values():
            _flow(report, index, scope, flow)
        _both_ends(report, index, scope)
    for placed in index.nodes.values():
        _default(report, index, placed.node)


def _flow(report: Report, index: Index, scope: Scope, flow: SequenceFlow) -> None:
    if flow.source not in scope.nodes or flow.target not in scope.nodes:
        report.say("flow-crosses-scope", flow.id, flow.line)
        return
    source, target = scope.nodes[flow.source], scope.nodes[flow.target]
    if isinstance(target, Event) and target.position == "start":
        report.say("flow-into-start", target.id, flow.line)
    if isinstance(target, Event) and target.position == "boundary":
        report.say("flow-into-boundary", target.id, flow.line)
    if isinstance(source, Event) and source.position == "end":
        report.say("flow-out-of-end", source.id, flow.line)
    if flow.condition is None:
        return
    if isinstance(source, Event) or (isinstance(source, Gateway) and source.kind in NO_CONDITION):
        report.say("condition-not-here", flow.id, flow.line, source=source.id)
    elif not isinstance(source, Gateway) and len(index.out_of(source.id)) == 1:
        report.say("only-flow-is-conditional", source.id, flow.line)


def _default(report: Report, index: Index, node: FlowNode) -> None:
    default = "" if isinstance(node, Event) else node.default
    if not default:
        return
    if default not in {flow.id for flow in index.out_of(node.id)}:
        report.say("default-of-another", node.id, node.line, flow=default)


def _both_ends(report: Report, index: Index, scope: Scope) -> None:
    """A start event asks for an end event and the other way round; both take part in the flow."""
    events = [one for one in scope.nodes.values() if isinstance(one, Event)]
    starts = [one for one in events if one.position == "start"]
    ends = [one for one in events if one.position == "end"]
    if ends and not starts and not _starts_otherwise(scope):
        report.say("end-without-start", scope.id, scope.line)
    if starts and not ends:
        report.say("start-without-end", scope.id, scope.line)
    for start in starts:
        if not index.out_of(start.id):
            report.say("start-leads-nowhere", start.id, start.line)
    for end in ends:
        if not index.into(end.id):
            report.say("end-not-reached", end.id, end.line)
    for event in events:
        _intermediate(report, index, event)


def _intermediate(report: Report, index: Index, event: Event) -> None:
    """Activities and gateways may begin and end paths; intermediate events may not."""
    if not event.position.startswith("intermediate"):
        return
    links = any(isinstance(one, Link) for one in index.definitions(event))
    if not index.into(event.id) and not (links and event.catches):
        report.say("no-incoming", event.id, event.line)
    if not index.out_of(event.id) and not (links and not event.catches):
        report.say("no-outgoing", event.id, event.line)


def _starts_otherwise(scope: Scope) -> bool:
    """A receive task or an event-based gateway may start a process."""
    return any(isinstance(one, Task | Gateway) and one.instantiate for one in scope.nodes.values())
