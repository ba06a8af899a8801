"""Sequence flows: where they may begin and end, conditions, defaults (clauses 8.3.13, 10.4)."""

from __future__ import annotations

from xize.core.process.bpmn.checks.index import Index
from xize.core.process.bpmn.checks.paths import check_paths
from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.model.containers import FlowNode, Scope, SequenceFlow
from xize.core.process.bpmn.model.events import Event
from xize.core.process.bpmn.model.gateways import Gateway

NO_CONDITION = ("parallel", "event_based")


def check_flows(report: Report, index: Index) -> None:
    """Every rule about sequence flows."""
    for scope in index.process.scopes.values():
        for flow in scope.flows.values():
            _flow(report, index, scope, flow)
        check_paths(report, index, scope)
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
