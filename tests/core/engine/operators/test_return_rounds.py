"""Returned out of a countersign: the round ends at once, and who is asked again."""

from __future__ import annotations

import pytest

from tests.core.engine.operators.test_return_targets import back
from tests.core.engine.play import TEAM, Play
from xize.core.engine import commands as c
from xize.core.engine import events as e

RULE = """
allows: [return]
documents:
  paper: {{name: 文件}}
  slip:
    name: 流转单
    sections: {{head: {{fields: {{title: {{name: 标题, type: text}}}}}}}}
flow:
  - {{task: draft, by: lead, produces: [paper], fills: [slip.head]}}
  - {{task: number, by: lead}}
  - countersign: sign
    by: [finance, risk, sales]
    {signs}
    {rule}
    within: 3 workdays
    outcomes:
      agree: 同意
      remarks: {{name: 同意并附意见, counts_as: agree, needs: comment}}
      object: {{name: 不同意, goto: draft}}
  - {{task: file, by: lead, requires: ["{ready}"]}}
"""
FILLED = {"slip.head": {"title": "甲"}}


def signing(rule: str = "rule: all", signs: str = "signs: [paper]", ready: str = "") -> Play:
    """At the countersign."""
    wanted = ready or "signed(paper, sign)"
    play = Play(RULE.format(rule=rule, signs=signs, ready=wanted))
    play.do("zhao", "draft", files=["paper"], fills=FILLED)
    play.do("zhao", "number")
    return play


def test_the_round_ends_at_once_and_the_opinions_stay_in_the_record() -> None:
    play = signing()
    play.do("li", "sign", "agree")
    back(play, "sun", "sign", "number", mode="here")
    assert play.open == {"number": ["zhao"]}
    assert [(one.person, one.visit) for one in play.all(e.Decided) if one.node == "sign"] == [
        ("li", 1)
    ]
    assert play.all(e.Returned)[0].person == "sun"


def test_who_agreed_to_what_has_not_changed_is_not_asked_again() -> None:
    play = signing()
    play.do("li", "sign", "remarks", comment="注意期限")
    back(play, "sun", "sign", "number", mode="here")
    play.at("2026-03-05 09:00")
    play.do("zhao", "number")
    assert play.open == {"sign": ["sun", "shen"]}
    (carried,) = play.new(e.Decided)[1:]
    assert (carried.person, carried.outcome, carried.carried) == ("li", "remarks", True)
    assert play.due("sign") == "2026-03-10 24:00"  # a new T
    play.do("sun", "sign", "agree")
    play.do("shen", "sign", "agree")
    play.do("zhao", "file")  # the signatures of the new round stand, the carried one too
    assert play.result == "done"


def test_in_turn_everybody_is_asked_again() -> None:
    play = signing()
    play.do("li", "sign", "agree")
    back(play, "sun", "sign", "number", mode="in_turn")
    play.do("zhao", "number")
    assert play.open == {"sign": ["li", "sun", "shen"]}


def test_a_new_version_is_put_to_everybody() -> None:
    play = signing()
    play.do("li", "sign", "agree")
    back(play, "sun", "sign", "draft", mode="here")
    play.do("zhao", "draft", files=["paper"], fills=FILLED)
    assert play.open == {"sign": ["li", "sun", "shen"]}


@pytest.mark.parametrize(
    ("about", "asked"),
    [("uses: [slip]", ["li", "sun", "shen"]), ("uses: [paper]", ["li", "sun", "shen"])],
)
def test_so_is_what_they_only_read(about: str, asked: list[str]) -> None:
    play = signing(signs=about, ready="approved(sign)")
    play.do("li", "sign", "agree")
    back(play, "sun", "sign", "draft", mode="here")
    play.do("zhao", "draft", files=["paper"], fills=FILLED)
    assert play.open == {"sign": asked}


def test_what_they_do_not_see_may_change() -> None:
    play = signing(signs="rule: all", rule="veto: [risk]", ready="approved(sign)")
    play.do("li", "sign", "agree")
    back(play, "sun", "sign", "draft", mode="here")
    play.do("zhao", "draft", files=["paper"], fills=FILLED)
    assert play.open == {"sign": ["sun", "shen"]}


def test_who_objected_or_abstained_is_asked_again() -> None:
    play = signing()
    play.do("li", "sign", "object")
    back(play, "sun", "sign", "number", mode="here")
    play.do("zhao", "number")
    assert play.open == {"sign": ["li", "sun", "shen"]}


def test_a_new_person_in_the_role_is_asked() -> None:
    play = signing()
    play.do("li", "sign", "agree")
    back(play, "sun", "sign", "number", mode="here")
    play.ask(c.Name, role="finance", people=("fang",))
    play.do("zhao", "number")
    assert play.open == {"sign": ["fang", "sun", "shen"]}


def test_in_order_it_goes_on_where_it_was_returned() -> None:
    play = signing(rule="rule: in_order")
    play.do("li", "sign", "agree")
    back(play, "sun", "sign", "number", mode="here")
    play.do("zhao", "number")
    play.refused("not-yours", "shen", "sign", "agree")
    play.do("sun", "sign", "agree")
    play.do("shen", "sign", "agree")
    assert list(play.open) == ["file"]


TURNS = """
allows: [return]
flow:
  - {task: draft, by: lead}
  - countersign: sign
    in_turn: [[finance, risk], [sales, lead]]
    outcomes: {agree: 同意, object: {name: 不同意, goto: draft}}
  - {task: file, by: lead}
"""


def test_groups_that_agreed_are_passed() -> None:
    play = Play(TURNS)
    play.do("zhao", "draft")
    for person in ("li", "sun", "zhao"):
        play.do(person, "sign", "agree")
    back(play, "shen", "sign", "draft", mode="here")
    play.do("zhao", "draft")
    assert play.open == {"sign": ["shen"]}
    assert play.state.tasks[play.item("sign")].turn == 1
    play.do("shen", "sign", "agree")
    assert list(play.open) == ["file"]


def test_a_round_carried_by_those_who_agreed_alone_is_over() -> None:
    """Returned while the mandatory entry was all that was missing: nobody has to vote again."""
    rule = TURNS.replace("in_turn: [[finance, risk], [sales, lead]]",
                         "by: [finance, risk]\n    with: [{sales: entry}]")  # fmt: skip
    play = Play(rule, team={**TEAM, "risk": ("li",)})
    play.do("zhao", "draft")
    play.do("li", "sign", "agree")
    assert play.open == {"sign": ["shen"]}
    assert not [one for one in play.offers("li", "sign") if one.startswith("return")]


def test_the_returned_round_can_be_withdrawn_by_nobody() -> None:
    play = signing()
    play.do("li", "sign", "agree")
    back(play, "sun", "sign", "number")
    assert not [one for one in play.offers("sun") if one.startswith("withdraw")]
