"""Taking back a step just finished: by whoever finished it, while nobody has acted since."""

from __future__ import annotations

import pytest

from tests.core.engine.play import Play
from xize.core.engine import commands as c
from xize.core.engine import events as e

RULE = """
data: {sent: {name: 已发, type: yes_no}}
flow:
  - {task: draft, by: lead, tells: {to: [finance, risk]}}
  - countersign: sign_off
    by: [finance, risk]
    with: [{sales: entry}]
    within: 3 workdays
    outcomes: {agree: 同意, object: {name: 不同意, goto: draft}}
  - parallel: both
    branches:
      one: [{task: left, by: finance}]
      other: [{task: right, by: risk}]
  - approve: close
    by: lead
    outcomes: {agree: 办结, start: {name: 另案, counts_as: agree, starts: side}}
  - {task: after, by: lead}
procedures:
  side: {name: 另案, flow: [{task: note, by: risk}]}
"""


def signed_off() -> Play:
    """Both have agreed, the entry is made: the branches are open."""
    play = Play(RULE)
    play.do("zhao", "draft")
    play.ask(c.Enter, "shen", step="sign_off", text="意见")
    play.do("li", "sign_off", "agree")
    play.do("sun", "sign_off", "agree")
    return play


def test_the_step_opens_again_and_what_it_opened_is_gone() -> None:
    play = Play(RULE)
    play.do("zhao", "draft")
    assert "withdraw draft" in play.offers("zhao")
    play.ask(c.Withdraw, case="main", node="draft")
    assert play.open == {"draft": ["zhao"]}
    assert play.visits("draft") == 2
    play.at("2026-04-01 09:00")
    assert play.all(e.OverdueNoted) == [], "the clocks of what it opened are gone"


def test_whoever_was_told_hears_that_it_was_taken_back() -> None:
    play = Play(RULE)
    play.do("zhao", "draft")
    assert play.told("told") == [("draft", ("li", "sun"))]
    play.ask(c.Withdraw, case="main", node="draft")
    assert play.told("retracted") == [("draft", ("li", "sun"))]


def test_not_after_a_vote_an_entry_or_a_completion_behind_it() -> None:
    for act in ("vote", "entry"):
        play = Play(RULE)
        play.do("zhao", "draft")
        if act == "vote":
            play.do("li", "sign_off", "agree")
        else:
            play.ask(c.Enter, "shen", step="sign_off", text="意见")
        assert "withdraw draft" not in play.offers("zhao")
        play.ask_refused("cannot-withdraw", c.Withdraw, case="main", node="draft")


def test_not_by_somebody_else_nor_a_vote_of_several() -> None:
    play = Play(RULE)
    play.do("zhao", "draft")
    play.ask_refused("cannot-withdraw", c.Withdraw, "li", case="main", node="draft")
    play = signed_off()
    play.ask_refused("cannot-withdraw", c.Withdraw, "sun", case="main", node="sign_off")


def test_a_branch_that_waits_at_the_join_has_opened_nothing() -> None:
    play = signed_off()
    play.do("li", "left")
    play.ask_refused("cannot-withdraw", c.Withdraw, "li", case="main", node="left")
    play.do("sun", "right")
    assert play.open == {"close": ["zhao"]}


def test_what_opened_the_step_behind_the_join_takes_only_its_own_branch_back() -> None:
    play = signed_off()
    play.do("li", "left")
    play.do("sun", "right")
    play.ask(c.Withdraw, "sun", case="main", node="right")
    assert play.open == {"right": ["sun"]}
    play.do("sun", "right")
    assert play.open == {"close": ["zhao"]}


@pytest.mark.parametrize(("outcome", "code"), [("agree", None), ("start", "cannot-withdraw")])
def test_not_when_something_was_begun_with_it(outcome: str, code: str | None) -> None:
    play = signed_off()
    play.do("li", "left")
    play.do("sun", "right")
    play.do("zhao", "close", outcome)
    if code:
        play.ask_refused(code, c.Withdraw, case="main", node="close")
    else:
        play.ask(c.Withdraw, case="main", node="close")
        assert play.open == {"close": ["zhao"]}


def test_not_while_suspended_nor_after_the_end() -> None:
    play = Play("flow: [{task: draft, by: lead}, {task: after, by: lead}]")
    play.do("zhao", "draft")
    play.ask(c.Suspend)
    play.ask_refused("suspended", c.Withdraw, case="main", node="draft")
    play.ask(c.Resume)
    play.do("zhao", "after")
    play.ask_refused("ended", c.Withdraw, case="main", node="after")


def test_not_when_somebody_has_acted_on_a_part_of_what_it_opened() -> None:
    play = Play(
        """
flow:
  - {task: draft, by: lead}
  - parallel: check
    branches:
      money: [{task: count, by: finance}, {task: recount, by: finance}]
      danger: [{task: weigh, by: risk}]
"""
    )
    play.do("zhao", "draft")
    assert "withdraw draft" in play.offers("zhao")
    play.do("li", "count")
    assert "withdraw draft" not in play.offers("zhao")
    play.do("li", "recount")
    assert "withdraw draft" not in play.offers("zhao"), "a branch that is through was acted on too"
