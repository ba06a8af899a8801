"""签出, 分发, 签收: who keeps a document, who got it, and what of it is over by itself."""

from __future__ import annotations

import pytest

from tests.core.engine.operators.provoked_in_hand import in_hand
from tests.core.engine.play import Play
from xize.core.engine import commands as c
from xize.core.engine import events as e
from xize.core.engine.view.papers import held_by
from xize.core.story import tell

TWO_ROUNDS = """
documents: {paper: {name: 协议, check_out: 1 workday}}
flow:
  - {task: draft, by: lead, produces: [paper]}
  - {task: work, by: [lead, finance], rule: any, revises: [paper]}
  - {task: again, by: [lead, finance], rule: any, revises: [paper]}
"""


def keeper(play: Play) -> str | None:
    out = held_by(play.state, "paper", play.now)
    return out.person if out else None


def test_whoever_keeps_it_hands_in_the_next_version_and_it_is_free_again() -> None:
    play = in_hand(out=True)
    assert keeper(play) == "li"
    said = play.refused("checked-out", "zhao", "work", files=["paper"]).args_
    assert (said["people"], said["since"]) == (("li",), "2026-03-02 09:00")
    play.do("li", "work", files=["paper"])
    assert keeper(play) is None
    assert play.state.papers["paper"].version == 2


def test_a_statement_that_it_stays_is_not_kept_from_anybody() -> None:
    play = in_hand(out=True)
    play.do("zhao", "work", unchanged=("paper",))
    assert not play.all(e.CheckedIn)
    assert "work" not in play.open


def test_it_is_free_again_with_the_step_and_with_the_time() -> None:
    play = Play(TWO_ROUNDS)
    play.do("zhao", "draft", files=["paper"])
    play.ask(c.CheckOut, "li", document="paper", step="work")
    play.do("zhao", "work", unchanged=("paper",))
    assert keeper(play) is None
    play.ask(c.CheckOut, "li", document="paper", step="again")
    play.at("2026-03-03 23:59")
    assert keeper(play) == "li"
    play.at("2026-03-04 00:01")
    assert keeper(play) is None
    play.do("zhao", "again", files=["paper"])


def test_only_whose_turn_it_is_keeps_it_and_only_who_is_accountable_takes_it() -> None:
    play = in_hand()
    play.ask_refused("not-yours", c.CheckOut, "sun", document="paper", step="work")
    play.ask(c.CheckOut, "li", document="paper", step="work")
    play.ask_refused("not-accountable", c.CheckIn, "sun", document="paper")
    play.ask_refused("reason-missing", c.CheckIn, "zhao", document="paper", reason=" ")
    play.ask(c.CheckIn, "admin", document="paper", reason="休假")
    assert keeper(play) is None
    assert [one.to for one in play.new(e.Told)] == [("li",)]


def test_the_rule_sends_a_version_of_the_named_state_and_nobody_else_is_asked() -> None:
    play = in_hand()
    (sent,) = play.all(e.VersionSent)
    assert (sent.to, sent.version, sent.asks) == (("sun", "outside:partner"), 1, "receipt")
    play.ask_refused("not-a-participant", c.Send, "he", document="paper", to=("li",))
    play.ask(c.Send, document="paper", to=("he",), roles=("finance",), reply=True)
    assert play.new(e.VersionSent)[0].to == ("he", "li")


@pytest.mark.parametrize("how", ["received", "read"])
def test_a_receipt_is_recorded_once(how: c.How) -> None:
    play = in_hand()
    play.ask(c.Acknowledge, "sun", sending="d1", how=how)
    play.ask(c.Acknowledge, "sun", sending="d1", how=how)
    assert len(play.all(e.Acknowledged)) == 1
    answer = tell(play.events).sendings["d1"].answers["sun"]
    assert answer.received == play.now
    assert (answer.read is not None) == (how == "read")


def test_a_reply_reaches_the_sender_and_says_something() -> None:
    play = in_hand()
    play.ask_refused("text-missing", c.Acknowledge, "sun", sending="d1", how="replied")
    play.ask(c.Acknowledge, "sun", sending="d1", how="replied", text="无意见")
    assert play.new(e.Told)[0].to == ("zhao",)
    assert play.state.sent["d1"].silent == ("outside:partner",)


def test_the_clock_reminds_the_silent_three_times_and_no_more() -> None:
    play = in_hand()
    play.ask(c.Send, document="paper", to=("li", "he"), within="1 workday")
    play.ask(c.Acknowledge, "li", sending="d2", how="received")
    play.at("2026-03-20 09:00")
    assert [(one.to, one.by) for one in play.all(e.Chased)] == [(("he",), "clock")] * 3
    play.ask(c.Send, document="paper", to=("li",), within="1 workday")
    play.ask(c.Acknowledge, "li", sending="d3", how="received")
    play.at("2026-04-20 09:00")
    assert len(play.all(e.Chased)) == 3


def test_what_is_taken_back_asks_nobody_any_more() -> None:
    play = in_hand()
    play.ask(c.Send, document="paper", to=("li",), within="1 workday")
    play.ask_refused("not-yours-to-steer", c.Recall, "sun", sending="d2", reason="不符")
    play.ask(c.Recall, sending="d2", reason="文本有误")
    assert play.new(e.Told)[0].text == "文本有误"
    play.at("2026-04-20 09:00")
    assert not play.all(e.Chased)
    assert tell(play.events).sendings["d2"].reason == "文本有误"


def test_a_withdrawn_step_takes_back_what_it_sent_and_nothing_else() -> None:
    play = in_hand()
    play.ask(c.Send, document="paper", to=("he",))
    play.ask(c.Withdraw, case="main", node="draft", reason="传错文件")
    assert [one.recalled for one in play.state.sent.values()] == [True, True]
    assert {one.to for one in play.new(e.Told) if one.kind == "retracted_sending"} == {
        ("sun",), ("he",)
    }  # fmt: skip
    play.do("zhao", "draft", files=["paper"])
    play.ask(c.Withdraw, case="main", node="draft", reason="再改")
    assert [one.recalled for one in play.state.sent.values()] == [True, True, True]
    assert len(play.new(e.Recalled)) == 1
