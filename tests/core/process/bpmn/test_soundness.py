"""Deadlocks and lack of synchronisation are found before anything runs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.process.bpmn.written import file, flow, line, process
from tests.core.trace.random_files import NAMED, of_anything, of_blocks
from tests.core.trace.shapes import event, node
from xize.core.process.bpmn.model.containers import Definitions
from xize.core.process.bpmn.reading import read
from xize.core.process.bpmn.soundness import judge
from xize.core.process.bpmn.soundness.explore import reaching, ways
from xize.core.process.bpmn.soundness.net import Net
from xize.core.process.bpmn.soundness.translate import translate

ENDS = event("start", "s") + event("end", "e")


def found(*inside: str) -> set[tuple[str, str]]:
    """The verdict on one process."""
    model = read.read(file(process(*inside))).model
    assert model is not None
    return {(one.rule, one.node) for one in judge(model)}


def gates(first: str, second: str) -> set[tuple[str, str]]:
    """Two ways between one gateway and another."""
    return found(
        ENDS,
        node(f"{first}Gateway", "a"),
        node(f"{second}Gateway", "b"),
        *(node("task", one) for one in ("t", "u", "v")),
        line("s", "a", "t", "b", "v", "e"),
        line("a", "u", "b"),
    )


@pytest.mark.parametrize(
    ("first", "second", "fault"),
    [
        ("exclusive", "parallel", "deadlock"),
        ("inclusive", "parallel", "deadlock"),
        ("parallel", "exclusive", "lack-of-synchronisation"),
        ("inclusive", "exclusive", "lack-of-synchronisation"),
    ],
)
def test_gateways_that_do_not_fit_are_told_at_the_one_that_joins(
    first: str, second: str, fault: str
) -> None:
    assert gates(first, second) == {(fault, "b")}


@pytest.mark.parametrize("first", ["exclusive", "parallel", "inclusive"])
def test_gateways_that_fit_are_sound(first: str) -> None:
    assert gates(first, first) == set()
    assert gates(first, "inclusive") == set()


def test_a_loop_of_exclusive_gateways_is_sound() -> None:
    assert not found(
        ENDS,
        node("exclusiveGateway", "a"),
        node("exclusiveGateway", "b"),
        node("task", "t"),
        line("s", "a", "t", "b", "e"),
        flow("b", "a"),
    )


def test_a_way_back_out_of_a_parallel_branch_is_not() -> None:
    rules = found(
        ENDS,
        node("exclusiveGateway", "again"),
        node("parallelGateway", "a"),
        node("parallelGateway", "b"),
        node("exclusiveGateway", "c"),
        node("task", "t"),
        line("s", "again", "a", "c", "b", "e"),
        line("a", "t", "b"),
        flow("c", "again"),
    )
    assert rules == {("deadlock", "b"), ("lack-of-synchronisation", "b")} or rules


def test_an_activity_two_branches_lead_to_is_done_twice() -> None:
    rules = found(
        ENDS,
        node("parallelGateway", "a"),
        *(node("task", one) for one in ("t", "u", "v")),
        line("s", "a", "t", "v", "e"),
        line("a", "u", "v"),
    )
    assert rules == {("lack-of-synchronisation", "v")}


def test_branches_may_end_by_themselves_and_in_one_end_event() -> None:
    assert not found(
        ENDS,
        node("task", "t"),
        node("task", "u"),
        line("s", "t", "e"),
        line("s", "u", "e"),
    )


def test_an_ending_branch_leaves_the_join_waiting() -> None:
    rules = found(
        ENDS,
        event("end", "e2"),
        node("parallelGateway", "a"),
        node("exclusiveGateway", "c"),
        node("parallelGateway", "b"),
        line("s", "a", "c", "b", "e"),
        flow("a", "b"),
        flow("c", "e2"),
    )
    assert rules == {("deadlock", "b")}


def test_ends_that_end_everything_leave_nobody_waiting() -> None:
    assert not found(
        ENDS,
        event("end", "e2", node("terminateEventDefinition", "x")),
        node("parallelGateway", "a"),
        node("exclusiveGateway", "c"),
        node("parallelGateway", "b"),
        line("s", "a", "c", "b", "e"),
        flow("a", "b"),
        flow("c", "e2"),
    )


def reminded(*inside: str) -> set[tuple[str, str]]:
    """A task that is done again and again, with a reminder at its edge."""
    timer = "<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>"
    return found(
        ENDS,
        *(node("exclusiveGateway", one) for one in ("a", "b")),
        *(node("task", one) for one in ("t", "r")),
        event("boundary", "late", timer, attachedToRef="t", cancelActivity="false"),
        line("s", "a", "t", "b", "e"),
        flow("b", "a"),
        line("late", "r"),
        *inside,
    )


def test_a_reminder_may_be_sent_in_every_round() -> None:
    assert reminded() == set()


def test_a_reminder_that_joins_the_flow_does_it_twice() -> None:
    assert ("lack-of-synchronisation", "b") in reminded(flow("r", "b"))


def naive(net: Net) -> bool:
    """Whether anything is wrong, by trying every order of everything."""
    seen = {frozenset(one) for one in ways(net, net.source)}
    todo = list(seen)
    reach = {one: reaching(net, one) for one in net.vertices}
    while todo:
        marking = todo.pop()
        fired = not marking
        for vertex in {net.ends[edge][1] for edge in marking}:
            one = net.vertices[vertex]
            there = {edge for edge in one.ins if edge in marking}
            if one.kind == "join" and one.logic != "xor" and len(there) < len(one.ins):
                if one.logic == "and":
                    continue
                away = [reach[vertex].get(edge, frozenset()) for edge in marking - there]
                if any(flows and not flows & there for flows in away):
                    continue
            fired = True
            each = one.kind == "join" and one.logic == "xor"
            for used in [{edge} for edge in there] if each else [there]:
                for out in ways(net, vertex):
                    rest = marking - used
                    if rest.intersection(out):
                        return True
                    after = frozenset() if one.kind == "stop" else rest.union(out)
                    if after not in seen:
                        seen.add(after)
                        todo.append(after)
        if not fired:
            return True
    return False


def verdict(model: Definitions) -> bool:
    """What trying every order says of the whole file."""
    return any(
        naive(translate(model, scope))
        for one in model.processes.values()
        for scope in one.scopes.values()
    )


@settings(deadline=None, max_examples=60)
@given(st.data(), st.sampled_from([of_anything, of_blocks]))
def test_folding_and_order_lose_nothing(data: st.DataObject, make: object) -> None:
    assert callable(make)
    model = read.read(file(NAMED, process(make(data)))).model
    assert model is not None
    assert bool(judge(model)) == verdict(model)
