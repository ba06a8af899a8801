"""Events: waited for and thrown, at edges, inside scopes, behind event-based gateways."""

from __future__ import annotations

import pytest

from tests.core.process.bpmn.written import file, flow, line, process
from tests.core.trace.shapes import (
    AROUND,
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
)
from xize.core.trace import Wishes, trace

NAMED = (
    node("message", "M", name="order")
    + node("signal", "S", name="alarm")
    + node("error", "E", errorCode="E1")
    + node("error", "F", errorCode="E2")
    + node("escalation", "X", escalationCode="X1")
)
AWAY = scripts("w") + event("end", "e2") + line("b", "w", "e2")


def edge(definition: str, *, interrupting: bool = True) -> str:
    return AWAY + event(
        "boundary", "b", definition, attachedToRef="t", cancelActivity=str(interrupting).lower()
    )


def inside(*middle: str, end: str = "") -> str:
    return event("start", "is") + event("end", "ie", end) + "".join(middle)


def test_a_message_is_waited_for_and_comes_from_outside() -> None:
    content = ENDS + event("catch", "t", on("message", "M")) + AROUND
    assert run(content, named=NAMED).status == "waiting"
    for name in ("t", "M", "order"):
        assert done(run(content, named=NAMED, events=(name,))) == "z"


def test_a_timer_moves_the_clock() -> None:
    result = run(ENDS + event("catch", "t", after("PT90S")) + AROUND)
    assert [one.t for one in result.trace if one.node == "t"] == [0, 90]


def test_a_condition_is_waited_for() -> None:
    content = (
        ENDS
        + event("catch", "t", on("conditional", inside="<condition>x == 1</condition>"))
        + script("a", "x = 1")
        + line("s", "a", "e")
        + AROUND
    )
    assert done(run(content)) == "a z"


def test_a_link_leads_on() -> None:
    content = (
        ENDS
        + event("throw", "l", on("link", "L"))
        + event("catch", "m", on("link", "L"))
        + scripts("z")
        + line("s", "l")
        + line("m", "z", "e")
    )
    assert done(run(content)) == "z"


def test_pools_send_each_other_messages() -> None:
    one = process(
        ENDS,
        event("throw", "ask", on("message", "M")),
        event("catch", "hear", on("message")),
        line("s", "ask", "hear", "e"),
    )
    two = process(
        event("start", "s2", on("message", "M")),
        node("sendTask", "answer"),
        event("end", "e2"),
        line("s2", "answer", "e2"),
        ident="q",
    )
    pools = (
        '<collaboration id="c"><participant id="P" processRef="p"/>'
        '<participant id="Q" processRef="q"/>'
        + node("messageFlow", "f1", sourceRef="ask", targetRef="s2")
        + node("messageFlow", "f2", sourceRef="answer", targetRef="hear")
        + "</collaboration>"
    )
    result = trace(file(NAMED, pools, one, two), Wishes())
    assert result.status == "completed"
    assert ways(result) == ["s", "ask", "s2", "answer", "e2", "hear", "e"]


def test_an_interrupting_timer_cancels_the_activity() -> None:
    result = run(
        ENDS + node("receiveTask", "t", messageRef="M") + AROUND + edge(after("PT5S")), named=NAMED
    )
    assert done(result) == "w"
    assert [(one.t, one.node) for one in result.trace if one.event == "cancelled"] == [(5, "t")]


def test_a_timer_that_does_not_interrupt_goes_off_as_often_as_it_says() -> None:
    cycle = on("timer", inside="<timeCycle>R3/PT10S</timeCycle>")
    content = (
        (
            ENDS
            + event("catch", "u", after("PT60S"))
            + scripts("z")
            + AWAY
            + sub("t", inside(event("catch", "v", after("PT60S")), line("is", "v", "ie")))
            + line("s", "t", "z", "e")
            + line("u", "e")
        )
        .replace(event("catch", "u", after("PT60S")), "")
        .replace(line("u", "e"), "")
    )
    content += event("boundary", "b", cycle, attachedToRef="t", cancelActivity="false")
    result = run(content)
    assert [one.t for one in result.trace if one.node == "w" and one.event == "entered"] == [
        10,
        20,
        30,
    ]
    assert result.status == "completed"


@pytest.mark.parametrize(("ref", "expected"), [("E", "w"), ("", "w"), ("F", "")])
def test_an_error_is_caught_by_its_code(ref: str, expected: str) -> None:
    content = (
        ENDS
        + sub("t", inside(line("is", "ie"), end=on("error", "E")))
        + AROUND
        + edge(on("error", ref))
    )
    result = run(content, named=NAMED)
    assert done(result) == expected
    assert result.status == ("completed" if expected else "failed")


