"""Reopening steps beside the flow: the flow goes on, what needs them is unmet meanwhile."""

from __future__ import annotations

from tests.core.engine.play import Play
from xize.core.engine import events as e

RULE = """
documents: {paper: {name: 文件}}
flow:
  - stage: making
    name: 编制
    steps:
      - {task: draft, by: lead, produces: [paper]}
      - approve: check
        by: finance
        outcomes: {agree: 通过, object: {name: 退回, goto: draft}}
  - stage: using
    name: 使用
    steps:
      - {task: first, by: risk}
      - {task: second, by: risk, requires: [approved(check), paper]}
procedures:
  change:
    name: 变更
    starts: {by: lead}
    flow:
      - approve: decide
        by: sales
        outcomes:
          agree: {name: 重做, reopen: check}
          both: {name: 全部, counts_as: agree, reopen: {choose_from: [draft, check]}}
          object: {name: 不同意, end: refused}
    results: {refused: 未同意}
"""


def changing() -> Play:
    """The second stage is open, a change is asked for."""
    play = Play(RULE)
    play.do("zhao", "draft", files=["paper"])
    play.do("li", "check")
    play.start("zhao", "change")
    return play


def test_the_flow_goes_on_while_the_step_is_open_again() -> None:
    play = changing()
    play.do("shen", "decide", "agree")
    assert play.open == {"first": ["sun"], "check": ["li"]}
    play.do("sun", "first")
    assert play.open == {"check": ["li"], "second": ["sun"]}
    play.do("li", "check")
    assert play.open == {"second": ["sun"]}, "nothing follows from it a second time"


def test_what_requires_it_is_unmet_until_it_is_done_again() -> None:
    play = changing()
    play.do("shen", "decide", "agree")
    play.do("sun", "first")
    play.refused("requirement-unmet", "sun", "second")
    play.do("li", "check")
    play.do("sun", "second")
    assert play.state.status == "ended"


def test_it_stays_to_be_done_until_it_is_achieved() -> None:
    play = changing()
    play.do("shen", "decide", "agree")
    play.do("li", "check", "object")
    assert play.open["check"] == ["li"]
    assert "draft" not in play.open, "beside the flow an objection leads nowhere else"
    assert play.visits("check") == 3


def test_the_person_chooses_which() -> None:
    play = changing()
    refused = play.refused("choose-target", "shen", "decide", "both")
    assert refused.args_["options"] == ("draft", "check")
    play.do("shen", "decide", "both", choose=("draft", "check"))
    assert play.open == {"first": ["sun"], "draft": ["zhao"], "check": ["li"]}


def test_a_step_open_in_the_flow_is_not_opened_twice() -> None:
    play = Play(RULE)
    play.do("zhao", "draft", files=["paper"])
    play.start("zhao", "change")
    play.do("shen", "decide", "agree")
    assert play.open == {"check": ["li"]}
    assert play.visits("check") == 1


def test_the_flow_coming_to_it_takes_it_over() -> None:
    play = Play(RULE)
    play.start("zhao", "change")
    play.do("shen", "decide", "both", choose=("check",))
    assert play.open == {"draft": ["zhao"], "check": ["li"]}
    play.do("zhao", "draft", files=["paper"])
    assert play.open == {"check": ["li"]}
    assert "reached-again" in [one.reason for one in play.all(e.Dropped)]
    play.do("li", "check")
    assert play.open == {"first": ["sun"]}
