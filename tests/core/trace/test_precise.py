"""Where engines differ: what interrupts what, when conditions are looked at, how joins reset."""

from __future__ import annotations

import pytest

from tests.core.process.bpmn.written import file, flow, line, process
from tests.core.trace.shapes import (
    ENDS,
    after,
    done,
    event,
    node,
    on,
    run,
    script,
    scripts,
    sub,
    ways,
    when,
)
from xize.core.trace import Wishes, trace

NAMED = (
    node("message", "M", name="order")
    + node("message", "N", name="reply")
    + node("signal", "S", name="alarm")
    + node("escalation", "X", escalationCode="X1")
)


def handler(definition: str, *, interrupting: bool = True) -> str:
    """An event sub-process with one script ``h``."""
    start = event("start", "hs", definition, isInterrupting=str(interrupting).lower())
    inside = start + scripts("h") + event("end", "he") + line("hs", "h", "he")
    return sub("hh", inside, triggeredByEvent="true")


@pytest.mark.parametrize("definition", [on("signal", "S"), on("escalation", "X")])
@pytest.mark.parametrize("interrupting", [True, False])
def test_what_interrupts_its_own_thrower_does_so_at_once(
    definition: str, *, interrupting: bool
) -> None:
    inside = event("start", "is") + event("throw", "t", definition) + scripts("a")
    content = inside + event("end", "ie") + line("is", "t", "a", "ie")
    result = run(
        ENDS,
        sub("u", content, handler(definition, interrupting=interrupting)),
        scripts("z"),
        line("s", "u", "z", "e"),
        named=NAMED,
    )
    assert set(done(result).split()) == ({"h", "z"} if interrupting else {"a", "h", "z"})
    assert result.status == "completed"


def test_a_signal_at_the_edge_of_a_call_interrupts_what_was_called() -> None:
    caller = process(
        ENDS,
        node("callActivity", "c", calledElement="q"),
        scripts("z", "w"),
        line("s", "c", "z", "e"),
        event("boundary", "b", on("signal", "S"), attachedToRef="c"),
        event("end", "e2") + line("b", "w", "e2"),
    )
    called = process(
        event("start", "qs"),
        event("throw", "t", on("signal", "S")),
        scripts("a") + event("end", "qe") + line("qs", "t", "a", "qe"),
        ident="q",
    )
    result = trace(file(NAMED, caller, called), Wishes(process="p"))
    assert (done(result), result.status) == ("w", "completed")


TRUE = on("conditional", inside="<condition>x == 1</condition>")


def test_a_condition_that_holds_already_interrupts_before_anything_is_done() -> None:
    inside = event("start", "is") + scripts("a") + event("end", "ie") + line("is", "a", "ie")
    result = run(
        ENDS,
        sub("u", inside, handler(TRUE)),
        line("s", "u", "e"),
        data={"x": 1},
    )
    assert done(result) == "h"


def test_a_condition_occurs_each_time_it_becomes_true() -> None:
    steps = (
        script("a", "x = 1") + script("b", "x = 1") + script("c", "x = 0") + script("d", "x = 1")
    )
    inside = (
        event("start", "is") + steps + event("end", "ie") + line("is", "a", "b", "c", "d", "ie")
    )
    result = run(ENDS, sub("u", inside, handler(TRUE, interrupting=False)), line("s", "u", "e"))
    assert ways(result).count("h") == 2


def test_a_complex_gateway_fires_once_and_resets_with_what_comes_late() -> None:
    two = "<activationCondition>activationCount &gt;= 2</activationCondition>"
    second = flow("j", "late", when("waitingForStart == false"))
    result = run(
        ENDS,
        node("parallelGateway", "g"),
        scripts("a", "b", "z", "late"),
        event("catch", "c", after("PT5S")),
        node("complexGateway", "j", two),
        line("s", "g", "a", "j", "z", "e") + line("g", "b", "j") + line("g", "c", "j"),
        second + line("late", "e"),
    )
    assert done(result) == "a b z late"
    assert [one.t for one in result.trace if one.node == "late"] == [5, 5]
    assert (ways(result).count("j"), result.status) == (1, "completed")


def test_a_complex_gateway_knows_each_flow_by_its_name() -> None:
    result = run(
        ENDS,
        node("parallelGateway", "g"),
        scripts("a", "z"),
        event("catch", "c", after("PT5S")),
        node("complexGateway", "j", "<activationCondition>late + 1 == 2</activationCondition>"),
        line("s", "g", "a", "j", "z", "e") + line("g", "c"),
        flow("c", "j", ident="late"),
    )
    assert [one.t for one in result.trace if one.node == "z"] == [5, 5]


def test_an_event_nobody_waits_for_does_not_keep_back_the_others() -> None:
    content = ENDS + node("receiveTask", "r", messageRef="M") + line("s", "r", "e")
    result = run(content, named=NAMED, events=("N", "nobody", "order"))
    assert result.status == "completed"
    assert {one.rule for one in result.problems} == {"event-unused", "event-unknown"}


