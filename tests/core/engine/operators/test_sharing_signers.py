"""加签 and 减签 at a step of one decider: several voices, one outcome."""

from __future__ import annotations

import pytest

from tests.core.engine.operators.provoked_sharing import SHARED
from tests.core.engine.play import Play
from xize.core.engine import commands as c
from xize.core.engine import events as e

PAPER = """
documents: {paper: {name: 文件}}
flow:
  - {task: draft, by: lead, produces: [paper], outcomes: {next: 完成, short: 简易}}
  - {task: after, by: lead}
"""


def look(position: str, *people: str) -> Play:
    """Li has added people to the look."""
    play = Play(SHARED)
    play.do("zhao", "draft")
    add(play, "li", position, *people)
    return play


def add(play: Play, person: str, position: str, *people: str, step: str = "look") -> None:
    """Add signers."""
    play.ask(c.AddSigner, person, step=step, position=position, people=people)


def seat_of(play: Play, person: str, step: str = "look") -> str:
    """The seat that is only theirs."""
    seats = play.state.tasks[play.item(step)].seats
    return next(seat.id for seat in seats if seat.people == (person,))


def test_before_the_adder_waits_for_those_added() -> None:
    play = look("before", "sun", "he")
    assert play.offers("li", "look")["complete agree"] == ("added-first",)
    refused = play.refused("added-first", "li", "look", "agree")
    assert refused.args_["people"] == ("sun", "he")
    play.do("sun", "look", "agree")
    play.refused("added-first", "li", "look", "agree")
    play.do("he", "look", "agree")
    play.do("li", "look", "agree")
    assert play.state.status == "ended"


def test_after_the_added_waits_and_the_step_is_not_over_before() -> None:
    play = look("after", "sun")
    assert play.offers("sun", "look")["complete agree"] == ("adder-first",)
    play.do("li", "look", "agree")
    assert "look" in play.open
    play.do("sun", "look", "agree")
    assert play.state.status == "ended"


def test_beside_in_any_order() -> None:
    for first, second in (("li", "sun"), ("sun", "li")):
        play = look("beside", "sun")
        play.do(first, "look", "agree")
        assert "look" in play.open
        play.do(second, "look", "agree")
        assert play.state.status == "ended"


@pytest.mark.parametrize("position", ["before", "beside", "after"])
def test_the_first_against_decides_with_the_declared_outcome(position: str) -> None:
    play = look(position, "sun")
    if position == "after":
        play.do("li", "look", "agree")
    play.do("sun", "look", "object")
    assert play.open == {"draft": ["zhao"]}
    (done,) = (one for one in play.all(e.Completed) if one.node == "look")
    assert (done.outcome, done.why) == ("object", "objected")


def test_the_decider_against_ends_it_without_those_after() -> None:
    play = look("after", "sun")
    play.do("li", "look", "object")
    assert play.open == {"draft": ["zhao"]}


def test_a_new_round_begins_with_the_seats_of_the_rule() -> None:
    play = look("beside", "sun")
    play.do("sun", "look", "object")
    play.do("zhao", "draft")
    assert play.open == {"look": ["li"]}
    play.do("li", "look", "agree")
    assert play.state.status == "ended"


def test_the_outcome_is_the_deciders_and_so_is_what_it_asks_for() -> None:
    play = Play(PAPER)
    add(play, "zhao", "beside", "li", step="draft")
    play.do("li", "draft", "next")
    play.refused("document-missing", "zhao", "draft", "short")
    play.do("zhao", "draft", "short", files=["paper"])
    (done,) = play.new(e.Completed)
    assert (done.outcome, done.person) == ("short", "zhao")


def test_the_decider_brings_it_even_when_others_come_after() -> None:
    play = Play(PAPER)
    add(play, "zhao", "after", "li", step="draft")
    play.refused("document-missing", "zhao", "draft", "next")
    play.do("zhao", "draft", "short", files=["paper"])
    play.do("li", "draft", "next")
    (done,) = play.new(e.Completed)
    assert (done.outcome, done.person) == ("short", "zhao"), "who did it is the decider"


