"""Groups one after another (``in_turn``): each with its own period (Semantics 3)."""

from __future__ import annotations

from collections.abc import Mapping

from tests.core.engine.play import TEAM, Play
from xize.core.engine import commands as c
from xize.core.engine import events as e

Team = Mapping[str, tuple[str, ...]]
RULE = """
flow:
  - {task: draft, by: lead}
  - countersign: sign_off
    in_turn: [[finance, risk], legal, sales]
    within: {period: 2 workdays, after: draft}
    remind: [1 workday]
    outcomes: {agree: 同意, object: {name: 不同意, goto: draft}, return: {name: 退回, goto: draft}}
  - {task: after, by: lead}
"""
THREE: Team = {**TEAM, "legal": ("he",)}


def opened(team: Team = THREE) -> Play:
    """The first group has its turn."""
    play = Play(RULE, team=team)
    play.do("zhao", "draft")
    return play


def test_three_groups_follow_each_other() -> None:
    play = opened()
    for person, waits in (("li", ["sun"]), ("sun", ["he"]), ("he", ["shen"])):
        play.do(person, "sign_off", "agree")
        assert play.open == {"sign_off": waits}
    play.do("shen", "sign_off", "agree")
    assert play.open == {"after": ["zhao"]}
    assert [one.turn for one in play.all(e.TurnOpened)] == [1, 2]


def test_each_group_is_reminded_and_late_by_its_own_period() -> None:
    play = opened()
    play.at("2026-03-05 10:00")
    assert [one.count for one in play.all(e.OverdueNoted)] == [1]
    play.do("li", "sign_off", "agree")
    play.do("sun", "sign_off", "agree")
    assert play.due("sign_off") == "2026-03-09 24:00"
    play.at("2026-03-10 10:00")
    assert [one.to for one in play.all(e.Reminded)] == [("li", "sun"), ("he",)]
    assert [one.to for one in play.all(e.OverdueNoted)] == [("li", "sun"), ("he",)]
    play.do("he", "sign_off", "agree")
    late = [one.late for one in play.all(e.Decided) if one.node == "sign_off"]
    assert late == ["1 workday", "1 workday", "1 workday"]


def test_a_group_of_nobody_is_passed() -> None:
    play = opened(TEAM)
    play.do("li", "sign_off", "agree")
    play.do("sun", "sign_off", "agree")
    assert play.open == {"sign_off": ["shen"]}


def test_a_return_in_a_later_group_begins_again_with_the_first() -> None:
    play = opened()
    play.do("li", "sign_off", "agree")
    play.do("sun", "sign_off", "agree")
    play.do("he", "sign_off", "return")
    play.do("zhao", "draft")
    assert play.open == {"sign_off": ["li", "sun"]}


def test_nobody_hands_on_a_seat_before_its_turn() -> None:
    play = opened()
    play.ask_refused("not-yours", c.Transfer, "he", step="sign_off", to="boss")
    assert "transfer" not in play.offers("he")


def test_a_later_group_follows_the_team_until_it_has_spoken() -> None:
    play = opened()
    play.do("li", "sign_off", "agree")
    play.ask(c.Name, role="legal", people=("boss",))
    play.do("sun", "sign_off", "agree")
    assert play.open == {"sign_off": ["boss"]}
