"""加签 and 减签 in a countersign: further voices of weight 1 under its rule, tally and turns."""

from __future__ import annotations

from tests.core.engine.operators.test_sharing_signers import add, seat_of
from tests.core.engine.play import Play
from xize.core.engine import commands as c
from xize.core.engine import events as e


def vote(keys: str = "", by: str = "[finance, risk]") -> Play:
    """A countersign, open."""
    return Play(
        f"flow: [{{countersign: sign_off, by: {by}, {keys}"
        " outcomes: {agree: 同意, object: {name: 不同意, goto: sign_off}}}]"
    )


def turns(keys: str = "") -> Play:
    """Two groups one after the other."""
    return Play(
        f"flow: [{{countersign: sign_off, in_turn: [[finance, sales], risk], {keys}"
        " outcomes: {agree: 同意, object: {name: 不同意, goto: sign_off}}}]"
    )


def test_a_further_voice_is_counted() -> None:
    play = vote("rule: 60%, tally: as_soon_as_certain,")
    add(play, "li", "beside", "he", "fang", step="sign_off")
    play.do("li", "sign_off", "agree")
    play.do("he", "sign_off", "agree")
    assert "sign_off" in play.open, "two of four"
    play.do("fang", "sign_off", "agree")
    assert play.state.status == "ended"


def test_whoever_was_asked_for_afterwards_is_waited_for_even_when_it_is_certain() -> None:
    play = vote("rule: any, tally: as_soon_as_certain,")
    add(play, "li", "after", "he", step="sign_off")
    play.do("li", "sign_off", "agree")
    assert "sign_off" in play.open
    play.do("he", "sign_off", "object")
    assert play.state.status == "ended", "any one of them is enough"


def test_nobody_waits_for_those_after_one_who_was_not_needed() -> None:
    play = vote("rule: any, tally: as_soon_as_certain,")
    add(play, "li", "after", "he", step="sign_off")
    play.do("sun", "sign_off", "agree")
    assert play.state.status == "ended"


def test_an_objection_of_theirs_fails_a_vote_of_all() -> None:
    play = vote()
    add(play, "li", "before", "he", step="sign_off")
    play.do("he", "sign_off", "object")
    play.do("li", "sign_off", "agree")
    play.do("sun", "sign_off", "agree")
    assert play.all(e.Completed)[-1].outcome == "object"
    assert play.open == {"sign_off": ["li", "sun"]}, "a new round has the rule's own seats"


def test_in_order_they_stand_with_the_one_who_added_them() -> None:
    play = vote("rule: in_order,", by="[finance, risk, sales]")
    add(play, "sun", "before", "he", step="sign_off")
    play.refused("not-yours", "he", "sign_off", "agree")
    play.do("li", "sign_off", "agree")
    play.refused("added-first", "sun", "sign_off", "agree")
    play.do("he", "sign_off", "agree")
    add(play, "sun", "beside", "boss", step="sign_off")
    play.refused("not-yours", "shen", "sign_off", "agree")
    play.do("boss", "sign_off", "agree")
    play.do("sun", "sign_off", "agree")
    play.do("shen", "sign_off", "agree")
    assert play.state.status == "ended"


def test_in_turn_they_are_of_the_same_turn() -> None:
    play = turns()
    add(play, "li", "after", "he", step="sign_off")
    play.do("li", "sign_off", "agree")
    play.do("shen", "sign_off", "agree")
    play.refused("not-yours", "sun", "sign_off", "agree")
    play.do("he", "sign_off", "agree")
    play.do("sun", "sign_off", "agree")
    assert play.state.status == "ended"


def test_removing_a_voice_may_complete_the_vote() -> None:
    play = vote("allows: [remove_signer],")
    play.do("li", "sign_off", "agree")
    assert "remove_signer s2" in play.offers("zhao", "sign_off")
    play.ask_refused("not-accountable", c.RemoveSigner, "li", step="sign_off", seat="s2")
    play.ask(c.RemoveSigner, step="sign_off", seat="s2", reason="已调离")
    assert play.state.status == "ended"


def test_a_turn_keeps_one_voice_of_the_rule() -> None:
    play = turns("allows: [remove_signer],")
    play.ask_refused("last-signer", c.RemoveSigner, step="sign_off", seat="s3")
    play.ask(c.RemoveSigner, step="sign_off", seat="s1")
    play.ask_refused("last-signer", c.RemoveSigner, step="sign_off", seat="s2")
    add(play, "shen", "beside", "he", step="sign_off")
    play.ask_refused("last-signer", c.RemoveSigner, step="sign_off", seat="s2")
    play.do("shen", "sign_off", "agree")
    play.ask(c.RemoveSigner, step="sign_off", seat=seat_of(play, "he", "sign_off"))
    assert play.open == {"sign_off": ["sun"]}


def test_whoever_settles_differing_demands_settles_them_alone() -> None:
    play = Play(
        """
flow:
  - countersign: sign_off
    by: [finance, risk]
    split: lead
    outcomes:
      agree: 同意
      object: {name: 不同意, goto: sign_off}
      refuse: {name: 否决, end: dropped}
results: {dropped: {name: 终止}}
"""
    )
    play.do("li", "sign_off", "object")
    play.do("sun", "sign_off", "refuse")
    play.ask_refused(
        "way-forbidden", c.AddSigner, step="sign_off", position="before", people=("he",)
    )
    assert not [one for one in play.offers("zhao", "sign_off") if one.startswith("add_signer")]


def test_a_voice_others_waited_for_is_not_taken_back_once_they_decided() -> None:
    play = vote()
    add(play, "li", "before", "he", step="sign_off")
    play.do("he", "sign_off", "agree")
    play.ask(c.TakeBack, "he", step="sign_off")
    play.refused("added-first", "li", "sign_off", "agree")
    play.do("he", "sign_off", "agree")
    play.do("li", "sign_off", "agree")
    play.ask_refused("others-decided-since", c.TakeBack, "he", step="sign_off")
    play.ask(c.TakeBack, "li", step="sign_off")
    play.ask(c.TakeBack, "he", step="sign_off")


def test_the_adder_takes_back_until_the_one_after_has_decided() -> None:
    play = vote()
    add(play, "li", "after", "he", step="sign_off")
    play.do("li", "sign_off", "agree")
    play.ask(c.TakeBack, "li", step="sign_off")
    play.refused("adder-first", "he", "sign_off", "agree")
    play.do("li", "sign_off", "agree")
    play.do("he", "sign_off", "agree")
    play.ask_refused("others-decided-since", c.TakeBack, "li", step="sign_off")


def test_one_decider_takes_back_while_those_added_have_still_to_speak() -> None:
    play = Play("flow: [{task: draft, by: lead}, {task: after, by: lead}]")
    add(play, "zhao", "beside", "he", step="draft")
    play.do("zhao", "draft")
    assert "take_back" in play.offers("zhao", "draft")
    play.ask(c.TakeBack, step="draft")
    play.do("he", "draft")
    play.do("zhao", "draft")
    assert play.open == {"after": ["zhao"]}
