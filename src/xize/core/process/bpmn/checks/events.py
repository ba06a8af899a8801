"""Events: which kind may stand where, and what each must say (clause 10.4.5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from xize.core.process.bpmn.checks.index import Index, Placed
from xize.core.process.bpmn.checks.links import check_links
from xize.core.process.bpmn.checks.words import KINDS, POSITIONS, kind_of
from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.model.activities import SubProcess
from xize.core.process.bpmn.model.containers import Scope
from xize.core.process.bpmn.model.events import (
    Cancel,
    Compensate,
    Conditional,
    Error,
    Escalation,
    Event,
    EventDefinition,
    Link,
    Message,
    Position,
    Signal,
    Terminate,
    Timer,
)

_WAITING = (Message, Timer, Signal, Conditional)
MAY_BE: Final[dict[Position, tuple[type[EventDefinition], ...]]] = {
    "start": _WAITING,
    "intermediate_catch": (*_WAITING, Link),
    "intermediate_throw": (Message, Escalation, Compensate, Link, Signal),
    "boundary": (*_WAITING, Escalation, Error, Cancel, Compensate),
    "end": (Message, Error, Escalation, Cancel, Compensate, Signal, Terminate),
}
STARTS_EVENT_SUB_PROCESS: Final = (*_WAITING, Escalation, Error, Compensate)
MUST_WAIT: Final = ("intermediate_catch", "boundary")


def check_events(report: Report, index: Index) -> None:
    """Every rule about events and the starts of sub-processes."""
    for placed in index.nodes.values():
        if isinstance(placed.node, Event):
            _event(report, index, placed, placed.node)
    for scope in index.process.scopes.values():
        _starts(report, index, scope)
        check_links(report, index, scope)


def _event(report: Report, index: Index, placed: Placed, event: Event) -> None:
    holder = index.holder(placed.scope)
    of_event_sub = holder is not None and holder.kind == "event" and event.position == "start"
    allowed = STARTS_EVENT_SUB_PROCESS if of_event_sub else MAY_BE[event.position]
    found = index.model.meant_by(event)
    if not found and event.position in MUST_WAIT and not event.extras:
        report.say("event-without-trigger", event.id, event.line)
    for one in found:
        if not isinstance(one, allowed):
            details = {"position": POSITIONS[event.position], "kind": kind_of(one)}
            report.say("event-not-here", event.id, event.line, **details)
        _says_enough(report, index, event, one)
        _cancels(report, index, event, one, holder)
    for ident in event.referred:
        if ident not in index.model.event_definitions:
            report.say("definition-of-another-event", event.id, event.line, definition=ident)
    if (event.position == "boundary" or of_event_sub) and not event.interrupting:
        _goes_on(report, event, found)
    if event.position == "boundary":
        _boundary(report, index, placed, event, found)


def _goes_on(report: Report, event: Event, found: Sequence[EventDefinition]) -> None:
    """What is not interrupted goes on: an error or a compensation leaves nothing to go on."""
    if any(isinstance(one, Error) for one in found):
        report.say("must-interrupt", event.id, event.line, kind=KINDS["error"])
    if any(isinstance(one, Compensate) for one in found):
        report.say("compensation-must-interrupt", event.id, event.line)


def _says_enough(report: Report, index: Index, event: Event, one: EventDefinition) -> None:
    line = one.line or event.line
    if isinstance(one, Timer) and one.when is None and not one.extras:
        report.say("timer-without-time", event.id, line)
    if isinstance(one, Signal | Message) and not (one.ref or one.extras or index.drawing):
        report.say("trigger-without-name", event.id, line, kind=kind_of(one))
    if isinstance(one, Conditional) and one.condition is None and not one.extras:
        report.say("conditional-without-condition", event.id, line)
    if isinstance(one, Link) and not one.name and not (one.target or one.sources):
        report.say("link-without-name", event.id, line)
    if isinstance(one, Error | Escalation) and not event.catches:
        known = index.model.named.get(one.ref)
        if not one.ref or (known is not None and not known.code):
            report.say("throws-without-code", event.id, line, kind=kind_of(one))


def _cancels(
    report: Report, index: Index, event: Event, one: EventDefinition, holder: SubProcess | None
) -> None:
    if not isinstance(one, Cancel):
        return
    around = holder
    if event.position == "boundary":
        attached = index.nodes.get(event.attached_to)
        around = attached.node if attached and isinstance(attached.node, SubProcess) else None
        if not event.interrupting:
            report.say("must-interrupt", event.id, event.line, kind=KINDS["cancel"])
    if around is None or around.kind != "transaction":
        report.say("cancel-outside-transaction", event.id, event.line)


def _boundary(
    report: Report, index: Index, placed: Placed, event: Event, found: Sequence[EventDefinition]
) -> None:
    if event.attached_to not in placed.scope.nodes:
        details = {"activity": event.attached_to}
        report.say("boundary-of-another-scope", event.id, event.line, **details)
    compensates = any(isinstance(one, Compensate) for one in found)
    if not compensates and not index.out_of(event.id):
        report.say("boundary-leads-nowhere", event.id, event.line)


def _starts(report: Report, index: Index, scope: Scope) -> None:
    holder = index.holder(scope)
    if holder is None:
        return
    starts = [
        one for one in scope.nodes.values() if isinstance(one, Event) and one.position == "start"
    ]
    if holder.kind == "event":
        if len(starts) != 1 or not (index.model.meant_by(starts[0]) or starts[0].extras):
            report.say("event-sub-process-start", holder.id, holder.line)
        if index.into(holder.id) or index.out_of(holder.id):
            report.say("event-sub-process-flow", holder.id, holder.line)
        return
    if len(starts) > 1:
        report.say("double-start", holder.id, holder.line, count=len(starts))
    for start in starts:
        if index.model.meant_by(start):
            report.say("start-in-sub-process", start.id, start.line)
