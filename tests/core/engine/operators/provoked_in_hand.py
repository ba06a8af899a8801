"""Refusals of documents checked out, sent round, and lacking sections (see ``provoked``)."""

from __future__ import annotations

from tests.core.engine.operators.provoked import answer, provokes
from tests.core.engine.play import Play
from xize.core.engine import Refused
from xize.core.engine import commands as c

IN_HAND = """
documents:
  paper: {name: 协议, goes_to: {to: [risk, partner], on: draft}}
  report: {name: 报告, headings: [费用]}
flow:
  - {task: draft, by: lead, produces: [paper]}
  - {task: work, by: [lead, finance], revises: [paper]}
  - {task: tell, by: lead, produces: [report]}
"""


def in_hand(*, out: bool = False) -> Play:
    """A draft there is, sent to risk and the partner; ``out``: finance keeps it to themselves."""
    play = Play(IN_HAND)
    play.do("zhao", "draft", files=["paper"])
    if out:
        play.ask(c.CheckOut, "li", document="paper", step="work")
    return play


@provokes("no-version")
def _no_version() -> Refused:
    return answer(in_hand().ask, c.Send, document="report", to=("li",))


@provokes("checked-out")
def _checked_out() -> Refused:
    return answer(in_hand(out=True).do, "zhao", "work", files=["paper"])


@provokes("checked-out-already")
def _checked_out_already() -> Refused:
    play = in_hand(out=True)
    return answer(play.ask, c.CheckOut, document="paper", step="work")


@provokes("not-checked-out")
def _not_checked_out() -> Refused:
    return answer(in_hand().ask, c.CheckIn, document="paper")


@provokes("sending-unknown")
def _sending_unknown() -> Refused:
    return answer(in_hand().ask, c.Acknowledge, "sun", sending="d9", how="read")


@provokes("sending-recalled")
def _sending_recalled() -> Refused:
    play = in_hand()
    play.ask(c.Recall, sending="d1", reason="文本有误")
    return answer(play.ask, c.Acknowledge, "sun", sending="d1", how="read")


@provokes("not-a-receiver")
def _not_a_receiver() -> Refused:
    return answer(in_hand().ask, c.Acknowledge, "li", sending="d1", how="read")


@provokes("not-yours-to-steer")
def _not_yours_to_steer() -> Refused:
    return answer(in_hand().ask, c.Chase, "li", sending="d1")


@provokes("all-answered")
def _all_answered() -> Refused:
    play = in_hand()
    play.ask(c.Acknowledge, "sun", sending="d1", how="received")
    play.ask(c.Acknowledge, sending="d1", how="received", on_behalf="partner", text="回执第 3 号")
    return answer(play.ask, c.Chase, sending="d1")


@provokes("evidence-missing")
def _evidence_missing() -> Refused:
    play = in_hand()
    return answer(play.ask, c.Acknowledge, sending="d1", how="read", on_behalf="partner")


@provokes("not-a-period")
def _not_a_period() -> Refused:
    return answer(in_hand().ask, c.Send, document="paper", to=("li",), within="bald")


@provokes("headings-missing")
def _headings_missing() -> Refused:
    play = in_hand()
    play.do("zhao", "work", unchanged=("paper",))
    play.facts.texts["b"] = ("一、背景", "如上", "【请填写】")
    return answer(play.do, "zhao", "tell", files=["report"])


@provokes("file-unread")
def _file_unread() -> Refused:
    play = in_hand()
    play.do("zhao", "work", unchanged=("paper",))
    return answer(play.do, "zhao", "tell", files=["report"])
