"""The words of the dialects: which are understood where, which mean nothing, which are left out."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

Place: TypeAlias = Literal[
    "file", "process", "start", "user", "automatic", "script", "call", "scope", "several",
    "event", "flow", "gateway", "other",
]  # fmt: skip

_NODES: Final = frozenset[Place](
    {"start", "user", "automatic", "script", "call", "scope", "event", "gateway", "other"}
)
_FORMS: Final = frozenset[Place]({"start", "user"})
_USER: Final = frozenset[Place]({"user"})
_AUTOMATIC: Final = frozenset[Place]({"automatic", "script", "event"})


def _words(text: str) -> list[str]:
    return text.split()


def _at(places: frozenset[Place], words: str) -> dict[str, frozenset[Place]]:
    return dict.fromkeys(_words(words), places)


UNDERSTOOD: Final[dict[str, frozenset[Place]]] = {
    **_at(_USER, "assignee candidateUsers candidateGroups owner dueDate followUpDate priority"),
    **_at(_USER, "assigneeName candidateUserNames candidateGroupNames"),
    **_at(_USER, "dataType text userType userCandidateGroups deptPostList assigneeList"),
    **_at(_USER, "assignmentDefinition taskSchedule priorityDefinition"),
    **_at(_FORMS, "formKey formRef formProperty formData formDefinition xcformKey"),
    **_at(frozenset({"start"}), "initiator"),
    **_at(frozenset({"several"}), "collection elementVariable loopCharacteristics"),
    **_at(frozenset({"user", "several"}), "multiinstance_type multiinstance_condition"),
    **_at(frozenset({"process"}), "candidateStarterUsers candidateStarterGroups versionTag"),
    **_at(frozenset({"process"}), "historyTimeToLive userTaskForm"),
    **_at(frozenset({"call"}), "in out calledElement"),
    **_at(_NODES, "async asyncBefore asyncAfter ioMapping inputOutput resultVariable"),
}
"""By word: where it is read. Elsewhere it is as unknown as any other."""

QUIET: Final = frozenset(
    _words("""
    exclusive asyncLeave asyncLeaveExclusive triggerable jobPriority taskPriority jobCategory
    failedJobRetryTimeCycle retries retryCounter storeResultVariableAsTransient
    useLocalScopeForResultVariable autoStoreVariables isStartableInTasklist processCategory
    modelerTemplate modelerTemplateVersion modelerTemplateIcon modelerConfigurationTemplate
    diagramRelationId category categories localScope formFieldValidation validateFormFields
    formRefBinding formRefVersion versionTagBinding bindingType formHandlerClass
    formReadOnly formType formInit sameDeployment inheritVariables inheritBusinessKey
    calledElementType calledElementBinding calledElementVersion calledElementVersionTag
    calledElementTenantId fallbackToDefaultTenant propagateAllChildVariables
    propagateAllParentVariables isForCompensation elementIndexVariable variableAggregation
    mapDecisionResult decisionRefBinding decisionRefVersion decisionRefTenantId
    errorCodeVariable errorMessageVariable errorMessage errorVariableName
    errorVariableTransient errorVariableLocalScope escalationCodeVariable
    variableName variableEvents variableEvent conditionalFilter eventType
    isEagerExecutionFetching enableEagerExecutionTreeFetching idm-assignee
    idm-candidate-group idm-candidate-user activiti-idm-initiator initiator-can-complete
    static-form-key task-candidates-type assigneeType staticAssigneeVariables idmAssignee
    idmCandidateGroups idmCandidateUsers userTask taskHeaders userTaskFormBody
    multiLoopType isSequential
    nodeType nodeId expandedState icon description tenantId formName localization historyLevel
    scope work-form-field-validation version resultVariableName
    """)
)
"""Known, and without meaning here: tuning of engines, versions of deployments, looks."""

_CODE = ("请由人办理这一步，或改为 service: 连接器", "let somebody do the step, or use service:")
_LISTENER = (
    "通知请写 tells:，改数据请写结果的 set:，期限请写 within:",
    "write tells: for notices, set: on an outcome for data, within: for deadlines",
)
_WAYS = (
    "请用 allows: 和 forbids: 写明允许的办理方式",
    "say with allows: and forbids: what is allowed",
)
_SKIP = ("请在步骤上写 when:", "write when: on the step")
_CARBON = ("请在步骤上写 tells:", "write tells: on the step")
_MATCH = (
    "消息由事件名称送达，请核对名称是否足以区分",
    "messages arrive by their name; check that the name tells them apart",
)

CODE: Final = frozenset(
    _words(
        "class delegateExpression expression type topic taskDefinition connector script resource"
    )
    + _words("decisionRef calledDecision field")
)
"""What only says which program does a task."""

LEFT_OUT: Final[dict[str, tuple[str, str]]] = {
    **dict.fromkeys(
        _words(
            "class delegateExpression expression type topic taskDefinition connector script "
            "resource decisionRef calledDecision decisionTaskReferenceKey rules ruleVariablesInput "
            "variableMappingClass variableMappingDelegateExpression caseRef errorEventDefinition "
            "mapException field linkedResources agentDefinition adHoc xcField eventInParameter "
            "eventOutParameter triggerEventType triggerEventCorrelationParameter"
        ),
        _CODE,
    ),
    **dict.fromkeys(
        _words("executionListener taskListener eventListener executionListeners taskListeners"),
        _LISTENER,
    ),
    **dict.fromkeys(
        _words(
            "buttonList buttonConfig propertiesBtn button operationList formOperation buttons "
            "taskButtons customCondition variableList"
        ),
        _WAYS,
    ),
    **dict.fromkeys(_words("skipExpression"), _SKIP),
    **dict.fromkeys(_words("copy copyItemList copyItem ccUsers carbonCopy notify"), _CARBON),
    **dict.fromkeys(
        _words("subscription messageExpression signalExpression correlationKey"), _MATCH
    ),
    "businessKey": ("编号请写在文档的 number: 里", "write a number: on a document"),
    "businessCalendarName": (
        "工作日历请写在规程的 calendar: 里",
        "name the calendar: of the regulation",
    ),
    "customResource": ("请在步骤的 by: 或 with: 里写明", "say it with by: or with: of the step"),
    **dict.fromkeys(
        _words("properties property"),
        (
            "自定义属性由原系统解释，需要时请写进规程",
            "only the other system knows what it means; say it in the regulation if it matters",
        ),
    ),
    "potentialStarter": ("请在规程里写明谁可以发起", "say in the regulation who may begin"),
}
"""Known, with an effect we do not carry over: what to write instead (zh, en)."""


def understood(word: str, place: Place) -> bool:
    """Whether a word is read at a place."""
    return place in UNDERSTOOD.get(word, frozenset())
