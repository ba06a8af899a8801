"""Histories once written are read for ever, and lead to the state they led to."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest

from tests.golden.histories import digest, events_of, history, names
from xize.core.engine import State, decode, encode, evolve, replay
from xize.core.engine.applying.apply import FLOW_EVENTS, PAPER_EVENTS, STREAM_EVENTS
from xize.core.engine.applying.handling import HANDLING_EVENTS
from xize.core.engine.applying.returning import RETURNING_EVENTS
from xize.core.engine.applying.sharing import SHARING_EVENTS
from xize.core.engine.applying.standard import STANDARD_EVENTS
from xize.core.engine.applying.work import WORK_EVENTS
from xize.core.engine.codec import TYPES, UnknownEventError
from xize.core.engine.upcast import STEPS, VERSIONS, upcast

APPLIED = (
    FLOW_EVENTS, PAPER_EVENTS, STREAM_EVENTS, WORK_EVENTS, SHARING_EVENTS, RETURNING_EVENTS,
    HANDLING_EVENTS, STANDARD_EVENTS,
)  # fmt: skip
NOT_RECORDED: set[str] = set()
"""Events no golden history has yet; a new event stands here until one is recorded."""


@pytest.mark.parametrize("name", names())
def test_a_history_leads_to_the_state_it_led_to(name: str) -> None:
    golden = history(name)
    assert digest(events_of(golden.events)) == golden.state


@pytest.mark.parametrize("name", names())
def test_events_of_today_are_written_as_they_were(name: str) -> None:
    """What is hashed is the body; reading and writing again must not change a byte of it."""
    for one in history(name).events:
        if one.version == VERSIONS.get(one.type, 1):
            event = decode(one.type, one.version, bytes(one.body))
            assert encode(event) == (one.type, one.version, bytes(one.body))


@pytest.mark.parametrize("name", names())
def test_one_by_one_and_all_at_once_are_the_same(name: str) -> None:
    events = events_of(history(name).events)
    state = State()
    for event in events:
        before = state
        state = evolve(before, event)
        assert before is not state
    assert state == replay(events)


def test_every_event_is_in_a_history() -> None:
    recorded = {one.type for name in names() for one in history(name).events}
    assert recorded | NOT_RECORDED >= set(TYPES)
    assert not recorded & NOT_RECORDED, "recorded by now: strike it off"


def test_every_event_has_its_applier() -> None:
    groups = [set(get_args(one)) for one in APPLIED]
    assert set().union(*groups) == set(TYPES.values())
    assert sum(map(len, groups)) == len(TYPES), "an event has one applier"


def test_an_old_event_is_read_in_todays_shape() -> None:
    """Made up: version 1 had one ``receiver``, version 2 several, version 3 calls them ``to``."""

    def several(raw: dict[str, Any]) -> dict[str, Any]:
        return {"receivers": [raw.pop("receiver")], **raw}

    def renamed(raw: dict[str, Any]) -> dict[str, Any]:
        return {"to": raw.pop("receivers"), **raw}

    steps = {("Reminded", 1): several, ("Reminded", 2): renamed}
    versions = {"Reminded": 3}
    stored = {"at": "2026-03-02T01:00:00Z", "by": "clock", "element": "e2", "index": 0}
    today = {**stored, "to": ["li"]}
    first = upcast("Reminded", 1, {**stored, "receiver": "li"}, versions=versions, steps=steps)
    second = upcast("Reminded", 2, {**stored, "receivers": ["li"]}, versions=versions, steps=steps)
    assert first == second == today == upcast("Reminded", 3, today, versions=versions, steps=steps)
    assert decode("Reminded", 1, json.dumps(first).encode()).to == ("li",)  # type: ignore[union-attr]


def test_a_version_has_every_step_up_to_it() -> None:
    wanted = {(name, step) for name, last in VERSIONS.items() for step in range(1, last)}
    assert set(STEPS) == wanted
    assert set(VERSIONS) <= set(TYPES)


@pytest.mark.parametrize(("name", "version"), [("Teleported", 1), ("Opened", 1_000)])
def test_what_a_newer_program_wrote_is_not_guessed_at(name: str, version: int) -> None:
    with pytest.raises(UnknownEventError):
        decode(name, version, b"{}")
