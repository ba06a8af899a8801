"""Pools, message flows and lanes (clauses 9.2, 9.3, 10.8)."""

from __future__ import annotations

from xize.core.process.bpmn.checks.index import Index
from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.model.containers import (
    Collaboration,
    Definitions,
    FlowNode,
    Lane,
    MessageFlow,
    Process,
)
from xize.core.process.bpmn.model.events import Event, Message
from xize.core.process.bpmn.model.gateways import Gateway


def check_pools(report: Report, model: Definitions, indexes: dict[str, Index]) -> None:
    """Every rule about what lies between processes, and about lanes."""
    if not model.processes:
        report.drawing = bool(model.collaborations or model.imports or model.kept)
        report.say("nothing-to-run", "", 0)
        report.drawing = False
    nodes = {ident: one for index in indexes.values() for ident, one in _nodes(index)}
    for collaboration in model.collaborations:
        for pool in collaboration.participants:
            if pool.minimum < 0 or pool.maximum < max(1, pool.minimum):
                report.say("multiplicity", pool.id, pool.line)
        for flow in collaboration.flows:
            _message_flow(report, indexes, collaboration, nodes, flow)
    for process in model.processes.values():
        _lanes(report, process)


def _nodes(index: Index) -> list[tuple[str, tuple[str, FlowNode]]]:
    return [(ident, (index.process.id, one.node)) for ident, one in index.nodes.items()]


def _message_flow(
    report: Report,
    indexes: dict[str, Index],
    collaboration: Collaboration,
    nodes: dict[str, tuple[str, FlowNode]],
    flow: MessageFlow,
) -> None:
    pools = {one.id: one.process or one.id for one in collaboration.participants}
    places = []
    for end, throws in ((flow.source, True), (flow.target, False)):
        if end in pools:
            places.append(pools[end])
        elif end in nodes:
            process, node = nodes[end]
            places.append(process)
            if not _may_end(indexes[process], node, throws=throws):
                report.say("message-flow-end", flow.id, flow.line, element=end)
    if len(places) == 2 and places[0] == places[1]:
        report.say("message-flow-inside-pool", flow.id, flow.line)


def _may_end(index: Index, node: FlowNode, *, throws: bool) -> bool:
    if isinstance(node, Gateway):
        return False
    if not isinstance(node, Event):
        return True
    found = index.model.meant_by(node)
    message = any(isinstance(one, Message) for one in found)
    return message and node.catches is not throws


def _lanes(report: Report, process: Process) -> None:
    inside = {node for scope in process.scopes.values() for node in scope.nodes}
    for scope in process.scopes.values():
        others = inside | set(scope.references)
        for lanes in scope.lanes:
            _lane_set(report, lanes, others, {*scope.flows})


def _lane_set(report: Report, lanes: tuple[Lane, ...], inside: set[str], flows: set[str]) -> None:
    seen: dict[str, str] = {}
    for lane in lanes:
        for node in lane.nodes:
            if node not in inside | flows:
                report.say("lane-of-another-process", lane.id, lane.line, element=node)
            elif node in seen:
                report.say("in-two-lanes", lane.id, lane.line, element=node, other=seen[node])
            seen[node] = lane.id
        _lane_set(report, lane.inside, inside, flows)
