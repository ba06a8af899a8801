"""代理: a deputy uses the principal's seats, and everything names them both."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.core.engine.operators.provoked_sharing import POOL, SHARED, looking
from tests.core.engine.play import TEAM, Play
from xize.core.engine import commands as c
from xize.core.engine import events as e
from xize.core.engine.memory import Deputy


def deputised(
    text: str = SHARED,
    person: str = "he",
    principal: str = "li",
    team: dict[str, tuple[str, ...]] = TEAM,
    until: datetime | None = None,
) -> Play:
    """He may act for Li."""
    play = Play(text, team=team)
    play.facts.deputies.append(Deputy(person=person, principal=principal, until=until))
    return play


def vote(person: str = "he") -> Play:
    """A countersign of Li and Sun."""
    return deputised(
        "flow: [{countersign: sign_off, by: [finance, risk], outcomes: {agree: 同意}}]", person
    )


def test_the_deputy_decides_with_the_principals_seat() -> None:
    play = vote()
    assert play.offers("he") == {}
    assert set(play.offers("he", "sign_off", "li")) == set(play.offers("li", "sign_off"))
    play.do("he", "sign_off", "agree", for_="li")
    (one,) = play.all(e.Decided)
    assert (one.by, one.person, one.acting_for, one.seats) == ("he", "he", "li", ("s1",))
    play.refused("already-decided", "li", "sign_off", "agree")
    play.refused("already-decided", "he", "sign_off", "agree", for_="li")


def test_a_deputy_with_a_seat_of_their_own_decides_twice() -> None:
    play = vote("sun")
    play.do("sun", "sign_off", "agree")
    assert "sign_off" in play.open
    play.do("sun", "sign_off", "agree", for_="li")
    assert [(one.person, one.acting_for) for one in play.all(e.Decided)] == [
        ("sun", ""),
        ("sun", "li"),
    ]


def test_only_while_and_for_whom_it_was_given() -> None:
    play = deputised(
        "flow: [{countersign: sign_off, by: [finance, risk], outcomes: {agree: 同意}}]"
    )
    until = play.now + timedelta(hours=3)
    play.facts.deputies[0] = Deputy(person="he", principal="li", since=play.now, until=until)
    play.refused("not-acting-for", "he", "sign_off", "agree", for_="sun")
    play.refused("not-acting-for", "li", "sign_off", "agree", for_="he")
    play.refused("not-acting-for", "li", "sign_off", "agree", for_="li")
    play.at("2026-03-02 12:00")
    assert play.offers("he", "sign_off", "li") == {}
    play.refused("not-acting-for", "he", "sign_off", "agree", for_="li")


def test_both_are_who_did_it_where_another_must_check() -> None:
    rule = """
flow:
  - {task: draft, by: finance}
  - {task: look, by: risk, not_same_as: draft}
  - {task: after, by: risk}
"""
    for checks in ("he", "li"):
        play = deputised(rule, team={**TEAM, "risk": (checks, "sun")})
        play.do("he", "draft", for_="li")
        assert play.open == {"look": ["sun"]}
        play.do("sun", "look")
    play = deputised(rule, "li", "sun")
    play.do("li", "draft")
    play.refused("same-person", "li", "look", for_="sun")


def test_who_agreed_is_the_principal_and_is_not_asked_again() -> None:
    rule = """
flow:
  - {approve: look, by: finance, outcomes: {agree: 同意, object: {name: 不同意, goto: look}}}
  - approve: again
    by: finance
    again: carry
    outcomes: {agree: 同意, object: {name: 不同意, goto: look}}
  - {task: after, by: lead}
"""
    play = deputised(rule)
    play.do("he", "look", "agree", for_="li")
    assert play.open == {"after": ["zhao"]}
    (_, carried) = play.all(e.Decided)
    assert (carried.person, carried.carried) == ("li", True)


@pytest.mark.parametrize("person", ["he", "li"])
def test_either_may_withdraw_what_the_deputy_finished(person: str) -> None:
    play = deputised(principal="zhao")
    play.do("he", "draft", for_="zhao")
    person = "zhao" if person == "li" else person
    play.ask(c.Withdraw, person, case="main", node="draft")
    assert play.open == {"draft": ["zhao"]}


def test_sharing_in_the_principals_name() -> None:
    play = looking(POOL)
    play.facts.deputies.append(Deputy(person="he", principal="li"))
    play.ask(c.Claim, "he", step="look", for_="li")
    play.refused("claimed-by-other", "fang", "look", "agree")
    play.ask(c.AddSigner, "he", step="look", position="before", people=("rao",), for_="li")
    play.ask(c.RemoveSigner, "li", step="look", seat="s2")
    play.ask(c.Delegate, "he", step="look", to="rao", for_="li")
    play.ask(c.Answer, "rao", step="look", comment="可以")
    play.ask(c.Transfer, "he", step="look", to="sun", for_="li")
    play.do("sun", "look", "agree")
    his = [one for one in play.events if getattr(one, "person", "") == "he"]
    assert {getattr(one, "acting_for", "") for one in his} == {"li"}


def test_entries_and_what_was_delegated_to_the_principal() -> None:
    play = deputised("flow: [{task: draft, by: lead, with: [{finance: entry}]}]")
    play.ask(c.Enter, "he", step="draft", text="无意见", for_="li")
    (entry,) = play.all(e.EntryMade)
    assert (entry.person, entry.acting_for) == ("he", "li")
    play.ask(c.Delegate, step="draft", to="li")
    play.ask(c.Answer, "he", step="draft", comment="可以", for_="li")


def test_a_project_is_managed_in_ones_own_name() -> None:
    play = deputised(principal="zhao")
    for kind in (c.Suspend, c.Cancel):
        play.ask_refused("acting-for-work-only", kind, "he", for_="zhao")
    assert not [one for one in play.offers("he", for_="zhao") if one in ("suspend", "cancel")]


def test_a_deputy_takes_part_from_then_on() -> None:
    play = vote()
    play.ask_refused("not-a-participant", c.Comment, "he", text="已代办")
    play.do("he", "sign_off", "agree", for_="li")
    play.ask(c.Comment, "he", text="已代办")
