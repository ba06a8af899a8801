"""Readiness boards, waivers and mandatory entries: what must be there before a step goes on."""

from __future__ import annotations

from tests.core.engine.play import Play
from xize.core.engine import commands as c
from xize.core.engine import events as e

BOARD = """
documents: {report: {name: 报告}}
data: {amount: {name: 金额, type: money}}
results: {dropped: {name: 终止}}
flow:
  - parallel: prepare
    branches:
      one: [{task: assess, by: risk, produces: [report]}]
      other:
        - approve: decide
          by: finance
          within: 2 workdays
          requires:
            - report
            - {that: approved(assess), says: 评估已完成}
            - project.amount > 0
          outcomes: {agree: 可行, object: {name: 终止, end: dropped}}
  - {task: after, by: lead}
"""


def test_the_step_opens_shows_what_lacks_and_refuses_to_go_on() -> None:
    play = Play(BOARD)
    refused = play.refused("requirement-unmet", "li", "decide")
    assert refused.args_["requirements"] == ("report", "评估已完成", "project.amount > 0")
    assert play.offers("li", "decide")["complete agree"] == ("requirement-unmet",)
    assert play.offers("li", "decide")["complete object"] == (), "stopping needs no readiness"
    assert play.due("decide") == "2026-03-04 24:00", "its clock runs from opening"


def test_it_goes_on_when_everything_is_there() -> None:
    play = Play(BOARD)
    play.do("sun", "assess", files=["report"])
    assert play.refused("requirement-unmet", "li", "decide").args_["requirements"] == (
        "project.amount > 0",
    )
    play.ask(c.ChangeData, name="amount", value=1)
    play.do("li", "decide")
    assert play.open == {"after": ["zhao"]}


def test_only_the_accountable_person_lets_an_unmet_one_pass_with_a_reason() -> None:
    play = Play(BOARD)
    play.do("sun", "assess", files=["report"])
    amount = {"step": "decide", "requirement": "project.amount > 0"}
    play.ask_refused("not-accountable", c.Waive, "li", **amount)
    play.ask_refused("reason-missing", c.Waive, "zhao", **amount, reason=" ")
    play.ask_refused("not-waivable", c.Waive, "zhao", step="decide", requirement="report")
    assert "waive project.amount > 0" in play.offers("zhao")
    play.ask(c.Waive, "zhao", **amount)
    assert "waive project.amount > 0" not in play.offers("zhao")
    play.do("li", "decide")
    assert [one.requirement for one in play.all(e.Waived)] == ["project.amount > 0"]


RENEWED = """
documents: {report: {name: 报告}}
flow:
  - {task: assess, by: risk, produces: [report]}
  - approve: decide
    by: finance
    outcomes: {agree: {name: 可行}, object: {name: 再评, reopen: assess, goto: wait_here}}
  - {task: wait_here, by: lead, requires: [report]}
  - {task: sign, by: lead, requires: [approved(assess)]}
"""


def test_a_document_being_renewed_and_a_step_reopened_are_not_ready() -> None:
    play = Play(RENEWED)
    play.do("sun", "assess", files=["report"])
    play.do("li", "decide", "object")
    assert play.open == {"assess": ["sun"], "wait_here": ["zhao"]}
    play.refused("requirement-unmet", "zhao", "wait_here")
    play.ask(c.Waive, step="wait_here", requirement="report")
    play.do("zhao", "wait_here")
    play.refused("requirement-unmet", "zhao", "sign")
    play.do("sun", "assess", files=["report"])
    play.do("zhao", "sign")
    assert play.state.status == "ended"


GATES = """
documents: {plan: {name: 方案}}
data: {paid: {name: 已付, type: yes_no}}
flow:
  - parallel: both
    branches:
      planning: [{task: plan_it, by: risk, produces: [plan]}]
      building:
        - stage: build
          requires: [plan]
          leaves_when: [project.paid]
          steps: [{task: make, by: finance}]
        - {task: hand_over, by: finance}
"""


def test_a_stage_is_entered_and_left_when_its_conditions_hold() -> None:
    play = Play(GATES)
    assert play.open == {"plan_it": ["sun"]}
    play.do("sun", "plan_it", files=["plan"])
    assert play.open == {"make": ["li"]}
    play.do("li", "make")
    assert play.open == {}
    play.ask(c.ChangeData, name="paid", value=True)
    assert play.open == {"hand_over": ["li"]}


def test_a_gate_can_be_waived_too() -> None:
    play = Play(GATES)
    play.ask(c.Waive, item=play.item("build.entry"), requirement="plan")
    assert play.open == {"plan_it": ["sun"], "make": ["li"]}
    play.do("li", "make")
    play.ask(c.Waive, item=play.item("build.exit"), requirement="project.paid")
    assert play.open == {"plan_it": ["sun"], "hand_over": ["li"]}


ENTRIES = """
flow:
  - KIND: look
    by: [finance]
    with: [{risk: entry}, {partner: entry}, sales]
    outcomes: {agree: 同意, object: {name: 退回, goto: look}}
"""


def test_a_single_decision_waits_for_the_entries() -> None:
    play = Play(ENTRIES.replace("KIND", "approve"))
    assert play.open == {"look": ["li", "sun"]}
    refused = play.refused("entry-missing", "li", "look", "agree")
    assert refused.args_["people"] == ("sun", "outside:partner")
    play.ask_refused("not-entitled-to-enter", c.Enter, "shen", step="look", text="旁观")
    play.ask_refused("comment-missing", c.Enter, "sun", step="look", text=" ")
    play.ask(c.Enter, "sun", step="look", text="意见")
    play.ask_refused("already-entered", c.Enter, "sun", step="look", text="再说")
    play.ask(c.Enter, "zhao", step="look", text="来函", on_behalf="partner")
    play.do("li", "look", "agree")
    entries = [(one.person, one.on_behalf) for one in play.all(e.EntryMade)]
    assert entries == [("sun", None), ("zhao", "partner")]
    assert play.state.status == "ended"


def test_an_objection_does_not_wait_for_them() -> None:
    play = Play(ENTRIES.replace("KIND", "approve"))
    play.do("li", "look", "object")
    assert play.visits("look") == 2


def test_of_several_the_last_entry_ends_a_vote_that_is_over() -> None:
    play = Play(ENTRIES.replace("KIND", "countersign"))
    play.do("li", "look", "agree")
    assert play.open == {"look": ["sun"]}
    play.ask(c.Enter, "zhao", step="look", text="来函", on_behalf="partner")
    play.ask(c.Enter, "sun", step="look", text="意见")
    assert play.state.status == "ended"