def test_an_error_crosses_a_call() -> None:
    called = process(
        event("start", "qs"), event("end", "qe", on("error", "E")), line("qs", "qe"), ident="q"
    )
    caller = process(
        ENDS, node("callActivity", "t", calledElement="q"), AROUND, edge(on("error", "E"))
    )
    result = trace(file(NAMED, caller, called), Wishes(process="p"))
    assert (result.status, done(result)) == ("completed", "w")


def test_an_escalation_need_not_interrupt() -> None:
    throws = event("throw", "x", on("escalation", "X"))
    content = ENDS + sub("t", inside(throws, scripts("a"), line("is", "x", "a", "ie"))) + AROUND
    both = run(content + edge(on("escalation", "X"), interrupting=False), named=NAMED)
    assert sorted(done(both).split()) == ["a", "w", "z"]
    assert done(run(content + edge(on("escalation", "X")), named=NAMED)) == "w"
    assert done(run(content, named=NAMED)) == "a z"


def test_a_signal_reaches_everybody() -> None:
    content = (
        ENDS
        + node("parallelGateway", "g")
        + event("throw", "x", on("signal", "S"))
        + event("catch", "c1", on("signal", "S"))
        + event("catch", "c2", on("signal", "S"))
        + line("s", "g", "x", "e")
        + line("g", "c1", "e")
        + line("g", "c2", "e")
    )
    result = run(content, named=NAMED)
    assert result.status == "completed"
    assert {"c1", "c2"} <= set(ways(result))


def test_an_event_gateway_takes_what_comes_first() -> None:
    content = (
        ENDS
        + node("eventBasedGateway", "g")
        + event("catch", "m", on("message", "M"))
        + event("catch", "c", after("PT1H"))
        + scripts("a", "b")
        + line("s", "g", "m", "a", "e")
        + line("g", "c", "b", "e")
    )
    assert done(run(content, named=NAMED)) == "b"
    assert done(run(content, named=NAMED, events=("order",))) == "a"


def test_an_event_gateway_begins_a_process() -> None:
    content = (
        node("eventBasedGateway", "g", instantiate="true")
        + event("end", "e")
        + event("catch", "m", on("message", "M"))
        + event("catch", "n", on("message", "N"))
        + scripts("a", "b")
        + line("g", "m", "a", "e")
        + line("g", "n", "b", "e")
    )
    named = NAMED + node("message", "N", name="bill")
    assert done(run(content, named=named, events=("bill",))) == "b"
    assert run(content, named=named).status == "waiting"
    both = content.replace("instantiate", 'eventGatewayType="Parallel" instantiate')
    assert done(run(both, named=named, events=("bill", "order"))) == "b a"
    assert run(both, named=named, events=("bill",)).status == "waiting"


def handler(definition: str, interrupting: str = "true") -> str:
    return sub(
        "h",
        event("start", "hs", definition, isInterrupting=interrupting)
        + event("end", "he")
        + scripts("w")
        + line("hs", "w", "he"),
        triggeredByEvent="true",
    )


def test_an_event_sub_process_takes_the_place_of_its_scope() -> None:
    error = inside(handler(on("error", "E")), line("is", "ie"), end=on("error", "E"))
    assert done(run(ENDS + sub("t", error) + AROUND, named=NAMED)) == "w z"


def test_an_event_sub_process_may_run_beside() -> None:
    waits = event("catch", "v", on("message", "M"))
    content = (
        ENDS
        + sub("t", inside(handler(on("signal", "S"), "false"), waits, line("is", "v", "ie")))
        + AROUND
    )
    assert done(run(content, named=NAMED, events=("alarm", "alarm", "order"))) == "w w z"


def test_a_parallel_multiple_event_waits_for_all() -> None:
    both = on("message", "M") + on("signal", "S")
    content = ENDS + event("catch", "t", both, parallelMultiple="true") + AROUND
    assert run(content, named=NAMED, events=("order",)).status == "waiting"
    assert done(run(content, named=NAMED, events=("order", "alarm"))) == "z"
    assert done(run(ENDS + event("catch", "t", both) + AROUND, named=NAMED, events=("alarm",)))


def test_a_parallel_multiple_start_waits_for_all() -> None:
    both = on("message", "M") + on("signal", "S")
    content = event("start", "s", both, parallelMultiple="true") + event("end", "e")
    content += scripts("a") + line("s", "a", "e")
    assert run(content, named=NAMED, events=("order",)).status == "waiting"
    result = run(content, named=NAMED, events=("order", "alarm"))
    assert (result.status, done(result)) == ("completed", "a")


