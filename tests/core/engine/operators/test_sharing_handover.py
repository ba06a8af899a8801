"""离职交接: what is somebody's in a project becomes another's, and none of it is left."""

from __future__ import annotations

from tests.core.engine.operators.provoked_sharing import SHARED, looking
from tests.core.engine.play import TEAM, Play
from xize.core.engine import commands as c
from xize.core.engine import events as e

MANY = """
flow:
  - parallel: both
    branches:
      one:
        - countersign: sign_off
          by: [{head_of: finance}, risk]
          with: [{sales: entry}]
          outcomes: {agree: 同意}
      other: [{task: count, by: finance}]
  - {task: after, by: finance}
"""


def test_seats_roles_and_entries_change_hands() -> None:
    play = Play(MANY, team={**TEAM, "finance": ("fang",), "sales": ("fang",)})
    assert play.open == {"sign_off": ["fang", "sun", "fang"], "count": ["fang"]}
    play.ask(c.HandOver, "fang", person="fang", to="he")
    assert play.open == {"sign_off": ["he", "sun", "he"], "count": ["he"]}
    assert play.state.team["finance"] == play.state.team["sales"] == ("he",)
    (event,) = play.all(e.HandedOver)
    assert (len(event.elements), event.roles) == (2, ("finance", "sales"))
    assert [one.role for one in play.new(e.TeamNamed)] == ["finance", "sales"]
    play.do("he", "count")
    play.refused("not-yours", "fang", "sign_off", "agree")


def test_what_was_decided_stays_under_the_name_of_who_decided() -> None:
    play = Play(SHARED)
    play.do("zhao", "draft")
    play.do("li", "look", "object")
    play.ask(c.HandOver, person="zhao", to="he")
    assert play.state.visits["main/look"].by == "li"
    assert play.open == {"draft": ["he"]}
    assert play.state.team["lead"] == ("he",)
    play.ask_refused("not-accountable", c.Suspend, "li")
    play.ask(c.Suspend, "he")


def test_a_claim_goes_with_it() -> None:
    play = looking()
    play.ask(c.Claim, "li", step="look")
    play.ask(c.HandOver, "li", person="li", to="he")
    play.refused("claimed-by-other", "fang", "look", "agree")
    play.do("he", "look", "agree")


def test_a_delegation_goes_with_it_on_either_side() -> None:
    for person in ("li", "he"):
        play = looking(TEAM)
        play.ask(c.Delegate, "li", step="look", to="he")
        play.ask(c.HandOver, person=person, to="rao")
        play.ask(c.Answer, "rao" if person == "he" else "he", step="look", comment="可以")
        play.do("li" if person == "he" else "rao", "look", "agree")


def test_signers_somebody_added_are_the_successors_to_remove() -> None:
    play = looking(TEAM)
    play.ask(c.AddSigner, "li", step="look", position="before", people=("he",))
    play.ask(c.HandOver, person="li", to="rao")
    play.ask(c.RemoveSigner, "rao", step="look", seat="s2")
    play.do("rao", "look", "agree")


def test_by_oneself_by_who_is_accountable_or_by_an_administrator() -> None:
    play = looking()
    assert "hand_over li" in play.offers("zhao")
    assert [one for one in play.offers("li") if one.startswith("hand_over")] == ["hand_over li"]
    play.ask_refused("not-yours-to-hand-over", c.HandOver, "fang", person="li", to="he")
    play.ask_refused("reason-missing", c.HandOver, person="li", to="he", reason=" ")
    play.ask_refused("unknown-person", c.HandOver, person="li", to="nobody")
    play.ask(c.HandOver, "admin", person="li", to="he")
    play.ask_refused("nothing-to-hand-over", c.HandOver, "admin", person="li", to="he")


def test_also_while_it_stands_still() -> None:
    play = looking()
    play.ask(c.Suspend)
    play.ask(c.HandOver, person="li", to="he")
    play.ask(c.Resume)
    play.do("he", "look", "agree")


def test_two_parts_of_one_vote_come_together_in_one_person() -> None:
    play = Play("flow: [{countersign: sign_off, by: [finance, risk], outcomes: {agree: 同意}}]")
    play.ask(c.HandOver, person="li", to="sun")
    play.do("sun", "sign_off", "agree")
    assert play.state.status == "ended"


def test_what_would_come_back_to_the_beginner_comes_to_the_successor() -> None:
    play = Play(
        """
flow:
  - {task: draft, by: initiator}
  - approve: look
    by: finance
    outcomes: {agree: 同意, object: {name: 不同意, goto: draft}}
  - {task: after, by: starter}
"""
    )
    play.do("zhao", "draft")
    play.ask(c.HandOver, "zhao", person="zhao", to="he")
    play.do("li", "look", "object")
    assert play.open == {"draft": ["he"]}
    play.do("he", "draft")
    play.do("li", "look", "agree")
    play.do("he", "after")
    play.ask_refused("nothing-to-hand-over", c.HandOver, "admin", person="zhao", to="li")


def test_a_delegate_who_hands_over_to_the_owner_has_nobody_prepare_it() -> None:
    play = looking(TEAM)
    play.ask(c.Delegate, "li", step="look", to="he")
    play.ask(c.HandOver, person="he", to="li")
    assert "answer" not in play.offers("li", "look")
    play.do("li", "look", "agree")
