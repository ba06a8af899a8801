"""A rule that becomes a file says all of itself there: read again, it is the same rule."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from tests.core.engine.coverage import Covered
from tests.core.engine.test_random_walk import walk_through
from tests.core.engine.walker import world
from tests.core.process.bpmn.raised import file_of, rules_of_all
from tests.core.process.small_rules import compiled
from tests.dice import SeededDice
from tests.strategies import rulebooks
from xize.core.engine.memory import MemoryStream
from xize.core.expressions import parse
from xize.core.process import graph as g
from xize.core.process.bpmn.checks.check import check
from xize.core.process.bpmn.model.activities import Task
from xize.core.process.bpmn.model.containers import Definitions, FlowNode, SequenceFlow
from xize.core.process.bpmn.model.events import Event
from xize.core.process.bpmn.model.gateways import Gateway
from xize.core.process.bpmn.raising import Restored, restore, restored
from xize.core.process.bpmn.reading.read import read
from xize.core.process.bpmn.soundness import judge
from xize.core.process.rulebook import Rulebook
from xize.core.trace import Wishes, trace

ALL = dict(rules_of_all())


def model_of(content: bytes) -> Definitions:
    found = read(content)
    assert found.findings == ()
    assert found.model is not None
    return found.model


@pytest.mark.parametrize("name", ALL)
def test_a_rule_comes_back_as_it_was(name: str) -> None:
    model = model_of(file_of(ALL[name]))
    assert (*check(model), *judge(model)) == ()
    assert restored(model) == Restored(ALL[name])


def test_conditions_are_said_by_the_names_people_know() -> None:
    said = {
        flow.name
        for name in ("payment-projects", "everything")
        for process in model_of(file_of(ALL[name])).processes.values()
        for scope in process.scopes.values()
        for flow in scope.flows.values()
        if flow.condition is not None
    }
    assert "「商定业务方案」已完成" in said
    assert [one for one in said if "step." in one or "project." in one] == []


@given(rulebooks())
@settings(max_examples=12, deadline=None)
def test_any_rule_comes_back_as_it_was(rules: Rulebook) -> None:
    assert restore(model_of(file_of(rules))) == rules


@pytest.mark.parametrize("name", ["payment-projects", "everything", "chance-1", "chance-9"])
def test_the_file_runs_by_itself_to_its_end(name: str) -> None:
    """Human tasks are done at once and nothing is known: the ways on are the forward ones."""
    result = trace(file_of(ALL[name]), Wishes())
    assert (result.status, result.problems) == ("completed", ())


@pytest.mark.parametrize("seed", range(3))
def test_the_same_commands_give_the_same_events(seed: int) -> None:
    rules = ALL[f"chance-{seed}"]
    commands = walk_through(rules, SeededDice(seed), 20, Covered()).commands
    again = restored(model_of(file_of(rules))).rules
    assert again is not None
    first, second = MemoryStream(rules, world()), MemoryStream(again, world())
    for command in commands:
        assert first.do(command) == second.do(command)
    assert len(first.events) > len(commands)


def edited(*changes: tuple[str, str]) -> Restored:
    """The rule after somebody changed the file in a few places."""
    text = file_of(ALL["everything"]).decode()
    for old, new in changes:
        assert text.count(old) == 1, (old, text.count(old))
        text = text.replace(old, new)
    return restored(model_of(text.encode()))


def nodes_of(found: Restored) -> dict[str, g.Node]:
    assert found.findings == ()
    assert found.rules is not None
    return found.rules.main.process.nodes


def test_a_name_is_the_elements() -> None:
    nodes = nodes_of(edited(('id="first" name="一"', 'id="first" name="第一段"')))
    assert nodes["first"].name == "第一段"


def test_a_label_is_no_name_until_somebody_writes_one() -> None:
    assert nodes_of(edited())["look.outcome"].name == ""
    nodes = nodes_of(edited(('id="look.outcome" name="结果"', 'id="look.outcome" name="领导意见"')))
    assert nodes["look.outcome"].name == "领导意见"


def test_a_condition_is_the_elements() -> None:
    old = ">project.major</bpmn:conditionExpression>"
    text = file_of(ALL["everything"]).decode()
    at = text.index(old, text.index('sourceRef="first.if"'))
    model = model_of((text[:at] + ">project.live_on > today" + text[at + 14 :]).encode())
    found = nodes_of(restored(model))
    for node in ("first", "first.entry.tells"):
        when = found[node].when
        assert when is not None
        assert when.source == "project.live_on > today"


def test_a_date_that_is_waited_for_is_the_elements() -> None:
    found = nodes_of(edited(("max(project.live_on, today)", "max(project.other, today)")))
    dates = [one.due.date for one in found.values() if isinstance(one, g.Wait) and one.due]
    assert [one.source for one in dates if one] == ["project.other"]


def test_several_instances_are_the_elements() -> None:
    loop = (
        '<bpmn:multiInstanceLoopCharacteristics isSequential="true"><bpmn:loopCardinality>'
        "count(project.rows)</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>"
    )
    text = file_of(ALL["everything"]).decode()
    at = text.index("</bpmn:userTask>", text.index('<bpmn:userTask id="m"'))
    found = nodes_of(restored(model_of((text[:at] + loop + text[at:]).encode())))["m"]
    assert isinstance(found, g.UserTask)
    assert found.each == g.Each(over=parse("project.rows"), one_by_one=True)


def test_a_goto_leads_where_its_flow_or_its_boundary_leads() -> None:
    text = file_of(ALL["everything"]).decode()
    to_letter = text.index('sourceRef="first.left"')
    assert text[to_letter:].startswith('sourceRef="first.left" targetRef="u8d77u8349.in"')
    moved = text[:to_letter] + text[to_letter:].replace("u8d77u8349.in", "both.in", 1)
    incoming = "<bpmn:incoming>first.left-to-u8d77u8349.in</bpmn:incoming>"
    beside = "<bpmn:incoming>first.left_4-to-both.in</bpmn:incoming>"
    moved = moved.replace(incoming, "").replace(beside, beside + incoming)
    jump = nodes_of(restored(model_of(moved.encode())))["look.object.goto"]
    assert isinstance(jump, g.Jump)
    assert jump.targets == ("both",)


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('kind="approve"', 'kind="approves"', "extension-not-understood"),
        ('kind="stage"', 'kind="stage" colour="red"', "extension-not-understood"),
        ('of="look" as="late"', 'of="nobody" as="late"', "part-astray"),
        ('regulation="small-rule"', 'regulations="x"', "extension-not-understood"),
        (">max(project.live_on, today)<", ">max(project.live_on, <", "extension-not-understood"),
    ],
)
def test_what_editing_broke_is_named(old: str, new: str, rule: str) -> None:
    found = edited((old, new))
    assert found.rules is None
    assert [one.rule for one in found.findings] == [rule]


def with_scope(ident: str, nodes: list[FlowNode], flows: list[SequenceFlow]) -> Restored:
    """The rule after somebody drew something in a scope of its main process."""
    model = model_of(file_of(ALL["everything"]))
    process = model.processes["small-rule"]
    old = process.scopes[ident]
    scope = replace(
        old,
        nodes={**old.nodes, **{one.id: one for one in nodes}},
        flows={**old.flows, **{one.id: one for one in flows}},
    )
    changed = replace(process, scopes={**process.scopes, ident: scope})
    return restored(replace(model, processes={**model.processes, process.id: changed}))


def test_what_is_drawn_by_hand_is_part_of_the_rule() -> None:
    reached = Event(id="reached", name="到了", position="intermediate_throw")
    found = with_scope(
        "which.1",
        [reached],
        [
            SequenceFlow(id="which.1.start-to-m", source="which.1.start", target="reached"),
            SequenceFlow(id="new", source="reached", target="m"),
        ],
    )
    assert nodes_of(found)["reached"] == g.Milestone(id="reached", name="到了", scope="which.1")
    assert found.rules is not None
    ways = {(one.source, one.target) for one in found.rules.main.process.flows}
    assert {("which.1.start", "reached"), ("reached", "m")} <= ways


def test_a_copy_of_a_step_is_a_step_of_its_own() -> None:
    """A modelling tool copies what stands beside an element, but gives the copy another id."""
    letter = model_of(file_of(ALL["everything"])).processes["small-rule"].own.nodes["u8d77u8349"]
    found = with_scope(
        "which.1",
        [replace(letter, id="Activity_1")],
        [
            SequenceFlow(id="which.1.start-to-m", source="which.1.start", target="Activity_1"),
            SequenceFlow(id="new", source="Activity_1", target="m"),
        ],
    )
    first, second = nodes_of(found)["起草"], nodes_of(found)["Activity_1"]
    assert isinstance(first, g.UserTask)
    assert isinstance(second, g.UserTask)
    assert (second.work, second.scope) == (first.work, "which.1")


@pytest.mark.parametrize(
    ("node", "rule"),
    [
        (Task(id="x", kind="user"), "step-without-work"),
        (Task(id="x", kind="service"), "not-part-of-a-rule"),
        (Gateway(id="x", kind="event_based"), "not-part-of-a-rule"),
        (Gateway(id="x", kind="exclusive"), "graph-not-sound"),
    ],
)
def test_what_no_rule_has_is_named(node: FlowNode, rule: str) -> None:
    found = with_scope("which.1", [node], [])
    assert found.rules is None
    assert {(one.rule, one.node) for one in found.findings} == {(rule, "x")}


def test_a_flow_to_what_only_belongs_to_a_step_is_named() -> None:
    stray = SequenceFlow(id="stray", source="m", target="look.told")
    found = with_scope("which.1", [], [stray])
    assert [(one.rule, one.node) for one in found.findings] == [("flow-astray", "stray")]


def test_a_foreign_file_is_no_rule() -> None:
    assert restored(Definitions()) == Restored(None)


@pytest.mark.parametrize(
    ("within", "agree", "drawn"),
    [
        ("2 workdays", "好", True),
        ("{period: $days, after: first}", "好", True),
        ("{period: 2 workdays, after: zero}", "好", False),  # not what opens it
        ("{period: 2 workdays, before: project.live_on}", "好", False),
        ("2 workdays", "{goto: first}", False),  # one reminder could overtake another
    ],
)
def test_a_deadline_is_a_timer_where_it_counts_from_the_opening(
    within: str, agree: str, drawn: bool
) -> None:
    flow = f"""
      - {{task: zero, by: lead}}
      - {{task: first, by: lead}}
      - task: second
        by: lead
        within: {within}
        overdue: {{tells: [self]}}
        outcomes: {{next: 好, other: {agree}}}
    """
    rules, problems = compiled(
        flow, "parameters: {days: {name: 期限, type: period, value: 3 days}}"
    )
    assert problems == ()
    content = file_of(rules).decode()
    assert ('as="late"' in content) is drawn
    assert restore(model_of(content.encode())) == rules
    if drawn:
        assert ">P3D<" in content if "$" in within else ">P2D<" in content