def test_events_come_in_their_order_and_before_the_clock() -> None:
    content = (
        ENDS
        + node("receiveTask", "a", messageRef="M")
        + event("catch", "b", after("PT5S"))
        + node("receiveTask", "c", messageRef="N")
        + line("s", "a", "b", "c", "e")
    )
    result = run(content, named=NAMED, events=("M", "N"))
    assert [(one.t, one.node) for one in result.trace if one.event == "completed"] == [
        (0, "s"),
        (0, "a"),
        (5, "b"),
        (5, "c"),
        (5, "e"),
    ]


def test_a_cycle_without_an_end_is_cut_short_and_said() -> None:
    cycle = on("timer", inside="<timeCycle>R/PT1H</timeCycle>")
    content = ENDS + node("receiveTask", "r", messageRef="M") + line("s", "r", "e")
    content += event("boundary", "b", cycle, attachedToRef="r", cancelActivity="false")
    content += event("end", "be") + line("b", "be")
    result = run(content, named=NAMED)
    assert (result.status, [one.rule for one in result.problems]) == ("waiting", ["cycle-endless"])


def test_a_time_that_cannot_be_reckoned_is_said() -> None:
    late = on("timer", inside="<timeDuration>${wait}</timeDuration>")
    content = ENDS + event("catch", "c", late) + line("s", "c", "e")
    assert [one.rule for one in run(content).problems] == ["timer-not-reckoned"]
    result = run(content, data={"wait": "PT7S"})
    assert (result.status, result.trace[-1].t) == ("completed", 7)


def test_what_a_message_brings_reaches_the_task_it_begins() -> None:
    sender = process(
        ENDS,
        '<dataObject id="v"/>',
        script("a", "v = 41"),
        event(
            "throw",
            "ask",
            '<dataInput id="di"/><dataInputAssociation><sourceRef>v</sourceRef>'
            "<targetRef>di</targetRef></dataInputAssociation>" + on("message", "M"),
        ),
        line("s", "a", "ask", "e"),
    )
    receiver = process(
        '<dataObject id="x"/>',
        node(
            "receiveTask",
            "r",
            '<ioSpecification><dataOutput id="do"/><inputSet/><outputSet><dataOutputRefs>do'
            "</dataOutputRefs></outputSet></ioSpecification><dataOutputAssociation><sourceRef>do"
            "</sourceRef><targetRef>x</targetRef></dataOutputAssociation>",
            instantiate="true",
            messageRef="M",
        ),
        script("b", "y = x + 1"),
        event("end", "qe") + line("r", "b", "qe"),
        ident="q",
    )
    result = trace(file(NAMED, sender, receiver), Wishes())
    assert (result.status, result.data.get("y")) == ("completed", 42)


def test_processes_that_are_not_executable_begin_by_nothing() -> None:
    sender = process(ENDS, event("throw", "t", on("message", "M")), line("s", "t", "e"))
    other = process(
        event("start", "qs", on("message", "M")) + event("end", "qe") + line("qs", "qe"), ident="q"
    ).replace('isExecutable="true"', 'isExecutable="false"')
    result = trace(file(NAMED, sender, other), Wishes())
    assert "qs" not in ways(result)


def test_a_join_that_can_still_fire_is_no_dead_end_though_the_process_cannot_end() -> None:
    content = (
        ENDS
        + node("parallelGateway", "g")
        + node("exclusiveGateway", "back")
        + node("receiveTask", "r", messageRef="M")
        + node("parallelGateway", "again")
        + node("inclusiveGateway", "j")
        + line("s", "g", "j", "e")
        + line("g", "back", "r", "again", "j")
        + line("again", "back")
    )
    result = run(content, named=NAMED)
    assert (result.status, result.waits) == ("waiting", ("j", "r"))
    assert ways(run(content, named=NAMED, events=("M",))).count("j") == 1


@pytest.mark.parametrize("middle", [node("userTask", "t"), event("catch", "t", after("PT5S"))])
def test_a_circle_in_which_nothing_changes_is_noticed_at_once(middle: str) -> None:
    content = (
        ENDS
        + middle
        + node("exclusiveGateway", "g", default="g-t")
        + line("s", "t", "g", "t")
        + flow("g", "e", when("x == 1"))
    )
    result = run(content)
    assert (result.status, len(result.trace) < 100) == ("failed", True)
    assert "endless-loop" in [one.rule for one in result.problems]


def test_a_run_may_begin_at_a_join() -> None:
    content = ENDS + node("parallelGateway", "g") + node("parallelGateway", "j")
    content += scripts("a", "b", "z") + line("s", "g", "a", "j", "z", "e") + line("g", "b", "j")
    assert done(run(content, start="j")) == "z"


def test_of_scripts_that_loop_the_beginning_is_told() -> None:
    content = ENDS + scripts("a", "b") + node("exclusiveGateway", "g", default="g-a")
    content += line("s", "a", "b", "g", "a") + flow("g", "e", when("x == 1"))
    result = run(content)
    assert (result.status, result.trace[2].node) == ("failed", "a")
    assert len(result.trace) < 2_000
