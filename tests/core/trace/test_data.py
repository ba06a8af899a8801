"""Data of activities: what goes in and out, who sees what, what each instance has for itself."""

from __future__ import annotations

from typing import Any

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
)
from xize.core.trace import Wishes, trace


def contract(takes: str = "", gives: str = "") -> str:
    """An ioSpecification with named inputs and outputs."""
    ins, outs = takes.split(), gives.split()
    both = [node("dataInput", one) for one in ins] + [node("dataOutput", one) for one in outs]
    sets = "".join(f"<dataInputRefs>{one}</dataInputRefs>" for one in ins)
    gone = "".join(f"<dataOutputRefs>{one}</dataOutputRefs>" for one in outs)
    return node(
        "ioSpecification",
        "io",
        "".join(both) + f"<inputSet>{sets}</inputSet><outputSet>{gone}</outputSet>",
    ).replace(' id="io"', "")


def into(source: str, target: str) -> str:
    inner = f"<sourceRef>{source}</sourceRef><targetRef>{target}</targetRef>"
    return f"<dataInputAssociation>{inner}</dataInputAssociation>"


def out_of(source: str, target: str) -> str:
    inner = f"<sourceRef>{source}</sourceRef><targetRef>{target}</targetRef>"
    return f"<dataOutputAssociation>{inner}</dataOutputAssociation>"


def objects(*names: str) -> str:
    return "".join(node("dataObject", one) for one in names)


def task(ident: str, body: str, *parts: str) -> str:
    return node("scriptTask", ident, "".join(parts) + f"<script>{body}</script>")


def test_an_output_that_was_not_written_changes_nothing() -> None:
    quiet = task("t", "other = 1", contract(gives="out"), out_of("out", "x"))
    assert run(ENDS, objects("x"), quiet, AROUND, data={"x": 7}).data["x"] == 7


def test_an_inner_data_object_hides_the_outer_one_and_is_gone_with_its_scope() -> None:
    content = (
        event("start", "is")
        + event("end", "ie")
        + node("dataObject", "x2", name="x")
        + script("a", "before = has(x)")
        + script("b", "x = 5; seen = x")
        + line("is", "a", "b", "ie")
    )
    result = run(ENDS, objects("x"), sub("t", content), AROUND, data={"x": 1})
    assert result.data == {"x": 1, "before": False, "seen": 5}


def test_each_instance_has_the_data_of_its_sub_process_for_itself() -> None:
    content = (
        event("start", "is")
        + event("end", "ie")
        + objects("mine")
        + script("a", "mine = item")
        + node("userTask", "wait")
        + script("b", "total = total + mine")
        + line("is", "a", "wait", "b", "ie")
    )
    marker = several("<loopDataInputRef>list</loopDataInputRef>" + node("inputDataItem", "item"))
    result = run(
        ENDS,
        objects("list"),
        sub("t", marker, content),
        AROUND,
        data={"list": [1, 2, 4], "total": 0},
    )
    assert result.data == {"list": [1, 2, 4], "total": 7}


def test_items_go_in_and_come_out_by_associations() -> None:
    """10.3.8: the item is the source of an input, the output's target is the output item."""
    marker = several(
        "<loopDataInputRef>ins</loopDataInputRef><loopDataOutputRef>outs</loopDataOutputRef>"
        + node("inputDataItem", "item")
        + node("outputDataItem", "given")
    )
    body = (
        contract("ins n", "outs twice")
        + into("list", "ins")
        + into("item", "n")
        + out_of("twice", "given")
        + out_of("outs", "result")
    )
    content = objects("list", "result") + task("t", "twice = n * 2", body + marker)
    result = run(ENDS, content, AROUND, data={"list": [3, 1]})
    assert result.data == {"list": [3, 1], "result": [6, 2]}


def test_no_items_give_an_empty_collection() -> None:
    marker = several(
        "<loopDataInputRef>list</loopDataInputRef><loopDataOutputRef>out</loopDataOutputRef>"
        + node("inputDataItem", "item")
        + node("outputDataItem", "given")
    )
    result = run(
        ENDS, objects("list", "out"), task("t", "given = 1", marker), AROUND, data={"list": []}
    )
    assert result.data["out"] == []


