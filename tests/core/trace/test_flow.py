"""Tokens: gateways, joins, implicit parting and meeting, conditions, loops of flows."""

from __future__ import annotations

import pytest

from tests.core.process.bpmn.written import flow, line
from tests.core.trace.shapes import ENDS, done, event, node, on, run, script, scripts, ways, when


def gate(ident: str, kind: str, **attributes: str) -> str:
    return node(f"{kind}Gateway", ident, **attributes)


def diamond(parts: str, meets: str, one: str = "", two: str = "") -> str:
    """Two branches between two gateways, and a task behind."""
    return (
        ENDS
        + scripts("a", "b", "z")
        + gate("g", parts)
        + gate("j", meets)
        + line("s", "g")
        + flow("g", "a", one)
        + flow("g", "b", two)
        + line("a", "j")
        + line("b", "j")
        + line("j", "z", "e")
    )


def test_a_line_is_told_step_by_step() -> None:
    result = run(ENDS, script("a", "x = 1 + 1"), line("s", "a", "e"))
    assert [(one.event, one.node) for one in result.trace] == [
        ("entered", "s"),
        ("completed", "s"),
        ("entered", "a"),
        ("completed", "a"),
        ("entered", "e"),
        ("completed", "e"),
    ]
    assert result.trace[2].script == "x = 1 + 1"
    assert (result.status, result.data) == ("completed", {"x": 2})


def test_a_parallel_join_waits_for_each_flow() -> None:
    result = run(diamond("parallel", "parallel"))
    assert (result.status, done(result)) == ("completed", "a b z")


def test_an_exclusive_meeting_lets_each_token_pass() -> None:
    assert done(run(diamond("parallel", "exclusive"))) == "a b z z"


@pytest.mark.parametrize(
    ("data", "expected"),
    [({"x": 1}, "a z"), ({"y": 1}, "b z"), ({"x": 1, "y": 1}, "a b z")],
)
def test_an_inclusive_join_waits_for_what_can_still_come(
    data: dict[str, int], expected: str
) -> None:
    result = run(diamond("inclusive", "inclusive", when("has(x)"), when("has(y)")), data=data)
    assert (result.status, done(result)) == ("completed", expected)


def test_a_parallel_join_behind_a_choice_is_stuck() -> None:
    result = run(diamond("exclusive", "parallel", when("x == 1"), when("x == 2")), data={"x": 1})
    assert result.status == "stuck"
    assert [one.rule for one in result.problems] == ["deadlock", "never-joins"]


def test_no_condition_true_has_failed() -> None:
    result = run(diamond("exclusive", "exclusive", when("x == 1"), when("x == 2")), data={"x": 3})
    assert (result.status, result.problems[-1].rule) == ("failed", "no-condition-true")
    assert (result.problems[-1].node, result.problems[-1].line) == ("g", 1)


def test_the_default_flow_is_taken_when_nothing_else_is() -> None:
    inside = (
        ENDS
        + scripts("a", "b")
        + gate("g", "exclusive", default="g-b")
        + line("s", "g")
        + flow("g", "a", when("${x > 5}"))
        + flow("g", "b")
        + line("a", "e")
        + line("b", "e")
    )
    assert done(run(inside, data={"x": 6})) == "a"
    assert done(run(inside, data={"x": 5})) == "b"


def test_an_activity_parts_by_conditions_and_default() -> None:
    inside = (
        ENDS
        + node("userTask", "t", default="t-c")
        + scripts("a", "b", "c")
        + line("s", "t")
        + flow("t", "a", when("= x > 1"))
        + flow("t", "b", when("x > 2"))
        + flow("t", "c")
        + line("a", "e")
        + line("b", "e")
        + line("c", "e")
    )
    assert done(run(inside, data={"x": 3})) == "t a b"
    assert done(run(inside, data={"x": 2})) == "t a"
    assert done(run(inside, data={"x": 1})) == "t c"


def test_several_flows_into_an_activity_begin_it_for_each_token() -> None:
    inside = ENDS + scripts("a", "b", "c") + line("s", "a", "c", "e") + line("s", "b", "c")
    assert done(run(inside)) == "a b c c"


