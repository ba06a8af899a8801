"""A called procedure that is withdrawn: the call ends, the flow goes on, nothing is achieved."""

from __future__ import annotations

from tests.core.engine.play import Play
from xize.core.engine import commands as c
from xize.core.engine import events as e

RULE = """
flow:
  - stage: doing
    name: 实施
    alongside:
      - {call: budget, as: beside_it}
      - {task: cheer, from: review, by: lead}
    steps:
      - {call: audit, as: review}
      - {task: finish, by: lead}
procedures:
  budget:
    name: 预算
    starts: {by: [finance]}
    flow: [{task: ask_money, by: starter}]
  audit:
    name: 审计
    flow: [{task: look, by: risk}]
"""
EACH = """
documents:
  plan: {name: 进度表, sections: {rows: {type: rows, columns: {item: text}}}}
flow:
  - {task: draft, by: lead, fills: [plan.rows]}
  - {call: audit, each: plan.rows}
  - {task: finish, by: lead}
procedures:
  audit: {name: 审计, flow: [{task: look, by: risk}]}
"""


def case_of(play: Play, procedure: str) -> str:
    """The last case of a procedure."""
    return [key for key, one in play.state.cases.items() if one.procedure == procedure][-1]


def test_the_flow_goes_on_behind_a_withdrawn_call_that_achieved_nothing() -> None:
    play = Play(RULE)
    case = case_of(play, "audit")
    play.ask_refused("not-accountable", c.WithdrawCase, "sun", case=case)
    play.ask(c.WithdrawCase, "zhao", case=case)
    left = next(one for one in play.events if isinstance(one, e.Left) and one.node == "review")
    assert (left.outcome, left.forward) == ("withdrawn", False)
    assert "finish" in play.open
    assert "cheer" not in play.open
    play.ask_refused("case-not-open", c.WithdrawCase, "zhao", case=case)


def test_a_call_that_came_to_its_end_has_achieved_something() -> None:
    play = Play(RULE)
    play.do("sun", "look")
    assert {"finish", "cheer"} <= set(play.open)


def test_whoever_may_begin_a_procedure_may_withdraw_it_where_the_flow_began_it() -> None:
    play = Play(RULE)
    case = case_of(play, "budget")
    assert "withdraw_case" in play.offers("li")
    assert "withdraw_case" not in play.offers("sun")
    play.ask(c.WithdrawCase, "li", case=case)
    assert "ask_money" not in play.open
    assert "look" in play.open
    assert play.state.cases[case].result == "withdrawn"
    assert not [one for one in play.state.elements.values() if one.node == "beside_it"]


def test_one_of_several_calls_withdrawn_leaves_the_others() -> None:
    play = Play(EACH)
    play.do("zhao", "draft", fills={"plan.rows": [{"item": "甲"}, {"item": "乙"}]})
    first, second = [key for key in play.state.cases if key != "main"]
    play.ask(c.WithdrawCase, "zhao", case=first)
    assert "finish" not in play.open
    play.ask(c.WithdrawCase, "zhao", case=second)
    assert "finish" in play.open


def test_several_calls_have_achieved_something_only_where_each_of_them_has() -> None:
    for withdrawn, achieved in ((True, False), (False, True)):
        play = Play(EACH)
        play.do("zhao", "draft", fills={"plan.rows": [{"item": "甲"}, {"item": "乙"}]})
        first, second = [key for key in play.state.cases if key != "main"]
        if withdrawn:
            play.ask(c.WithdrawCase, "zhao", case=first)
        else:
            play.do("sun", "look", case=first)
        play.do("sun", "look", case=second)
        assert "finish" in play.open
        assert play.state.visits["main/audit"].forward == achieved
