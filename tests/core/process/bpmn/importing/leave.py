"""A leave approval as RuoYi's designer on Flowable writes it; written by us.

Apply, the department's leader, HR together, the boss when it is more than three days; back to who
applied, or refused; listeners, candidate groups by number, a form key beside its fields.
"""

from __future__ import annotations

from typing import Final

_HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<bpmn2:definitions xmlns:bpmn2="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:flowable="http://flowable.org/bpmn" id="diagram_leave"
  targetNamespace="http://flowable.org/bpmn">
"""


def _user(ident: str, name: str, attributes: str, inside: str = "") -> str:
    return f'<bpmn2:userTask id="{ident}" name="{name}" {attributes}>\n{inside}</bpmn2:userTask>\n'


def _extended(inside: str) -> str:
    return f"<bpmn2:extensionElements>\n{inside}\n</bpmn2:extensionElements>\n"


def _flow(ident: str, source: str, target: str, condition: str = "", name: str = "") -> str:
    label = f' name="{name}"' if name else ""
    inside = (
        '<bpmn2:conditionExpression xsi:type="bpmn2:tFormalExpression">'
        f"{condition}</bpmn2:conditionExpression>"
        if condition
        else ""
    )
    ends = f'sourceRef="{source}" targetRef="{target}"'
    return f'<bpmn2:sequenceFlow id="{ident}"{label} {ends}>{inside}</bpmn2:sequenceFlow>\n'


_APPLY: Final = _user(
    "Activity_1x0ptjx",
    "填写请假单",
    'flowable:dataType="INITIATOR" flowable:assignee="${INITIATOR}" flowable:text="流程发起人" '
    'flowable:formKey="key_12"',
    _extended(
        '<flowable:formProperty id="leaveDays" name="请假天数" type="long" required="true"/>\n'
        '<flowable:formProperty id="reason" name="事由" type="string" required="true"/>\n'
        '<flowable:formProperty id="kind" name="假别" type="enum">'
        '<flowable:value id="annual" name="年假"/><flowable:value id="sick" name="病假"/>'
        "</flowable:formProperty>\n"
        '<flowable:taskListener event="complete" delegateExpression="${userTaskListener}"/>'
    ),
)
_LEADER: Final = _user(
    "Activity_0htxi3g",
    "部门领导审批",
    'flowable:dataType="DEPTS" flowable:candidateGroups="DEPT100" flowable:text="研发部门" '
    'flowable:dueDate="P2D"',
    _extended(
        '<flowable:propertiesBtn><flowable:property name="buttonOprArr" value="0,1,2"/>'
        "</flowable:propertiesBtn>"
    ),
)
_HR: Final = _user(
    "Activity_1lv3422",
    "人事会签",
    'flowable:dataType="ROLES" flowable:assignee="${assignee}" '
    'flowable:candidateGroups="ROLE2" flowable:text="人事专员"',
    '<bpmn2:multiInstanceLoopCharacteristics flowable:elementVariable="assignee" '
    'flowable:collection="${multiInstanceHandler.getUserIds(execution)}">\n'
    '<bpmn2:completionCondition xsi:type="bpmn2:tFormalExpression">'
    "${nrOfCompletedInstances &gt;= nrOfInstances}</bpmn2:completionCondition>\n"
    "</bpmn2:multiInstanceLoopCharacteristics>\n",
)
_BOSS: Final = _user(
    "Activity_07aa1bc",
    "总经理审批",
    'flowable:dataType="USERS" flowable:assignee="1" flowable:text="总经理"',
)

LEAVE: Final = "".join(
    (
        _HEAD,
        '<bpmn2:process id="leave" name="请假审批" isExecutable="true">\n',
        '<bpmn2:startEvent id="Event_08bm6xh" name="开始" flowable:initiator="INITIATOR"/>\n',
        _APPLY,
        _LEADER,
        '<bpmn2:exclusiveGateway id="Gateway_1a2b3c4" name="领导是否同意"/>\n',
        _HR,
        '<bpmn2:exclusiveGateway id="Gateway_0d1e2f3" default="Flow_08"/>\n',
        _BOSS,
        '<bpmn2:exclusiveGateway id="Gateway_1g2h3i4"/>\n',
        '<bpmn2:endEvent id="Event_1done01" name="准假"/>\n',
        '<bpmn2:endEvent id="Event_1no0001" name="不准假"/>\n',
        _flow("Flow_01", "Event_08bm6xh", "Activity_1x0ptjx"),
        _flow("Flow_02", "Activity_1x0ptjx", "Activity_0htxi3g"),
        _flow("Flow_03", "Activity_0htxi3g", "Gateway_1a2b3c4"),
        _flow("Flow_04", "Gateway_1a2b3c4", "Activity_1lv3422", "${pass == true}", "同意"),
        _flow("Flow_05", "Gateway_1a2b3c4", "Activity_1x0ptjx", "${pass == false}", "退回申请人"),
        _flow("Flow_06", "Activity_1lv3422", "Gateway_0d1e2f3"),
        _flow("Flow_07", "Gateway_0d1e2f3", "Activity_07aa1bc", "${leaveDays &gt; 3}"),
        _flow("Flow_08", "Gateway_0d1e2f3", "Event_1done01"),
        _flow("Flow_09", "Activity_07aa1bc", "Gateway_1g2h3i4"),
        _flow("Flow_10", "Gateway_1g2h3i4", "Event_1done01", "${approved}"),
        _flow("Flow_11", "Gateway_1g2h3i4", "Event_1no0001", "${!approved}"),
        "</bpmn2:process>\n</bpmn2:definitions>\n",
    )
)
"""The whole file."""
