"""A project in which work is shared in every way there is."""

from __future__ import annotations

from tests.core.engine.play import TEAM, Play
from xize.core.engine import commands as c
from xize.core.engine.events import AnyEvent
from xize.core.engine.memory import Deputy

SHARED_WORK = """
documents: {paper: {name: 文件}}
flow:
  - {task: draft, by: lead, produces: [paper]}
  - {approve: look, by: finance, outcomes: {agree: 同意, object: {name: 不同意, goto: draft}}}
  - countersign: sign_off
    by: [finance, risk]
    with: [{sales: entry}]
    signs: [paper]
    within: 3 workdays
    outcomes: {agree: 同意, object: {name: 不同意, goto: draft}}
  - {task: after, by: sales}
"""
PAPER = c.Attached("b1", "口径.docx", "0" * 64, 12)


def shared_work() -> list[AnyEvent]:
    """Delegated, signers added and removed, claimed, told, urged, acted for, handed over."""
    play = Play(SHARED_WORK, team={**TEAM, "finance": ("li", "fang")})
    play.facts.deputies.append(Deputy(person="he", principal="sun"))
    play.do("zhao", "draft", files=["paper"])
    play.ask(c.Claim, "li", step="look")
    play.ask(c.Release, "li", step="look")
    play.ask(c.Claim, "fang", step="look")
    play.ask(c.Delegate, "fang", step="look", to="boss", reason="请先核对")
    play.ask(c.Urge, step="look", text="请尽快")
    play.ask(c.Answer, "boss", step="look", outcome="agree", comment="口径一致", files=(PAPER,))
    play.ask(c.AddSigner, "fang", step="look", position="before", people=("gong", "rao"))
    play.ask(c.RemoveSigner, "fang", step="look", seat="s3", reason="出差")
    play.do("gong", "look", "agree")
    play.do("fang", "look", "agree")
    play.ask(c.Copy, step="sign_off", to=("gong",), text="供参考")
    play.ask(c.Circulate, to=("rao", "boss"), text="请阅")
    play.ask(c.Comment, "rao", text="已阅", files=(PAPER,))
    play.ask(c.AddSigner, "he", step="sign_off", position="after", people=("rao",), for_="sun")
    play.do("he", "sign_off", "agree", for_="sun")
    play.ask(c.Enter, "shen", step="sign_off", text="无意见")
    play.ask(c.HandOver, "zhao", person="shen", to="gong", reason="离职")
    play.do("rao", "sign_off", "agree")
    play.do("li", "sign_off", "agree")
    play.do("gong", "after")
    return play.events
