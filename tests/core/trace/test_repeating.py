"""Sub-processes, calls, loops and several instances."""

from __future__ import annotations

import pytest

from tests.core.process.bpmn.written import file, line, process
from tests.core.trace.shapes import (
    AROUND,
    ENDS,
    done,
    event,
    inside,
    loop,
    node,
    on,
    run,
    script,
    scripts,
    several,
    sub,
    ways,
)
from xize.core.trace import Wishes, trace


def test_a_sub_process_runs_and_goes_on() -> None:
    result = run(ENDS, sub("t", inside("a")), AROUND)
    assert (result.status, done(result)) == ("completed", "a z")
    assert [one.event for one in result.trace if one.node == "t"] == ["entered", "completed"]


def test_a_loop_runs_while_its_condition_holds() -> None:
    task = node(
        "scriptTask",
        "t",
        loop("<loopCondition>n &lt; 3</loopCondition>") + "<script>n = n + 1</script>",
    )
    assert done(run(ENDS, task, AROUND, data={"n": 0})) == "t t t z"
    assert done(run(ENDS, task, AROUND, data={"n": 7})) == "t z"


def test_a_loop_that_tests_before_may_not_run_at_all() -> None:
    condition = "<loopCondition>n &lt; 3</loopCondition>"
    task = node("userTask", "t", loop(condition, testBefore="true", loopMaximum="2"))
    assert done(run(ENDS, task, AROUND, data={"n": 7})) == "z"
    assert done(run(ENDS, task, AROUND, data={"n": 0})) == "t t z"


@pytest.mark.parametrize("sequential", ["true", "false"])
def test_instances_are_counted(sequential: str) -> None:
    task = node(
        "userTask",
        "t",
        several("<loopCardinality>n</loopCardinality>", isSequential=sequential),
    )
    assert done(run(ENDS, task, AROUND, data={"n": 3})) == "t t t z"
    assert done(run(ENDS, task, AROUND, data={"n": 0})) == "z"


def test_no_number_of_instances_has_failed() -> None:
    task = node("userTask", "t", several("<loopCardinality>n</loopCardinality>"))
    result = run(ENDS, task, AROUND)
    assert (result.status, result.problems[-1].rule) == ("failed", "data-missing")


def test_instances_take_an_item_and_give_one() -> None:
    data = node("dataObject", "list", isCollection="true")
    data += node("dataObject", "out", isCollection="true")
    task = node(
        "scriptTask",
        "t",
        several(
            "<loopDataInputRef>list</loopDataInputRef><loopDataOutputRef>out</loopDataOutputRef>"
            + node("inputDataItem", "item")
            + node("outputDataItem", "twice"),
            isSequential="true",
        )
        + "<script>twice = item * 2</script>",
    )
    result = run(ENDS, data, task, AROUND, data={"list": [1, 2, 5]})
    assert result.data["out"] == [2, 4, 10]


def test_a_completion_condition_ends_the_others() -> None:
    task = node(
        "userTask",
        "t",
        several(
            "<loopCardinality>4</loopCardinality>"
            "<completionCondition>nrOfCompletedInstances >= 2</completionCondition>"
        ),
    )
    result = run(ENDS, task, AROUND)
    assert done(result) == "t t z"
    assert [one.node for one in result.trace if one.event == "cancelled"] == ["t", "t"]


def test_several_sub_processes_run_side_by_side() -> None:
    marker = several("<loopCardinality>2</loopCardinality>")
    result = run(ENDS, sub("t", marker, inside("a")), AROUND)
    assert (result.status, done(result)) == ("completed", "a a z")


def test_instances_throw_what_their_behaviour_says() -> None:
    named = node("signal", "S", name="S") + node("signalEventDefinition", "D", signalRef="S")
    marker = several(
        "<loopCardinality>3</loopCardinality>", behavior="None", noneBehaviorEventRef="D"
    )
    inside_ = (
        ENDS
        + node("userTask", "t", marker)
        + scripts("w")
        + AROUND
        + event("boundary", "b", on("signal", "S"), attachedToRef="t", cancelActivity="false")
        + event("end", "e2")
        + line("b", "w", "e2")
    )
    assert done(run(inside_, named=named)).split().count("w") == 3


def test_an_edge_that_interrupts_ends_what_throws_at_it() -> None:
    named = node("signal", "S", name="S") + node("signalEventDefinition", "D", signalRef="S")
    marker = several(
        "<loopCardinality>3</loopCardinality>",
        behavior="One",
        oneBehaviorEventRef="D",
        isSequential="true",
    )
    content = (
        ENDS
        + node("scriptTask", "t", marker)
        + scripts("w")
        + AROUND
        + event("end", "e2")
        + event("boundary", "b", on("signal", "S"), attachedToRef="t")
        + line("b", "w", "e2")
    )
    assert done(run(content, named=named)) == "t w"


def test_a_process_is_called_and_sees_the_data() -> None:
    called = process(inside("a", "c").replace("</scriptTask>", "</scriptTask>"), ident="q")
    caller = process(ENDS, node("callActivity", "t", calledElement="q"), AROUND)
    result = trace(file(caller, called), Wishes(process="p"))
    assert (result.status, done(result)) == ("completed", "a z")


