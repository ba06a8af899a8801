"""Writes events and what they wait for or throw."""

from __future__ import annotations

from typing import Final

from xize.core.process.bpmn.model.events import (
    Compensate,
    Conditional,
    Error,
    Escalation,
    Event,
    EventDefinition,
    Link,
    Message,
    Signal,
    Timer,
)
from xize.core.process.bpmn.reading.events import POSITIONS, SUFFIX, TIMES
from xize.core.process.bpmn.writing.common import dress, expression, shell
from xize.core.process.bpmn.writing.data import associations, data_set, items
from xize.core.process.bpmn.writing.tree import Out, element, listed, truth

POSITION_NAMES: Final = {position: name for name, position in POSITIONS.items()}
TIME_NAMES: Final = {kind: name for name, kind in TIMES}


def event(one: Event) -> Out:
    """An event of any position."""
    made = shell(POSITION_NAMES[one.position], one, attachedToRef=one.attached_to)
    interrupting = "cancelActivity" if one.position == "boundary" else "isInterrupting"
    made.put(interrupting, truth(one.interrupting, True))
    made.put("parallelMultiple", truth(one.parallel_multiple))
    side = "output" if one.catches else "input"
    made.add(*items("property", one.properties))
    made.add(*items("dataInput", one.inputs), *items("dataOutput", one.outputs))
    made.add(*associations(f"data{side.capitalize()}Association", one.associations))
    made.add(*(data_set(each, side) for each in one.sets))
    made.add(*map(definition, one.definitions), *listed("eventDefinitionRef", one.referred))
    return made


def definition(one: EventDefinition) -> Out:
    """One definition, of an event or of the file."""
    made = element(f"{type(one).__name__.lower()}{SUFFIX}", id=one.id)
    dress(made, one.extras, one.kept)
    match one:
        case Message():
            made.put("messageRef", one.ref)
            made.add(*listed("operationRef", [one.operation] if one.operation else []))
        case Timer():
            made.add(expression(TIME_NAMES[one.kind], one.when) if one.kind else None)
        case Signal():
            made.put("signalRef", one.ref)
        case Error():
            made.put("errorRef", one.ref)
        case Escalation():
            made.put("escalationRef", one.ref)
        case Conditional():
            made.add(expression("condition", one.condition))
        case Compensate():
            made.put("activityRef", one.activity)
            made.put("waitForCompletion", truth(one.wait, True))
        case Link():
            made.put("name", one.name)
            made.add(*listed("source", one.sources))
            made.add(*listed("target", [one.target] if one.target else []))
    return made
