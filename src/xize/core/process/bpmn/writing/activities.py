"""Writes tasks, sub-processes and calls, and how often they are done."""

from __future__ import annotations

from typing import Final

from xize.core.process.bpmn.model.activities import (
    Activity,
    CallActivity,
    ComplexBehaviour,
    GlobalTask,
    MultiInstance,
    ResourceRole,
    StandardLoop,
    SubProcess,
    Task,
)
from xize.core.process.bpmn.model.base import Text
from xize.core.process.bpmn.reading.activities import GLOBAL_TASKS, SUB_PROCESSES, TASKS
from xize.core.process.bpmn.writing.common import dress, expression, shell
from xize.core.process.bpmn.writing.data import associations, contract, item, items
from xize.core.process.bpmn.writing.events import definition
from xize.core.process.bpmn.writing.tree import Out, element, listed, truth

TASK_NAMES: Final = {kind: name for name, kind in TASKS.items()}
GLOBAL_NAMES: Final = {kind: name for name, kind in GLOBAL_TASKS.items()}
SCOPE_NAMES: Final = {**{kind: name for name, kind in SUB_PROCESSES.items()}, "event": "subProcess"}


def _shared(name: str, one: Activity) -> Out:
    """What all activities share."""
    made = shell(name, one, default=one.default)
    made.put("isForCompensation", truth(one.for_compensation))
    made.put("startQuantity", count(one.start_quantity))
    made.put("completionQuantity", count(one.completion_quantity))
    made.add(contract(one.contract), *items("property", one.properties))
    made.add(*associations("dataInputAssociation", one.associations_in))
    made.add(*associations("dataOutputAssociation", one.associations_out))
    made.add(*map(role, one.roles), _loop(one.loop))
    return made


def count(number: int) -> str:
    """A quantity that is 1 where nobody says so."""
    return "" if number == 1 else str(number)


def task(one: Task) -> Out:
    """A task of any kind."""
    made = _shared(TASK_NAMES[one.kind], one)
    made.put("implementation", one.implementation)
    made.put("messageRef", one.message)
    made.put("operationRef", one.operation)
    made.put("instantiate", truth(one.instantiate))
    _script(made, one.script, "scriptFormat")
    return made


def global_task(one: GlobalTask) -> Out:
    """A task that is done by calling it."""
    made = shell(GLOBAL_NAMES[one.kind], one)
    made.add(contract(one.contract))
    _script(made, one.script, "scriptLanguage")
    return made


def _script(made: Out, script: Text | None, language: str) -> None:
    if script is not None:
        made.put(language, script.language)
        made.add(element("script", text=script.body))


def call_activity(one: CallActivity) -> Out:
    """A call."""
    made = _shared("callActivity", one)
    made.put("calledElement", one.called)
    return made


def sub_process(one: SubProcess) -> Out:
    """A sub-process without its content."""
    made = _shared(SCOPE_NAMES[one.kind], one)
    made.put("triggeredByEvent", truth(one.kind == "event"))
    made.put("method", one.method)
    if one.kind == "ad_hoc":
        made.put("ordering", "Sequential" if one.sequential else "")
        made.put("cancelRemainingInstances", truth(one.cancel_remaining, True))
        made.add(expression("completionCondition", one.completion))
    return made


def role(one: ResourceRole) -> Out:
    """Who does something."""
    made = shell(one.kind, one)
    made.add(*listed("resourceRef", [one.resource] if one.resource else []))
    if one.expression is not None:
        kind = "formalExpression" if one.expression.formal else "expression"
        made.add(element("resourceAssignmentExpression", expression(kind, one.expression)))
    return made


def _loop(one: StandardLoop | MultiInstance | None) -> Out | None:
    if one is None:
        return None
    made = _standard(one) if isinstance(one, StandardLoop) else _multi_instance(one)
    dress(made, one.extras, one.kept)
    return made


def _standard(one: StandardLoop) -> Out:
    made = element("standardLoopCharacteristics", id=one.id)
    made.put("testBefore", truth(one.test_before))
    made.put("loopMaximum", "" if one.maximum is None else str(one.maximum))
    made.add(expression("loopCondition", one.condition))
    return made


def _multi_instance(one: MultiInstance) -> Out:
    made = element("multiInstanceLoopCharacteristics", id=one.id)
    made.put("isSequential", truth(one.sequential))
    made.put("behavior", "" if one.behaviour == "All" else one.behaviour)
    made.put("noneBehaviorEventRef", one.none_event)
    made.put("oneBehaviorEventRef", one.one_event)
    made.add(expression("loopCardinality", one.cardinality))
    made.add(*listed("loopDataInputRef", [one.data_input] if one.data_input else []))
    made.add(*listed("loopDataOutputRef", [one.data_output] if one.data_output else []))
    made.add(item("inputDataItem", one.input_item) if one.input_item else None)
    made.add(item("outputDataItem", one.output_item) if one.output_item else None)
    made.add(*(_complex(each) for each in one.complex))
    made.add(expression("completionCondition", one.completion))
    return made


def _complex(one: ComplexBehaviour) -> Out:
    made = element("complexBehaviorDefinition", expression("condition", one.condition))
    if one.definitions or one.referred:
        made.add(
            element(
                "event",
                *(definition(each) for each in one.definitions),
                *listed("eventDefinitionRef", one.referred),
            )
        )
    return made
