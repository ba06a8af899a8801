"""How a run ended."""

from __future__ import annotations

from datetime import datetime

from xize.core.engine import events as e
from xize.core.engine.memory import MemoryStream
from xize.core.process.bpmn.findings import Report
from xize.core.trace.reach import Reach, ended
from xize.core.trace.result import Status


def status_of(stream: MemoryStream, report: Report, at: datetime) -> Status:
    """The status of a run in which nothing happens any more, with what there is to report."""
    failed = False
    for event in stream.events:
        match event:
            case e.Failed(code="no-condition-true" | "data-missing" | "too-many-instances"):
                report.say(event.code, event.node, 0)
                failed = True
            case e.Failed():
                report.say("error-uncaught", event.node, 0, detail=event.code)
                failed = True
            case e.Sent(kind="error", heard=True):
                report.say("error-thrown", event.node, 0, detail=event.name)
            case e.Entered(kind="undo", place=1):
                report.say("transaction-cancelled", event.node, 0)
    if failed:
        return "failed"
    if ended(stream.state):
        return "completed"
    elements = stream.state.elements.values()
    joins = [one.node for one in elements if one.kind == "token"]
    waits = any(one.kind in ("catch", "race", "act") for one in elements)
    if waits and not joins:
        return "waiting"
    if Reach(stream.rules, stream.facts, at).can_end(stream.state):
        return "waiting"
    for node in joins:
        report.say("never-joins", node, 0)
    return "stuck"
