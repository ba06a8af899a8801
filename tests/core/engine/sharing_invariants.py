"""What must hold of shared work on every walk."""

from __future__ import annotations

from xize.core.engine import State
from xize.core.engine.flow.steps import missing_entries
from xize.core.engine.memory import MemoryStream
from xize.core.engine.people.holding import open_voices, ready_voices, users
from xize.core.engine.state import Task
from xize.core.story import tell


def sharing_holds(state: State) -> None:
    """Claims, delegations and added voices belong to open seats, and nobody waits in a ring."""
    for task in state.tasks.values():
        people = {seat.id: seat.people for seat in task.seats}
        assert len(people) == len(task.seats), "two voices of one id"
        for seat, person in task.claims.items():
            assert person in people[seat], "a claim of somebody who is not meant"
        for seat, one in task.delegated.items():
            assert one.person in people[seat], "a delegation of somebody who is not meant"
            assert seat not in task.votes, "a decision is prepared that was made"
        assert set(task.added) <= set(people)
        for in_order in (False, True):
            ready = ready_voices(task, in_order=in_order)
            assert bool(ready) == bool(open_voices(task)), "everybody waits for somebody else"
        _rule_decides(task)


def _rule_decides(task: Task) -> None:
    """Added voices never stand alone: their opinion is for whom the rule lets decide."""
    given = {one.turn for one in task.seats if not one.entry and one.id not in task.added}
    asked = {one.turn for one in task.seats if one.id in task.added and one.id not in task.votes}
    assert asked <= given, "only added voices are left"
    assert task.turn in given or missing_entries(task), "the turn of nobody the rule gave it"


def story_agrees(stream: MemoryStream) -> None:
    """The story waits for whom the state waits for."""
    story = tell(stream.events)
    for key, task in stream.state.tasks.items():
        if task.split:
            continue
        told = {seat.id: seat.people for seat in story.visits[key].waiting_for() if not seat.entry}
        ready = {seat.id: users(task, seat) for seat in ready_voices(task, in_order=False)}
        assert told == ready, (key, told, ready)
