"""What vendors say of a node is read in one shape, whoever the vendor is."""

from __future__ import annotations

import pytest

from tests.core.process.bpmn.vendors.small_models import extended, model, user
from xize.core.process.bpmn.vendors import Person, Said, defaults

JAVA = ("camunda", "flowable", "activiti", "operaton")


def said(*inside: str, node: str = "work", process: str = "") -> Said:
    """What is said of one node."""
    return defaults(model(*inside, process=process)).of(node)


@pytest.mark.parametrize("vendor", JAVA)
def test_people_of_a_task(vendor: str) -> None:
    found = said(
        user(
            f'{vendor}:assignee="li" {vendor}:candidateUsers="zhao, sun" '
            f'{vendor}:candidateGroups="hr,boss" {vendor}:dueDate="P3D" {vendor}:priority="50" '
            f'{vendor}:followUpDate="P1D" {vendor}:formKey="leave"'
        )
    )
    assert found.assignee == Person("user", "li")
    assert found.users == (Person("user", "zhao"), Person("user", "sun"))
    assert found.groups == (Person("group", "hr"), Person("group", "boss"))
    assert (found.due, found.follow_up, found.priority) == ("P3D", "P1D", "50")
    assert found.form == "leave"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("${initiator}", "initiator"),
        ("${INITIATOR}", "initiator"),
        ("#{startUserId}", "initiator"),
        ("{initiator}", "initiator"),
        ("${employee}", "initiator"),
        ("${manager}", "variable"),
        ("${deptService.leaderOf(initiator)}", "code"),
        ("1", "user"),
        ("<script>alert(1)</script>", "user"),
    ],
)
def test_who_an_assignee_means(text: str, kind: str) -> None:
    start = '<startEvent id="s" flowable:initiator="employee"/>'
    attribute = text.replace("<", "&lt;").replace(">", "&gt;")
    found = said(start, user(f'flowable:assignee="{attribute}"'))
    assert found.assignee is not None
    assert found.assignee.kind == kind


def test_the_people_of_a_ruoyi_designer() -> None:
    found = said(
        user(
            'flowable:dataType="ROLES" flowable:assignee="${assignee}" '
            'flowable:candidateGroups="ROLE2,DEPT100" flowable:text="普通角色,研发部门"',
            '<multiInstanceLoopCharacteristics flowable:elementVariable="assignee" '
            'flowable:collection="${multiInstanceHandler.getUserIds(execution)}">'
            '<completionCondition xsi:type="tFormalExpression">'
            "${nrOfCompletedInstances &gt;= nrOfInstances}</completionCondition>"
            "</multiInstanceLoopCharacteristics>",
        )
    )
    assert found.groups == (
        Person("group", "ROLE2", "普通角色"),
        Person("group", "DEPT100", "研发部门"),
    )
    assert found.several is not None
    assert found.several.element == "assignee"
    assert found.several.collection == "${multiInstanceHandler.getUserIds(execution)}"
    assert found.several.completion == "${nrOfCompletedInstances >= nrOfInstances}"


def test_an_initiator_by_data_type_only() -> None:
    found = said(user('flowable:dataType="INITIATOR" flowable:text="流程发起人"'))
    assert found.assignee == Person("initiator", "initiator")


def test_camunda_8() -> None:
    form = (
        '{"components": [{"key": "days", "label": "天数", "type": "number", '
        '"validate": {"required": true}}, {"type": "group", "components": ['
        '{"key": "kind", "type": "select", "values": [{"label": "年假", "value": "annual"}]}]}]}'
    )
    found = said(
        extended(f'<zeebe:userTaskForm id="leaveForm">{form}</zeebe:userTaskForm>'),
        user(
            inside=extended(
                '<zeebe:userTask/><zeebe:formDefinition formKey="camunda-forms:bpmn:leaveForm"/>'
                '<zeebe:assignmentDefinition assignee="=initiator" '
                'candidateGroups="=[&quot;hr&quot;, &quot;boss&quot;]"/>'
                '<zeebe:taskSchedule dueDate="=now() + duration(&quot;P2D&quot;)"/>'
                '<zeebe:ioMapping><zeebe:output source="=ok" target="approved"/></zeebe:ioMapping>'
            )
        ),
    )
    assert found.assignee == Person("initiator", "initiator")
    assert found.groups == (Person("group", "hr"), Person("group", "boss"))
    assert found.due == '=now() + duration("P2D")'
    days, kind = found.fields
    assert (days.id, days.name, days.type, days.required) == ("days", "天数", "double", True)
    assert kind.options == {"annual": "年假"}
    (mapping,) = found.mappings
    assert (mapping.way, mapping.source, mapping.target) == ("out", "=ok", "approved")


def test_fields_of_a_form() -> None:
    found = said(
        user(
            inside=extended(
                '<activiti:formProperty id="days" name="天数" type="long" required="true"/>'
                '<activiti:formProperty id="kind" type="enum" writable="false">'
                '<activiti:value id="annual" name="年假"/></activiti:formProperty>'
                '<camunda:formData><camunda:formField id="why" label="事由" type="string">'
                '<camunda:validation><camunda:constraint name="required"/></camunda:validation>'
                "</camunda:formField></camunda:formData>"
            )
        )
    )
    days, kind, why = found.fields
    assert (days.id, days.name, days.type, days.required) == ("days", "天数", "long", True)
    assert (kind.options, kind.writable) == ({"annual": "年假"}, False)
    assert (why.id, why.name, why.required) == ("why", "事由", True)


def test_what_does_an_automatic_task() -> None:
    for attributes, kind, calls in (
        ('camunda:type="external" camunda:topic="pay"', "topic", "pay"),
        ('flowable:class="org.acme.Pay"', "class", "org.acme.Pay"),
        ('flowable:delegateExpression="${pay}"', "delegate", "${pay}"),
        ('activiti:expression="#{pay.now()}"', "expression", "#{pay.now()}"),
        ('flowable:type="mail"', "built_in", "mail"),
    ):
        found = said(f'<serviceTask id="work" {attributes}/>').work
        assert found is not None
        assert (found.kind, found.calls) == (kind, calls)
    job = extended('<zeebe:taskDefinition type="pay"/>')
    found = said(f'<serviceTask id="work">{job}</serviceTask>').work
    assert found is not None
    assert (found.kind, found.calls) == ("job", "pay")


def test_the_standard_itself_says_who() -> None:
    roles = (
        "<potentialOwner><resourceAssignmentExpression><formalExpression>"
        "user(li), group(hr), boss</formalExpression></resourceAssignmentExpression>"
        "</potentialOwner>"
    )
    found = said(user(inside=roles))
    assert found.users == (Person("user", "li"),)
    assert found.groups == (Person("group", "hr"), Person("group", "boss"))


def test_what_is_said_of_the_process() -> None:
    found = said(
        user(),
        node="p",
        process='camunda:versionTag="2" camunda:historyTimeToLive="180" '
        'camunda:candidateStarterGroups="staff"',
    )
    assert (found.version, found.keeps) == ("2", "180")
    assert found.starters == (Person("group", "staff"),)
