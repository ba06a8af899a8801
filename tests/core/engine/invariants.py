"""What must hold of every state on every walk."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.core.engine.sharing_invariants import sharing_holds, story_agrees
from xize.core.engine import MAIN, State, due, replay, wakes
from xize.core.engine.memory import MemoryStream
from xize.core.engine.state import Element
from xize.core.process.graph import Inclusive, Parallel, SubProcess
from xize.core.process.index import graph_of

INSTANT = timedelta(microseconds=1)


def check(stream: MemoryStream, now: datetime) -> None:
    """All invariants of a state; ``now`` is an instant at which the clock has done its part."""
    state = stream.state
    every_element_has_its_place(state)
    cases_and_elements_agree(state)
    calls_and_cases_agree(state)
    instances_add_up(stream)
    nothing_is_stuck(state)
    joins_can_complete(stream)
    votes_belong_to_seats(state)
    sharing_holds(state)
    the_clock_is_exact(stream, now)
    what_is_armed_has_its_scope(stream)


def check_history(stream: MemoryStream) -> None:
    """Once at the end: all events replayed at once give the state that grew one by one."""
    assert replay(stream.events) == stream.state, "replayed and live state differ"
    story_agrees(stream)


def every_element_has_its_place(state: State) -> None:
    """Parents are open, tasks and task elements are the same, no step is open twice."""
    for key, element in state.elements.items():
        assert element.parent == "" or element.parent in state.elements, key
        assert (element.kind == "task") == (key in state.tasks), key
    bodies = {key for key, one in state.elements.items() if one.kind == "multi"}
    places = [
        (one.case, one.node, rows_around(state, one))
        for one in state.elements.values()
        if one.kind == "task" and one.parent not in bodies
    ]
    assert len(places) == len(set(places)), "a work item is doubled"


def rows_around(state: State, element: Element) -> tuple[str, ...]:
    """Which instances of ``each`` an element lies in; the element's own scope where it has rows."""
    found = []
    key = element.parent
    while key:
        scope = state.elements[key]
        above = state.elements.get(scope.parent)
        if above is not None and above.kind == "multi":
            found.append(key)
        key = scope.parent
    return tuple(found)


def cases_and_elements_agree(state: State) -> None:
    """A running case has its root open; an ended one has nothing open but what outlives it."""
    for key, case in state.cases.items():
        inside = [one for one in state.elements.values() if one.case == key and one.parent]
        if case.result is None:
            assert case.element in state.elements, key
        elif key == MAIN:
            roots = [one for one in inside if one.parent == case.element]
            assert all(one.beside for one in roots), "something outlives the project"
        else:
            assert not inside, key
            assert case.element not in state.elements, key
    for holder in state.holds:
        assert state.cases[holder].result is None, "a hold outlives its procedure"
    main = state.cases.get(MAIN)
    assert main is None or (state.status == "ended") == (main.result is not None)
    assert (state.status == "suspended") == (state.suspended_at is not None)


def calls_and_cases_agree(state: State) -> None:
    """Every call waits for exactly one running case, every called case has its call."""
    callers = [case.caller for case in state.cases.values() if case.caller and not case.result]
    calls = [key for key, one in state.elements.items() if one.kind == "call"]
    assert sorted(callers) == sorted(calls)


def instances_add_up(stream: MemoryStream) -> None:
    """A body of ``each`` has one instance per row: ended, open, or (one by one) still to come."""
    state, graph = stream.state, graph_of(stream.rules)
    for key, body in state.elements.items():
        if body.kind == "multi":
            node = graph.node(state.cases[body.case].procedure, body.node)
            instances = [one for one in state.elements.values() if one.parent == key]
            each = getattr(node, "each", None)
            assert each is not None, body.node
            expected = 1 if each.one_by_one else len(body.rows) - body.done
            assert len(instances) == expected > 0, body.node
            assert all(one.node == body.node for one in instances)


def nothing_is_stuck(state: State) -> None:
    """Whatever is open waits for a person, the clock, a condition or something below it."""
    for key, element in state.elements.items():
        if element.kind in ("task", "wait", "gate", "token"):
            continue
        case = state.cases[element.case]
        if case.element == key and case.result is not None:
            continue  # the root of an ended project: work that outlives it
        flow = [one for one in state.elements.values() if one.parent == key and not one.beside]
        called = [one for one in state.cases.values() if one.caller == key and one.result is None]
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
            siblings = [one for one in state.elements.values() if one.parent == element.parent]
            assert any(
                one.node in upstream for one in siblings if one.kind != "token" and not one.beside
            ), "a join waits for nothing"


def votes_belong_to_seats(state: State) -> None:
    """Votes are over decisions of seats that exist; a decided step does not stay open."""
    for key, task in state.tasks.items():
        ids = {seat.id for seat in task.seats}
        assert len(ids) == len(task.seats), key
        assert set(task.votes) <= ids, key
        assert set(task.entries) <= ids, key
        voices = {seat.id for seat in task.seats if not seat.entry}
        spoken = {seat.id for seat in task.seats if seat.entry} <= set(task.entries)
        assert not (voices and spoken and voices <= set(task.votes)), "decided, and still open"


def the_clock_is_exact(stream: MemoryStream, now: datetime) -> None:
    """Nothing is owed now or before the next waking; something is owed at it."""
    state = stream.state
    assert due(stream.rules, stream.facts, state, now) == (), "the clock owes something"
    wake = wakes(state)
    if wake is None:
        later = now + timedelta(days=36500)
        assert due(stream.rules, stream.facts, state, later) == ()
        return
    assert wake > now, "the next waking lies in the past"
    assert due(stream.rules, stream.facts, state, wake - INSTANT) == ()
    assert due(stream.rules, stream.facts, state, wake) != ()
    if state.status == "running":
        assert wake == min(_instants(state)), "timers are those of what is open"


def _instants(state: State) -> list[datetime]:
    """Told another way than ``wakes`` does: when anything open asks for something."""
    found = [armed.next_at for armed in state.armed.values() if armed.next_at]
    found += [sent.chase_at for sent in state.sent.values() if sent.chase_at]
    for one in state.elements.values():
        mark = one.deadline
        if mark is None or mark.reckoning is None:
            continue
        reckoning = mark.reckoning
        if one.kind == "wait":
            found.append(reckoning.instant)
        elif one.overdue == 0:
            reminders = set(range(len(mark.remind_at))) - set(one.reminded)
            times = [mark.remind_at[index] for index in reminders]
            found += [reckoning.instant + INSTANT, *(t for t in times if t <= reckoning.instant)]
        elif one.overdue_next:
            found.append(one.overdue_next + INSTANT)
    return found


def what_is_armed_has_its_scope(stream: MemoryStream) -> None:
    """Work alongside is armed on an open scope that declares it."""
    state, graph = stream.state, graph_of(stream.rules)
    for key, armed in state.armed.items():
        assert armed.parent in state.elements, key
        case, _, beside = key.partition("/")
        node = graph.node(state.cases[case].procedure, beside)
        assert isinstance(node, SubProcess)
        assert node.beside is not None
        assert node.scope == state.elements[armed.parent].node
        assert state.elements[armed.parent].case == case == armed.case
