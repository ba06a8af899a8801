"""What must hold of every state of a drawn flow; the rest is what holds of every flow."""

from __future__ import annotations

from datetime import datetime

from tests.core.engine.invariants import (
    calls_and_cases_agree,
    cases_and_elements_agree,
    votes_belong_to_seats,
)
from tests.core.engine.sharing_invariants import sharing_holds
from xize.core.engine import State, due, wakes
from xize.core.engine.memory import MemoryStream
from xize.core.process.index import graph_of

WAITS = ("task", "watch", "catch", "race", "token")


def check(stream: MemoryStream, now: datetime) -> None:
    """All of them; ``now`` is an instant at which the clock has done its part."""
    state = stream.state
    cases_and_elements_agree(state)
    calls_and_cases_agree(state)
    votes_belong_to_seats(state)
    sharing_holds(state)
    steps_have_their_place(state)
    edges_belong_to_what_runs(state)
    something_can_move(state)
    instances_add_up(state)
    joins_can_complete(stream)
    assert due(stream.rules, stream.facts, state, now) == (), "the clock owes something"
    wake = wakes(state)
    assert wake is None or wake > now, "the next waking lies in the past"


def steps_have_their_place(state: State) -> None:
    """A step lies in what is drawn around it, exactly one in each; or was reopened beside."""
    around = []
    for key, element in state.elements.items():
        assert (element.kind == "task") == (key in state.tasks), key
        if element.kind == "task" and not element.beside:
            parent = state.elements[element.parent]
            assert (parent.kind, parent.node) == ("around", element.node)
            around.append(element.parent)
    assert len(around) == len(set(around)), "a work item is doubled"
    drawn = sorted(key for key, one in state.elements.items() if one.kind == "around")
    assert sorted(around) == drawn, "something is drawn around nothing"


def edges_belong_to_what_runs(state: State) -> None:
    """What waits at an edge waits at something that runs; no timer outlives its step."""
    for key, element in state.elements.items():
        assert not element.of or element.of in state.elements, key
        assert not element.alarms or element.kind in ("watch", "catch", "race"), key


def something_can_move(state: State) -> None:
    """Whatever is open waits for somebody or something, or holds what does."""
    for key, element in state.elements.items():
        if element.kind not in WAITS:
            inside = [one for one in state.elements.values() if one.parent == key]
            assert any(one.kind != "watch" for one in inside), f"{element.node} is stuck"


def instances_add_up(state: State) -> None:
    """As many instances are open as have not ended."""
    for key, body in state.elements.items():
        if body.kind == "multi" and body.rows:
            open_now = [one for one in state.elements.values() if one.parent == key]
            assert len(open_now) == len(body.rows) - body.done, body.node


def joins_can_complete(stream: MemoryStream) -> None:
    """A token at a join waits for something open upstream of it."""
    state, graph = stream.state, graph_of(stream.rules)
    for element in state.elements.values():
        if element.kind == "token":
            index = graph.index(state.cases[element.case].procedure)
            beside = [one for one in state.elements.values() if one.parent == element.parent]
            upstream = index.reaching(element.node)
            assert any(one.node in upstream for one in beside if one.kind != "token"), (
                f"{element.node} waits for nothing"
            )
