"""Moving a case by hand: administrators only, with the reason, to any reachable step."""

from __future__ import annotations

from tests.core.engine.operators.test_return_targets import CHOICE, OUTCOME, PARALLEL, ROWS, run
from tests.core.engine.play import Play
from xize.core.engine import MAIN, Offer, offers
from xize.core.engine import commands as c
from xize.core.engine import events as e
from xize.core.engine.returning.moves import move_ends


def offered(play: Play, *, admin: bool = True) -> set[str]:
    """Where the case may be moved to."""
    actor = c.Actor("boss", admin=admin)
    found: tuple[Offer, ...] = offers(play.rules, play.facts, play.state, actor, play.now)
    return {one.target for one in found if one.verb == "move" and one.item == MAIN}


def move(play: Play, to: str, case: str = MAIN) -> None:
    """Move it."""
    play.ask(c.Move, "admin", case=case, to=to, reason="录错了")


def test_forward_and_back_whatever_is_open_below_the_common_block_ends() -> None:
    play = run(Play(PARALLEL), "zhao draft", "li look")
    assert offered(play) == {"draft", "look", "listen_again", "sum_up"}
    ending = move_ends(play.stream.draft(play.now), MAIN, "sum_up")
    ends = {play.state.elements[one].node for one in ending}
    assert ends == {"views", "left", "right", "look_again", "listen"}
    move(play, "sum_up")
    assert play.open == {"sum_up": ["shen"]}
    (moved,) = play.all(e.Moved)
    assert (set(moved.from_), moved.to, moved.reason) == (
        {"look_again", "listen"}, "sum_up", "录错了"
    )  # fmt: skip
    move(play, "draft")
    run(play, "zhao draft")
    assert play.open == {"look": ["li"], "listen": ["sun"]}


def test_within_a_branch_the_others_go_on() -> None:
    play = run(Play(PARALLEL), "zhao draft", "li look")
    move(play, "look")
    assert play.open == {"listen": ["sun"], "look": ["li"]}


def test_into_a_block_not_open_only_that_branch_is_waited_for() -> None:
    play = Play(PARALLEL)
    move(play, "listen_again")
    assert play.open == {"listen_again": ["sun"]}
    run(play, "sun listen_again")
    assert list(play.open) == ["sum_up"]


def test_only_administrators_and_only_with_a_reason() -> None:
    play = run(Play(PARALLEL), "zhao draft")
    assert offered(play, admin=False) == set()
    play.ask_refused("not-administrator", c.Move, "zhao", case=MAIN, to="draft")
    play.ask_refused("reason-missing", c.Move, "admin", case=MAIN, to="draft", reason=" ")
    play.ask_refused("move-target-illegal", c.Move, "admin", case=MAIN, to="look")
    play.ask_refused("move-target-illegal", c.Move, "admin", case=MAIN, to="nothing")
    play.ask_refused("case-not-open", c.Move, "admin", case="c9", to="draft")


def test_not_into_rows_outcomes_untaken_cases_nor_what_the_data_leave_out() -> None:
    rows = Play(ROWS)
    assert offered(rows) == {"decide"}
    assert offered(Play(OUTCOME)) == {"decide", "file"}
    assert offered(Play(CHOICE, data={"big": True})) == {"decide"}
    left_out = CHOICE.replace("{task: decide, by: sales}",
                              "{task: decide, when: project.big, by: sales}")  # fmt: skip
    assert offered(Play(left_out, data={"big": False})) == set()


def test_not_while_it_stands_still() -> None:
    play = Play(PARALLEL)
    play.ask(c.Suspend)
    play.ask_refused("suspended", c.Move, "admin", case=MAIN, to="sum_up")


SIDE = """
flow: [{task: draft, by: lead}, {task: file, by: lead}]
procedures:
  change:
    starts: {by: lead}
    flow: [{task: ask, by: lead}, {task: grant, by: finance}]
"""


def test_a_side_procedure_is_moved_by_itself() -> None:
    play = Play(SIDE)
    case = play.start("zhao", "change")
    move(play, "grant", case)
    assert play.open == {"draft": ["zhao"], "grant": ["li"]}
