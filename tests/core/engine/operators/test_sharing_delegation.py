"""委派: somebody prepares the decision; it stays its owner's and comes back to be confirmed."""

from __future__ import annotations

from tests.core.engine.operators.provoked_sharing import SHARED, STRICT
from tests.core.engine.play import TEAM, Play
from xize.core.engine import commands as c
from xize.core.engine import events as e
from xize.core.engine.sharing.telling import waited_for

VOTE = """
flow:
  - countersign: sign_off
    by: [finance, risk]
    outcomes: {agree: 同意, object: {name: 不同意, goto: sign_off}}
"""


def asked() -> Play:
    """Li has asked He to look at it first."""
    play = Play(SHARED)
    play.do("zhao", "draft")
    play.ask(c.Delegate, "li", step="look", to="he", reason="请先核对")
    return play


def waits(play: Play, step: str = "look") -> tuple[str, ...]:
    """Whom the step waits for now."""
    return waited_for(play.stream.draft(play.now), play.item(step))


def test_it_waits_for_the_delegate_and_comes_back_to_be_confirmed() -> None:
    play = asked()
    assert waits(play) == ("he",)
    assert set(play.offers("he", "look")) == {"answer", "copy", "circulate", "comment"}
    play.ask(c.Answer, "he", step="look", outcome="agree", comment="数字无误")
    assert waits(play) == ("li",)
    assert "answer" not in play.offers("he", "look")
    play.do("li", "look", "agree")
    assert play.state.status == "ended"
    (told,) = play.all(e.DelegateAnswered)
    assert (told.person, told.outcome, told.text) == ("he", "agree", "数字无误")


def test_the_owner_may_decide_without_waiting_which_ends_it() -> None:
    play = Play(VOTE)
    play.ask(c.Delegate, "li", step="sign_off", to="he")
    assert "complete agree" in play.offers("li", "sign_off")
    play.do("li", "sign_off", "agree")
    assert "answer" not in play.offers("he", "sign_off")
    play.ask_refused("not-delegated", c.Answer, "he", step="sign_off", comment="晚了")
    assert waits(play, "sign_off") == ("sun",)


def test_a_delegate_only_answers() -> None:
    play = asked()
    play.refused("not-yours", "he", "look", "agree")
    play.ask_refused("not-yours", c.Delegate, "he", step="look", to="sun")
    play.ask_refused("not-yours", c.Transfer, "he", step="look", to="sun")
    play.ask_refused(
        "not-yours", c.AddSigner, "he", step="look", position="beside", people=("sun",)
    )
    play.ask_refused("not-yours", c.Claim, "he", step="look")


def test_one_at_a_time_and_again_once_it_was_answered() -> None:
    play = asked()
    play.ask_refused("already-delegated", c.Delegate, "li", step="look", to="sun")
    play.ask(c.Answer, "he", step="look", comment="建议再问风险部")
    play.ask(c.Delegate, "li", step="look", to="sun")
    assert waits(play) == ("sun",)


def test_not_to_oneself_nor_to_a_stranger_nor_where_the_rule_forbids_it() -> None:
    play = Play(SHARED, team={**TEAM, "finance": ("li", "fang")})
    play.do("zhao", "draft")
    play.ask_refused("delegate-to-self", c.Delegate, "li", step="look", to="fang")
    play.ask_refused("unknown-person", c.Delegate, "li", step="look", to="nobody")
    strict = Play(STRICT)
    strict.ask_refused("way-forbidden", c.Delegate, step="draft", to="li")
    assert "delegate" not in strict.offers("zhao", "draft")


def test_an_answer_suggests_an_outcome_of_the_step_or_says_something() -> None:
    play = asked()
    play.ask_refused("unknown-outcome", c.Answer, "he", step="look", outcome="shred")
    play.ask_refused("text-missing", c.Answer, "he", step="look")
    paper = c.Attached("b", "核对表.xlsx")
    play.ask(c.Answer, "he", step="look", files=(paper,))
    assert play.all(e.DelegateAnswered)[0].files == (paper,)


def test_what_was_asked_can_no_longer_be_withdrawn_under_the_delegate() -> None:
    play = Play(SHARED)
    play.do("zhao", "draft")
    assert "withdraw draft" in play.offers("zhao")
    play.ask(c.Delegate, "li", step="look", to="he")
    assert "withdraw draft" not in play.offers("zhao")


def test_it_ends_when_the_owner_is_no_longer_in_the_seat() -> None:
    play = asked()
    play.ask(c.Name, role="finance", people=("fang",))
    assert waits(play) == ("fang",)
    play.ask_refused("not-delegated", c.Answer, "he", step="look", comment="晚了")


def test_handing_the_seat_on_ends_it_too() -> None:
    play = asked()
    play.ask(c.Transfer, "li", step="look", to="sun")
    assert waits(play) == ("sun",)
    assert "answer" not in play.offers("he", "look")
