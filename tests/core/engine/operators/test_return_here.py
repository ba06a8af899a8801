"""Straight back: what was returned *here* comes back to whoever sent it, exactly once."""

from __future__ import annotations

import pytest

from tests.core.engine.operators.test_return_targets import CHAIN, PARALLEL, back, returns, run
from tests.core.engine.play import Play
from xize.core.engine import MAIN
from xize.core.engine import commands as c
from xize.core.engine import events as e


def chain() -> Play:
    """At ``decide``, behind draft, check and weigh."""
    return run(Play(CHAIN), "zhao draft", "li check", "sun weigh")


def pending(play: Play) -> list[str]:
    """Every step that still has something to come back to."""
    tasks = play.state.tasks.values()
    return [one.back.node for one in tasks if one.back is not None]


def test_in_turn_the_steps_between_are_walked_again() -> None:
    play = chain()
    back(play, "shen", "decide", "draft", mode="in_turn")
    run(play, "zhao draft", "li check", "sun weigh")
    assert play.open == {"decide": ["shen"]}
    assert play.visits("check") == 2


def test_here_comes_straight_back() -> None:
    play = chain()
    back(play, "shen", "decide", "draft", mode="here")
    assert play.open == {"draft": ["zhao"]}
    run(play, "zhao draft")
    assert play.open == {"decide": ["shen"]}
    assert [one.to for one in play.all(e.CameBack)] == ["decide"]
    assert (play.visits("check"), play.visits("decide")) == (1, 2)
    assert pending(play) == []
    run(play, "shen decide")
    assert list(play.open) == ["file"]


def test_in_turn_unless_somebody_says_otherwise() -> None:
    play = chain()
    back(play, "shen", "decide", "check")
    run(play, "li check")
    assert list(play.open) == ["weigh"]


def test_the_record_says_what_happened() -> None:
    play = chain()
    back(play, "shen", "decide", "draft", mode="here", comment="补充附件")
    (returned,) = play.new(e.Returned)
    assert (returned.node, returned.to, returned.mode) == ("decide", ("draft",), "here")
    assert (returned.person, returned.comment) == ("shen", "补充附件")
    (ended,) = play.new(e.Completed)
    assert (ended.node, ended.outcome, ended.forward, ended.why) == (
        "decide", "return", False, "returned"
    )  # fmt: skip


# ------------------------------------------------------------------ nothing leaks
def test_returned_again_from_there_both_come_back() -> None:
    play = chain()
    back(play, "shen", "decide", "check", mode="here")
    back(play, "li", "check", "draft", mode="here")
    assert play.open == {"draft": ["zhao"]}
    run(play, "zhao draft")
    assert play.open == {"check": ["li"]}
    run(play, "li check")
    assert play.open == {"decide": ["shen"]}
    assert pending(play) == []


def test_returned_on_in_turn_it_walks_on_in_turn_to_the_end() -> None:
    play = chain()
    back(play, "shen", "decide", "check", mode="here")
    back(play, "li", "check", "draft", mode="in_turn")
    assert pending(play) == []
    run(play, "zhao draft", "li check")
    assert play.open == {"weigh": ["sun"]}


def test_withdrawn_it_is_where_it_was() -> None:
    play = chain()
    back(play, "shen", "decide", "draft", mode="here")
    assert "withdraw decide" in play.offers("shen")
    play.ask(c.Withdraw, "shen", case=MAIN, node="decide")
    assert play.open == {"decide": ["shen"]}
    assert pending(play) == []
    run(play, "shen decide")
    assert list(play.open) == ["file"]


def test_the_inner_return_withdrawn_the_outer_one_is_still_to_come() -> None:
    play = chain()
    back(play, "shen", "decide", "check", mode="here")
    back(play, "li", "check", "draft", mode="here")
    play.ask(c.Withdraw, "li", case=MAIN, node="check")
    assert (play.open, pending(play)) == ({"check": ["li"]}, ["decide"])
    run(play, "li check")
    assert play.open == {"decide": ["shen"]}


