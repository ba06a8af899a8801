"""One short way to every refusal: ``PROVOKED[code]()`` gives what the engine answers.

The projects are as small as the refusal allows. What is asked of the forms themselves (a missing
field, an unknown person in a field) has codes of its own, tested with the forms.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from tests.core.engine.play import TEAM, Play
from xize.core.engine import Refused
from xize.core.engine import commands as c
from xize.core.engine.memory import MemoryStream

PROVOKED: dict[str, Callable[[], Refused]] = {}
LEAD = c.Actor("zhao")

TWO = "flow: [{task: draft, by: lead}, {task: look, by: finance, forbids: [transfer]}]"
VOTE = """
flow:
  - countersign: sign_off
    by: [finance, risk]
    with: [{sales: entry}]
    outcomes: {agree: 同意, object: {name: 不同意, needs: comment, goto: sign_off}}
"""
PAPERS = """
data: {amount: {name: 金额, type: money}}
documents:
  paper: {name: 文件}
  plan: {name: 方案}
  slip:
    name: 表单
    sections:
      head:
        name: 概况
        fields: {amount: project.amount, title: {name: 标题, type: text, required: true}}
      tail: {name: 其他, fields: {note: {name: 备注, type: text}}}
    check: [{that: head.amount < 100, says: 金额须小于一百}]
flow:
  - {task: draft, by: lead, produces: [paper], fills: [slip.head], settles: [plan]}
"""
HEADED = {"slip.head": {"title": "标题"}}


def provokes(code: str) -> Callable[[Callable[[], Refused]], Callable[[], Refused]]:
    """Enter a way to a refusal."""

    def entered(way: Callable[[], Refused]) -> Callable[[], Refused]:
        assert code not in PROVOKED
        PROVOKED[code] = way
        return way

    return entered


def answer(act: Callable[..., object], *args: Any, **given: Any) -> Refused:
    """What is answered to what may not be done."""
    with pytest.raises(Refused) as caught:
        act(*args, **given)
    return caught.value


def step(code: str, rule: str, person: str, at: str, outcome: str = "", **given: Any) -> None:
    """A refusal met by completing the first open step of a new project."""
    provokes(code)(lambda: answer(Play(rule).do, person, at, outcome, **dict(given)))


step("not-open", TWO, "li", "look")
step("not-yours", TWO, "li", "draft")
step("unknown-outcome", TWO, "zhao", "draft", "agree")
step("too-early", "flow: [{task: draft, by: lead, at_least: 3 days}]", "zhao", "draft")
step("comment-missing", VOTE, "li", "sign_off", "object", comment=" ")
step("document-unknown", TWO + "\ndocuments: {paper: 文件}", "zhao", "draft", files=["paper"])
step("section-unknown", PAPERS, "zhao", "draft", fills={"slip.tail": {"note": "备注"}})
step("document-missing", PAPERS, "zhao", "draft", fills=HEADED)
step("section-missing", PAPERS, "zhao", "draft", files=["paper", "plan"])
step("version-missing", PAPERS, "zhao", "draft", files=["paper"], fills=HEADED)
step(
    "check-failed", PAPERS, "zhao", "draft",
    files=["paper", "plan"], fills={"slip.head": {"title": "标题", "amount": 100}},
)  # fmt: skip
step(
    "requirement-unmet",
    "flow: [{task: draft, by: lead, requires: [project.ok]}]\n"
    "data: {ok: {name: 就绪, type: yes_no}}",
    "zhao", "draft",
)  # fmt: skip
step("entry-missing", "flow: [{task: draft, by: lead, with: [{risk: entry}]}]", "zhao", "draft")
step(
    "dossier-incomplete",
    "flow: [{archive: store, by: lead, outcomes: {agree: 归档}}, "
    "{task: late, by: lead, produces: [paper]}]\n"
    "documents: {paper: 文件}\ndossier: [{item: 1, of: paper}]",
    "zhao", "store",
)  # fmt: skip
DELIVERY = """
documents: {paper: 文件}
dossier: [{item: 1, of: paper}]
flow: [{file: hand_over, by: lead}, {task: late, by: lead, produces: [paper]}]
"""
step("delivery-missing", DELIVERY, "zhao", "hand_over")
step("delivery-unknown", DELIVERY, "zhao", "hand_over", delivers=(7,))
step("delivery-without-document", DELIVERY, "zhao", "hand_over", delivers=(1,))
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


@provokes("no-condition-true")
def _no_way_on() -> Refused:
    """A written rule always has a way on; a drawn one may lack it."""
    play = Play(BACK)
    process = play.rules.main.process
    flows = tuple(one for one in process.flows if not (one.source == "route" and one.default))
    main = replace(play.rules.main, process=replace(process, flows=flows))
    drawn = replace(play.rules, procedures={"main": main})
    stream = MemoryStream(drawn, play.facts)
    stream.do(c.Start(by=LEAD, at=play.now, team=TEAM))
    item = next(iter(stream.state.tasks))
    return answer(stream.do, c.Complete(by=LEAD, at=play.now, item=item))


@provokes("endless-loop")
def _round_and_round() -> Refused:
    play = Play(
        "flow: [{task: draft, by: lead}, "
        "{task: look, by: legal, outcomes: {next: {name: 再看, goto: look}}}]"
    )
    return answer(play.do, "zhao", "draft")
