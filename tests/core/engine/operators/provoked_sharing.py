"""Refusals of sharing work with others (see ``provoked``)."""

from __future__ import annotations

from tests.core.engine.operators.provoked import TWO, answer, provokes
from tests.core.engine.play import TEAM, Play
from xize.core.engine import Refused
from xize.core.engine import commands as c

POOL = {**TEAM, "finance": ("li", "fang")}
SHARED = """
flow:
  - {task: draft, by: lead}
  - approve: look
    by: finance
    outcomes: {agree: 同意, object: {name: 不同意, goto: draft}}
"""
STRICT = "flow: [{task: draft, by: lead, forbids: [urge, delegate]}]"


def looking(team: dict[str, tuple[str, ...]] = POOL) -> Play:
    """At the look, for which two are meant."""
    play = Play(SHARED, team=team)
    play.do("zhao", "draft")
    return play


@provokes("way-forbidden")
def _rule_says_no() -> Refused:
    return answer(Play(STRICT).ask, c.Delegate, step="draft", to="li")


@provokes("claimed-by-other")
def _taken() -> Refused:
    play = looking()
    play.ask(c.Claim, "li", step="look")
    return answer(play.do, "fang", "look", "agree")


@provokes("already-claimed")
def _taken_by_oneself() -> Refused:
    play = looking()
    play.ask(c.Claim, "li", step="look")
    return answer(play.ask, c.Claim, "li", step="look")


@provokes("not-claimed")
def _nothing_to_give_back() -> Refused:
    return answer(looking().ask, c.Release, "li", step="look")


@provokes("nothing-to-claim")
def _alone() -> Refused:
    return answer(Play(TWO).ask, c.Claim, step="draft")


@provokes("added-first")
def _asked_somebody_first() -> Refused:
    play = Play(TWO)
    play.ask(c.AddSigner, step="draft", position="before", people=("he",))
    return answer(play.do, "zhao", "draft")


@provokes("adder-first")
def _asked_for_afterwards() -> Refused:
    play = Play(TWO)
    play.ask(c.AddSigner, step="draft", position="after", people=("he",))
    return answer(play.do, "he", "draft")


@provokes("unknown-position")
def _above() -> Refused:
    return answer(Play(TWO).ask, c.AddSigner, step="draft", position="above", people=("he",))


@provokes("nobody-named")
def _no_people() -> Refused:
    return answer(Play(TWO).ask, c.AddSigner, step="draft", position="before", people=())


@provokes("signer-already")
def _asked_twice() -> Refused:
    play = looking()
    return answer(
        play.ask, c.AddSigner, "li", step="look", position="beside", people=("he", "fang")
    )


@provokes("no-such-signer")
def _no_such_seat() -> Refused:
    return answer(Play(TWO).ask, c.RemoveSigner, step="draft", seat="s9")


@provokes("last-signer")
def _nobody_left() -> Refused:
    play = Play("flow: [{task: draft, by: lead, allows: [remove_signer]}]")
    return answer(play.ask, c.RemoveSigner, step="draft", seat="s1")


@provokes("already-delegated")
def _asked_already() -> Refused:
    play = Play(TWO)
    play.ask(c.Delegate, step="draft", to="he")
    return answer(play.ask, c.Delegate, step="draft", to="li")


@provokes("delegate-to-self")
def _asked_oneself() -> Refused:
    return answer(Play(TWO).ask, c.Delegate, step="draft", to="zhao")


@provokes("not-delegated")
def _not_asked() -> Refused:
    return answer(Play(TWO).ask, c.Answer, step="draft", comment="意见")


@provokes("not-acting-for")
def _no_deputy() -> Refused:
    return answer(Play(TWO).do, "he", "draft", for_="zhao")


@provokes("acting-for-work-only")
def _managing_for_somebody() -> Refused:
    return answer(Play(TWO).ask, c.Suspend, "he", for_="zhao")


@provokes("not-a-participant")
def _a_stranger() -> Refused:
    return answer(Play(TWO).ask, c.Comment, "boss", text="路过")


@provokes("text-missing")
def _nothing_said() -> Refused:
    return answer(Play(TWO).ask, c.Comment, text=" ")


@provokes("not-yours-to-urge")
def _urged_by_others() -> Refused:
    return answer(Play(TWO).ask, c.Urge, "sun", step="draft")


@provokes("nobody-waits")
def _urging_oneself() -> Refused:
    return answer(Play(TWO).ask, c.Urge, step="draft")


@provokes("urged-lately")
def _urged_again() -> Refused:
    play = looking()
    play.ask(c.Urge, step="look")
    return answer(play.ask, c.Urge, step="look")


@provokes("nothing-to-hand-over")
def _nothing_there() -> Refused:
    return answer(Play(TWO).ask, c.HandOver, person="boss", to="li")


@provokes("hand-over-to-self")
def _to_the_same() -> Refused:
    return answer(Play(TWO).ask, c.HandOver, person="li", to="li")


@provokes("not-yours-to-hand-over")
def _not_theirs() -> Refused:
    return answer(Play(TWO).ask, c.HandOver, "sun", person="li", to="sun")
