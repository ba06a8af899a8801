"""Returning, withdrawing and moving where there are no blocks to go by."""

from __future__ import annotations

from tests.core.engine.play import Play
from tests.core.process.bpmn.written import file, flow, line, process
from xize.core.engine import commands as c
from xize.core.engine.events import Dropped

BRANCHES = """
flow: process.bpmn
allows: [return]
results: {e: {name: 完, success: true}}
steps:
  draft: {by: lead}
  one: {by: finance}
  two: {by: finance, outcomes: {next: 完成, anew: {name: 重来, goto: draft}}}
  other: {by: risk}
  last: {by: lead}
"""
TWO_BRANCHES = file(
    process(
        '<startEvent id="s"/><userTask id="draft"/><parallelGateway id="apart"/>',
        '<userTask id="one"/><userTask id="two"/><userTask id="other"/>',
        '<parallelGateway id="met"/><userTask id="last"/><endEvent id="e"/>',
        line("s", "draft", "apart", "one", "two", "met", "last", "e"),
        line("apart", "other", "met"),
    )
)
CHOICE = """
flow: process.bpmn
allows: [return]
data: {large: {name: 大额, type: yes_no}}
results: {e: {name: 完, success: true}}
steps: {draft: {by: lead}, boss: {by: risk}, clerk: {by: risk}, pay: {by: finance}}
"""
ONE_OF_TWO = file(
    process(
        '<startEvent id="s"/><userTask id="draft"/><exclusiveGateway id="which" default="c"/>',
        '<userTask id="boss"/><userTask id="clerk"/><exclusiveGateway id="on"/>',
        '<userTask id="pay"/><endEvent id="e"/>',
        line("s", "draft", "which"),
        flow("which", "boss", "<conditionExpression>large</conditionExpression>"),
        flow("which", "clerk", ident="c"),
        line("boss", "on"),
        line("clerk", "on", "pay", "e"),
    )
)


def open_steps(play: Play) -> list[str]:
    """Steps that wait for somebody."""
    return sorted(one.node for one in play.state.elements.values() if one.kind == "task")


def back(play: Play, person: str, step: str, to: str) -> None:
    """Send an open step back."""
    play.ask(c.Return, person, step=step, to=(to,), comment="请改")


def targets(play: Play, person: str, step: str) -> list[str]:
    """Where somebody may send an open step back to."""
    offered = (one.partition(" ") for one in play.offers(person, step))
    return sorted(target for verb, _, target in offered if verb == "return")


def test_within_a_branch_the_other_branch_goes_on() -> None:
    play = Play(BRANCHES, drawing=TWO_BRANCHES)
    play.do("zhao", "draft")
    play.do("li", "one")
    assert targets(play, "li", "two") == ["draft", "one"]
    back(play, "li", "two", "one")
    assert open_steps(play) == ["one", "other"]
    play.do("li", "one")
    play.do("li", "two")
    play.do("sun", "other")
    assert open_steps(play) == ["last"]


def test_to_before_the_branches_ends_all_of_them() -> None:
    play = Play(BRANCHES, drawing=TWO_BRANCHES)
    play.do("zhao", "draft")
    play.do("li", "one")
    play.do("sun", "other")
    back(play, "li", "two", "draft")
    assert open_steps(play) == ["draft"]
    assert not [one for one in play.state.elements.values() if one.kind == "token"]
    for person, step in (("zhao", "draft"), ("li", "one"), ("sun", "other"), ("li", "two")):
        play.do(person, step)
    assert open_steps(play) == ["last"]


def test_from_behind_the_branches_not_into_one_of_them() -> None:
    play = Play(BRANCHES, drawing=TWO_BRANCHES)
    for person, step in (("zhao", "draft"), ("li", "one"), ("sun", "other"), ("li", "two")):
        play.do(person, step)
    assert targets(play, "zhao", "last") == ["draft"]
    play.ask_refused(
        "return-target-illegal", c.Return, "zhao", step="last", to=("one",), comment="请改"
    )


def test_an_outcome_leads_back_with_all_that_came_out_of_the_step() -> None:
    play = Play(BRANCHES, drawing=TWO_BRANCHES)
    play.do("zhao", "draft")
    play.do("li", "one")
    play.do("li", "two", "anew")
    assert open_steps(play) == ["draft"]


def test_to_a_step_of_the_choice_that_was_taken() -> None:
    play = Play(CHOICE, drawing=ONE_OF_TWO, data={"large": True})
    play.do("zhao", "draft")
    play.do("sun", "boss")
    assert targets(play, "li", "pay") == ["boss", "draft"]
    back(play, "li", "pay", "boss")
    assert open_steps(play) == ["boss"]
    play.do("sun", "boss")
    play.do("li", "pay")
    assert play.state.result == "e"


def test_coming_straight_back_is_refused_with_a_sentence() -> None:
    play = Play(CHOICE, drawing=ONE_OF_TWO)
    play.do("zhao", "draft")
    play.do("sun", "clerk")
    play.ask_refused(
        "return-not-here", c.Return, "li",
        step="pay", to=("draft",), comment="请改", mode="here",
    )  # fmt: skip


def test_who_finished_a_step_may_withdraw_it_while_nobody_has_acted() -> None:
    play = Play(BRANCHES, drawing=TWO_BRANCHES)
    play.do("zhao", "draft")
    play.ask(c.Withdraw, "zhao", case="main", node="draft")
    assert open_steps(play) == ["draft"]
    play.do("zhao", "draft")
    play.do("li", "one")
    play.ask_refused("cannot-withdraw", c.Withdraw, "zhao", case="main", node="draft")
    play.ask(c.Withdraw, "li", case="main", node="one")
    assert open_steps(play) == ["one", "other"]


def test_an_administrator_moves_a_case_but_not_into_a_branch() -> None:
    play = Play(BRANCHES, drawing=TWO_BRANCHES)
    play.do("zhao", "draft")
    play.ask_refused("move-target-illegal", c.Move, "admin", case="main", to="two")
    play.ask(c.Move, "admin", case="main", to="last")
    assert open_steps(play) == ["last"]
    assert {one.reason for one in play.events if isinstance(one, Dropped)} == {"moved"}
