"""Returning for somebody else: as a deputy, for an outside party, by who has claimed the work."""

from __future__ import annotations

from tests.core.engine.operators.test_return_targets import back, run
from tests.core.engine.play import TEAM, Play
from xize.core.engine import commands as c
from xize.core.engine import events as e
from xize.core.engine.memory import Deputy

RULE = """
allows: [return]
flow:
  - {task: draft, by: lead}
  - approve: look
    by: finance
    outcomes: {agree: 同意, object: {name: 不同意, goto: draft}}
  - {task: confirm, by: partner}
  - {task: file, by: lead}
"""


def test_a_deputy_returns_and_the_record_names_both() -> None:
    play = run(Play(RULE), "zhao draft")
    play.facts.deputies.append(Deputy(person="he", principal="li"))
    assert "return draft" not in play.offers("he", "look")
    assert "return draft" in play.offers("he", "look", "li")
    play.ask(c.Return, "he", step="look", to=("draft",), comment="改", for_="li")
    (returned,) = play.new(e.Returned)
    assert (returned.person, returned.acting_for) == ("he", "li")
    assert "withdraw look" in play.offers("li")


def test_whoever_records_for_an_outside_party_returns_for_it() -> None:
    play = run(Play(RULE), "zhao draft", "li look")
    offered = play.offers("zhao", "confirm")
    assert "return look" in offered
    play.ask(
        c.Return, "zhao", step="confirm", to=("look",), comment="对方要求", on_behalf="partner"
    )
    (returned,) = play.new(e.Returned)
    assert (returned.person, returned.on_behalf) == ("zhao", "partner")
    assert play.open == {"look": ["li"]}


def test_what_another_has_claimed_cannot_be_returned() -> None:
    play = run(Play(RULE, team={**TEAM, "finance": ("li", "fang")}), "zhao draft")
    play.ask(c.Claim, "fang", step="look")
    play.ask_refused("claimed-by-other", c.Return, "li", step="look", to=("draft",), comment="改")
    assert "return draft" not in play.offers("li", "look")
    back(play, "fang", "look", "draft")
    run(play, "zhao draft")
    assert play.open == {"look": ["li", "fang"]}, "the new round is open to both again"


def test_a_round_with_added_signers_returns_and_begins_without_them() -> None:
    play = run(Play(RULE), "zhao draft")
    play.ask(c.AddSigner, "li", step="look", position="beside", people=("sun",))
    back(play, "sun", "look", "draft", mode="here")
    run(play, "zhao draft")
    assert play.open == {"look": ["li"]}


def test_a_delegated_step_is_returned_by_its_owner() -> None:
    play = run(Play(RULE), "zhao draft")
    play.ask(c.Delegate, "li", step="look", to="fang")
    assert "return draft" not in play.offers("fang", "look")
    back(play, "li", "look", "draft")
    assert play.open == {"draft": ["zhao"]}
