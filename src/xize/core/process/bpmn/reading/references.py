"""Which kinds of elements a reference may mean (the standard's metamodel)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from xize.core.process.bpmn.reading.activities import GLOBAL_TASKS, SUB_PROCESSES, TASKS
from xize.core.process.bpmn.reading.events import POSITIONS, SUFFIX
from xize.core.process.bpmn.reading.scopes import GATEWAYS

Kinds: TypeAlias = frozenset[str]
Wanted: TypeAlias = "Kinds | Callable[[str], Kinds]"

ACTIVITIES: Final = frozenset({*TASKS, *SUB_PROCESSES, "callActivity"})
FLOW_NODES: Final = frozenset({*ACTIVITIES, *POSITIONS, *GATEWAYS})
DRAWN: Final = FLOW_NODES | {
    "dataObjectReference", "dataStoreReference", "dataObject", "textAnnotation", "group", "lane",
    "participant", "sequenceFlow", "messageFlow", "dataInput", "dataOutput", "association",
    "dataStore", "property", "conversation", "subConversation", "callConversation",
    "choreographyTask", "subChoreography", "callChoreography",
}  # fmt: skip
HOLDERS: Final = frozenset(
    {
        "dataObject", "dataObjectReference", "dataStoreReference", "dataStore", "dataInput",
        "dataOutput", "property", "inputDataItem", "outputDataItem",
    }
)  # fmt: skip
TALKS: Final = frozenset({"conversation", "subConversation", "callConversation"})
CHOREOGRAPHED: Final = frozenset({"choreographyTask", "subChoreography", "callChoreography"})
_FLOW: Final = frozenset({"sequenceFlow"})
_DEFINITIONS: Final = frozenset(
    f"{one}{SUFFIX}"
    for one in (
        "message", "timer", "signal", "error", "escalation", "conditional", "compensate",
        "cancel", "link", "terminate",
    )
)  # fmt: skip


def _ends(of: str) -> Kinds:
    """What a flow or association may begin and end at."""
    if of == "sequenceFlow":
        return FLOW_NODES | CHOREOGRAPHED
    if of == "conversationLink":
        return FLOW_NODES | TALKS | {"participant"}
    return FLOW_NODES | {"participant"} if of == "messageFlow" else DRAWN


EXPECTED: Final[dict[str, Wanted]] = {
    "sourceRef": _ends,
    "targetRef": _ends,
    "attachedToRef": ACTIVITIES,
    "default": _FLOW,
    "processRef": frozenset({"process"}),
    "calledElement": frozenset({"process", *GLOBAL_TASKS}),
    "messageRef": frozenset({"message"}),
    "signalRef": frozenset({"signal"}),
    "errorRef": frozenset({"error"}),
    "escalationRef": frozenset({"escalation"}),
    "activityRef": ACTIVITIES,
    "dataObjectRef": frozenset({"dataObject"}),
    "dataStoreRef": frozenset({"dataStore"}),
    "itemSubjectRef": frozenset({"itemDefinition"}),
    "itemRef": frozenset({"itemDefinition"}),
    "operationRef": frozenset({"operation"}),
    "oneBehaviorEventRef": _DEFINITIONS,
    "noneBehaviorEventRef": _DEFINITIONS,
    "categoryValueRef": frozenset({"categoryValue"}),
    "correlationKeyRef": frozenset({"correlationKey"}),
    "correlationPropertyRef": frozenset({"correlationProperty"}),
    "inputDataRef": frozenset({"dataInput", "inputSet"}),
    "outputDataRef": frozenset({"dataOutput", "outputSet"}),
    "definitionalCollaborationRef": frozenset(
        {"collaboration", "choreography", "globalConversation", "globalChoreographyTask"}
    ),
    "initiatingParticipantRef": frozenset({"participant"}),
    "parameterRef": frozenset({"resourceParameter"}),
}
"""By attribute; a function is asked by the element that refers.

``structureRef`` is left out: it names types of any type language.
"""

WITHIN: Final[dict[str, Kinds]] = {
    "incoming": _FLOW,
    "outgoing": _FLOW,
    "flowNodeRef": FLOW_NODES | {"sequenceFlow", "dataObjectReference", "dataStoreReference"},
    "sourceRef": HOLDERS,
    "targetRef": HOLDERS,
    "dataInputRefs": frozenset({"dataInput", "inputDataItem"}),
    "dataOutputRefs": frozenset({"dataOutput", "outputDataItem"}),
    "optionalInputRefs": frozenset({"dataInput"}),
    "optionalOutputRefs": frozenset({"dataOutput"}),
    "loopDataInputRef": HOLDERS,
    "loopDataOutputRef": HOLDERS,
    "eventDefinitionRef": _DEFINITIONS,
    "inMessageRef": frozenset({"message"}),
    "outMessageRef": frozenset({"message"}),
    "errorRef": frozenset({"error"}),
    "operationRef": frozenset({"operation"}),
    "resourceRef": frozenset({"resource"}),
    "correlationPropertyRef": frozenset({"correlationProperty"}),
    "choreographyRef": frozenset({"choreography", "globalChoreographyTask"}),
    "supportedInterfaceRef": frozenset({"interface"}),
    "interfaceRef": frozenset({"interface"}),
    "endPointRef": frozenset({"endPoint"}),
    "participantRef": frozenset({"participant"}),
    "innerParticipantRef": frozenset({"participant"}),
    "outerParticipantRef": frozenset({"participant"}),
    "inputSetRefs": frozenset({"inputSet"}),
    "outputSetRefs": frozenset({"outputSet"}),
    "whileExecutingInputRefs": frozenset({"dataInput"}),
    "whileExecutingOutputRefs": frozenset({"dataOutput"}),
    "source": frozenset({"linkEventDefinition", "intermediateThrowEvent"}),
    "target": frozenset({"linkEventDefinition", "intermediateCatchEvent"}),
}
"""By the name of an element whose text is the reference."""
