"""Taking a decision back (拿回): by who gave it, while the vote is open."""

from __future__ import annotations

from tests.core.engine.play import TEAM, Play
from xize.core.engine import commands as c
from xize.core.engine import events as e

RULE = """
documents: {{paper: {{name: 文件}}}}
flow:
  - {{task: draft, by: lead, produces: [paper]}}
  - countersign: sign
    {who}
    signs: [paper]
    {more}
    outcomes: {{agree: 同意, object: {{name: 不同意, goto: draft}}}}
  - {{task: file, by: lead, requires: ["signed(paper, sign)"]}}
"""
ALL = "by: [finance, risk, sales]"


def signing(who: str = ALL, more: str = "rule: all") -> Play:
    """At the countersign."""
    play = Play(RULE.format(who=who, more=more))
    play.do("zhao", "draft", files=["paper"])
    return play


def take_back(play: Play, person: str) -> None:
    """Take one's decision back."""
    play.ask(c.TakeBack, person, step="sign", reason="看错了")


def test_it_counts_no_more_and_can_be_given_anew() -> None:
    play = signing()
    play.do("li", "sign", "object")
    play.do("sun", "sign", "agree")
    take_back(play, "li")
    assert play.open == {"sign": ["li", "shen"]}
    play.do("li", "sign", "agree")
    play.do("shen", "sign", "agree")
    play.do("zhao", "file")
    assert play.result == "done"


def test_its_signature_is_void_and_a_new_one_stands() -> None:
    play = signing()
    play.do("li", "sign", "agree")
    take_back(play, "li")
    (voided,) = play.new(e.SignaturesVoided)
    assert (voided.people, voided.reason) == (("li",), "taken-back")
    for person in ("sun", "shen", "li"):
        play.do(person, "sign", "agree")
    play.do("zhao", "file")
    assert play.result == "done"


def test_the_record_keeps_both() -> None:
    play = signing()
    play.do("li", "sign", "object")
    take_back(play, "li")
    play.do("li", "sign", "agree")
    assert [one.outcome for one in play.all(e.Decided) if one.person == "li"] == ["object", "agree"]
    (taken,) = play.all(e.DecisionTakenBack)
    assert (taken.person, taken.reason) == ("li", "看错了")


def test_only_who_decided_and_only_once() -> None:
    play = signing()
    assert "take_back" not in play.offers("li", "sign")
    play.do("li", "sign", "agree")
    assert "take_back" in play.offers("li", "sign")
    assert "take_back" not in play.offers("sun", "sign")
    play.ask_refused("nothing-to-take-back", c.TakeBack, "sun", step="sign")
    take_back(play, "li")
    play.ask_refused("nothing-to-take-back", c.TakeBack, "li", step="sign")


def test_not_when_the_vote_is_over() -> None:
    play = signing(who="by: [finance, risk]")
    play.do("li", "sign", "agree")
    play.do("sun", "sign", "agree")
    assert list(play.open) == ["file"]
    play.ask_refused("not-open", c.TakeBack, "li", item="e2")


def test_not_while_demands_are_decided_between() -> None:
    rule = RULE.format(who="by: [finance, risk]", more="split: lead")
    play = Play(rule.replace("goto: draft}}", "goto: draft}, refuse: {goto: draft}}"))
    play.do("zhao", "draft", files=["paper"])
    play.do("li", "sign", "object")
    play.do("sun", "sign", "refuse")
    assert play.open == {"sign": ["zhao"]}
    play.ask_refused("nothing-to-take-back", c.TakeBack, "li", step="sign")


def test_in_order_only_the_last() -> None:
    play = signing(more="rule: in_order")
    play.do("li", "sign", "agree")
    play.do("sun", "sign", "agree")
    play.ask_refused("others-decided-since", c.TakeBack, "li", step="sign")
    take_back(play, "sun")
    assert play.open == {"sign": ["sun", "shen"]}
    take_back(play, "li")
    play.refused("not-yours", "sun", "sign", "agree")


def test_not_of_a_group_whose_turn_is_over() -> None:
    play = signing(who="in_turn: [[finance], [risk, sales]]")
    play.do("li", "sign", "agree")
    play.do("sun", "sign", "agree")
    play.ask_refused("nothing-to-take-back", c.TakeBack, "li", step="sign")
    take_back(play, "sun")
    assert play.open == {"sign": ["sun", "shen"]}


def test_not_where_the_rule_forbids_it_nor_at_other_steps() -> None:
    play = signing(more="forbids: [take_back]")
    play.do("li", "sign", "agree")
    play.ask_refused("way-forbidden", c.TakeBack, "li", step="sign")
    assert "take_back" not in play.offers("li", "sign")


def test_both_seats_of_one_person_are_taken_back() -> None:
    play = Play(RULE.format(who=ALL, more="rule: all"), team={**TEAM, "risk": ("li",)})
    play.do("zhao", "draft", files=["paper"])
    play.do("li", "sign", "agree")
    take_back(play, "li")
    assert play.open == {"sign": ["li", "shen"]}
