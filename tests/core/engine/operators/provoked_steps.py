"""Refusals of what somebody does at a step (see ``provoked``)."""

from __future__ import annotations

from msgspec.structs import replace

from tests.core.engine.operators.provoked import LEAD, TWO, answer, provokes, step
from tests.core.engine.play import TEAM, Play
from xize.core.engine import Refused
from xize.core.engine import commands as c
from xize.core.engine.memory import MemoryStream

VOTE = """
flow:
  - countersign: sign_off
    by: [finance, risk]
    with: [{sales: entry}]
    outcomes: {agree: 同意, object: {name: 不同意, needs: comment, goto: sign_off}}
"""
BACK = """
data: {major: {name: 重大, type: yes_no}}
flow:
  - {task: draft, by: lead}
  - choose: route
    cases:
      - {when: project.major, steps: [{task: deep, by: lead}]}
      - {else: [{task: quick, by: lead}]}
  - approve: review
    by: finance
    outcomes:
      agree: 同意
      back: {name: 退回, goto: {choose_from: [draft, quick, deep]}}
      object: {name: 深查, goto: deep}
"""

step("not-open", TWO, "li", "look")
step("not-yours", TWO, "li", "draft")
step("unknown-outcome", TWO, "zhao", "draft", "agree")
step("too-early", "flow: [{task: draft, by: lead, at_least: 3 days}]", "zhao", "draft")
step("comment-missing", VOTE, "li", "sign_off", "object", comment=" ")
step(
    "requirement-unmet",
    "flow: [{task: draft, by: lead, requires: [project.ok]}]\n"
    "data: {ok: {name: 就绪, type: yes_no}}",
    "zhao", "draft",
)  # fmt: skip
step("entry-missing", "flow: [{task: draft, by: lead, with: [{risk: entry}]}]", "zhao", "draft")


def reviewing() -> Play:
    """At the review, by the quick way."""
    play = Play(BACK)
    play.do("zhao", "draft")
    play.do("zhao", "quick")
    return play


@provokes("choose-target")
def _no_target() -> Refused:
    return answer(reviewing().do, "li", "review", "back")


@provokes("unknown-target")
def _target_not_offered() -> Refused:
    return answer(reviewing().do, "li", "review", "back", choose=("deep",))


@provokes("target-not-reached")
def _target_of_a_case_never_taken() -> Refused:
    return answer(reviewing().do, "li", "review", "object")


@provokes("already-decided")
def _twice() -> Refused:
    play = Play(VOTE)
    play.do("li", "sign_off", "agree")
    return answer(play.do, "li", "sign_off", "agree")


@provokes("already-entered")
def _entered_twice() -> Refused:
    play = Play(VOTE)
    play.ask(c.Enter, "shen", step="sign_off", text="意见")
    return answer(play.ask, c.Enter, "shen", step="sign_off", text="意见")


@provokes("not-entitled-to-enter")
def _no_entry_of_yours() -> Refused:
    return answer(Play(VOTE).ask, c.Enter, "li", step="sign_off", text="意见")


@provokes("not-transferable")
def _must_stay() -> Refused:
    play = Play(TWO)
    play.do("zhao", "draft")
    return answer(play.ask, c.Transfer, "li", step="look", to="sun")


@provokes("transfer-to-self")
def _to_oneself() -> Refused:
    return answer(Play(TWO).ask, c.Transfer, "zhao", step="draft", to="zhao")


@provokes("unknown-person")
def _to_nobody() -> Refused:
    return answer(Play(TWO).ask, c.Transfer, "zhao", step="draft", to="nobody")


@provokes("not-waivable")
def _nothing_to_waive() -> Refused:
    return answer(Play(TWO).ask, c.Waive, step="draft", requirement="paper")


@provokes("same-organisation")
def _of_the_applicants() -> Refused:
    rule = "flow: [{task: draft, by: sales}, {task: look, by: risk, not_of: [sales]}]"
    play = Play(rule, team={**TEAM, "risk": ("gong",)})
    play.do("shen", "draft")
    return answer(play.do, "gong", "look")


@provokes("same-person")
def _checks_oneself() -> Refused:
    play = Play("flow: [{task: draft, by: lead}, {task: look, by: lead, not_same_as: draft}]")
    play.do("zhao", "draft")
    return answer(play.do, "zhao", "look")


@provokes("cannot-withdraw")
def _somebody_went_on() -> Refused:
    return answer(Play(TWO).ask, c.Withdraw, case="main", node="draft")


@provokes("not-due")
def _too_early() -> Refused:
    play = Play(TWO)
    return answer(play.ask, c.NoteOverdue, "clock", step="draft")


@provokes("not-waiting")
def _done_already() -> Refused:
    """Work of a BPMN file that is not there."""
    play = Play(TWO)
    return answer(play.stream.do, c.Finish(by=LEAD, at=play.now, item="e99"))


@provokes("no-condition-true")
def _no_way_on() -> Refused:
    """A written rule always has a way on; a drawn one may lack it."""
    play = Play(BACK)
    process = play.rules.main.process
    flows = tuple(one for one in process.flows if not (one.source == "route" and one.default))
    main = replace(play.rules.main, process=replace(process, flows=flows))
    drawn = replace(play.rules, procedures={"main": main})
    stream = MemoryStream(drawn, play.facts)
    stream.do(c.Start(by=LEAD, at=play.now, team={"lead": ("zhao",)}))
    item = next(iter(stream.state.tasks))
    return answer(stream.do, c.Complete(by=LEAD, at=play.now, item=item))


@provokes("endless-loop")
def _round_and_round() -> Refused:
    play = Play(
        "flow: [{task: draft, by: lead}, "
        "{task: look, by: legal, outcomes: {next: {name: 再看, goto: look}}}]"
    )
    return answer(play.do, "zhao", "draft")
