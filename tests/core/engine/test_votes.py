"""Countersigns: how several decisions become one (approvals.md, Deciding)."""

from __future__ import annotations

import pytest

from tests.core.engine.play import TEAM, Play
from xize.core.engine import events as e

FLOW = """
documents:
  paper: {{name: 文件}}
results:
  dropped: {{name: 终止}}
flow:
  - task: draft
    by: lead
    produces: [paper]
  - countersign: sign_off
    by: [finance, risk, sales]
    {rule}
    outcomes:
      agree: 同意
      abstain: 弃权
      object: {{name: 不同意, goto: draft}}
      refuse: {{name: 否决, end: dropped}}
      return: {{name: 退回, goto: draft}}
  - task: after
    by: lead
"""
VOICES = {"f": "li", "r": "sun", "s": "shen"}
WORDS = {"a": "agree", "o": "object", "x": "refuse", "-": "abstain", "b": "return"}


def vote(rule: str, votes: str) -> str:
    """Where the vote leads: the steps open afterwards. Votes are written "f:agree r:object"."""
    play = Play(FLOW.format(rule=rule))
    play.do("zhao", "draft", files=["paper"])
    for one in votes.split():
        person, _, word = one.partition(":")
        play.do(VOICES[person], "sign_off", WORDS[word])
    return " ".join(play.open) or str(play.result)


@pytest.mark.parametrize(
    ("rule", "votes", "leads_to"),
    [
        # all, when everybody has decided: an objection waits for the others
        ("rule: all", "f:a r:a", "sign_off"),
        ("rule: all", "f:a r:a s:a", "after"),
        ("rule: all", "f:o r:a", "sign_off"),
        ("rule: all", "f:o r:a s:a", "draft"),
        ("rule: all", "f:- r:a s:a", "after"),
        ("rule: all", "f:- r:- s:-", "draft"),
        # as soon as certain: what is open is not waited for
        ("rule: all\n    tally: as_soon_as_certain", "f:o", "draft"),
        ("rule: any\n    tally: as_soon_as_certain", "f:a", "after"),
        ("rule: any\n    tally: as_soon_as_certain", "f:o r:o", "sign_off"),
        ("rule: any\n    tally: as_soon_as_certain", "f:o r:o s:o", "draft"),
        ("rule: any", "f:a", "sign_off"),
        ("rule: any", "f:a r:o s:o", "after"),
        # so many
        ("rule: 2\n    tally: as_soon_as_certain", "f:a r:a", "after"),
        ("rule: 2\n    tally: as_soon_as_certain", "f:o r:o", "draft"),
        ("rule: 2\n    tally: as_soon_as_certain", "f:o r:a", "sign_off"),
        # a part of those who do not abstain: 66 % of three is more than two
        ("rule: 66%", "f:a r:a s:o", "after"),
        ("rule: 67%", "f:a r:a s:o", "draft"),
        ("rule: 50%", "f:a r:- s:o", "after"),
        ("rule: 51%", "f:a r:- s:o", "draft"),
        # weights
        ("rule: 60%\n    weights: {finance: 3}", "f:a r:o s:o", "after"),
        ("rule: 61%\n    weights: {finance: 3}", "f:a r:o s:o", "draft"),
        ("rule: 3\n    weights: {finance: 2}", "f:a r:a s:o", "after"),
        # a veto decides at once where that is certain, and always in the end
        ("rule: any\n    veto: [risk]\n    tally: as_soon_as_certain", "r:o", "draft"),
        ("rule: any\n    veto: [risk]", "f:a r:o s:a", "draft"),
        ("rule: any\n    veto: [risk]", "f:o r:a s:o", "after"),
        # a quorum counts those who spoke
        ("rule: any\n    quorum: 3\n    tally: as_soon_as_certain", "f:a", "sign_off"),
        ("rule: any\n    quorum: 3\n    tally: as_soon_as_certain", "f:a r:- s:-", "after"),
        # the heavier demand wins, then the first declared
        ("rule: all", "f:o r:x s:o", "draft"),
        ("rule: all", "f:x r:x s:o", "dropped"),
        ("rule: all", "f:x r:o s:a", "draft"),
        ("rule: all\n    weights: {finance: 2}", "f:x r:o s:a", "dropped"),
        # a return ends the round at once
        ("rule: all", "f:a r:b", "draft"),
    ],
)
def test_a_vote_leads_on(rule: str, votes: str, leads_to: str) -> None:
    assert vote(rule, votes) == leads_to


def test_in_order_nobody_speaks_before_his_turn() -> None:
    play = Play(FLOW.format(rule="rule: in_order"))
    play.do("zhao", "draft", files=["paper"])
    refused = play.refused("not-yours", "sun", "sign_off", "agree")
    assert refused.args_["people"] == ("li",)
    play.do("li", "sign_off", "agree")
    play.do("sun", "sign_off", "agree")
    play.do("shen", "sign_off", "agree")
    assert list(play.open) == ["after"]


def test_a_new_round_has_new_voices_and_the_record_keeps_the_old() -> None:
    play = Play(FLOW.format(rule="rule: all"))
    for _ in range(2):
        play.do("zhao", "draft", files=["paper"])
        play.do("li", "sign_off", "return")
    assert play.visits("sign_off") == 2
    assert [one.visit for one in play.all(e.Decided) if one.node == "sign_off"] == [1, 2]
    play.do("zhao", "draft", files=["paper"])
    assert play.open == {"sign_off": ["li", "sun", "shen"]}


