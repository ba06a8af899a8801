"""Returning through nested blocks, rows and called procedures: no token lost, none doubled."""

from __future__ import annotations

from tests.core.engine.operators.test_return_targets import PARALLEL, back, returns, run, targets
from tests.core.engine.play import Play
from xize.core.engine import MAIN
from xize.core.engine import commands as c
from xize.core.engine import events as e

NESTED = """
allows: [return]
flow:
  - {task: draft, by: lead}
  - parallel: outer
    branches:
      left:
        - parallel: inner
          branches:
            up: [{task: look, by: finance}, {task: look_again, by: finance}]
            down: [{task: weigh, by: finance}]
        - {task: join_up, by: finance}
      right: [{task: listen, by: risk}, {task: listen_again, by: risk}]
  - {task: decide, by: sales}
"""


def nested() -> Play:
    """Everything is open that can be: one branch of each block is half done."""
    return run(Play(NESTED), "zhao draft", "li look", "sun listen")


def test_straight_back_out_of_two_blocks_every_open_sibling_begins_afresh() -> None:
    play = nested()
    back(play, "li", "look_again", "draft", mode="here")
    assert play.open == {"draft": ["zhao"]}
    run(play, "zhao draft")
    assert play.open == {"look_again": ["li"], "weigh": ["li"], "listen": ["sun"]}
    run(play, "li look_again", "li weigh", "li join_up", "sun listen", "sun listen_again")
    assert list(play.open) == ["decide"]


def test_what_had_finished_is_not_begun_afresh() -> None:
    play = run(nested(), "li weigh", "sun listen_again")
    back(play, "li", "look_again", "draft", mode="here")
    run(play, "zhao draft")
    assert play.open == {"look_again": ["li"]}
    run(play, "li look_again", "li join_up")
    assert list(play.open) == ["decide"]


def test_out_of_the_inner_block_only_its_branches_end() -> None:
    play = run(nested(), "li weigh", "li look_again")
    back(play, "li", "join_up", "look", mode="here")
    assert play.open == {"look": ["li"], "listen_again": ["sun"]}
    run(play, "li look")
    assert play.open == {"join_up": ["li"], "listen_again": ["sun"]}
    run(play, "li join_up", "sun listen_again")
    assert list(play.open) == ["decide"]


def test_the_resubmission_withdrawn_and_given_again_the_siblings_begin_once_more() -> None:
    play = run(Play(PARALLEL), "zhao draft", "li look", "sun listen")
    back(play, "li", "look_again", "draft", mode="here")
    run(play, "zhao draft")
    play.ask(c.Withdraw, "zhao", case=MAIN, node="draft")
    assert play.open == {"draft": ["zhao"]}
    run(play, "zhao draft")
    assert play.open == {"look_again": ["li"], "listen": ["sun"]}


def test_returned_here_into_a_block_and_out_of_it_before_it_is_mended() -> None:
    """From behind the block into a branch, from there before the block: both come back."""
    play = run(nested(), "li weigh", "li look_again", "li join_up", "sun listen_again")
    back(play, "shen", "decide", "look_again", mode="here")
    back(play, "li", "look_again", "draft", mode="here")
    assert play.open == {"draft": ["zhao"]}
    run(play, "zhao draft")
    assert play.open == {"look_again": ["li"]}
    run(play, "li look_again")
    assert play.open == {"decide": ["shen"]}
    run(play, "shen decide")
    assert play.result == "done"


ROWS = """
allows: [return]
documents:
  list: {name: 清单, sections: {lines: {type: rows, columns: {item: {name: 项, type: text}}}}}
flow:
  - {task: draft, by: lead, fills: [list.lines]}
  - {task: look, by: finance, each: list.lines}
  - {task: decide, by: sales}
"""
LINES = {"list.lines": [{"item": "甲"}, {"item": "乙"}]}


def test_one_row_returned_ends_all_of_them_and_all_are_asked_again() -> None:
    play = Play(ROWS)
    play.do("zhao", "draft", fills=LINES)
    play.do("li", "look", row="甲")
    assert [one.modes for one in returns(play, "li", "look")] == [("in_turn",)]
    back(play, "li", "look", "draft")
    assert play.open == {"draft": ["zhao"]}
    play.do("zhao", "draft", fills=LINES)
    assert play.open == {"look": ["li", "li"]}


