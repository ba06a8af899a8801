"""Reads tasks, sub-processes and calls, and how often they are done."""

from __future__ import annotations

from typing import Final

from xize.core.process.bpmn.model.activities import (
    Behaviour,
    CallActivity,
    ComplexBehaviour,
    GlobalTask,
    MultiInstance,
    ResourceRole,
    StandardLoop,
    SubProcess,
    SubProcessKind,
    Task,
    TaskKind,
)
from xize.core.process.bpmn.model.base import Text
from xize.core.process.bpmn.model.data import (
    DataAssociation,
    DataInput,
    DataOutput,
    InputOutput,
    Property,
)
from xize.core.process.bpmn.reading.data import associations, contract, item, properties
from xize.core.process.bpmn.reading.events import definitions
from xize.core.process.bpmn.reading.values import (
    Common,
    common,
    expression,
    expression_in,
    extras,
    kept,
    number,
    reference,
    references,
    truth,
)
from xize.core.process.bpmn.spaces import BPMN
from xize.core.process.bpmn.xml import Tag

TASKS: Final[dict[str, TaskKind]] = {
    "task": "task",
    "userTask": "user",
    "manualTask": "manual",
    "scriptTask": "script",
    "serviceTask": "service",
    "sendTask": "send",
    "receiveTask": "receive",
    "businessRuleTask": "business_rule",
}
GLOBAL_TASKS: Final[dict[str, TaskKind]] = {
    "globalTask": "task",
    "globalUserTask": "user",
    "globalManualTask": "manual",
    "globalScriptTask": "script",
    "globalBusinessRuleTask": "business_rule",
}
SUB_PROCESSES: Final[dict[str, SubProcessKind]] = {
    "subProcess": "embedded",
    "transaction": "transaction",
    "adHocSubProcess": "ad_hoc",
}
ROLES: Final = ("resourceRole", "performer", "humanPerformer", "potentialOwner")
BEHAVIOURS: Final[dict[str, Behaviour]] = {
    "None": "None",
    "One": "One",
    "All": "All",
    "Complex": "Complex",
}


class _Shared(Common):
    """What all activities share, as keywords of their model."""

    loop: StandardLoop | MultiInstance | None
    default: str
    for_compensation: bool
    start_quantity: int
    completion_quantity: int
    contract: InputOutput | None
    associations_in: tuple[DataAssociation, ...]
    associations_out: tuple[DataAssociation, ...]
    properties: tuple[Property, ...]
    roles: tuple[ResourceRole, ...]


def _shared(tag: Tag) -> _Shared:
    return {
        **common(tag),
        "loop": _loop(tag),
        "default": reference(tag, "default"),
        "for_compensation": truth(tag, "isForCompensation"),
        "start_quantity": number(tag, "startQuantity", 1),
        "completion_quantity": number(tag, "completionQuantity", 1),
        "contract": contract(tag),
        "associations_in": associations(tag, "dataInputAssociation"),
        "associations_out": associations(tag, "dataOutputAssociation"),
        "properties": properties(tag),
        "roles": tuple(role(one) for one in tag.children(BPMN, *ROLES)),
    }


def task(tag: Tag) -> Task:
    """A task of any kind."""
    return Task(
        **_shared(tag),
        kind=TASKS[tag.name],
        script=_script(tag, "scriptFormat"),
        implementation=tag.get("implementation"),
        message=reference(tag, "messageRef"),
        operation=reference(tag, "operationRef"),
        instantiate=truth(tag, "instantiate"),
    )


def global_task(tag: Tag) -> GlobalTask:
    """A task that is done by calling it."""
    return GlobalTask(
        **common(tag),
        kind=GLOBAL_TASKS[tag.name],
        script=_script(tag, "scriptLanguage"),
        contract=contract(tag),
    )


def call_activity(tag: Tag) -> CallActivity:
    """A call; vendors' names for what is called stand in the extras."""
    return CallActivity(**_shared(tag), called=reference(tag, "calledElement"))


def sub_process(tag: Tag) -> SubProcess:
    """A sub-process without its content, which stands in the table of scopes."""
    kind = "event" if truth(tag, "triggeredByEvent") else SUB_PROCESSES[tag.name]
    return SubProcess(
        **_shared(tag),
        kind=kind,
        method=tag.get("method"),
        sequential=tag.get("ordering") == "Sequential",
        completion=expression_in(tag, "completionCondition"),
        cancel_remaining=truth(tag, "cancelRemainingInstances", default=True),
    )


def _script(tag: Tag, language: str) -> Text | None:
    child = tag.child(BPMN, "script")
    if child is None:
        return None
    return Text(body="".join(child.pieces), language=tag.get(language), line=child.line)


def role(tag: Tag) -> ResourceRole:
    """Who does something."""
    box = tag.child(BPMN, "resourceAssignmentExpression")
    words = None
    if box is not None:
        words = expression(next(box.children(BPMN, "expression", "formalExpression"), None))
    named = references(tag, "resourceRef")
    return ResourceRole(**common(tag), kind=tag.name, resource="".join(named[:1]), expression=words)


def _loop(tag: Tag) -> StandardLoop | MultiInstance | None:
    for one in tag.children(BPMN, "standardLoopCharacteristics"):
        return StandardLoop(
            condition=expression_in(one, "loopCondition"),
            test_before=truth(one, "testBefore"),
            maximum=number(one, "loopMaximum", -1) if one.get("loopMaximum") else None,
            id=one.get("id"),
            line=one.line,
            extras=extras(one),
            kept=kept(one),
        )
    for one in tag.children(BPMN, "multiInstanceLoopCharacteristics"):
        return _multi_instance(one)
    return None


def _multi_instance(tag: Tag) -> MultiInstance:
    taken, given = tag.child(BPMN, "inputDataItem"), tag.child(BPMN, "outputDataItem")
    output = item(DataOutput, given) if given is not None else None
    return MultiInstance(
        sequential=truth(tag, "isSequential"),
        cardinality=expression_in(tag, "loopCardinality"),
        data_input="".join(references(tag, "loopDataInputRef")[:1]),
        data_output="".join(references(tag, "loopDataOutputRef")[:1]),
        input_item=item(DataInput, taken) if taken is not None else None,
        output_item=output,
        completion=expression_in(tag, "completionCondition"),
        behaviour=BEHAVIOURS.get(tag.get("behavior"), "All"),
        none_event=reference(tag, "noneBehaviorEventRef"),
        one_event=reference(tag, "oneBehaviorEventRef"),
        complex=tuple(_complex(one) for one in tag.children(BPMN, "complexBehaviorDefinition")),
        id=tag.get("id"),
        line=tag.line,
        extras=extras(tag),
        kept=kept(tag),
    )


def _complex(tag: Tag) -> ComplexBehaviour:
    from_event = tag.child(BPMN, "event")
    condition = expression_in(tag, "condition") or Text(body="")
    if from_event is None:
        return ComplexBehaviour(condition=condition)
    return ComplexBehaviour(
        condition=condition,
        definitions=definitions(from_event),
        referred=references(from_event, "eventDefinitionRef"),
    )
