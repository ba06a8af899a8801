"""Reopening: steps beside the flow, and an ended project taken up again."""

from __future__ import annotations

from tests.core.engine.play import HEAD, Play
from xize.core.engine import commands as c
from xize.core.engine import events as e

RULE = """
documents: {paper: {name: 文件}, note: {name: 说明}}
flow:
  - task: draft
    by: lead
    produces: [paper]
  - block: making
    steps:
      - task: make
        by: finance
        produces: [note]
      - approve: check
        by: risk
        outcomes:
          agree: 同意
          prepare: {name: 补做, reopen: {choose_from: [draft, make]}, goto: check}
          back: {name: 退回, goto: draft}
  - task: close
    by: lead
    requires: [draft, making]
procedures:
  change:
    name: 变更
    starts: {by: lead}
    flow:
      - approve: ask
        by: risk
        outcomes: {agree: {name: 同意, reopen: draft}, object: {name: 不同意, goto: ask}}
"""


def at_check() -> Play:
    play = Play(RULE)
    play.do("zhao", "draft", files=["paper"])
    play.do("li", "make", files=["note"])
    return play


def test_steps_reopen_beside_the_flow_which_goes_on() -> None:
    play = at_check()
    play.refused("choose-target", "sun", "check", "prepare")
    play.refused("unknown-target", "sun", "check", "prepare", choose=("close",))
    play.do("sun", "check", "prepare", choose=("draft", "make"))
    assert play.open == {"check": ["sun"], "draft": ["zhao"], "make": ["li"]}
    play.do("sun", "check")
    assert play.open == {"draft": ["zhao"], "make": ["li"], "close": ["zhao"]}


def test_what_requires_a_reopened_step_is_unmet_until_it_is_done_again() -> None:
    play = at_check()
    play.do("sun", "check", "prepare", choose=("draft",))
    play.do("sun", "check")
    play.refused("requirement-unmet", "zhao", "close")
    play.do("zhao", "draft", files=["paper"])
    assert play.open == {"close": ["zhao"]}, "nothing follows from a step beside the flow"
    play.do("zhao", "close")


def test_reopened_twice_it_is_open_once() -> None:
    play = at_check()
    for _ in range(2):
        play.do("sun", "check", "prepare", choose=("draft",))
    assert play.open == {"check": ["sun"], "draft": ["zhao"]}


def test_the_flow_that_comes_to_a_reopened_step_takes_it_over() -> None:
    play = at_check()
    play.do("sun", "check", "prepare", choose=("draft",))
    play.do("sun", "check", "back")
    assert play.open == {"draft": ["zhao"]}
    assert "reached-again" in [one.reason for one in play.new(e.Dropped)]
    play.do("zhao", "draft", files=["paper"])
    assert play.open == {"make": ["li"]}


def test_a_side_procedure_reopens_a_step_of_its_host() -> None:
    play = at_check()
    play.start("zhao", "change")
    play.do("sun", "ask")
    assert play.open == {"check": ["sun"], "draft": ["zhao"]}


BESIDE = """
flow:
  - block: making
    steps: [{task: make, by: finance}, {task: test, by: risk}]
    alongside: [{task: report, from: make, by: sales}]
  - approve: decide
    by: lead
    outcomes: {agree: 同意, prepare: {name: 补报, reopen: report, goto: decide}}
"""


def test_work_alongside_is_begun_anew() -> None:
    play = Play(BESIDE)
    play.do("li", "make")
    play.do("shen", "report")
    play.do("sun", "test")
    play.do("zhao", "decide", "prepare")
    assert play.open == {"decide": ["zhao"], "report": ["shen"]}


# ------------------------------------------------------------------ an ended project
ENDED = (
    HEAD
    + """
results:
  dropped: {name: 终止, reopen: {by: lead, to: [make]}}
  final: {name: 结束}
flow:
  - task: draft
    by: lead
  - parallel: both
    branches:
      one: [{task: make, by: finance}]
      two: [{task: weigh, by: risk}]
  - approve: decide
    by: lead
    outcomes: {agree: 同意, refuse: {name: 否决, end: dropped}, stop: {name: 结束, end: final}}
  - task: after
    by: lead
"""
)


def ended(outcome: str) -> Play:
    play = Play(ENDED)
    play.do("zhao", "draft")
    play.do("li", "make")
    play.do("sun", "weigh")
    play.do("zhao", "decide", outcome)
    return play


def test_an_ended_project_is_taken_up_where_its_result_allows_it() -> None:
    play = ended("refuse")
    assert (play.result, play.open) == ("dropped", {})
    play.ask_refused("not-reopenable", c.Reopen, to="weigh")
    play.ask_refused("not-accountable", c.Reopen, "li", to="make")
    play.ask_refused("reason-missing", c.Reopen, to="make", reason="")
    play.ask(c.Reopen, to="make")
    assert (play.result, play.open) == (None, {"make": ["li"]})
    play.do("li", "make")
    assert play.open == {"decide": ["zhao"]}, "the join waits for just the branch taken up"


def test_a_final_result_is_final() -> None:
    play = ended("stop")
    play.ask_refused("not-reopenable", c.Reopen, to="make")
    assert "reopen make" not in play.offers("zhao")


def test_what_runs_is_not_reopened_and_what_ended_takes_no_work() -> None:
    play = Play(ENDED)
    play.ask_refused("not-ended", c.Reopen, to="make")
    play = ended("refuse")
    play.ask_refused("ended", c.Cancel)
    play.ask_refused("ended", c.Suspend)
    play.ask_refused("ended", c.Name, role="risk", people=("rao",))