def test_nobody_decides_twice_and_nobody_else_decides() -> None:
    play = Play(FLOW.format(rule="rule: all"))
    play.do("zhao", "draft", files=["paper"])
    play.do("li", "sign_off", "agree")
    play.refused("already-decided", "li", "sign_off", "object")
    play.refused("not-yours", "he", "sign_off", "agree")
    play.refused("unknown-outcome", "sun", "sign_off", "nonsense")


def test_who_stands_for_two_roles_decides_once_for_both() -> None:
    play = Play(FLOW.format(rule="rule: all"), team={**TEAM, "risk": ("li",)})
    play.do("zhao", "draft", files=["paper"])
    assert play.open == {"sign_off": ["li", "shen"]}
    play.do("li", "sign_off", "agree")
    play.do("shen", "sign_off", "agree")
    assert list(play.open) == ["after"]
    assert play.all(e.Decided)[1].roles == ("finance", "risk")


SPLIT = "rule: all\n    split: lead"


def test_differing_demands_are_decided_between_by_whom_the_rule_names() -> None:
    play = Play(FLOW.format(rule=SPLIT))
    play.do("zhao", "draft", files=["paper"])
    for person, word in (("li", "object"), ("sun", "refuse"), ("shen", "agree")):
        play.do(person, "sign_off", word)
    assert play.open == {"sign_off": ["zhao"]}
    play.refused("unknown-outcome", "zhao", "sign_off", "agree")
    assert set(play.offers("zhao", "sign_off")) >= {"complete object", "complete refuse"}
    play.do("zhao", "sign_off", "refuse")
    assert play.result == "dropped"


def test_agreeing_demands_need_nobody_to_decide_between_them() -> None:
    play = Play(FLOW.format(rule=SPLIT))
    play.do("zhao", "draft", files=["paper"])
    for person, word in (("li", "object"), ("sun", "object"), ("shen", "agree")):
        play.do(person, "sign_off", word)
    assert list(play.open) == ["draft"]


def test_outcomes_that_count_as_agreement_keep_their_own_way() -> None:
    play = Play(
        """
flow:
  - countersign: sign_off
    by: [finance, risk]
    outcomes:
      agree: 同意
      remarks: {name: 附意见, counts_as: agree, needs: comment}
      object: {name: 不同意, goto: sign_off}
  - task: after
    by: lead
"""
    )
    play.refused("comment-missing", "li", "sign_off", "remarks", comment=" ")
    play.do("li", "sign_off", "remarks")
    play.do("sun", "sign_off", "remarks")
    assert play.all(e.Completed)[0].outcome == "remarks"
    assert list(play.open) == ["after"]


def test_a_vote_nobody_carried_goes_where_nobody_has_to_choose() -> None:
    play = Play(
        """
flow:
  - parallel: check
    branches:
      money: [{task: count, by: finance}]
      danger: [{task: weigh, by: risk}]
  - countersign: sign_off
    by: [finance, risk]
    quorum: 2
    outcomes:
      agree: 同意
      abstain: 弃权
      object: {name: 补充, goto: {choose_from: [money, danger]}}
"""
    )
    play.do("li", "count")
    play.do("sun", "weigh")
    play.do("li", "sign_off", "abstain")
    play.do("sun", "sign_off", "abstain")
    assert play.open == {"count": ["li"], "weigh": ["sun"]}


def test_who_is_not_waited_for_is_told_why() -> None:
    play = Play(FLOW.format(rule="rule: any\n    tally: as_soon_as_certain"))
    play.do("zhao", "draft", files=["paper"])
    play.do("li", "sign_off", "agree")
    (ended,) = [one for one in play.new(e.Completed) if one.node == "sign_off"]
    assert (ended.why, ended.unheard) == ("agreed", ("sun", "shen"))
    assert play.told("ended_early") == [("sign_off", ("sun", "shen"))]


def test_a_return_that_ends_the_round_is_told_to_those_not_heard() -> None:
    play = Play(FLOW.format(rule="rule: all"))
    play.do("zhao", "draft", files=["paper"])
    play.do("li", "sign_off", "agree")
    play.do("sun", "sign_off", "return")
    assert play.told("ended_early") == [("sign_off", ("shen",))]


def test_late_ones_are_waited_for_and_shown_late() -> None:
    play = Play(FLOW.format(rule="rule: all\n    within: 1 workday"))
    play.do("zhao", "draft", files=["paper"])
    play.do("li", "sign_off", "agree")
    play.do("shen", "sign_off", "object")
    play.at("2026-03-05 10:00")
    assert play.open == {"sign_off": ["sun"]}
    play.do("sun", "sign_off", "agree")
    assert {one.person: one.late for one in play.all(e.Decided)} == {
        "zhao": "", "li": "", "shen": "", "sun": "2 workdays"
    }  # fmt: skip
    assert play.told("ended_early") == []


def test_a_veto_still_to_come_keeps_the_vote_open() -> None:
    rule = "rule: any\n    veto: [risk]\n    tally: as_soon_as_certain"
    assert vote(rule, "f:a") == "sign_off"
    assert vote(rule, "f:a r:a") == "after"
    assert vote(rule, "f:a r:o") == "draft"
