"""Whatever runs: what is decided on, what is replayed and what is read back are the same."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.process.bpmn.written import file, process
from tests.core.trace.random_activities import of_activities
from tests.core.trace.random_files import NAMED, of_anything, of_blocks
from xize.core.deadlines import Calendar
from xize.core.engine import State, decode, encode, replay
from xize.core.engine import commands as c
from xize.core.engine.codec import decode_state, encode_state
from xize.core.engine.flow.arriving import run
from xize.core.engine.flow.standard.acting import act
from xize.core.engine.flow.standard.wants import all_wants
from xize.core.engine.memory import MemoryFacts
from xize.core.engine.refusals import Refused
from xize.core.engine.view.draft import Draft
from xize.core.process.bpmn.checks.check import check
from xize.core.process.bpmn.findings import refuses
from xize.core.process.bpmn.lowering import lower
from xize.core.process.bpmn.reading.read import read
from xize.core.process.rulebook import Rulebook

AT = datetime(2026, 1, 1, tzinfo=UTC)
BY = c.Actor("somebody")
MOST = 25
OUTSIDE = ("message", "signal", "timer", "conditional")


def rules_of(content: str) -> Rulebook | None:
    model, findings = read(file(NAMED, process(content)))
    if model is None or refuses((*findings, *check(model))):
        return None
    return lower(model).rules


def next_commands(draft: Draft) -> list[c.AnyCommand]:
    """Everything that could be asked now."""
    found: list[c.AnyCommand] = [
        c.Finish(by=BY, at=AT, item=key)
        for key, one in draft.state.elements.items()
        if one.kind == "act"
    ]
    wants = [one for one in all_wants(draft) if one.trigger.kind in OUTSIDE]
    names = dict.fromkeys(want.node for want in wants)
    return found + [c.Occurred(by=BY, at=AT, name=name) for name in names]


def walk(rules: Rulebook, data: st.DataObject) -> State:
    """Do anything that can be done, comparing the three states after every step."""
    facts, state = MemoryFacts(calendar=Calendar(version="none")), State()
    command: c.AnyCommand = c.Launch(by=BY, at=AT, procedure="p", data={"n": 0, "list": [4, 7]})
    for _ in range(MOST):
        draft = Draft(rules, facts, state, command)
        assert isinstance(command, c.StandardCommand)
        try:
            act(draft, command)
            run(draft)
        except Refused as refused:
            if refused.code != "endless-loop":
                raise
            return state
        stored = [decode(*encode(one)) for one in draft.events]
        assert stored == draft.events
        after = replay(stored, state)
        assert after == draft.state
        assert decode_state(encode_state(after)) == after
        state = after
        choices = next_commands(Draft(rules, facts, state, command))
        if not choices:
            return state
        command = data.draw(st.sampled_from(choices))
    return state


@pytest.mark.parametrize("make", [of_blocks, of_anything, of_activities])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_replay_is_live(make: object, data: st.DataObject) -> None:
    content = make(data)  # type: ignore[operator]
    rules = rules_of(content)
    if rules is not None:
        walk(rules, data)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_what_is_built_of_blocks_ends_once_all_is_done(data: st.DataObject) -> None:
    """Blocks are sound: whatever order things happen in, no token is left behind."""
    rules = rules_of(of_blocks(data))
    assert rules is not None
    state = walk(rules, data)
    waits = any(one.kind in ("act", "catch", "race") for one in state.elements.values())
    assert waits or not state.elements


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_what_is_built_of_activities_ends_once_all_is_done(data: st.DataObject) -> None:
    """However they repeat, nest and are undone: somebody has something to do, or all has ended."""
    rules = rules_of(of_activities(data))
    assert rules is not None
    state = walk(rules, data)
    assert any(one.kind == "act" for one in state.elements.values()) or not state.elements
