"""A foreign file becomes a regulation that can be published as it is."""

from __future__ import annotations

import itertools

import pytest

from tests.core.process.bpmn.importing.leave import LEAVE
from tests.core.process.bpmn.importing.others import ACTIVITI, CAMUNDA_7, CAMUNDA_8
from tests.core.process.bpmn.vendors.small_models import extended, user, written
from xize.core.problems import has_errors
from xize.core.process.bpmn.importing import DRAWING, REGULATION, Draft, draft
from xize.core.process.bpmn.reading.read import read
from xize.core.process.compile.whole import problems_of_whole, read_whole
from xize.core.regulation.house import format_text
from xize.core.regulation.model import Human, Regulation, Word
from xize.search.readings import spelled

START, END = '<startEvent id="s"/>', '<endEvent id="e"/>'


def way(source: str, target: str, condition: str = "", name: str = "") -> str:
    """A sequence flow."""
    text = condition.replace("&", "&amp;").replace("<", "&lt;")
    inside = f"<conditionExpression>{text}</conditionExpression>" if condition else ""
    ends = f'sourceRef="{source}" targetRef="{target}" name="{name}"'
    return f'<sequenceFlow id="{source}_{target}" {ends}>{inside}</sequenceFlow>'


def decided(task: str, yes: str, no: str, *labels: str) -> bytes:
    """A task, an exclusive gateway behind it, and an end on each side."""
    first, second = labels or ("", "")
    return written(
        START, task, '<exclusiveGateway id="g"/>', END, '<endEvent id="n"/>',
        way("s", "work"), way("work", "g"), way("g", "e", yes, first), way("g", "n", no, second),
    )  # fmt: skip


def straight(task: str, *more: str) -> bytes:
    """A task between a start and an end."""
    return written(START, task, END, way("s", "work"), way("work", "e"), *more)


def made(content: bytes) -> tuple[Draft, Regulation]:
    """The draft, which must be publishable as it is, and its regulation."""
    found = draft(content, spell=spelled)
    assert found.made, found.findings
    files = {DRAWING: found.texts[DRAWING].encode()}
    text = found.texts[REGULATION]
    problems = problems_of_whole(text, files)
    assert not has_errors(problems), [one.message_en for one in problems]
    assert format_text(text.encode(), REGULATION).text == text
    regulation = read_whole(text, files)
    assert regulation is not None
    return found, regulation


def step(content: bytes, ident: str = "work") -> Human:
    """One step of the regulation a file becomes."""
    found = made(content)[1].steps[Word(ident)]
    assert isinstance(found, Human)
    return found


def rules(content: bytes) -> set[str]:
    """The rules of what is to be looked at."""
    return {one.rule for one in draft(content).findings}


def test_the_leave_approval() -> None:
    found, regulation = made(LEAVE.encode())

    assert found.id == "leave"
    assert found.vendors == ("Flowable",)
    assert list(found.steps.values()) == ["填写请假单", "部门领导审批", "人事会签", "总经理审批"]
    apply, leader, hr, boss = (one for one in regulation.steps.values() if isinstance(one, Human))
    assert (apply.kind, leader.kind, hr.kind, boss.kind) == (
        "task", "approve", "countersign", "approve",
    )  # fmt: skip
    assert apply.turns[0][0].role == "initiator"
    assert [one.section for one in apply.fills] == ["form.tian_xie_qing_jia_dan"]
    assert leader.within is not None
    assert leader.within.period == "2 days"
    sets = {name: one.set[Word("pass_")].expression.source for name, one in leader.outcomes.items()}
    assert sets == {"agree": "true", "object": "false"}
    assert leader.outcomes[Word("object")].name == "退回申请人"
    assert (hr.rule, hr.tally) == ("all", "when_all_decided")
    assert hr.turns[0][0].pick == "all"
    assert {one.type for one in regulation.data.values()} == {"number", "yes_no"}
    assert {one.rule for one in found.findings} == {"vendor-left-out"}


def test_the_drawing_is_read_back_with_readable_ids_and_plain_conditions() -> None:
    found, _ = made(LEAVE.encode())
    model = read(found.texts[DRAWING].encode()).model
    assert model is not None
    scope = model.processes["leave"].own
    assert {*found.steps, "zhun_jia", "gateway"} <= set(scope.nodes)
    assert all(one.isascii() for one in scope.nodes)
    told = {one.id: one.condition.body for one in scope.flows.values() if one.condition}
    assert told["Flow_07"] == "leave_days > 3"
    assert told["Flow_04"] == "pass_ == true"
    assert scope.nodes["bu_men_ling_dao_shen_pi"].extras  # what the vendor said is kept


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("${approved}", "${!approved}"),
        ("${approved == true}", "${approved == false}"),
        ("${approved == 'true'}", "${approved == 'false'}"),
        ("${execution.getVariable('approved')}", "${not approved}"),
        ("=approved", "=not(approved)"),
        ("#{approved eq true}", "#{approved ne true}"),
        ("${approved.equals('true')}", "${!approved}"),
        ("${var:get(approved)}", "${var:equals(approved, false)}"),
    ],
)
def test_yes_or_no_behind_a_step(yes: str, no: str) -> None:
    found = step(decided(user('flowable:candidateGroups="hr"'), yes, no))
    assert found.kind == "approve"
    assert list(found.outcomes) == ["agree", "object"]
    assert found.outcomes[Word("object")].needs == ("comment",)