def test_to_a_step_done_row_by_row_all_rows_are_done_again() -> None:
    play = Play(ROWS)
    play.do("zhao", "draft", fills=LINES)
    run(play, "li look", "li look")
    assert targets(play, "shen", "decide") == ["look", "draft"]
    back(play, "shen", "decide", "look")
    assert play.open == {"look": ["li", "li"]}
    run(play, "li look", "li look")
    assert list(play.open) == ["decide"]


CALLED = """
allows: [return]
flow:
  - {task: draft, by: lead}
  - {call: audit, as: audited}
  - {task: decide, by: sales}
procedures:
  audit:
    flow: [{task: look, by: finance}, {task: weigh, by: risk}]
  change:
    starts: {by: sales}
    flow: [{task: ask, by: starter}, {task: grant, by: finance}]
"""


def test_a_called_procedure_goes_back_within_itself() -> None:
    play = run(Play(CALLED), "zhao draft", "li look")
    assert targets(play, "sun", "weigh") == ["look"]
    back(play, "sun", "weigh", "look", mode="here")
    run(play, "li look", "sun weigh")
    assert targets(play, "shen", "decide") == ["draft"]


def test_back_before_a_call_it_is_called_again() -> None:
    play = run(Play(CALLED), "zhao draft", "li look", "sun weigh")
    back(play, "shen", "decide", "draft")
    run(play, "zhao draft")
    assert play.open == {"look": ["li"]}
    run(play, "li look", "sun weigh")
    back(play, "shen", "decide", "draft", mode="here")
    run(play, "zhao draft")
    assert play.open == {"decide": ["shen"]}


def test_the_initiator_of_a_side_procedure_is_who_began_it() -> None:
    play = Play(CALLED)
    play.start("shen", "change")
    run(play, "shen ask")
    assert [one.kinds for one in returns(play, "li", "grant")] == [("previous", "initiator")]


def test_a_side_procedure_withdrawn_while_something_is_to_come_back_leaves_nothing() -> None:
    play = Play(CALLED)
    case = play.start("shen", "change")
    run(play, "shen ask")
    back(play, "li", "grant", "ask", mode="here")
    play.ask(c.WithdrawCase, "shen", case=case)
    assert play.open == {"draft": ["zhao"]}
    assert not [one for one in play.state.tasks.values() if one.back is not None]


TEXT = """
allows: [return]
documents: {paper: {name: 文件}}
flow:
  - {task: draft, by: lead, produces: [paper]}
  - countersign: sign
    by: [finance, risk]
    signs: [paper]
    outcomes: {agree: 同意, object: {name: 不同意, goto: draft}}
  - {task: decide, by: sales}
procedures:
  mend:
    starts: {by: lead}
    flow: [{task: amend, by: lead, revises: [paper]}]
"""


def test_a_round_begun_anew_by_a_new_text_still_comes_back() -> None:
    play = Play(TEXT)
    play.do("zhao", "draft", files=["paper"])
    run(play, "li sign", "sun sign")
    back(play, "shen", "decide", "sign", mode="here")
    play.do("li", "sign")
    play.start("zhao", "mend")
    play.do("zhao", "amend", files=["paper"])
    assert play.open == {"sign": ["li", "sun"]}
    run(play, "li sign", "sun sign")
    assert play.open == {"decide": ["shen"]}
    assert len(play.all(e.CameBack)) == 1


def test_nobody_is_there_any_more_where_it_was_returned_to() -> None:
    rule = TEXT.replace("- {task: draft", "- {task: plan, by: legal}\n  - {task: draft")
    play = Play(rule, team={"lead": ("zhao",), "finance": ("li",), "risk": ("sun",),
                            "sales": ("shen",), "legal": ("he",)})  # fmt: skip
    play.do("he", "plan")
    play.do("zhao", "draft", files=["paper"])
    run(play, "li sign", "sun sign")
    play.ask(c.Name, role="legal", people=())
    back(play, "shen", "decide", "plan", mode="here")
    assert play.open == {"decide": ["shen"]}, "left out, so it comes back at once"
