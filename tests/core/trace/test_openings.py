"""What is open, kept along with the state, is what one would find by looking."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.trace.random_activities import of_activities
from tests.core.trace.random_files import of_anything, of_blocks
from tests.core.trace.test_replay import next_commands, rules_of
from xize.core.engine import commands as c
from xize.core.engine.refusals import Refused
from xize.core.engine.view.openings import Openings
from xize.core.trace.session import Session

AT = datetime(2026, 1, 1, tzinfo=UTC)
BY = c.Actor("somebody")
MOST = 15


def looked_at(openings: Openings) -> list[object]:
    """Everything one can ask of it that does not depend on how it came about."""
    sides = (openings.below, openings.edge, openings.at, openings.tokens, openings.flows)
    return [*sides, list(openings.waiting), list(openings.tasks)]


@pytest.mark.parametrize("make", [of_blocks, of_anything, of_activities])
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_it_is_kept_as_it_would_be_made(make: object, data: st.DataObject) -> None:
    rules = rules_of(make(data))  # type: ignore[operator]
    if rules is None:
        return
    command: c.AnyCommand = c.Launch(by=BY, at=AT, procedure="p")
    session = Session(rules, command, {"n": 0})
    for _ in range(MOST):
        try:
            session.do(command)  # type: ignore[arg-type]
        except Refused:
            return
        assert looked_at(session.draft.openings) == looked_at(Openings(session.state))
        following = next_commands(session.draft)
        if not following:
            return
        command = data.draw(st.sampled_from(following))
