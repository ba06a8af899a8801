"""认领: of several people meant one takes the work; the others see who has it."""

from __future__ import annotations

from tests.core.engine.operators.provoked_sharing import POOL, looking
from tests.core.engine.play import Play
from xize.core.engine import commands as c

OFFERED = {"complete agree", "transfer", "delegate", "claim"}


def claimed() -> Play:
    """Li has taken it."""
    play = looking()
    play.ask(c.Claim, "li", step="look")
    return play


def test_the_offers_to_the_others_vanish() -> None:
    play = looking()
    assert set(play.offers("fang", "look")) >= OFFERED
    play.ask(c.Claim, "li", step="look")
    assert set(play.offers("li", "look")) >= OFFERED - {"claim"} | {"release"}
    assert set(play.offers("fang", "look")) == {"copy", "circulate", "comment"}


def test_the_others_are_told_who_has_it() -> None:
    play = claimed()
    for kind in (c.Claim, c.Release, c.Delegate, c.Transfer):
        to = {"to": "he"} if kind in (c.Delegate, c.Transfer) else {}
        play.ask_refused("claimed-by-other", kind, "fang", step="look", **to)
    refused = play.refused("claimed-by-other", "fang", "look", "agree")
    assert refused.args_["people"] == ("li",)


def test_giving_it_back_opens_it_to_all() -> None:
    play = claimed()
    play.ask(c.Release, "li", step="look")
    play.ask(c.Claim, "fang", step="look")
    play.do("fang", "look", "agree")
    assert play.state.status == "ended"


def test_whoever_took_it_may_hand_it_to_a_colleague_who_was_meant_too() -> None:
    play = looking()
    play.ask_refused("transfer-to-self", c.Transfer, "li", step="look", to="fang")
    play.ask(c.Claim, "li", step="look")
    play.ask_refused("transfer-to-self", c.Transfer, "li", step="look", to="li")
    play.ask(c.Transfer, "li", step="look", to="fang")
    play.refused("not-yours", "li", "look", "agree")
    play.do("fang", "look", "agree")


def test_a_change_of_the_team_drops_the_claim_of_somebody_who_left() -> None:
    play = claimed()
    play.ask(c.Name, role="finance", people=("li", "rao"))
    play.refused("claimed-by-other", "rao", "look", "agree")
    play.ask(c.Name, role="finance", people=("fang", "rao"))
    assert "claim" in play.offers("rao", "look")
    play.do("rao", "look", "agree")


def test_not_where_one_decides_alone_nor_where_the_rule_forbids_it() -> None:
    play = Play("flow: [{task: draft, by: finance, forbids: [claim]}]", team=POOL)
    play.ask_refused("way-forbidden", c.Claim, "li", step="draft")
    alone = Play("flow: [{task: draft, by: lead}]")
    alone.ask_refused("nothing-to-claim", c.Claim, step="draft")


def test_a_party_outside_is_not_several_people() -> None:
    play = Play("flow: [{task: reply, by: partner}]", team={**POOL, "partner": ("he",)})
    play.ask_refused("nothing-to-claim", c.Claim, "he", step="reply")


def test_a_new_round_is_nobodys_again() -> None:
    play = claimed()
    play.do("li", "look", "object")
    play.do("zhao", "draft")
    assert "claim" in play.offers("fang", "look")


def test_reminders_go_to_who_took_it_and_to_who_prepares_it() -> None:
    play = Play(
        "flow: [{task: draft, by: finance, within: 3 workdays, remind: [1 workday, 2 workdays]}]",
        team=POOL,
    )
    play.ask(c.Claim, "li", step="draft")
    play.at("2026-03-03 09:00")
    play.ask(c.Delegate, "li", step="draft", to="he")
    play.at("2026-03-04 09:00")
    assert [to for _, to in play.told("reminder")] == [("li",), ("li", "he")]