def test_a_global_task_is_called() -> None:
    task = node("globalScriptTask", "G", "<script>x = 4</script>")
    caller = process(ENDS, node("callActivity", "t", calledElement="G"), AROUND)
    result = trace(file(task, caller), Wishes())
    assert (result.status, result.data, done(result)) == ("completed", {"x": 4}, "G z")


def test_ad_hoc_activities_run_each_once_or_until_the_condition() -> None:
    both = scripts("a", "b")
    result = run(ENDS, sub("t", both, kind="adHocSubProcess"), AROUND)
    assert done(result) == "a b z"
    until = (
        script("a", "x = 1") + script("b") + ("<completionCondition>x == 1</completionCondition>")
    )
    attributes = {"kind": "adHocSubProcess", "ordering": "Sequential"}
    assert done(run(ENDS, sub("t", until, **attributes), AROUND)) == "a z"


def test_a_contract_keeps_data_apart() -> None:
    contract = (
        "<ioSpecification>"
        + node("dataInput", "in")
        + node("dataOutput", "out")
        + "<inputSet><dataInputRefs>in</dataInputRefs></inputSet>"
        "<outputSet><dataOutputRefs>out</dataOutputRefs></outputSet></ioSpecification>"
    )
    task = node(
        "scriptTask",
        "t",
        contract
        + "<dataInputAssociation><sourceRef>x</sourceRef><targetRef>in</targetRef>"
        "</dataInputAssociation>"
        "<dataOutputAssociation><sourceRef>out</sourceRef><targetRef>y</targetRef>"
        "</dataOutputAssociation><script>out = in + 1</script>".replace("in + 1", "x + 1"),
    )
    objects = node("dataObject", "x") + node("dataObject", "y")
    assert run(ENDS, objects, task, AROUND, data={"x": 1}).data == {"x": 1, "y": 2}


@pytest.mark.parametrize("sequential", ["true", "false"])
def test_thousands_of_instances_cost_what_each_costs(sequential: str) -> None:
    marker = several("<loopCardinality>4000</loopCardinality>", isSequential=sequential)
    result = run(ENDS, sub("t", marker, inside("a")), AROUND)
    assert (result.status, len(ways(result, "subProcess"))) == ("completed", 4000)


@pytest.mark.parametrize("kind", ["signal", "message", "escalation", "error"])
def test_a_complex_behaviour_throws_what_it_defines_where_its_condition_holds(kind: str) -> None:
    """Table 10.30: thrown as an instance ends, caught at the edge of the whole."""
    refs = {"signal": "S", "message": "M", "escalation": "X", "error": "E"}
    named = node("signal", "S", name="S") + node("message", "M", name="M")
    named += node("error", "E", errorCode="E") + node("escalation", "X", escalationCode="X")
    behaviour = (
        "<complexBehaviorDefinition><condition>numberOfCompletedInstances == 2</condition>"
        f"<event>{on(kind, refs[kind])}</event></complexBehaviorDefinition>"
    )
    marker = several(
        "<loopCardinality>3</loopCardinality>" + behaviour, isSequential="true", behavior="Complex"
    )
    edge = {} if kind == "error" else {"cancelActivity": "false"}
    content = (
        ENDS
        + node("userTask", "t", marker)
        + scripts("w")
        + AROUND
        + event("end", "e2")
        + event("boundary", "b", on(kind, refs[kind]), attachedToRef="t", **edge)
        + line("b", "w", "e2")
    )
    expected = "t t w" if kind == "error" else "t t w t z"
    assert done(run(content, named=named)) == expected


def test_an_ad_hoc_sub_process_does_something_each_time_before_it_may_be_enough() -> None:
    """13.3.5: the condition is looked at as something in it ends, not as it begins."""
    again = loop(loopMaximum="3")
    until = scripts("a", "b") + "<completionCondition>true</completionCondition>"
    attributes = {"kind": "adHocSubProcess", "ordering": "Sequential"}
    assert done(run(ENDS, sub("t", again + until, **attributes), AROUND)) == "a a a z"


def test_what_still_runs_in_an_ad_hoc_sub_process_is_waited_for_if_it_says_so() -> None:
    both = node("userTask", "a") + node("userTask", "b")
    both += "<completionCondition>true</completionCondition>"
    kept = sub("t", both, kind="adHocSubProcess", cancelRemainingInstances="false")
    dropped = sub("t", both, kind="adHocSubProcess")
    assert done(run(ENDS, kept, AROUND)) == "a b z"
    assert done(run(ENDS, dropped, AROUND)) == "a z"


def test_thousands_of_people_at_work_cost_what_each_costs() -> None:
    count = "<loopCardinality>5000</loopCardinality>"
    enough = "<completionCondition>nrOfCompletedInstances >= 2500</completionCondition>"
    result = run(ENDS, node("userTask", "t", several(count + enough)), AROUND)
    assert (result.status, len(ways(result, "userTask"))) == ("completed", 2500)


def test_instances_of_instances_are_bounded_together() -> None:
    """A hundred million tokens would fill any memory before anybody counted the moves."""
    many = "<loopCardinality>10000</loopCardinality>"
    inner = node("scriptTask", "a", several(many).replace('id="m"', 'id="m2"'))
    content = event("start", "is") + event("end", "ie") + inner + line("is", "a", "ie")
    dozen = several("<loopCardinality>12</loopCardinality>")
    result = run(ENDS, sub("t", dozen, content), AROUND)
    assert (result.status, result.problems[-1].rule) == ("failed", "too-many-instances")
