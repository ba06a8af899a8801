"""Refusals of going back (see ``provoked``)."""

from __future__ import annotations

from tests.core.engine.operators.provoked import answer, provokes
from tests.core.engine.play import Play
from xize.core.engine import MAIN, Refused
from xize.core.engine import commands as c

BACK = """
allows: [return]
flow:
  - {task: draft, by: lead}
  - parallel: views
    branches:
      left: [{task: look, by: finance}]
      right: [{task: listen, by: risk}]
  - countersign: sign
    by: [finance, risk]
    rule: %s
    with: [{sales: entry}]
    outcomes: {agree: 同意, object: {name: 不同意, goto: draft}}
  - {task: weigh, by: lead, resubmit: here}
"""


def signing(rule: str = "all") -> Play:
    """At the countersign behind the parallel block."""
    play = Play(BACK % rule)
    for person, step in (("zhao", "draft"), ("li", "look"), ("sun", "listen")):
        play.do(person, step)
    return play


def returned(play: Play, person: str, step: str, *to: str, mode: str = "") -> Refused:
    """What is answered to a return."""
    return answer(play.ask, c.Return, person, step=step, to=to, mode=mode, comment="请改")


@provokes("return-nowhere")
def _nothing_before() -> Refused:
    return returned(Play(BACK % "all"), "zhao", "draft", "look")


@provokes("return-target-illegal")
def _ahead() -> Refused:
    return returned(signing(), "li", "sign", "weigh")


@provokes("return-several")
def _no_branches() -> Refused:
    return returned(signing(), "li", "sign", "draft", "look")


@provokes("return-not-here")
def _several_come_back_in_turn() -> Refused:
    return returned(signing(), "li", "sign", "look", "listen", mode="here")


@provokes("return-only-here")
def _by_the_rule() -> Refused:
    play = signing()
    play.do("li", "sign", "agree")
    play.do("sun", "sign", "agree")
    play.ask(c.Enter, "shen", step="sign", text="无")
    return returned(play, "zhao", "weigh", "draft", mode="in_turn")


@provokes("nothing-to-take-back")
def _not_decided() -> Refused:
    return answer(signing().ask, c.TakeBack, "li", step="sign")


@provokes("vote-over")
def _only_the_entry_is_missing() -> Refused:
    play = signing()
    play.do("li", "sign", "agree")
    play.do("sun", "sign", "agree")
    return answer(play.ask, c.TakeBack, "li", step="sign")


@provokes("others-decided-since")
def _in_order() -> Refused:
    play = Play((BACK % "in_order").replace("by: [finance, risk]", "by: [finance, risk, sales]"))
    for person, step in (("zhao", "draft"), ("li", "look"), ("sun", "listen")):
        play.do(person, step)
    play.do("li", "sign", "agree")
    play.do("sun", "sign", "agree")
    return answer(play.ask, c.TakeBack, "li", step="sign")


@provokes("not-administrator")
def _no_admin() -> Refused:
    return answer(signing().ask, c.Move, "zhao", case=MAIN, to="draft")


@provokes("move-target-illegal")
def _open_already() -> Refused:
    return answer(signing().ask, c.Move, "admin", case=MAIN, to="sign")