def test_a_word_that_means_no_turns_the_answers_round() -> None:
    found = step(decided(user('flowable:candidateGroups="hr"'), "${refused}", "${!refused}"))
    assert str(found.outcomes[Word("agree")].set[Word("refused")].expression.source) == "false"


def test_answers_in_words() -> None:
    content = decided(
        user('camunda:candidateGroups="hr"'),
        "${decision == 'approve'}", "${decision == 'back'}", "通过", "打回修改",
    )  # fmt: skip
    found = step(content)
    assert {name: one.name for name, one in found.outcomes.items()} == {
        "agree": "通过",
        "send_back": "打回修改",
    }
    datum = made(content)[1].data[Word("decision")]
    assert datum.options == {"approve": "通过", "back": "打回修改"}


def test_who_began_it_decides_without_approving() -> None:
    found = step(decided(user('flowable:assignee="${initiator}"'), "${resubmit}", "${!resubmit}"))
    assert found.kind == "task"
    assert list(found.outcomes) == ["next", "stop"]


def test_a_figure_nobody_asks_for_is_asked_of_the_initiator_first() -> None:
    content = decided(
        user('flowable:candidateGroups="hr"'), "${amount > 1000}", "${amount <= 1000}"
    )
    found, regulation = made(content)
    apply = regulation.steps[Word("apply")]
    assert isinstance(apply, Human)
    assert apply.turns[0][0].role == "initiator"
    assert regulation.data[Word("amount")].type == "number"
    assert {"import-start-form", "import-form-asked"} <= {one.rule for one in found.findings}


def test_a_field_called_like_a_part_of_something_is_what_conditions_mean() -> None:
    field = extended('<flowable:formProperty id="order.total" name="合计" type="long"/>')
    task = user('flowable:assignee="${initiator}"', field)
    _, regulation = made(decided(task, "${order.total > 3}", "${order.total <= 3}"))
    assert regulation.data[Word("order_total")].name == "合计"


def test_a_condition_nobody_can_say_is_chosen_by_people() -> None:
    content = decided(
        user('flowable:candidateGroups="hr"'), "${stock.left(item)}", "${!stock.left(item)}",
        "有货", "缺货",
    )  # fmt: skip
    found = step(content)
    assert sorted(one.name for one in found.outcomes.values()) == ["有货", "缺货"]
    assert "import-condition" in rules(content)


@pytest.mark.parametrize(
    ("condition", "rule"),
    [
        ("", "all"),
        ("${nrOfCompletedInstances == nrOfInstances}", "all"),
        ("${nrOfCompletedInstances &gt; 0}", "any"),
        ("${nrOfCompletedInstances &gt;= 2}", "2"),
        ("${nrOfCompletedInstances/nrOfInstances &gt;= 0.6}", "60%"),
    ],
)
def test_the_rule_of_a_countersign(condition: str, rule: str) -> None:
    inside = f"<completionCondition>{condition}</completionCondition>" if condition else ""
    task = user(
        'flowable:assignee="${assignee}" flowable:candidateGroups="hr"',
        '<multiInstanceLoopCharacteristics flowable:elementVariable="assignee" '
        f'flowable:collection="users">{inside}</multiInstanceLoopCharacteristics>',
    )
    found = step(straight(task))
    assert (found.kind, found.rule) == ("countersign", rule)


def test_a_countersign_one_after_another() -> None:
    task = user(
        'flowable:assignee="${one}" flowable:candidateUsers="li,zhao"',
        '<multiInstanceLoopCharacteristics isSequential="true" '
        'flowable:collection="users" flowable:elementVariable="one"/>',
    )
    assert [[who.role for who in turn] for turn in step(straight(task)).turns] == [["li"], ["zhao"]]


def test_candidates_of_a_step_done_once_are_one_role() -> None:
    _, regulation = made(straight(user('camunda:candidateGroups="hr,boss"')))
    both = regulation.steps[Word("work")]
    assert isinstance(both, Human)
    role = regulation.roles[Word(str(both.turns[0][0].role))]
    assert role.any_of == ("hr", "boss")


@pytest.mark.parametrize(
    "assignee",
    ["${manager}", "${deptLeader}", "${initiatorLeader}", "${getDeptLeader(INITIATOR)}", "=leader"],
)
def test_a_leader_is_the_superior_of_who_began(assignee: str) -> None:
    content = straight(user(f'flowable:assignee="{assignee}"'))
    who = step(content).turns[0][0]
    assert (who.role, who.superior) == ("initiator", 1)
    assert "import-superior" in rules(content)


def test_roles_are_called_by_the_names_designers_show() -> None:
    groups = 'flowable:candidateGroups="role_1,role_2" flowable:candidateGroupNames="管理员,审核员"'
    _, regulation = made(straight(user(groups)))
    assert list(regulation.roles) == ["管理员", "审核员", "管理员_审核员"]


