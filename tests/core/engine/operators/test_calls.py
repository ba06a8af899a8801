"""Called procedures: the flow waits for their result; some must finish whatever happens."""

from __future__ import annotations

from tests.core.engine.play import Play
from xize.core.engine import commands as c
from xize.core.engine import events as e

CALL = """
results: {dropped: 终止}
flow:
  - block: work
    steps:
      - {task: draft, by: lead}
      - {call: audit, as: audited}
      - {task: after, by: lead, when: "step.audited.outcome == 'clean'"}
  - approve: close
    by: lead
    outcomes:
      agree: 办结
      object: {name: 退回, goto: draft}
      stop: {name: 终止, end: dropped}
procedures:
  audit:
    name: 审计
    MUST
    flow:
      - approve: look
        by: finance
        outcomes: {agree: {name: 无误, end: clean}, object: {name: 有误, end: faulty}}
    results: {clean: 无误, faulty: 有误}
"""
PLAIN = CALL.replace("    MUST\n", "")
MUST = CALL.replace("MUST", "must_finish: true")


def test_the_result_of_a_called_procedure_is_the_callers_outcome() -> None:
    play = Play(PLAIN)
    play.do("zhao", "draft")
    assert play.open == {"look": ["li"]}
    play.do("li", "look", "agree")
    assert play.open == {"after": ["zhao"]}
    play = Play(PLAIN)
    play.do("zhao", "draft")
    play.do("li", "look", "object")
    assert play.open == {"close": ["zhao"]}, "the step for a clean audit is skipped"
    assert play.state.visits["main/audited"].outcome == "faulty"


def test_going_back_calls_it_once_more() -> None:
    play = Play(PLAIN)
    play.do("zhao", "draft")
    play.do("li", "look", "object")
    play.do("zhao", "close", "object")
    play.do("zhao", "draft")
    assert [one.procedure for one in play.state.cases.values()] == ["main", "audit", "audit"]
    assert play.visits("audited") == 2


LEFT = """
flow:
  - parallel: both
    branches:
      one: [{call: audit, as: audited}]
      other:
        - approve: think
          by: lead
          outcomes: {agree: 可行, object: {name: 重来, goto: draft}}
  - {task: draft, by: lead}
procedures:
  audit: {name: 审计, MUST flow: [{task: look, by: finance}]}
"""


def test_a_caller_left_by_a_goto_ends_its_case() -> None:
    play = Play(LEFT.replace("MUST ", ""))
    play.do("zhao", "think", "object")
    assert play.open == {"draft": ["zhao"]}
    assert [one.result for one in play.all(e.CaseClosed)] == ["withdrawn"]


def test_what_must_finish_goes_on_by_itself_and_the_natural_end_waits_for_it() -> None:
    play = Play(LEFT.replace("MUST", "must_finish: true,"))
    play.do("zhao", "think", "object")
    assert play.open == {"draft": ["zhao"], "look": ["li"]}
    assert len(play.all(e.CaseDetached)) == 1
    play.do("zhao", "draft")
    assert (play.result, play.open) == (None, {"look": ["li"]})
    play.do("li", "look")
    assert play.state.status == "ended"


def test_an_end_decided_is_refused_while_something_must_finish() -> None:
    play = Play(MUST + "    starts: {by: lead}\n")
    play.do("zhao", "draft")
    play.do("li", "look", "object")
    case = play.start("zhao", "audit")
    assert play.offers("zhao", "close")["complete stop"] == ("must-finish-open",)
    play.refused("must-finish-open", "zhao", "close", "stop")
    play.do("li", "look", "agree", case=case)
    play.do("zhao", "close", "stop")
    assert play.result == "dropped"


def test_cancelling_ends_even_what_must_finish() -> None:
    play = Play(MUST)
    play.do("zhao", "draft")
    play.ask(c.Cancel)
    assert (play.result, play.open) == ("cancelled", {})
    assert [one.result for one in play.all(e.CaseClosed)] == ["withdrawn", "cancelled"]


EACH = """
documents: {list: {name: 清单, sections: {rows: {type: rows, columns: {item: text}}}}}
flow:
  - {task: draft, by: lead, fills: [list.rows]}
  - {call: audit, as: audited, each: list.rows, ORDER}
  - {task: after, by: lead}
procedures:
  audit: {name: 审计, flow: [{task: look, by: finance}]}
"""
ROWS = {"list.rows": [{"item": "甲"}, {"item": "乙"}]}


def test_one_case_per_row_and_the_flow_waits_for_all() -> None:
    play = Play(EACH.replace("ORDER", "one_by_one: false"))
    play.do("zhao", "draft", fills=ROWS)
    assert play.open == {"look": ["li", "li"]}
    play.do("li", "look")
    assert play.open == {"look": ["li"]}
    play.do("li", "look")
    assert play.open == {"after": ["zhao"]}


def test_one_case_after_another() -> None:
    play = Play(EACH.replace("ORDER", "one_by_one: true"))
    play.do("zhao", "draft", fills=ROWS)
    assert play.open == {"look": ["li"]}
    play.do("li", "look")
    assert play.open == {"look": ["li"]}
    play.do("li", "look")
    assert play.open == {"after": ["zhao"]}