def test_a_loop_of_flows_goes_round_until_its_condition() -> None:
    inside = (
        ENDS
        + script("a", "n = n + 1")
        + gate("g", "exclusive", default="g-e")
        + gate("m", "exclusive")
        + line("s", "m", "a", "g")
        + flow("g", "m", when("n &lt; 3"))
        + flow("g", "e")
    )
    result = run(inside, data={"n": 0})
    assert (done(result), result.data) == ("a a a", {"n": 3})


def test_an_inclusive_join_in_a_loop_fires_each_round() -> None:
    inside = (
        ENDS
        + gate("m", "inclusive")
        + script("a", "n = n + 1")
        + gate("g", "exclusive", default="g-e")
        + line("s", "m", "a", "g")
        + flow("g", "m", when("n &lt; 3"))
        + flow("g", "e")
    )
    assert done(run(inside, data={"n": 0})) == "a a a"


def test_without_events_all_begins_that_nothing_leads_to() -> None:
    result = run(scripts("a", "b", "c"), line("a", "c"))
    assert (result.status, done(result)) == ("completed", "a b c")


def test_terminate_ends_everything() -> None:
    inside = (
        event("start", "s")
        + node("receiveTask", "w")
        + script("a")
        + event("end", "t", "<terminateEventDefinition/>")
        + event("end", "e")
        + line("s", "w", "e")
        + line("s", "a", "t")
    )
    result = run(inside)
    assert result.status == "completed"
    assert [one.node for one in result.trace if one.event == "cancelled"] == ["w"]


def test_two_tokens_start_an_activity_that_needs_two() -> None:
    inside = (
        ENDS
        + gate("g", "parallel")
        + scripts("a", "b", "z")
        + node("task", "t", startQuantity="2", completionQuantity="2")
        + line("s", "g", "a", "t", "z", "e")
        + line("g", "b", "t")
    )
    assert done(run(inside)) == "a b t z z"


def test_a_complex_gateway_fires_by_its_condition_and_is_ready_again() -> None:
    activation = "<activationCondition>activationCount >= 2</activationCondition>"
    inside = (
        ENDS
        + gate("g", "parallel")
        + scripts("a", "b", "c", "z")
        + node("complexGateway", "j", activation)
        + line("s", "g", "a", "j", "z", "e")
        + line("g", "b", "j")
        + line("g", "c", "j")
    )
    result = run(inside)
    assert (result.status, done(result)) == ("completed", "a b c z")


def test_a_flow_that_never_ends_is_stopped() -> None:
    inside = ENDS + scripts("a") + gate("g", "exclusive", default="g-a") + line("s", "a", "g", "a")
    result = run(inside, flow("g", "e", when("1 == 2")))
    assert (result.status, result.problems[-1].rule) == ("failed", "endless-loop")


def test_a_loop_that_sends_what_nobody_receives_is_stopped() -> None:
    """Letters are kept for whoever may wait later; a loop would heap them up without an end."""
    sends = event("throw", "a", on("message", "M"))
    inside = ENDS + sends + gate("g", "exclusive", default="g-a") + line("s", "a", "g", "a")
    result = run(inside, flow("g", "e", when("1 == 2")), named=node("message", "M", name="M"))
    assert (result.status, result.problems[-1].rule) == ("failed", "endless-loop")
    assert len(result.trace) < 10_000


def test_every_gateway_is_told() -> None:
    assert ways(run(diamond("parallel", "parallel")), "parallelGateway") == ["g", "j"]


def test_a_join_that_a_message_could_still_fill_waits() -> None:
    inside = (
        ENDS
        + gate("g", "parallel")
        + gate("j", "parallel")
        + node("receiveTask", "w")
        + scripts("a", "z")
        + line("s", "g", "a", "j", "z", "e")
        + line("g", "w", "j")
    )
    assert run(inside).status == "waiting"
    assert done(run(inside, events=("w",))) == "a z"


def test_a_join_no_message_can_fill_is_stuck() -> None:
    inside = (
        ENDS
        + gate("g", "exclusive", default="g-a")
        + gate("j", "parallel")
        + node("receiveTask", "w")
        + scripts("a", "b")
        + event("end", "e2")
        + line("s", "g", "a", "j", "e")
        + flow("g", "b", when("1 == 2"))
        + line("b", "j")
        + line("s", "w", "e2")
    )
    assert run(inside).status == "stuck"
