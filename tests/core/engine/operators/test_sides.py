"""Side procedures: who starts them and when, what they hold, what they do to their host."""

from __future__ import annotations

from tests.core.engine.play import Play
from xize.core.engine import commands as c
from xize.core.engine import events as e

RULE = """
documents:
  plan: {name: 进度表, sections: {rows: {type: rows, columns: {item: text}}}}
  log:
    name: 日志
    sections: {notes: {type: rows, columns: {about: {name: 任务, type: row, of: plan.rows}}}}
data: {live_on: {name: 上线日期, type: date}}
results: {stopped: {name: 终止}}
flow:
  - stage: preparing
    name: 准备
    steps: [{task: draft, by: lead, fills: [plan.rows]}]
  - stage: doing
    name: 实施
    steps:
      - {task: note, by: lead, fills: [log.notes], within: 5 workdays}
      - {task: finish, by: lead}
procedures:
  expense:
    name: 费用
    starts: {by: [finance], during: [doing], at_most: 2}
    register: true
    flow: [{task: pay, by: starter}]
  change:
    name: 变更
    starts: {by: [lead, risk]}
    holds: {choose_from: plan.rows}
    flow:
      - approve: decide
        by: finance
        outcomes:
          agree: {name: 同意, set: {live_on: "today"}, reopen: note}
          object: {name: 不同意, end: refused}
          suspend: {name: 暂停, project: suspend}
          stop: {name: 终止, project: {end: stopped}}
    results: {refused: 未同意}
"""
ROWS = {"plan.rows": [{"item": "甲"}, {"item": "乙"}]}
ABOUT = {"log.notes": [{"about": "甲"}]}


def doing() -> Play:
    """The second stage is open."""
    play = Play(RULE)
    play.do("zhao", "draft", fills=ROWS)
    return play


def test_they_are_offered_to_whom_and_when_they_may_be_started() -> None:
    play = Play(RULE)
    assert play.offers("li")["start_procedure expense"] == ("not-during",)
    assert play.offers("zhao")["start_procedure change"] == ("nothing-to-hold",)
    play.do("zhao", "draft", fills=ROWS)
    assert play.offers("li")["start_procedure expense"] == ()
    assert "start_procedure expense" not in play.offers("zhao")
    for _ in range(2):
        play.start("li", "expense")
    assert play.offers("li")["start_procedure expense"] == ("at-most",)


def test_cases_of_one_procedure_run_beside_each_other() -> None:
    play = doing()
    first, second = play.start("li", "expense"), play.start("li", "expense")
    assert play.open == {"note": ["zhao"], "pay": ["li", "li"]}
    play.do("li", "pay", case=second)
    assert play.state.cases[second].result == "done"
    assert play.state.cases[first].result is None
    play.refused("not-open", "li", "pay", case=second)


def test_a_hold_refuses_entries_until_it_is_decided_or_withdrawn() -> None:
    play = doing()
    case = play.start("zhao", "change", ["甲"])
    play.refused("held", "zhao", "note", fills=ABOUT)
    play.ask(c.WithdrawCase, case=case)
    assert [one.rows for one in play.all(e.Released)] == [("甲",)]
    case = play.start("sun", "change", ["甲"])
    play.do("li", "decide", "object")
    assert play.state.cases[case].result == "refused"
    assert play.state.holds == {}
    play.do("zhao", "note", fills=ABOUT)


def test_what_is_not_held_goes_on() -> None:
    play = doing()
    play.start("zhao", "change", ["乙"])
    play.do("zhao", "note", fills=ABOUT)
    assert play.open == {"decide": ["li"], "finish": ["zhao"]}


def test_an_outcome_sets_data_of_the_host_and_reopens_its_steps() -> None:
    play = doing()
    play.do("zhao", "note", fills=ABOUT)
    play.start("zhao", "change", ["甲"])
    play.do("li", "decide", "agree")
    assert play.state.data == {"live_on": "2026-03-02"}
    assert play.open == {"finish": ["zhao"], "note": ["zhao"]}, "beside the flow"
    play.do("zhao", "note")
    assert play.open == {"finish": ["zhao"]}, "nothing follows from it a second time"


def test_an_outcome_suspends_the_host() -> None:
    play = doing()
    play.start("zhao", "change", ["甲"])
    play.do("li", "decide", "suspend")
    assert play.state.status == "suspended"
    play.refused("suspended", "zhao", "note")


def test_an_outcome_ends_the_host_and_what_else_runs() -> None:
    play = doing()
    other = play.start("li", "expense")
    case = play.start("zhao", "change", ["甲"])
    play.do("li", "decide", "stop")
    assert (play.result, play.open, play.state.holds) == ("stopped", {}, {})
    assert play.state.cases[other].result == "withdrawn"
    assert play.state.cases[case].result == "stopped"


def test_at_the_natural_end_what_still_runs_is_withdrawn() -> None:
    play = doing()
    case = play.start("li", "expense")
    play.do("zhao", "note")
    play.do("zhao", "finish")
    assert play.state.status == "ended"
    closed = next(one for one in play.all(e.CaseClosed) if one.case == case)
    assert (closed.result, closed.reason) == ("withdrawn", "project-ended")


def test_only_the_starter_or_the_accountable_person_withdraws_a_case() -> None:
    play = doing()
    case = play.start("sun", "change", ["甲"])
    play.ask_refused("not-accountable", c.WithdrawCase, "li", case=case)
    play.ask(c.WithdrawCase, "sun", case=case)
    play.ask_refused("case-not-open", c.WithdrawCase, "sun", case=case)
