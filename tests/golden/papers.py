"""A project whose documents are checked out, sent round, signed for, answered, taken back."""

from __future__ import annotations

from tests.core.engine.play import Play
from xize.core.engine import commands as c
from xize.core.engine.events import AnyEvent

PAPERS_IN_HAND = """
documents:
  paper:
    name: 协议
    versions: {draft: "0.{n}", settled: "{n}.0"}
    goes_to: {to: [finance, risk, partner], within: 2 workdays, reply: true}
    check_out: 2 workdays
flow:
  - {task: draft, by: lead, produces: [paper]}
  - {task: settle, by: lead, settles: [paper]}
  - {task: work, by: [lead, finance], revises: [paper]}
"""


def papers_in_hand() -> list[AnyEvent]:
    """Checked out, taken back and given back; sent by the rule and by hand, answered, recalled."""
    play = Play(PAPERS_IN_HAND)
    play.do("zhao", "draft", files=["paper"])
    play.do("zhao", "settle")
    play.ask(c.Acknowledge, "li", sending="d1", how="received")
    play.ask(c.Acknowledge, "li", sending="d1", how="read")
    play.ask(c.Acknowledge, "li", sending="d1", how="replied", text="无意见")
    play.ask(c.Acknowledge, sending="d1", how="replied", text="邮件回复", on_behalf="partner")
    play.ask(c.Chase, sending="d1", text="请尽快")
    play.at("2026-03-05 09:00")
    play.ask(c.Send, document="paper", version=1, to=("rao",), text="供参考")
    play.ask(c.Recall, sending="d2", reason="文本有误")
    play.ask(c.CheckOut, "li", document="paper", step="work", text="改费率")
    play.ask(c.CheckIn, document="paper", reason="出差")
    play.ask(c.CheckOut, document="paper", step="work")
    play.ask(c.CheckIn, document="paper")
    return play.events
