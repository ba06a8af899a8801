"""How a run ended."""

from __future__ import annotations

from datetime import datetime

from xize.core.engine import events as e
from xize.core.engine.flow.standard.wants import all_wants
from xize.core.process.bpmn.findings import Report
from xize.core.trace.reach import Reach, ended
from xize.core.trace.result import Status
from xize.core.trace.session import Session


def status_of(stream: Session, report: Report, at: datetime) -> Status:
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
    for node in _never(stream):
        report.say("timer-not-reckoned", node, 0)
    elements = stream.state.elements.values()
    never = Reach(stream.rules, stream.facts, at).never_joined(stream.state)
    for key in never:
        report.say("never-joins", stream.state.elements[key].node, 0)
    waits = any(one.kind in ("catch", "race", "act") for one in elements)
    return "waiting" if waits and not never else "stuck"


def _never(stream: Session) -> list[str]:
    """Events whose timer could not be set."""
    found: dict[str, None] = {}
    for want in all_wants(stream.draft):
        alarms = stream.state.elements[want.element].alarms
        told = want.trigger.reckoned is not None and want.trigger.kind == "timer"
        if told and not any((one.node, one.place) == (want.node, want.place) for one in alarms):
            found[want.node] = None
    return list(found)


def waited_for(stream: Session) -> tuple[str, ...]:
    """Nodes where tokens wait, each once."""
    kinds = ("catch", "race", "token", "act")
    elements = stream.state.elements.values()
    return tuple(dict.fromkeys(one.node for one in elements if one.kind in kinds))