def test_the_clock_stops_where_it_is_told_to() -> None:
    content = ENDS + event("catch", "t", after("P1M")) + AROUND
    stop = Wishes().at.replace(day=20)
    assert run(content, until=stop).status == "waiting"


def test_a_timer_begins_a_process() -> None:
    content = event("start", "s", after("PT10S")) + event("end", "e") + scripts("a")
    result = run(content, line("s", "a", "e"))
    assert (result.status, done(result), result.trace[0].t) == ("completed", "a", 10)


def test_flows_out_of_an_instantiating_task() -> None:
    content = (
        node("receiveTask", "t", messageRef="M", instantiate="true")
        + scripts("a")
        + event("end", "e")
        + flow("t", "a")
        + flow("a", "e")
    )
    assert done(run(content, named=NAMED, events=("order",))) == "a"


def test_data_go_with_a_message() -> None:
    out = (
        node("dataInput", "sent")
        + (
            "<dataInputAssociation><sourceRef>x</sourceRef><targetRef>sent</targetRef>"
            "</dataInputAssociation>"
        )
        + "<inputSet><dataInputRefs>sent</dataInputRefs></inputSet>"
    )
    into = (
        node("dataOutput", "got")
        + (
            "<dataOutputAssociation><sourceRef>got</sourceRef><targetRef>y</targetRef>"
            "</dataOutputAssociation>"
        )
        + "<outputSet><dataOutputRefs>got</dataOutputRefs></outputSet>"
    )
    one = process(
        node("dataObject", "x")
        + event("start", "s")
        + event("end", "ask", out + on("message", "M"))
        + line("s", "ask")
    )
    two = process(
        node("dataObject", "y")
        + event("start", "s2", into + on("message", "M"))
        + event("end", "e2")
        + line("s2", "e2"),
        ident="q",
    )
    result = trace(file(NAMED, one, two), Wishes(data={"x": 7}))
    assert (result.status, result.data) == ("completed", {"x": 7, "y": 7})


def test_a_timer_begins_an_event_sub_process() -> None:
    for interrupting, gone in (("true", ["v"]), ("false", [])):
        waits = event("catch", "v", after("PT20S"))
        content = inside(handler(after("PT5S"), interrupting), waits, line("is", "v", "ie"))
        result = run(ENDS + sub("t", content) + AROUND)
        assert done(result) == "w z"
        assert [one.node for one in result.trace if one.event == "cancelled"] == gone


def test_a_condition_at_an_edge_is_heard_once_until_it_is_false_again() -> None:
    condition = on("conditional", inside="<condition>x == 1</condition>")
    content = (
        ENDS
        + node("parallelGateway", "g")
        + node("receiveTask", "t", messageRef="M")
        + script("a", "x = 1")
        + script("d", "x = 2")
        + script("c", "x = 1")
        + event("catch", "p1", after("PT1S"))
        + event("catch", "q", after("PT1S"))
        + line("s", "g", "t", "z", "e")
        + line("g", "a", "p1", "d", "q", "c", "e")
        + scripts("z")
        + edge(condition, interrupting=False)
    )
    result = run(content, named=NAMED)
    assert done(result) == "a w d c w"
    assert result.status == "waiting"


def test_a_sub_process_hears_its_own_last_signal() -> None:
    content = ENDS + sub("t", inside(line("is", "ie"), end=on("signal", "S"))) + AROUND
    assert done(run(content + edge(on("signal", "S")), named=NAMED)) == "w"


def test_an_error_of_a_transaction_leaves_what_was_done() -> None:
    content = ENDS + sub(
        "t", inside(scripts("a"), line("is", "a", "ie"), end=on("error", "E")), kind="transaction"
    )
    assert done(run(content + AROUND + edge(on("error", "E")), named=NAMED)) == "a w"


def test_an_event_sub_process_does_not_catch_what_it_throws_itself() -> None:
    handler = sub(
        "h",
        event("start", "hs", on("escalation", "X"), isInterrupting="false")
        + scripts("told")
        + event("end", "he", on("escalation", "X"))
        + line("hs", "told", "he"),
        triggeredByEvent="true",
    )
    inner = event("start", "is") + event("throw", "x", on("escalation", "X")) + event("end", "ie")
    content = (
        event("start", "s")
        + event("end", "e")
        + sub("t", inner, line("is", "x", "ie"), handler)
        + event("boundary", "b", on("escalation", "X"), attachedToRef="t", cancelActivity="false")
        + scripts("w")
        + event("end", "e2")
        + line("s", "t", "e")
        + line("b", "w", "e2")
    )
    assert done(run(content, named=node("escalation", "X", escalationCode="X"))) == "told w"
