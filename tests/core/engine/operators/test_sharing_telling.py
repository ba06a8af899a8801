"""抄送, 传阅, 催办 and comments: who is told, who may, and when."""

from __future__ import annotations

import pytest

from tests.core.engine.operators.provoked_sharing import POOL, SHARED, looking
from tests.core.engine.play import Play
from xize.core.engine import Refused
from xize.core.engine import commands as c
from xize.core.engine import events as e

PAPER = c.Attached("b", "说明.docx")


def test_a_copy_is_a_notice_and_circulation_asks_for_the_receipt() -> None:
    play = looking()
    play.ask(c.Copy, "li", step="look", to=("he", "he"), text="供参考")
    play.ask(c.Circulate, to=("rao", "boss"), text="请阅")
    copied, circulated = [one for one in play.all(e.Told) if one.kind in ("copied", "circulated")]
    assert (copied.about, copied.to, copied.receipt) == ("look", ("he",), False)
    assert (circulated.about, circulated.to, circulated.receipt) == ("", ("rao", "boss"), True)
    (event,) = play.all(e.Circulated)
    assert (event.element, event.case, event.person) == ("", "main", "zhao")


def test_those_it_was_sent_to_take_part_and_may_comment() -> None:
    play = looking()
    for person in ("he", "rao"):
        play.ask_refused("not-a-participant", c.Comment, person, text="同意")
    play.ask(c.Copy, to=("he",))
    play.ask(c.Circulate, to=("rao",))
    for person in ("he", "rao"):
        assert "comment" in play.offers(person)
        play.ask(c.Comment, person, text="同意")


def test_people_are_named_and_known_and_the_rule_allows_it() -> None:
    play = looking()
    play.ask_refused("nobody-named", c.Copy, to=())
    play.ask_refused("unknown-person", c.Circulate, to=("nobody",))
    strict = Play("flow: [{task: draft, by: lead, forbids: [copy, circulate]}]")
    strict.ask_refused("way-forbidden", c.Copy, step="draft", to=("he",))
    strict.ask_refused("way-forbidden", c.Circulate, step="draft", to=("he",))
    assert set(strict.offers("zhao", "draft")) & {"copy", "circulate", "comment"} == {"comment"}
    strict.ask(c.Copy, to=("he",))
    whole = Play("forbids: [copy]\nflow: [{task: draft, by: lead, allows: [copy]}]")
    whole.ask_refused("way-forbidden", c.Copy, to=("he",))
    whole.ask(c.Copy, step="draft", to=("he",))


def test_a_comment_reaches_those_the_step_waits_for_or_who_is_accountable() -> None:
    play = looking()
    play.ask(c.Comment, step="look", text="附件已更新", files=(PAPER,))
    play.ask(c.Comment, "li", text="何时上会？")
    assert play.told("commented") == [("look", ("li", "fang")), ("", ("zhao",))]
    assert play.all(e.Commented)[0].files == (PAPER,)


def test_nobody_hears_of_their_own_comment() -> None:
    play = looking()
    play.ask(c.Comment, "zhao", text="备查")
    assert play.told("commented") == []


def test_comments_at_any_time_after_the_beginning() -> None:
    play = looking()
    play.ask(c.Suspend)
    play.ask(c.Comment, "li", step="look", text="暂停期间补充")
    play.ask(c.Resume)
    play.do("li", "look", "agree")
    assert play.state.status == "ended"
    play.ask(c.Comment, "li", text="归档后补充")
    play.ask(c.Circulate, to=("he",))
    play.ask_refused("not-open", c.Comment, "li", item="e2", text="晚了")


def test_only_those_it_waits_for_are_urged() -> None:
    play = Play(
        "flow: [{countersign: sign_off, by: [finance, risk], with: [{sales: entry}],"
        " outcomes: {agree: 同意}}]"
    )
    assert "urge" in play.offers("zhao", "sign_off")
    play.ask(c.Urge, step="sign_off", text="请尽快")
    assert play.told("urged") == [("sign_off", ("li", "sun", "shen"))]
    play.do("li", "sign_off", "agree")
    play.ask(c.Delegate, "sun", step="sign_off", to="he")
    play.at("2026-03-02 13:00")
    play.ask(c.Urge, step="sign_off")
    assert play.told("urged")[1] == ("sign_off", ("he", "shen"))


def test_not_again_within_four_hours_at_this_step() -> None:
    play = looking()
    play.ask(c.Urge, step="look")
    play.at("2026-03-02 12:59")
    assert play.offers("zhao", "look")["urge"] == ("urged-lately",)
    play.ask_refused("urged-lately", c.Urge, step="look")
    play.at("2026-03-02 13:00")
    play.ask(c.Urge, step="look")
    assert len(play.told("urged")) == 2
    play.do("li", "look", "object")
    play.do("zhao", "draft")
    play.ask(c.Urge, step="look")


def test_who_may_urge() -> None:
    play = Play(
        """
flow:
  - {task: draft, by: lead}
  - {task: count, by: finance}
  - {task: look, by: risk}
  - {task: close, by: risk}
"""
    )
    play.do("zhao", "draft")
    play.do("li", "count")
    may = [one for one in ("zhao", "li", "sun", "shen") if "urge" in play.offers(one, "look")]
    assert may == ["zhao", "li"]
    play.ask(c.Urge, "admin", step="look")
    play.do("sun", "look")
    play.ask_refused("not-yours-to-urge", c.Urge, "li", step="close")


def test_nobody_urges_themselves_nor_a_suspended_project() -> None:
    play = Play(SHARED, team=POOL)
    play.ask_refused("nobody-waits", c.Urge, step="draft")
    play.do("zhao", "draft")
    play.ask(c.Suspend)
    play.ask_refused("suspended", c.Urge, step="look")


def test_a_project_that_stands_still_offers_only_talk() -> None:
    play = looking()
    play.ask(c.Suspend)
    assert set(play.offers("li", "look")) - {"complete agree", "complete object"} <= {
        "copy", "circulate", "comment", "enter", "transfer",
    }  # fmt: skip


def test_a_party_outside_speaks_about_what_is_addressed_to_it() -> None:
    play = Play(
        "flow: [{parallel: both, branches: {one: [{task: reply, by: partner}],"
        " other: [{task: count, by: finance}]}}]",
        team={**POOL, "partner": ("he",)},
    )
    partner = c.Actor("he", outside="partner")
    about = {one: play.item(one) for one in ("reply", "count")}
    play.command(c.Comment(by=partner, at=play.now, item=about["reply"], text="请补充附件"))
    for item in ("", about["count"]):
        with pytest.raises(Refused, match="not-a-participant"):
            play.command(c.Comment(by=partner, at=play.now, item=item, text="其他"))