def test_a_completion_condition_sees_what_was_given_so_far() -> None:
    marker = several(
        "<loopDataInputRef>list</loopDataInputRef><loopDataOutputRef>out</loopDataOutputRef>"
        + node("inputDataItem", "item")
        + node("outputDataItem", "given")
        + "<completionCondition>'no' in out or given == 'stop'</completionCondition>",
        isSequential="true",
    )
    content = objects("list", "out") + task("t", "given = item", marker)

    def turns(*items: str) -> int:
        return done(run(ENDS, content, AROUND, data={"list": list(items)})).split().count("t")

    assert [turns("a", "no", "b"), turns("stop", "a"), turns("a", "b")] == [2, 1, 2]


def test_a_loop_takes_and_gives_each_time() -> None:
    body = contract("n", "m") + into("x", "n") + out_of("m", "x")
    again = loop("<loopCondition>x &lt; 3</loopCondition>", loopMaximum="9")
    result = run(ENDS, objects("x"), task("t", "m = n + 1", body + again), AROUND, data={"x": 0})
    assert (done(result), result.data) == ("t t t z", {"x": 3})


def test_figures_of_the_whole_are_seen_inside() -> None:
    marker = several("<loopCardinality>3</loopCardinality>", isSequential="true")
    body = "log = nrOfInstances * 100 + numberOfCompletedInstances * 10 + loopCounter"
    assert run(ENDS, task("t", body, marker), AROUND).data == {"log": 323}


def test_more_instances_than_anybody_means_are_refused_by_name() -> None:
    marker = several("<loopCardinality>10001</loopCardinality>")
    result = run(ENDS, task("t", "x = 1", marker), AROUND)
    assert (result.status, result.problems[-1].rule) == ("failed", "too-many-instances")


def test_a_called_process_keeps_what_it_declares() -> None:
    called = process(node("dataObject", "x2", name="x"), inside("a"), ident="q").replace(
        '<scriptTask id="a">', '<scriptTask id="a"><script>x = 9; y = 2</script>'
    )
    caller = process(objects("x"), ENDS, node("callActivity", "t", calledElement="q"), AROUND)
    wishes: dict[str, Any] = {"x": 1}
    assert trace(file(caller, called), Wishes(process="p", data=wishes)).data == {"x": 1, "y": 2}


def test_a_call_passes_data_under_the_names_of_the_called() -> None:
    """10.4.1: associations name the call's data, which stand for those of the called process."""
    body = contract("a", "b") + inside("w", "q").replace(
        '<scriptTask id="w">', '<scriptTask id="w"><script>b = a * 2; c = 1</script>'
    )
    data = contract("arg", "res") + into("x", "arg") + out_of("res", "y")
    calls = node("callActivity", "t", data, calledElement="q")
    caller = process(objects("x", "y"), ENDS, calls, AROUND)
    result = trace(file(caller, process(body, ident="q")), Wishes(process="p", data={"x": 4}))
    assert result.data == {"x": 4, "y": 8}


def test_a_called_process_that_cannot_begin_is_named() -> None:
    waits = process(
        event("start", "qs", on("message", "M")) + event("end", "qe") + line("qs", "qe"), ident="q"
    )
    caller = process(ENDS, node("callActivity", "t", calledElement="q"), AROUND)
    result = trace(file(node("message", "M", name="M"), caller, waits), Wishes(process="p"))
    assert (result.status, done(result)) == ("completed", "z")
    assert [one.rule for one in result.problems] == ["called-cannot-begin"]


def test_an_output_goes_to_the_object_that_is_called_like_it() -> None:
    data = contract("in1", "out1").replace('id="out1"', 'id="out1" name="x"')
    one = task("t", "x = x + 1", data.replace('id="in1"', 'id="in1" name="x"'), into("o", "in1"))
    one = one.replace("<script>", out_of("out1", "o") + "<script>")
    result = run(ENDS, node("dataObject", "o", name="x"), one, AROUND, data={"x": 4})
    assert result.data == {"x": 5}


def test_what_of_sets_and_protocols_is_not_run_is_named() -> None:
    data = contract("a").replace("</inputSet>", "</inputSet><inputSet/>")
    image = sub("u", inside("b"), kind="transaction", method="##Image")
    result = run(ENDS, task("t", "x = 1", data), image, scripts("z"), line("s", "t", "u", "z", "e"))
    rules = [one.rule for one in result.problems if one.rule != "schema-order"]
    assert (result.status, rules) == ("completed", ["sets-not-chosen", "transaction-method"])
