"""Joins of a drawn flow, with a step behind the join in the same scope.

Written rules end a parallel block at its join, where the block's end would wait as well; in a
drawn one only the join holds what follows back.
"""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.core.engine.play import TEAM, Play
from xize.core.engine import commands as c
from xize.core.engine import events as e
from xize.core.engine.memory import MemoryStream
from xize.core.process.graph import Flow

WRITTEN = """
data: {major: {name: 重大, type: yes_no}}
flow:
  - parallel: both
    branches:
      one: [{task: left, by: finance}, {task: more, by: finance}]
      other: [{task: right, by: risk}]
      third: {when: project.major, steps: [{task: deep, by: sales}]}
  - approve: after
    by: lead
    outcomes: {agree: 同意, object: {name: 退回, goto: left}}
"""
MOVED = {("both", "after"), ("after.outcome", "main.end"), ("both.join", "both.end")}


def drawn(*, major: bool = False) -> Play:
    """The same flow with its last step moved into the block, between the join and the end."""
    play = Play(WRITTEN)
    process = play.rules.main.process
    inside = {
        name: replace(node, scope="both") if name.startswith("after") else node
        for name, node in process.nodes.items()
    }
    flows = [one for one in process.flows if (one.source, one.target) not in MOVED]
    flows += [
        Flow(source="both", target="main.end"),
        Flow(source="both.join", target="after"),
        Flow(source="after.outcome", target="both.end", default=True),
    ]
    main = replace(play.rules.main, process=replace(process, nodes=inside, flows=tuple(flows)))
    play.rules = replace(play.rules, procedures={"main": main})
    play.stream = MemoryStream(play.rules, play.facts)
    play.command(c.Start(by=c.Actor("zhao"), at=play.now, team=dict(TEAM), data={"major": major}))
    return play


ORDERS = [
    [("li", "left"), ("li", "more"), ("sun", "right")],
    [("li", "left"), ("sun", "right"), ("li", "more")],
    [("sun", "right"), ("li", "left"), ("li", "more")],
]


@pytest.mark.parametrize("order", ORDERS)
def test_what_follows_waits_for_every_branch(order: list[tuple[str, str]]) -> None:
    play = drawn()
    for person, step in order:
        assert "after" not in play.open
        play.do(person, step)
    assert play.open == {"after": ["zhao"]}
    assert len(play.all(e.Joined)) == 1
    play.do("zhao", "after", "agree")
    assert play.state.status == "ended"


def test_a_branch_that_was_taken_by_its_condition_is_waited_for_too() -> None:
    play = drawn(major=True)
    for person, step in ORDERS[0]:
        play.do(person, step)
    assert play.open == {"deep": ["shen"]}
    play.do("shen", "deep")
    assert play.open == {"after": ["zhao"]}


def test_after_going_back_it_waits_for_just_the_branch_gone_back_to() -> None:
    play = drawn(major=True)
    for person, step in (*ORDERS[0], ("shen", "deep")):
        play.do(person, step)
    play.do("zhao", "after", "object")
    assert play.open == {"left": ["li"]}
    play.do("li", "left")
    play.do("li", "more")
    assert play.open == {"after": ["zhao"]}
    assert [len(one.elements) for one in play.all(e.Joined)] == [3, 1]
