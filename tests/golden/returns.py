"""A project that goes back in every way: returned in turn and here, taken back, moved by hand."""

from __future__ import annotations

from tests.core.engine.play import Play
from xize.core.engine import commands as c
from xize.core.engine.events import AnyEvent

RULE = """
allows: [return]
documents: {paper: {name: 文件}}
flow:
  - {task: draft, by: lead, produces: [paper]}
  - parallel: views
    branches:
      left: [{task: look, by: finance}, {task: look_again, by: finance}]
      right: [{task: listen, by: risk}]
  - {task: number, by: lead}
  - countersign: sign
    by: [finance, risk, sales]
    signs: [paper]
    within: 3 workdays
    outcomes: {agree: 同意, object: {name: 不同意, goto: draft}}
  - {approve: decide, by: sales, resubmit: here, outcomes: {agree: 同意}}
  - {task: file, by: lead}
"""


def going_back() -> list[AnyEvent]:
    """Out of branches and rounds, nested, withdrawn, with votes carried."""
    play = Play(RULE)
    play.do("zhao", "draft", files=["paper"])
    play.do("li", "look")
    play.ask(c.Return, "li", step="look_again", to=("draft",), mode="here", comment="补充")
    play.do("zhao", "draft", files=["paper"])
    play.do("li", "look_again")
    play.do("sun", "listen")
    play.do("zhao", "number")
    play.do("li", "sign", "object")
    play.ask(c.TakeBack, "li", step="sign", reason="看错了")
    play.do("li", "sign", "agree")
    play.ask(c.Return, "sun", step="sign", to=("number",), mode="here", comment="编号")
    play.at("2026-03-04 10:00")
    play.ask(c.Return, "zhao", step="number", to=("listen",), mode="here", comment="再听")
    play.do("sun", "listen")
    play.do("zhao", "number")
    play.do("sun", "sign", "agree")
    play.do("shen", "sign", "agree")
    play.ask(c.Return, "shen", step="decide", to=("look",), comment="复核")
    play.ask(c.Withdraw, "shen", case="main", node="decide")
    play.ask(c.Move, "admin", case="main", to="look", reason="重新评估")
    play.do("li", "look")
    play.do("li", "look_again")
    play.do("zhao", "number")
    for person in ("li", "sun", "shen"):
        play.do(person, "sign", "agree")
    play.do("shen", "decide")
    play.do("zhao", "file")
    return play.events
