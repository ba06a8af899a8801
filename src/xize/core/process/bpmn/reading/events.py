"""Reads events and what they wait for or throw."""

from __future__ import annotations

from typing import Final, TypedDict

import msgspec

from xize.core.process.bpmn.model.data import DataInput, DataOutput
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
    TimerKind,
)
from xize.core.process.bpmn.reading.data import associations, data_sets, items, properties
from xize.core.process.bpmn.reading.values import (
    common,
    expression_in,
    extras,
    kept,
    reference,
    references,
    truth,
)
from xize.core.process.bpmn.spaces import BPMN
from xize.core.process.bpmn.xml import Tag

POSITIONS: Final[dict[str, Position]] = {
    "startEvent": "start",
    "intermediateCatchEvent": "intermediate_catch",
    "intermediateThrowEvent": "intermediate_throw",
    "boundaryEvent": "boundary",
    "endEvent": "end",
}
SUFFIX: Final = "EventDefinition"
TIMES: Final[tuple[tuple[str, TimerKind], ...]] = (
    ("timeDate", "date"),
    ("timeDuration", "duration"),
    ("timeCycle", "cycle"),
)


def event(tag: Tag) -> Event:
    """An event of any position."""
    position = POSITIONS[tag.name]
    interrupting = "cancelActivity" if position == "boundary" else "isInterrupting"
    return Event(
        **common(tag),
        position=position,
        definitions=definitions(tag),
        referred=references(tag, "eventDefinitionRef"),
        attached_to=reference(tag, "attachedToRef"),
        interrupting=truth(tag, interrupting, default=True),
        parallel_multiple=truth(tag, "parallelMultiple"),
        inputs=items(DataInput, tag, "dataInput"),
        outputs=items(DataOutput, tag, "dataOutput"),
        sets=(*data_sets(tag, "input"), *data_sets(tag, "output")),
        associations=(
            *associations(tag, "dataInputAssociation"),
            *associations(tag, "dataOutputAssociation"),
        ),
        properties=properties(tag),
    )


def definitions(tag: Tag) -> tuple[EventDefinition, ...]:
    """The definitions that stand in an event, in their order."""
    found = [definition(one) for one in tag.inside if is_definition(one)]
    return tuple(one for one in found if one is not None)


def is_definition(tag: Tag) -> bool:
    """Whether a tag is an event definition."""
    return tag.space == BPMN and tag.name.endswith(SUFFIX) and tag.name != "eventDefinition"


def definition(tag: Tag) -> EventDefinition | None:
    """One definition; None for one the standard does not know (the schema has said so)."""
    found, foreign, more = _definition(tag), extras(tag), kept(tag)
    if found is None or not (foreign or more):
        return found
    return msgspec.structs.replace(found, extras=foreign, kept=more)


class _Who(TypedDict):
    """What every definition is called by."""

    id: str


def _definition(tag: Tag) -> EventDefinition | None:
    who: _Who = {"id": tag.get("id").strip()}
    line = tag.line
    match tag.name.removesuffix(SUFFIX):
        case "message":
            operation = references(tag, "operationRef")
            ref = reference(tag, "messageRef")
            return Message(**who, line=line, ref=ref, operation="".join(operation[:1]))
        case "timer":
            return _timer(tag)
        case "signal":
            return Signal(**who, line=line, ref=reference(tag, "signalRef"))
        case "error":
            return Error(**who, line=line, ref=reference(tag, "errorRef"))
        case "escalation":
            return Escalation(**who, line=line, ref=reference(tag, "escalationRef"))
        case "conditional":
            return Conditional(**who, line=line, condition=expression_in(tag, "condition"))
        case "compensate":
            wait = truth(tag, "waitForCompletion", default=True)
            return Compensate(**who, line=line, activity=reference(tag, "activityRef"), wait=wait)
        case "cancel":
            return Cancel(**who, line=line)
        case "link":
            return Link(
                **who,
                line=line,
                name=" ".join(tag.get("name").split()),
                sources=references(tag, "source"),
                target="".join(references(tag, "target")[:1]),
            )
        case "terminate":
            return Terminate(**who, line=line)
    return None


def _timer(tag: Tag) -> Timer:
    ident = tag.get("id").strip()
    for name, kind in TIMES:
        when = expression_in(tag, name)
        if when is not None:
            return Timer(id=ident, line=tag.line, kind=kind, when=when)
    return Timer(id=ident, line=tag.line)
