"""What must hold after every race: nothing lost, nothing doubled, nothing left behind."""

from __future__ import annotations

from collections import Counter

from django.db import connection

from xize.core.engine import decode_state, replay
from xize.core.engine import events as e
from xize.core.engine.state import State
from xize.ledger.batch import fetch
from xize.ledger.queries import stream_row, streams
from xize.projects.queries.access import events
from xize.projects.transaction import KIND
from xize.projects.verify import verify


def assert_sound() -> None:
    """Chains, payloads, states and projections verify; every work item is open once."""
    assert list(verify()) == []
    for stream in streams(KIND):
        row = stream_row(stream)
        assert row is not None
        state = decode_state(row.state)
        told = events(stream)
        assert replay(told) == state
        assert len(told) == row.seq
        _each_step_is_open_once(state)
        _items_are_those_of_the_state(stream, state)
        _everything_that_opened_ended_once(told, state)


def _each_step_is_open_once(state: State) -> None:
    places = Counter((state.elements[key].case, state.elements[key].node) for key in state.tasks)
    assert [place for place, count in places.items() if count > 1] == []


def _items_are_those_of_the_state(stream: str, state: State) -> None:
    rows = fetch(connection, "SELECT element FROM projects_item WHERE stream = ?", (stream,))
    assert sorted(row[0] for row in rows) == sorted(state.tasks)
    waiting = fetch(
        connection, "SELECT DISTINCT element FROM projects_candidate WHERE stream = ?", (stream,)
    )
    assert {row[0] for row in waiting} <= set(state.tasks)


def _everything_that_opened_ended_once(told: list[e.AnyEvent], state: State) -> None:
    opened = [one.element for one in told if isinstance(one, e.Opened)]
    ended = [one.element for one in told if isinstance(one, e.Completed)]
    dropped = [key for one in told if isinstance(one, e.Dropped) for key in one.elements]
    assert len(opened) == len(set(opened))
    gone = [key for key in (*ended, *dropped) if key in set(opened)]
    assert sorted((*gone, *state.tasks)) == sorted(opened), "a step was lost, or ended twice"