def test_the_resubmission_withdrawn_it_comes_back_again() -> None:
    play = chain()
    back(play, "shen", "decide", "draft", mode="here")
    run(play, "zhao draft")
    play.ask(c.Withdraw, "zhao", case=MAIN, node="draft")
    assert (play.open, pending(play)) == ({"draft": ["zhao"]}, ["decide"])
    run(play, "zhao draft")
    assert play.open == {"decide": ["shen"]}


def test_once_somebody_has_acted_on_the_return_it_stands() -> None:
    play = chain()
    back(play, "shen", "decide", "draft", mode="here")
    run(play, "zhao draft")
    play.ask_refused("cannot-withdraw", c.Withdraw, "shen", case=MAIN, node="decide")


ELSEWHERE = """
allows: [return]
flow:
  - {task: draft, by: lead}
  - approve: check
    by: finance
    outcomes: {agree: 同意, object: {name: 不同意, goto: draft}}
  - {task: weigh, by: risk}
  - {task: decide, by: sales}
"""


def test_a_decision_that_leads_elsewhere_ends_it() -> None:
    play = Play(ELSEWHERE)
    run(play, "zhao draft", "li check", "sun weigh")
    back(play, "shen", "decide", "check", mode="here")
    play.do("li", "check", "object")
    assert (play.open, pending(play)) == ({"draft": ["zhao"]}, [])
    run(play, "zhao draft", "li check")
    assert play.open == {"weigh": ["sun"]}


def test_a_move_by_hand_ends_it() -> None:
    play = chain()
    back(play, "shen", "decide", "draft", mode="here")
    play.ask(c.Move, "admin", case=MAIN, to="check")
    assert (play.open, pending(play)) == ({"check": ["li"]}, [])
    run(play, "li check")
    assert play.open == {"weigh": ["sun"]}


def test_suspended_and_resumed_it_is_still_to_come() -> None:
    play = chain()
    back(play, "shen", "decide", "draft", mode="here")
    play.ask(c.Suspend)
    assert not [one for one in play.offers("zhao", "draft") if one.startswith("return")]
    play.ask(c.Resume)
    run(play, "zhao draft")
    assert play.open == {"decide": ["shen"]}


def test_left_out_by_new_data_it_comes_back_at_once() -> None:
    rule = CHAIN.replace("name: 核对, by", "name: 核对, when: not project.small, by")
    play = Play(f"{rule}\ndata: {{small: {{name: 小额, type: yes_no}}}}\n", data={"small": False})
    run(play, "zhao draft", "li check", "sun weigh")
    back(play, "shen", "decide", "check", mode="here")
    play.ask(c.ChangeData, name="small", value=True)
    assert play.open == {"decide": ["shen"]}


# ------------------------------------------------------------------ blocks in between
STAGES = """
allows: [return]
flow:
  - stage: first
    steps: [{task: draft, by: lead}, {task: check, by: finance}]
  - stage: second
    requires: [first]
    within: 3 workdays
    steps: [{task: weigh, by: risk}, {task: decide, by: sales}]
  - {task: file, by: lead, requires: [approved(first)]}
"""


def test_into_another_stage_and_back_both_are_as_they_were() -> None:
    play = run(Play(STAGES), "zhao draft", "li check", "sun weigh")
    back(play, "shen", "decide", "draft", mode="here")
    assert {one.node for one in play.state.elements.values()} == {"main", "first", "draft"}
    run(play, "zhao draft")
    assert play.open == {"decide": ["shen"]}
    assert {one.node for one in play.state.elements.values()} == {"main", "second", "decide"}
    first = play.state.visits["main/first"]
    assert (first.count, first.completed, first.forward) == (2, 2, True)
    run(play, "shen decide", "zhao file")
    assert play.result == "done"


def test_out_of_a_branch_and_back_the_open_siblings_begin_afresh() -> None:
    play = run(Play(PARALLEL), "zhao draft", "li look", "sun listen")
    back(play, "li", "look_again", "draft", mode="here")
    run(play, "zhao draft")
    assert play.open == {"look_again": ["li"], "listen": ["sun"]}
    run(play, "li look_again", "sun listen", "sun listen_again")
    assert list(play.open) == ["sum_up"]


