"""Which attributes and elements may stand in which BPMN element (the standard's XML schema).

``Kind`` is written in short: attributes by name with what their value must be, children in the
order of the schema with ``?`` for at most one, ``*`` for any number and ``!`` for exactly one.
Elements that only drawings and choreographies use are known, so that they are no mistake, and
are read over.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Kind(NamedTuple):
    """What may stand in one element. ``attributes``: name -> how its value is written."""

    attributes: dict[str, str]
    children: dict[str, str]


def _kind(attributes: str = "", children: str = "", *above: Kind) -> Kind:
    """A kind with what it takes over from the kinds above it, theirs first."""
    own = dict(one.partition("=")[::2] for one in attributes.split())
    inside = {one[:-1]: one[-1] for one in children.split()}
    taken: dict[str, str] = {}
    within: dict[str, str] = {}
    for one in above:
        taken |= one.attributes
        within |= one.children
    return Kind({**taken, **own}, {**within, **inside})


_BASE = _kind("id=id", "documentation* extensionElements*")
_NAMED = _kind("name=text", "", _BASE)
_FLOW_ELEMENT = _kind("", "auditing? monitoring? categoryValueRef*", _NAMED)
_FLOW_NODE = _kind("", "incoming* outgoing*", _FLOW_ELEMENT)
_ROLE_NAMES = "resourceRole* performer* humanPerformer* potentialOwner*"
_ACTIVITY = _kind(
    "isForCompensation=bool startQuantity=int completionQuantity=int default=ref",
    "ioSpecification? property* dataInputAssociation* dataOutputAssociation* "
    f"{_ROLE_NAMES} multiInstanceLoopCharacteristics? standardLoopCharacteristics?",
    _FLOW_NODE,
)
_NODE_NAMES = (
    "task* userTask* manualTask* scriptTask* serviceTask* sendTask* receiveTask* "
    "businessRuleTask* callActivity* subProcess* adHocSubProcess* transaction* startEvent* "
    "endEvent* intermediateCatchEvent* intermediateThrowEvent* boundaryEvent* exclusiveGateway* "
    "inclusiveGateway* parallelGateway* eventBasedGateway* complexGateway* sequenceFlow* "
    "dataObject* dataObjectReference* dataStoreReference*"
)
_ARTIFACT_NAMES = "association* textAnnotation* group*"
_ROOT_NAMES = (
    "category* collaboration* correlationProperty* dataStore* endPoint* error* escalation* "
    "globalBusinessRuleTask* globalManualTask* globalScriptTask* globalTask* globalUserTask* "
    "interface* itemDefinition* message* partnerEntity* partnerRole* process* resource* signal* "
    "choreography* globalChoreographyTask* globalConversation* "
    "messageEventDefinition* timerEventDefinition* signalEventDefinition* errorEventDefinition* "
    "escalationEventDefinition* conditionalEventDefinition* compensateEventDefinition* "
    "cancelEventDefinition* linkEventDefinition* terminateEventDefinition*"
)
_TALK_NAMES = "conversation* subConversation* callConversation*"
_CONTENT = f"laneSet* {_NODE_NAMES} {_ARTIFACT_NAMES}"
_SUB = _kind("triggeredByEvent=bool", _CONTENT, _ACTIVITY)
_DEFINITIONS = (
    "messageEventDefinition* timerEventDefinition* signalEventDefinition* errorEventDefinition* "
    "escalationEventDefinition* conditionalEventDefinition* compensateEventDefinition* "
    "cancelEventDefinition* linkEventDefinition* terminateEventDefinition* eventDefinitionRef*"
)
_CATCH = _kind(
    "parallelMultiple=bool",
    f"property* dataOutput* dataOutputAssociation* outputSet? {_DEFINITIONS}",
    _FLOW_NODE,
)
_THROW = _kind(
    "", f"property* dataInput* dataInputAssociation* inputSet? {_DEFINITIONS}", _FLOW_NODE
)
_GATEWAY = _kind("gatewayDirection=direction", "", _FLOW_NODE)
_WITH_DEFAULT = _kind("default=ref", "", _GATEWAY)
_ITEM = _kind("itemSubjectRef=ref isCollection=bool", "dataState?", _NAMED)
_INSTANCE_DATA = _kind("name=text itemSubjectRef=ref isCollection=bool", "dataState?", _BASE)
_ASSOCIATION = _kind("", "sourceRef* targetRef? transformation? assignment*", _BASE)
_ROLE = _kind(
    "name=text",
    "resourceRef? resourceParameterBinding* resourceAssignmentExpression?",
    _BASE,
)
_EXPRESSION = _kind(
    "id=id evaluatesToTypeRef=ref language=text", "documentation* extensionElements?"
)
_DEFINITION = _BASE
_GLOBAL = _kind("", f"supportedInterfaceRef* ioSpecification? ioBinding* {_ROLE_NAMES}", _NAMED)
_TASK = _ACTIVITY
_PLAIN = _kind()

KINDS: Final[dict[str, Kind]] = {
    "definitions": _kind(
        "name=text targetNamespace=text expressionLanguage=text typeLanguage=text "
        "exporter=text exporterVersion=text",
        f"import* extension* {_ROOT_NAMES} BPMNDiagram* relationship*",
        _BASE,
    ),
    "process": _kind(
        "processType=process_type isClosed=bool isExecutable=bool definitionalCollaborationRef=ref",
        f"supportedInterfaceRef* ioSpecification? ioBinding* auditing? monitoring? property* "
        f"{_CONTENT} {_ROLE_NAMES} correlationSubscription* supports*",
        _NAMED,
    ),
    "collaboration": _kind(
        "isClosed=bool",
        f"participant* messageFlow* {_ARTIFACT_NAMES} {_TALK_NAMES} "
        "conversationAssociation* participantAssociation* "
        "messageFlowAssociation* correlationKey* choreographyRef* conversationLink*",
        _NAMED,
    ),
    "participant": _kind(
        "processRef=ref", "interfaceRef* endPointRef* participantMultiplicity?", _NAMED
    ),
    "participantMultiplicity": _kind("minimum=int maximum=int", "", _BASE),
    "messageFlow": _kind("sourceRef=ref! targetRef=ref! messageRef=ref", "", _NAMED),
    "laneSet": _kind("name=text", "lane*", _BASE),
    "childLaneSet": _kind("name=text", "lane*", _BASE),
    "lane": _kind(
        "name=text partitionElementRef=ref", "partitionElement? flowNodeRef* childLaneSet?", _BASE
    ),
    "sequenceFlow": _kind(
        "sourceRef=ref! targetRef=ref! isImmediate=bool", "conditionExpression?", _FLOW_ELEMENT
    ),
    "association": _kind(
        "sourceRef=ref! targetRef=ref! associationDirection=association_direction", "", _BASE
    ),
    "textAnnotation": _kind("textFormat=text", "text?", _BASE),
    "group": _kind("categoryValueRef=ref", "", _BASE),
    "task": _TASK,
    "manualTask": _TASK,
    "userTask": _kind("implementation=text", "rendering*", _TASK),
    "scriptTask": _kind("scriptFormat=text", "script?", _TASK),
    "serviceTask": _kind("implementation=text operationRef=ref", "", _TASK),
    "businessRuleTask": _kind("implementation=text", "", _TASK),
    "sendTask": _kind("implementation=text messageRef=ref operationRef=ref", "", _TASK),
    "receiveTask": _kind(
        "implementation=text messageRef=ref operationRef=ref instantiate=bool", "", _TASK
    ),
    "callActivity": _kind("calledElement=ref", "", _ACTIVITY),
    "subProcess": _SUB,
    "transaction": _kind("method=text", "", _SUB),
    "adHocSubProcess": _kind(
        "cancelRemainingInstances=bool ordering=ordering", "completionCondition?", _SUB
    ),
    "standardLoopCharacteristics": _kind(
        "testBefore=bool loopMaximum=int", "loopCondition?", _BASE
    ),
    "multiInstanceLoopCharacteristics": _kind(
        "isSequential=bool behavior=behaviour oneBehaviorEventRef=ref noneBehaviorEventRef=ref",
        "loopCardinality? loopDataInputRef? loopDataOutputRef? inputDataItem? outputDataItem? "
        "complexBehaviorDefinition* completionCondition?",
        _BASE,
    ),
    "complexBehaviorDefinition": _kind("", "condition! event?", _BASE),
    "event": _THROW,
    "startEvent": _kind("isInterrupting=bool", "", _CATCH),
    "intermediateCatchEvent": _CATCH,
    "boundaryEvent": _kind("attachedToRef=ref! cancelActivity=bool", "", _CATCH),
    "intermediateThrowEvent": _THROW,
    "endEvent": _THROW,
    "exclusiveGateway": _WITH_DEFAULT,
    "inclusiveGateway": _WITH_DEFAULT,
    "parallelGateway": _GATEWAY,
    "complexGateway": _kind("", "activationCondition?", _WITH_DEFAULT),
    "eventBasedGateway": _kind("instantiate=bool eventGatewayType=gateway_type", "", _GATEWAY),
    "messageEventDefinition": _kind("messageRef=ref", "operationRef?", _DEFINITION),
    "timerEventDefinition": _kind("", "timeDate? timeDuration? timeCycle?", _DEFINITION),
    "signalEventDefinition": _kind("signalRef=ref", "", _DEFINITION),
    "errorEventDefinition": _kind("errorRef=ref", "", _DEFINITION),
    "escalationEventDefinition": _kind("escalationRef=ref", "", _DEFINITION),
    "conditionalEventDefinition": _kind("", "condition?", _DEFINITION),
    "compensateEventDefinition": _kind("activityRef=ref waitForCompletion=bool", "", _DEFINITION),
    "cancelEventDefinition": _DEFINITION,
    "linkEventDefinition": _kind("name=text", "source* target?", _DEFINITION),
    "terminateEventDefinition": _DEFINITION,
    "ioSpecification": _kind("", "dataInput* dataOutput* inputSet* outputSet*", _BASE),
    "inputSet": _kind(
        "name=text", "dataInputRefs* optionalInputRefs* whileExecutingInputRefs* outputSetRefs*",
        _BASE,
    ),
    "outputSet": _kind(
        "name=text",
        "dataOutputRefs* optionalOutputRefs* whileExecutingOutputRefs* inputSetRefs*",
        _BASE,
    ),
    "dataInput": _INSTANCE_DATA,
    "dataOutput": _INSTANCE_DATA,
    "inputDataItem": _INSTANCE_DATA,
    "outputDataItem": _INSTANCE_DATA,
    "property": _kind("itemSubjectRef=ref", "dataState?", _NAMED),
    "dataObject": _kind("", "", _FLOW_ELEMENT, _ITEM),
    "dataObjectReference": _kind(
        "itemSubjectRef=ref dataObjectRef=ref", "dataState?", _FLOW_ELEMENT
    ),
    "dataStoreReference": _kind(
        "itemSubjectRef=ref dataStoreRef=ref", "dataState?", _FLOW_ELEMENT
    ),
    "dataStore": _kind("capacity=int isUnlimited=bool itemSubjectRef=ref", "dataState?", _NAMED),
    "dataState": _kind("name=text", "", _BASE),
    "dataInputAssociation": _ASSOCIATION,
    "dataOutputAssociation": _ASSOCIATION,
    "assignment": _kind("", "from! to!", _BASE),
    "resourceRole": _ROLE,
    "performer": _ROLE,
    "humanPerformer": _ROLE,
    "potentialOwner": _ROLE,
    "resourceAssignmentExpression": _kind("", "expression? formalExpression?", _BASE),
    "message": _kind("itemRef=ref", "", _NAMED),
    "signal": _kind("structureRef=ref", "", _NAMED),
    "error": _kind("errorCode=text structureRef=ref", "", _NAMED),
    "escalation": _kind("escalationCode=text structureRef=ref", "", _NAMED),
    "itemDefinition": _kind(
        "structureRef=ref isCollection=bool itemKind=item_kind", "", _BASE
    ),
    "globalTask": _GLOBAL,
    "globalManualTask": _GLOBAL,
    "globalUserTask": _kind("implementation=text", "rendering*", _GLOBAL),
    "globalScriptTask": _kind("scriptLanguage=text", "script?", _GLOBAL),
    "globalBusinessRuleTask": _kind("implementation=text", "", _GLOBAL),
    **dict.fromkeys(
        (
            "conditionExpression", "condition", "loopCardinality", "loopCondition",
            "completionCondition", "activationCondition", "timeDate", "timeDuration", "timeCycle",
            "from", "to", "transformation", "expression", "formalExpression",
        ),
        _EXPRESSION,
    ),
    **dict.fromkeys(
        (
            "incoming", "outgoing", "flowNodeRef", "sourceRef", "targetRef", "dataInputRefs",
            "dataOutputRefs", "optionalInputRefs", "optionalOutputRefs", "loopDataInputRef",
            "loopDataOutputRef", "whileExecutingInputRefs", "whileExecutingOutputRefs",
            "outputSetRefs", "inputSetRefs", "eventDefinitionRef", "operationRef", "resourceRef",
            "source", "target", "categoryValueRef", "supportedInterfaceRef", "interfaceRef",
            "endPointRef", "supports", "script", "text",
        ),
        _PLAIN,
    ),
}  # fmt: skip
"""By the local name of an element. One that is not here is read over with all it holds."""

GROUPED: Final[dict[str, str]] = {
    name[:-1]: names.split()[0][:-1]
    for names in (_NODE_NAMES, _ARTIFACT_NAMES, _ROLE_NAMES, _TALK_NAMES, _DEFINITIONS)
    for name in names.split()
}
"""The first of the group an element may be mixed with, by its name."""
ROOTS: Final = dict.fromkeys((name[:-1] for name in _ROOT_NAMES.split()), "category")
"""The same for what stands in ``definitions``."""

WORDS: Final[dict[str, tuple[str, ...]]] = {
    "bool": ("true", "false", "1", "0"),
    "direction": ("Unspecified", "Converging", "Diverging", "Mixed"),
    "process_type": ("None", "Public", "Private"),
    "association_direction": ("None", "One", "Both"),
    "ordering": ("Parallel", "Sequential"),
    "behaviour": ("None", "One", "All", "Complex"),
    "gateway_type": ("Exclusive", "Parallel"),
    "item_kind": ("Information", "Physical"),
}
"""Kinds of values that are one of some words."""

UNREAD: Final = frozenset({"relationship", "extensionElements", "documentation"})
"""Elements whose references do not mean elements of the standard, or mean them loosely."""

READ_OVER: Final = frozenset(
    {
        "documentation", "extensionElements", "auditing", "monitoring", "import", "extension",
        "category", "correlationProperty", "endPoint", "interface", "partnerEntity",
        "partnerRole", "resource", "choreography", "globalChoreographyTask", "conversation",
        "globalConversation", "relationship", "ioBinding", "correlationSubscription",
        "resourceParameterBinding", "rendering", "partitionElement", "subConversation",
        "callConversation", "conversationAssociation", "participantAssociation",
        "messageFlowAssociation", "correlationKey", "choreographyRef", "conversationLink",
        "eventDefinition",
    }
)  # fmt: skip
"""Elements that stand where the schema allows them and of which nothing inside is looked at."""