def test_what_a_message_began_people_begin() -> None:
    message = '<startEvent id="s"><messageEventDefinition/></startEvent>'
    content = straight(user('flowable:candidateGroups="hr"')).replace(
        START.encode(), message.encode()
    )
    assert step(content).kind == "task"
    assert "import-begun-by" in rules(content)


def test_what_nothing_sends_the_lead_records() -> None:
    catch = (
        '<intermediateCatchEvent id="c" name="回函"><signalEventDefinition signalRef="g"/>'
        "</intermediateCatchEvent>"
    )
    content = written(
        START, user('flowable:candidateGroups="hr"'), catch, END,
        way("s", "work"), way("work", "c"), way("c", "e"),
    ).replace(b"<process", b'<signal id="g" name="g"/><process', 1)  # fmt: skip
    assert step(content, "c").turns[0][0].role == "lead"
    assert "import-awaited" in rules(content)


def test_named_ends_are_results() -> None:
    _, regulation = made(LEAVE.encode())
    assert {str(name): one.success for name, one in regulation.results.items()} == {
        "zhun_jia": True,
        "bu_zhun_jia": False,
    }


def test_ends_of_branches_side_by_side_are_none() -> None:
    content = written(
        START, '<parallelGateway id="g"/>', user(ident="a"), user(ident="b"),
        '<endEvent id="e" name="甲"/><endEvent id="n" name="乙"/>',
        way("s", "g"), way("g", "a"), way("g", "b"), way("a", "e"), way("b", "n"),
    )  # fmt: skip
    assert not made(content)[1].results


def test_a_lane_is_a_role() -> None:
    lanes = (
        '<laneSet id="ls"><lane id="l1" name="财务部"><flowNodeRef>work</flowNodeRef></lane>'
        "</laneSet>"
    )
    content = straight('<task id="work" name="付款"/>').replace(
        START.encode(), lanes.encode() + START.encode()
    )
    _, regulation = made(content)
    assert [one.name for one in regulation.roles.values()] == ["财务部"]


def test_what_a_program_did_becomes_the_leads_work() -> None:
    content = straight('<serviceTask id="work" name="付款" camunda:class="org.acme.Pay"/>')
    found = step(content)
    assert found.turns[0][0].role == "lead"
    assert "import-automatic" in rules(content)


def test_a_script_that_only_sets_variables_runs() -> None:
    script = (
        '<scriptTask id="work" scriptFormat="groovy"><script>'
        'execution.setVariable("total", 3);</script></scriptTask>'
    )
    found, regulation = made(straight(script))
    assert not regulation.steps
    assert "total = 3" in found.texts[DRAWING]


def test_a_call_of_what_is_not_there_becomes_work() -> None:
    content = straight('<callActivity id="work" calledElement="another"/>')
    assert step(content).turns[0][0].role == "lead"
    assert "import-called-elsewhere" in rules(content)


def test_what_breaks_the_standard_is_refused_as_a_whole() -> None:
    found = draft(written(START, END, way("s", "nowhere")))
    assert not found.made
    assert {one.severity for one in found.findings} == {"standard"}


HOSTILE = (
    "]] }} {{ : # - &amp; * ! | &gt; ' % @ `",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "null",
    "true",
    "${T(java.lang.Runtime).getRuntime().exec('x')}",
    "../../etc/passwd",
    "5.10",
    "x" * 50_000,
    "&#10;evil: yes",
    "\u202eabc",
    "会签：{all}",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_values_are_text(text: str) -> None:
    field = f'<flowable:formProperty id="{text}" name="{text}" type="{text}"/>'
    task = (
        f'<userTask id="work" name="{text}" flowable:assignee="{text}" '
        f'flowable:candidateGroups="{text}" flowable:text="{text}" flowable:dueDate="{text}">'
        f"{extended(field)}</userTask>"
    )
    found, regulation = made(straight(task))
    assert len(found.texts[REGULATION]) < 6_000
    assert set(regulation.steps) == set(found.steps)
    assert "evil" not in {str(one) for one in regulation.steps}


def test_a_large_file_is_imported_in_linear_time() -> None:
    tasks = [user('flowable:candidateGroups="hr"', ident=f"Activity_{n:07d}") for n in range(1_500)]
    ids = ["s", *(f"Activity_{n:07d}" for n in range(1_500)), "e"]
    ways = [way(one, two) for one, two in itertools.pairwise(ids)]
    found = draft(written(START, *tasks, END, *ways))
    assert len(found.steps) == 1_500


@pytest.mark.parametrize("content", [CAMUNDA_7, CAMUNDA_8, ACTIVITI], ids=("c7", "c8", "activiti"))
def test_other_dialects_in_their_own_language(content: str) -> None:
    found, regulation = made(content.encode())
    assert found.texts[REGULATION].isascii()
    assert {one.severity for one in found.findings} <= {"unknown"}
    assert all(isinstance(one, Human) and one.by for one in regulation.steps.values())
