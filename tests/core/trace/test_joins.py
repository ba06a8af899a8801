"""Inclusive joins where nothing is structured (clause 13.4.3), and joins in loops."""

from __future__ import annotations

from tests.core.process.bpmn.written import flow, line
from tests.core.trace.shapes import ENDS, done, event, node, on, run, scripts, sub, ways, when

MESSAGE = node("message", "M", name="order")


def gate(kind: str, ident: str, **attributes: str) -> str:
    return node(f"{kind}Gateway", ident, **attributes)


def test_a_token_that_waits_upstream_is_waited_for() -> None:
    content = (
        ENDS
        + gate("parallel", "g")
        + gate("inclusive", "j")
        + scripts("a", "z")
        + node("receiveTask", "w", messageRef="M")
        + line("s", "g", "a", "j", "z", "e")
        + line("g", "w", "j")
    )
    assert done(run(content, named=MESSAGE)) == "a"
    assert done(run(content, named=MESSAGE, events=("order",))) == "a z"


def test_a_token_that_can_only_come_through_the_join_is_not() -> None:
    """The way back begins behind the join: what waits there has passed it."""
    content = (
        ENDS
        + gate("exclusive", "m")
        + gate("parallel", "g")
        + gate("inclusive", "j")
        + scripts("a", "b")
        + node("task", "t")
        + gate("exclusive", "x", default="x-e")
        + line("s", "m", "g", "a", "j", "t", "x")
        + line("g", "b", "j")
        + flow("x", "e")
        + flow("x", "m", when("n == 1"))
    )
    assert done(run(content, data={"n": 0})) == "a b t"


def test_a_join_is_left_to_a_token_that_may_come_by_a_flow_that_has_one() -> None:
    """A token that can reach a flow with a token does not hold the join up (second condition)."""
    content = (
        ENDS
        + gate("parallel", "g")
        + gate("exclusive", "c", default="c-m")
        + gate("exclusive", "m")
        + gate("inclusive", "j")
        + scripts("a", "z")
        + node("receiveTask", "w", messageRef="M")
        + line("s", "g", "a", "m", "j", "z", "e")
        + line("g", "w", "c")
        + flow("c", "m")
        + flow("c", "j", when("1 == 2"))
    )
    result = run(content, named=MESSAGE)
    assert (done(result), result.status) == ("a z", "waiting")


def test_what_comes_over_an_edge_is_waited_for() -> None:
    content = (
        ENDS
        + gate("parallel", "g")
        + gate("inclusive", "j")
        + scripts("a", "z")
        + node("receiveTask", "w", messageRef="M")
        + event("end", "e2")
        + event("boundary", "b", on("message", "M"), attachedToRef="w")
        + line("s", "g", "a", "j", "z", "e")
        + line("g", "w", "e2")
        + line("b", "j")
    )
    assert done(run(content, named=MESSAGE)) == "a"


def test_what_comes_over_a_link_is_waited_for() -> None:
    content = (
        ENDS
        + gate("parallel", "g")
        + gate("inclusive", "j")
        + scripts("a", "z")
        + node("receiveTask", "w", messageRef="M")
        + event("throw", "t", on("link", "L"))
        + event("catch", "l", on("link", "L"))
        + line("s", "g", "a", "j", "z", "e")
        + line("g", "w", "t")
        + line("l", "j")
    )
    assert done(run(content, named=MESSAGE)) == "a"
    assert done(run(content, named=MESSAGE, events=("order",))) == "a z"


def test_joins_in_instances_do_not_mix() -> None:
    marker = node("multiInstanceLoopCharacteristics", "m", "<loopCardinality>2</loopCardinality>")
    inner = (
        event("start", "is")
        + event("end", "ie")
        + gate("parallel", "g")
        + gate("parallel", "j")
        + scripts("a", "b")
        + line("is", "g", "a", "j", "ie")
        + line("g", "b", "j")
    )
    result = run(ENDS + sub("t", marker, inner) + line("s", "t", "e"))
    assert result.status == "completed"
    assert ways(result, "parallelGateway") == ["g", "g", "j", "j"]


def test_a_parallel_join_takes_one_token_of_each_flow() -> None:
    """Two tokens by one flow are not two flows."""
    content = (
        ENDS
        + gate("parallel", "g")
        + gate("exclusive", "m")
        + gate("parallel", "j")
        + scripts("a", "b", "z")
        + node("receiveTask", "w", messageRef="M")
        + line("s", "g", "a", "m", "j", "z", "e")
        + line("g", "b", "m")
        + line("g", "w", "j")
    )
    assert done(run(content, named=MESSAGE)) == "a b"
    result = run(content, named=MESSAGE, events=("order",))
    assert (done(result), result.status) == ("a b z", "stuck")
