"""What must hold of every state on every walk."""

from __future__ import annotations

from xize.core.engine import MAIN, State, decode_state, encode_state, replay
from xize.core.engine.memory import MemoryStream
from xize.core.process.graph import Inclusive, Parallel
from xize.core.process.index import graph_of


def check(stream: MemoryStream) -> None:
    """All invariants."""
    state = stream.state
    assert replay(stream.events) == state, "replayed and live state differ"
    assert decode_state(encode_state(state)) == state, "the state does not survive storage"
    every_element_has_its_place(state)
    cases_and_elements_agree(state)
    nothing_is_stuck(state)
    joins_can_complete(stream)
    votes_belong_to_seats(state)


def every_element_has_its_place(state: State) -> None:
    """Parents are open, tasks and task elements are the same, no step is open twice."""
    for key, element in state.elements.items():
        assert element.parent == "" or element.parent in state.elements, key
        assert (element.kind == "task") == (key in state.tasks), key
    places = [
        (e.case, e.node, e.parent, repr(e.row)) for e in state.elements.values() if e.kind == "task"
    ]
    multi = {k for k, e in state.elements.items() if e.kind == "multi"}
    single = [place for place in places if place[2] not in multi]
    assert len(single) == len(set(single)), "a work item is doubled"


def cases_and_elements_agree(state: State) -> None:
    """A running case has its root open; an ended one has nothing open but what outlives it."""
    for key, case in state.cases.items():
        inside = [e for e in state.elements.values() if e.case == key and e.parent]
        if case.result is None:
            assert case.element in state.elements, key
        elif key == MAIN:
            roots = [e for e in inside if e.parent == case.element]
            assert all(e.beside for e in roots), "something outlives the project"
        else:
            assert not inside, key
            assert case.element not in state.elements, key
    for case in state.holds:
        assert state.cases[case].result is None, "a hold outlives its procedure"


def nothing_is_stuck(state: State) -> None:
    """Whatever is open waits for a person, the clock, a condition or something below it."""
    for key, element in state.elements.items():
        if element.kind in ("task", "wait", "gate", "token"):
            continue
        case = state.cases[element.case]
        if case.element == key and case.result is not None:
            continue  # the root of an ended project: work that outlives it
        flow = [e for e in state.elements.values() if e.parent == key and not e.beside]
        called = [c for c in state.cases.values() if c.caller == key and c.result is None]
        assert flow or called, f"{element.node} is open and nothing in it can move"


def joins_can_complete(stream: MemoryStream) -> None:
    """A token at a join waits for something open upstream in its scope."""
    graph = graph_of(stream.rules)
    state = stream.state
    for element in state.elements.values():
        if element.kind == "token":
            index = graph.index(state.cases[element.case].procedure)
            assert isinstance(index.node(element.node), Inclusive | Parallel)
            upstream = index.reaching(element.node)
            siblings = [e for e in state.elements.values() if e.parent == element.parent]
            assert any(
                e.node in upstream for e in siblings if e.kind != "token" and not e.beside
            ), "a join waits for nothing"


def votes_belong_to_seats(state: State) -> None:
    """Votes are over decisions of seats that exist; a decided step does not stay open."""
    for key, task in state.tasks.items():
        ids = {seat.id for seat in task.seats}
        assert len(ids) == len(task.seats), key
        assert set(task.votes) <= ids, key
        assert set(task.entries) <= ids, key
