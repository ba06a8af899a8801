"""The story and the engine's state fold the same events: after each of them they agree.

Played over every scenario of the library, event by event. What only a story remembers (who, when,
void signatures, earlier rounds) is checked by example below.
"""

from __future__ import annotations

from functools import cache

import pytest

from tests.scenarios.library import SCENARIOS, Played
from xize.core.engine import State
from xize.core.engine.applying.apply import apply
from xize.core.engine.memory import MemoryStream
from xize.core.engine.state import bare
from xize.core.engine.view.papers import form_values
from xize.core.story import Story, Teller
from xize.scenarios.memory import MemoryStage
from xize.scenarios.run import play_on


@cache
def played(name: str) -> tuple[MemoryStream, ...]:
    """The streams of a scenario, played in memory."""
    (one,) = (one for one in SCENARIOS if one.name == name)
    stage = MemoryStage(one.regulation, one.scenario)
    play_on(stage, one.scenario, one.name)
    return tuple(stage.streams.values())


def agree(story: Story, state: State) -> None:
    """Whatever both know, both say alike."""
    assert (story.status, story.result) == (state.status, state.result)
    assert (story.team, story.data) == (state.team, state.data)
    assert set(story.cases) == set(state.cases)
    assert {key: one.result for key, one in story.cases.items()} == {
        key: one.result for key, one in state.cases.items()
    }
    steps = {one.element: one for one in story.open_steps()}
    assert set(steps) == set(state.tasks)
    for key, task in state.tasks.items():
        assert steps[key].seats == task.seats, key
        assert {seat for one in steps[key].decisions for seat in one.seats} == set(task.votes)
        mark = state.elements[key].deadline
        assert bare(steps[key].deadline) == mark, key
    assert story.held_rows() == {row for hold in state.holds.values() for row in hold.rows}
    assert tuple(sorted(story.delivered)) == state.delivered
    for key, paper in state.papers.items():
        document = story.documents[key]
        assert len(document.versions) == paper.version, key
        assert [one.void for one in document.signatures] == [one.void for one in paper.signatures]
        numbers = [form.number or None for form in story.forms.get(key, ())]
        assert numbers == [form.number for form in paper.forms]


def values_agree(story: Story, stream: MemoryStream) -> None:
    """Forms hold the same values, whichever way they are read."""
    for key, paper in stream.state.papers.items():
        definition = stream.rules.documents[key.rpartition(":")[2]]
        for form, told in zip(paper.forms, story.forms.get(key, ()), strict=True):
            for section, values in form_values(definition, form, stream.facts.payload).items():
                assert told.values(section) == values, f"{key}.{section}"


@pytest.mark.parametrize("one", SCENARIOS, ids=lambda one: one.name)
def test_story_and_state_agree_after_every_event(one: Played) -> None:
    for stream in played(one.name):
        teller, state = Teller(stream.facts.payload), State()
        for event in stream.events:
            teller.feed(event)
            apply(state, event)
            agree(teller.story, state)
        values_agree(teller.story, stream)


@pytest.fixture(scope="module")
def main_path() -> Story:
    """The story of the payment rule's whole path."""
    (name,) = (one.name for one in SCENARIOS if one.name.endswith("main-path.yaml"))
    stream = played(name)[0]
    teller = Teller(stream.facts.payload)
    for event in stream.events:
        teller.feed(event)
    return teller.story


def test_earlier_rounds_of_a_countersign_stay_with_their_opinions(main_path: Story) -> None:
    first, second = main_path.step("sign_off")

    assert (first.outcome, second.outcome) == ("object", "agree")
    assert any(one.counts_as == "object" and one.comment for one in first.decisions)
    assert len(first.decisions) == len(second.decisions) == 6
    assert [one.late for one in first.decisions if not one.on_time] == ["1 workday"]
    assert all(one.on_time for one in second.decisions)


def test_signatures_on_a_changed_text_stay_visible_as_void(main_path: Story) -> None:
    agreement = main_path.documents["agreement"]

    first = agreement.signed_by("sign_off", 1)
    assert first
    assert all(one.void and one.void_reason for one in first)
    assert not any(one.void for one in agreement.signed_by("sign_off", 2))


def test_holds_have_a_beginning_and_an_end(main_path: Story) -> None:
    assert main_path.holds
    for hold in main_path.holds:
        assert hold.until is not None
        assert hold.since < hold.until


def test_the_timeline_is_in_order_and_names_what_people_did(main_path: Story) -> None:
    times = [one.at for one in main_path.timeline]
    assert times == sorted(times)
    assert [one.seq for one in main_path.timeline] == sorted(
        {one.seq for one in main_path.timeline}
    )
    kinds = {one.kind for one in main_path.timeline}
    assert kinds >= {"started", "decided", "version_added", "overdue_noted", "delivered", "ended"}
    assert not kinds & {"entered", "left", "joined"}
