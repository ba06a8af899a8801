"""Event definitions become what the engine matches, throws and reckons with."""

from __future__ import annotations

from xize.core.expressions import Expression
from xize.core.process.bpmn.conditions import read_expression, read_text
from xize.core.process.bpmn.lowering.context import Context
from xize.core.process.bpmn.lowering.correlation import by_content
from xize.core.process.bpmn.model import events as ev
from xize.core.process.standard import Trigger
from xize.core.process.times import is_time


def triggers(context: Context, event: ev.Event) -> tuple[Trigger, ...]:
    """What an event waits for or throws, in the order of the file."""
    return tuple(trigger(context, one, event) for one in context.model.meant_by(event))


def trigger(context: Context, one: ev.EventDefinition, event: ev.Event) -> Trigger:
    """One definition of an event."""
    node = event.id
    match one:
        case ev.Message():
            return message(context, one.ref or one.operation)
        case ev.Signal():
            label = _label(context, one.ref)
            return Trigger(kind="signal", name=label or one.ref, label=label)
        case ev.Error():
            return Trigger(
                kind="error", name=_code(context, one.ref), label=_label(context, one.ref)
            )
        case ev.Escalation():
            code = _code(context, one.ref)
            return Trigger(kind="escalation", name=code, label=_label(context, one.ref))
        case ev.Conditional():
            condition = context.condition(one.condition, node) or read_expression("False")
            return Trigger(kind="conditional", condition=condition)
        case ev.Timer():
            return _timer(context, one, node)
        case ev.Compensate():
            return Trigger(kind="compensate", name=one.activity, wait=one.wait)
        case ev.Cancel():
            return Trigger(kind="cancel")
        case ev.Terminate():
            return Trigger(kind="terminate")
        case ev.Link():
            return Trigger(kind="link", name=one.name or event.name, label=one.name)


def message(context: Context, ref: str) -> Trigger:
    """A message by the id it has in the file; "" is a message nobody named."""
    return Trigger(
        kind="message", name=ref, label=_label(context, ref), correlates=by_content(context, ref)
    )


def _timer(context: Context, one: ev.Timer, node: str) -> Trigger:
    body = one.when.body.strip() if one.when else ""
    kind = one.kind or "duration"
    if is_time(kind, body):
        return Trigger(kind="timer", timer=kind, when=body)
    reckoned: Expression | None = read_text(body) if body else None
    if reckoned is None:
        context.report.say("timer-not-understood", node, one.line, detail=body[:60])
    return Trigger(kind="timer", timer=kind, when="" if reckoned else body, reckoned=reckoned)


def _label(context: Context, ref: str) -> str:
    found = context.model.named.get(ref)
    return found.name if found else ""


def _code(context: Context, ref: str) -> str:
    """Errors and escalations are matched by their code; without one by what they are called."""
    found = context.model.named.get(ref)
    return (found.code or found.name or found.id) if found else ref
