"""Where a scope begins and ends, everything in it lies between (clauses 10.5.2, 10.5.3)."""

from __future__ import annotations

from xize.core.process.bpmn.checks.index import Index
from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.model.activities import CallActivity, SubProcess, Task
from xize.core.process.bpmn.model.containers import FlowNode, Scope
from xize.core.process.bpmn.model.events import Event, Link
from xize.core.process.bpmn.model.gateways import Gateway


def check_paths(report: Report, index: Index, scope: Scope) -> None:
    """A start event asks for an end event and the other way round, and for ways between them."""
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
    for node in scope.nodes.values():
        if starts and _is_reached_by_flow(node) and not index.into(node.id):
            report.say("not-reached", node.id, node.line)
        if ends and _is_left_by_flow(node) and not index.out_of(node.id):
            report.say("leads-nowhere", node.id, node.line)


def _intermediate(report: Report, index: Index, event: Event) -> None:
    """Activities and gateways may begin and end paths; intermediate events may not."""
    if not event.position.startswith("intermediate"):
        return
    links = any(isinstance(one, Link) for one in index.model.meant_by(event))
    if not index.into(event.id) and not (links and event.catches):
        report.say("no-incoming", event.id, event.line)
    if not index.out_of(event.id) and not (links and not event.catches):
        report.say("no-outgoing", event.id, event.line)


def _is_reached_by_flow(node: FlowNode) -> bool:
    """Whether only a sequence flow can bring it to life; events have rules of their own."""
    if isinstance(node, Event):
        return False
    if isinstance(node, Gateway):
        return not node.instantiate
    return _in_the_flow(node) and not (isinstance(node, Task) and node.instantiate)


def _is_left_by_flow(node: FlowNode) -> bool:
    return isinstance(node, Gateway) or (not isinstance(node, Event) and _in_the_flow(node))


def _in_the_flow(node: Task | SubProcess | CallActivity) -> bool:
    """Compensation activities and event sub-processes stand beside it."""
    event = isinstance(node, SubProcess) and node.kind == "event"
    return not (node.for_compensation or event)


def _starts_otherwise(scope: Scope) -> bool:
    """A receive task or an event-based gateway may start a process."""
    return any(isinstance(one, Task | Gateway) and one.instantiate for one in scope.nodes.values())
