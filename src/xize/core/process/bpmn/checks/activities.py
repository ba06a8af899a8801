"""Activities: compensation, loops, ad-hoc sub-processes, calls (clauses 10.3, 10.7, 13.3)."""

from __future__ import annotations

from typing import Final

from xize.core.process.bpmn.checks.index import Index
from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.model.activities import (
    CallActivity,
    MultiInstance,
    StandardLoop,
    SubProcess,
    Task,
)
from xize.core.process.bpmn.model.containers import ActivityNode, Definitions, Process
from xize.core.process.bpmn.model.events import Compensate, Event

LONG: Final = 8
"""Calls that are told of a circle."""


def check_activities(report: Report, index: Index) -> None:
    """Every rule about activities."""
    for activity in index.activities():
        if activity.for_compensation and (index.into(activity.id) or index.out_of(activity.id)):
            report.say("compensation-has-flow", activity.id, activity.line)
        if min(activity.start_quantity, activity.completion_quantity) < 1:
            report.say("quantity", activity.id, activity.line)
        _loop(report, activity)
        if isinstance(activity, Task) and activity.instantiate and index.into(activity.id):
            report.say("instantiating-task", activity.id, activity.line)
        if isinstance(activity, SubProcess) and activity.contract is not None:
            report.say("data-of-sub-process", activity.id, activity.line)
        if isinstance(activity, SubProcess) and activity.kind == "ad_hoc":
            _ad_hoc(report, index, activity)
        if isinstance(activity, CallActivity) and not activity.called and not activity.extras:
            report.say("calls-nothing", activity.id, activity.line)
    for event in index.events():
        _compensation(report, index, event)


def _loop(report: Report, activity: ActivityNode) -> None:
    loop = activity.loop
    if isinstance(loop, StandardLoop) and loop.maximum is not None and loop.maximum < 0:
        report.say("loop-maximum", activity.id, activity.line)
    if not isinstance(loop, MultiInstance):
        return
    if loop.cardinality is None and not loop.data_input and not loop.extras:
        report.say("instances-not-counted", activity.id, activity.line)
    missing = {
        "None": not loop.none_event,
        "One": not loop.one_event,
        "Complex": not loop.complex,
        "All": False,
    }
    if missing[loop.behaviour]:
        details = {"behaviour": loop.behaviour}
        report.say("behaviour-without-event", activity.id, activity.line, **details)


def _ad_hoc(report: Report, index: Index, activity: SubProcess) -> None:
    nodes = index.process.scopes[activity.id].nodes.values()
    if not any(isinstance(one, Task | SubProcess | CallActivity) for one in nodes):
        report.say("ad-hoc-empty", activity.id, activity.line)
    for one in nodes:
        if isinstance(one, Event) and one.position in ("start", "end"):
            report.say("ad-hoc-event", one.id, one.line)


def _compensation(report: Report, index: Index, event: Event) -> None:
    for one in index.model.meant_by(event):
        if not isinstance(one, Compensate):
            continue
        if event.position == "boundary":
            _handler(report, index, event)
        elif one.activity and not _can_be_compensated(index, one.activity):
            report.say("compensates-nothing", event.id, event.line, activity=one.activity)


def _handler(report: Report, index: Index, event: Event) -> None:
    if index.out_of(event.id):
        report.say("compensation-boundary-flow", event.id, event.line)
    handlers = [
        index.nodes[one].node for one in index.handlers.get(event.id, ()) if one in index.nodes
    ]
    fit = [one for one in handlers if isinstance(one, Task | SubProcess | CallActivity)]
    if len(fit) != 1 or not fit[0].for_compensation:
        report.say("compensation-without-handler", event.id, event.line)


def _can_be_compensated(index: Index, activity: str) -> bool:
    """It has a handler, or is a sub-process: what is inside is compensated then."""
    placed = index.nodes.get(activity)
    if placed is not None and isinstance(placed.node, SubProcess | CallActivity):
        return True
    return any(
        isinstance(one, Compensate)
        for event in index.boundaries.get(activity, ())
        for one in index.model.meant_by(event)
    )


def check_calls(report: Report, model: Definitions) -> None:
    """No process calls itself, not even by way of others: it would never come to an end."""
    calls = {ident: _calls(process) for ident, process in model.processes.items()}
    done: set[str] = set()
    for start in calls:
        _circles(report, calls, start, done)


def _calls(process: Process) -> list[CallActivity]:
    found = [node for scope in process.scopes.values() for node in scope.nodes.values()]
    return [one for one in found if isinstance(one, CallActivity)]


def _circles(
    report: Report, calls: dict[str, list[CallActivity]], start: str, done: set[str]
) -> None:
    """Walk what a process calls, without recursion: models may call very deep."""
    path: dict[str, None] = {}
    todo: list[tuple[str, bool]] = [(start, False)]
    while todo:
        process, left = todo.pop()
        if left:
            path.pop(process)
            done.add(process)
            continue
        if process in done or process in path:
            continue
        path[process] = None
        todo.append((process, True))
        for call in calls.get(process, ()):
            if call.called in path:
                circle = _shown([*path], call.called)
                report.say("calls-itself", call.id, call.line, path=circle)
            elif call.called not in done:
                todo.append((call.called, False))


def _shown(path: list[str], again: str) -> str:
    """The circle for people; of a long one its beginning and its end."""
    circle = [*path[path.index(again) :], again]
    if len(circle) > LONG:
        circle = [*circle[: LONG - 2], "…", *circle[-2:]]
    return " → ".join(circle)
