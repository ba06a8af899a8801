"""An inbox lists exactly those who can do something: asked of the engine on random projects."""

from __future__ import annotations

import pytest

from tests.core.engine.coverage import Covered
from tests.core.engine.steering import step
from tests.core.engine.walker import Walk
from tests.dice import SeededDice
from tests.strategies import rulebook
from xize.core.engine import commands as c
from xize.core.engine import offers_on
from xize.core.process.graph import UserTask
from xize.projects.waiting import waiting

LATER = {"added-first", "adder-first"}
"""Entitled people whose turn it is not yet: their work comes into the inbox with their turn."""


@pytest.mark.parametrize("seed", range(12))
def test_whoever_has_a_row_may_act_and_nobody_else(seed: int) -> None:
    dice = SeededDice(seed)
    walk = Walk(rulebook(dice), dice)
    walk.start()
    covered = Covered()
    for _ in range(25):
        step(walk, covered)
        if walk.state.status == "running":
            for item in walk.state.tasks:
                agree(walk, item)


def agree(walk: Walk, item: str) -> None:
    """Rows and offers of an open step say the same of everybody."""
    element, task = walk.state.elements[item], walk.state.tasks[item]
    node = walk.stream.draft(walk.now).node(element.case, element.node)
    assert isinstance(node, UserTask)
    rows = waiting(task, node.work)
    for person in walk.stream.facts.people:
        wanted = {
            one.verb
            for one in offers_on(
                walk.rules, walk.stream.facts, walk.state, c.Actor(person), walk.now, item
            )
            if one.verb in ("complete", "enter", "answer")
            and not LATER & {refused.code for refused in one.blocked}
        }
        how = rows.get(person)
        owns = any(person in seat.people for seat in task.seats if seat.id in task.delegated)
        if how is None:
            assert not wanted, (person, wanted)
        elif how == "prepare":
            assert "answer" in wanted
            assert wanted == {"answer"} or owns
        elif how == "enter":
            assert "enter" in wanted
            # an owner may decide although somebody prepares it: the entry is the weightier
            assert "complete" not in wanted or owns
        elif how != "record" and node.work.not_same_as is None:
            assert "complete" in wanted, (person, how)