def test_out_of_a_branch_and_back_the_finished_siblings_stay_finished() -> None:
    play = run(Play(PARALLEL), "zhao draft", "li look", "sun listen", "sun listen_again")
    back(play, "li", "look_again", "draft", mode="here")
    run(play, "zhao draft")
    assert play.open == {"look_again": ["li"]}
    run(play, "li look_again")
    assert list(play.open) == ["sum_up"]


def test_a_return_that_ended_siblings_cannot_be_withdrawn() -> None:
    play = run(Play(PARALLEL), "zhao draft", "li look", "sun listen")
    back(play, "li", "look_again", "draft")
    play.ask_refused("cannot-withdraw", c.Withdraw, "li", case=MAIN, node="look_again")


def test_into_one_branch_of_a_finished_block_and_back() -> None:
    play = run(Play(PARALLEL), "zhao draft", "li look", "li look_again", "sun listen")
    run(play, "sun listen_again")
    back(play, "shen", "sum_up", "look", mode="here")
    assert play.open == {"look": ["li"]}
    run(play, "li look")
    assert play.open == {"sum_up": ["shen"]}
    run(play, "shen sum_up")
    assert play.result == "done"


def test_what_outcomes_have_steps_of_their_own_goes_on_in_turn() -> None:
    rule = ELSEWHERE.replace(
        "agree: 同意,",
        "agree: 同意, remarks: {name: 同意并补充, counts_as: agree, "
        "steps: [{task: amend, by: lead}]},",
    )
    play = run(Play(rule), "zhao draft", "li check", "sun weigh")
    back(play, "shen", "decide", "check", mode="here")
    play.do("li", "check", "remarks")
    run(play, "zhao amend")
    assert play.open == {"weigh": ["sun"]}


# ------------------------------------------------------------------ the rule decides
@pytest.mark.parametrize(("written", "modes"), [("here", ("here",)), ("in_turn", ("in_turn",))])
def test_the_rule_may_say_how_it_comes_back(written: str, modes: tuple[str, ...]) -> None:
    rule = CHAIN.replace("    by: sales\n", f"    by: sales\n    resubmit: {written}\n")
    play = run(Play(rule), "zhao draft", "li check", "sun weigh")
    assert {one.modes for one in returns(play, "shen", "decide")} == {modes}
    back(play, "shen", "decide", "draft")
    run(play, "zhao draft")
    assert list(play.open) == (["decide"] if written == "here" else ["check"])


def test_an_outcome_of_the_rule_that_leads_back_comes_back_here_too() -> None:
    rule = CHAIN.replace("    by: sales\n", "    by: sales\n    resubmit: here\n")
    play = run(Play(rule), "zhao draft", "li check", "sun weigh")
    play.do("shen", "decide", "refuse")
    run(play, "zhao draft")
    assert play.open == {"decide": ["shen"]}


def test_a_step_that_begins_anew_has_nobody_to_come_back_to() -> None:
    play = Play(
        "flow: [{countersign: sign, by: [finance, risk], resubmit: here, outcomes: "
        "{agree: 同意, object: {name: 不同意, goto: sign}}}]"
    )
    play.do("li", "sign", "agree")
    play.do("sun", "sign", "object")
    assert play.open == {"sign": ["li", "sun"]}
    play.do("li", "sign", "agree")
    play.do("sun", "sign", "agree")
    assert play.state.status == "ended"


def test_voices_that_fail_without_anybody_speaking_are_asked_anew() -> None:
    """A quorum that cannot be reached leads back; a left-out step must not lead round for ever."""
    play = Play(
        "data: {small: {name: 小额, type: yes_no}}\n"
        "flow: [{task: draft, by: lead, when: not project.small}, "
        "{countersign: sign, by: finance, quorum: 2, resubmit: here, outcomes: "
        "{agree: 同意, object: {name: 不同意, goto: draft}}}]"
    )
    run(play, "zhao draft")
    play.ask(c.ChangeData, name="small", value=True)
    play.do("li", "sign", "agree")
    assert play.open == {"sign": ["li"]}
    assert play.state.tasks[play.item("sign")].votes == {}