def test_what_several_agreed_to_is_not_withdrawn_by_one() -> None:
    play = Play(PAPER)
    add(play, "zhao", "beside", "li", step="draft")
    play.do("li", "draft", "next")
    play.do("zhao", "draft", "next", files=["paper"])
    play.ask_refused("cannot-withdraw", c.Withdraw, case="main", node="draft")
    assert "withdraw draft" not in play.offers("zhao")


def test_those_added_add_others() -> None:
    play = look("before", "sun")
    add(play, "sun", "before", "he")
    play.refused("added-first", "sun", "look", "agree")
    play.refused("added-first", "li", "look", "agree")
    play.do("he", "look", "agree")
    play.do("sun", "look", "agree")
    play.do("li", "look", "agree")
    assert play.state.status == "ended"


def test_whoever_added_somebody_may_take_them_off_again() -> None:
    play = look("before", "sun")
    seat = seat_of(play, "sun")
    assert f"remove_signer {seat}" in play.offers("li", "look")
    play.ask_refused("way-forbidden", c.RemoveSigner, "zhao", step="look", seat=seat)
    play.ask(c.RemoveSigner, "li", step="look", seat=seat)
    play.refused("not-yours", "sun", "look", "agree")
    play.do("li", "look", "agree")


def test_those_they_had_added_go_with_them() -> None:
    play = look("beside", "sun")
    add(play, "sun", "before", "he")
    play.ask(c.RemoveSigner, "li", step="look", seat=seat_of(play, "sun"))
    assert play.open == {"look": ["li"]}
    assert [one.seat for one in play.new(e.SignerRemoved)] == ["s3", "s2"]


def test_not_one_who_has_decided() -> None:
    play = look("before", "sun")
    seat = seat_of(play, "sun")
    play.do("sun", "look", "agree")
    play.ask_refused("no-such-signer", c.RemoveSigner, "li", step="look", seat=seat)


def test_removing_the_last_one_asked_ends_the_step() -> None:
    play = look("beside", "sun")
    seat = seat_of(play, "sun")
    play.do("li", "look", "agree")
    play.ask_refused("already-decided", c.Transfer, "li", step="look", to="he")
    play.ask(c.RemoveSigner, "li", step="look", seat=seat)
    assert play.state.status == "ended"
    (done,) = play.new(e.Completed)
    assert done.person == "li"


def test_nobody_is_asked_twice_nor_where_the_rule_forbids_it() -> None:
    play = look("before", "sun")
    for person in ("li", "sun"):
        play.ask_refused(
            "signer-already", c.AddSigner, "li", step="look", position="after", people=(person,)
        )
    strict = Play("flow: [{task: draft, by: lead, forbids: [add_after]}]")
    assert {one for one in strict.offers("zhao") if one.startswith("add")} == {
        "add_signer before",
        "add_signer beside",
    }


def test_nor_who_did_what_the_step_is_to_check() -> None:
    play = Play("flow: [{task: draft, by: lead}, {task: look, by: finance, not_same_as: draft}]")
    play.do("zhao", "draft")
    play.ask_refused(
        "same-person", c.AddSigner, "li", step="look", position="beside", people=("zhao",)
    )


def test_a_change_of_the_team_leaves_those_added_where_they_are() -> None:
    play = look("before", "sun")
    play.ask(c.Name, role="finance", people=("fang",))
    assert play.open == {"look": ["fang", "sun"]}
    play.refused("added-first", "fang", "look", "agree")
    play.do("sun", "look", "agree")
    play.do("fang", "look", "agree")
    assert play.state.status == "ended"


def test_the_id_of_a_voice_is_never_used_again() -> None:
    play = look("beside", "sun")
    play.ask(c.RemoveSigner, "li", step="look", seat="s2")
    add(play, "li", "beside", "he")
    assert seat_of(play, "he") == "s3"
    play.ask(c.RemoveSigner, "li", step="look", seat="s3")
    play.ask(c.Name, role="finance", people=("fang", "rao"))
    add(play, "fang", "beside", "he")
    assert seat_of(play, "he") == "s4"
