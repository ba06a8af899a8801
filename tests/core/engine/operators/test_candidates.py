"""Who is asked: every way of naming people, resolved as the step opens and written in the event."""

from __future__ import annotations

import pytest

from tests.core.engine.operators.provoked import answer
from tests.core.engine.play import PEOPLE, TEAM, Play
from xize.core.engine import commands as c
from xize.core.engine import events as e
from xize.core.engine.memory import Department, Person

POOLED = """
pools:
  reviewers: {{name: 专家库}}
roles:
  lead: {{name: 牵头人, exactly: 1, leads: true}}
  finance: {{name: 财务部}}
  risk: {{name: 风险部}}
  sales: {{name: 业务部}}
  experts: {{name: 专家, pool: reviewers}}
  masters: {{name: 外部专家, kind: outside, recorded_by: lead, pool: reviewers}}
regulation: pooled
title: 名录
edition: "1"
data: {{handler: {{name: 经办, type: person}}}}
flow:
  - {{task: draft, by: lead}}
  - {step}
  - {{task: after, by: lead}}
"""
REVIEWERS = {
    "wu": Person(department="reviewers"),
    "zheng": Person(department="reviewers"),
}
LOOK = "approve: look\n    by: {by}\n    {more}\n    outcomes: {{agree: 同意}}"


def pooled(by: str, more: str = "", **loads: int) -> Play:
    """At the step behind the draft."""
    step = LOOK.format(by=by, more=more or "name: 评审")
    play = Play(POOLED.format(step=step))
    play.facts.people |= REVIEWERS
    play.facts.departments |= {"reviewers": Department()}
    play.facts.loads = loads
    play.do("zhao", "draft")
    return play


@pytest.mark.parametrize(
    ("by", "asked"),
    [
        ("{from: reviewers}", ["wu", "zheng"]),
        ("experts", ["wu", "zheng"]),
        ("{from: reviewers, pick: one}", ["wu", "zheng"]),
        ("masters", ["wu", "zheng"]),
    ],
)
def test_a_pool_is_open_to_its_members(by: str, asked: list[str]) -> None:
    assert pooled(by).open == {"look": asked}


def test_one_member_claims_it_and_the_others_are_asked_no_more() -> None:
    play = pooled("{from: reviewers}")
    play.ask(c.Claim, "wu", step="look")
    play.refused("claimed-by-other", "zheng", "look", "agree")
    play.do("wu", "look", "agree")
    assert list(play.open) == ["after"]


def test_every_member_has_a_voice_where_all_are_picked() -> None:
    play = pooled("{from: reviewers, pick: all}")
    (opened,) = play.new(e.Opened)
    assert [seat.people for seat in opened.seats] == [("wu", "zheng")]  # one decider: one seat
    several = "countersign: look\n    by: {from: reviewers, pick: all}\n    outcomes: {agree: 同意}"
    play = Play(POOLED.format(step=several))
    play.facts.people |= REVIEWERS
    play.do("zhao", "draft")
    (opened,) = play.new(e.Opened)
    assert [seat.people for seat in opened.seats] == [("wu",), ("zheng",)]


def test_the_least_loaded_is_picked_and_ties_are_broken_the_same_way() -> None:
    assert pooled("{from: reviewers, pick: least_loaded}", wu=3, zheng=1).open == {
        "look": ["zheng"]
    }
    assert pooled("{from: reviewers, pick: least_loaded}").open == {"look": ["wu"]}


def test_what_one_command_gives_counts_as_load() -> None:
    rule = """
flow:
  - parallel: both
    branches:
      one: [{task: first, by: {role: finance, pick: least_loaded}}]
      two: [{task: second, by: {role: finance, pick: least_loaded}}]
"""
    play = Play(rule, team={**TEAM, "finance": ("li", "fang")})
    assert sorted(play.open["first"] + play.open["second"]) == ["fang", "li"]


@pytest.mark.parametrize(
    ("by", "asked"),
    [
        ("{superior: 1, of: initiator}", ["gong"]),
        ("{superior: 2, of: initiator}", ["boss"]),
        ("{superior: 3, of: initiator}", []),
        ("{superior: 1, of: finance}", ["fang"]),
        ("{head_of: finance}", ["fang"]),
        ("{person: project.handler}", ["sun"]),
        ("{is: step.draft.by}", ["zhao"]),
    ],
)
def test_superiors_heads_fields_and_expressions(by: str, asked: list[str]) -> None:
    rule = f"""
data: {{handler: {{name: 经办, type: person}}}}
flow:
  - {{task: draft, by: lead}}
  - {{task: look, by: {by}}}
"""
    play = Play(rule, data={"handler": "sun"})
    play.do("zhao", "draft")
    assert play.open == {"look": asked}


def test_it_is_resolved_as_the_step_opens_and_stands_in_the_event() -> None:
    play = Play("flow: [{task: draft, by: lead}, {task: look, by: {head_of: finance}}]")
    play.do("zhao", "draft")
    (opened,) = play.new(e.Opened)
    assert opened.seats[0].people == ("fang",)
    play.facts.departments["finance"] = Department(head="li")
    assert play.open == {"look": ["fang"]}


# ------------------------------------------------------------------ nobody, oneself
def test_nobody_is_there_the_owner_is_told_and_may_hand_it_to_somebody() -> None:
    play = Play(
        "flow: [{task: draft, by: finance}, {task: look, by: {superior: 3, of: initiator}}]"
    )
    play.do("li", "draft")
    assert play.told("nobody") == [("look", ("zhao",))]
    assert "transfer" in play.offers("zhao", "look")
    assert "transfer" not in play.offers("sun", "look")
    play.ask_refused("not-yours", c.Transfer, "sun", step="look", to="li")
    play.ask(c.Transfer, "zhao", step="look", to="li")
    assert play.open == {"look": ["li"]}
    assert "transfer" not in play.offers("zhao", "look")


def test_no_superior_is_nobody_and_no_voice_is_lost() -> None:
    rule = """
flow:
  - {task: draft, by: lead}
  - {countersign: look, by: [lead, finance], self: superior, outcomes: {agree: 同意}}
"""
    play = Play(rule)
    play.facts.people = {**PEOPLE, "zhao": Person(department="sales")}
    play.do("zhao", "draft")
    play.do("li", "look", "agree")
    assert play.open == {"look": []}
    play.ask(c.Transfer, "zhao", step="look", to="sun")
    play.do("sun", "look", "agree")
    assert play.result == "done"


# ------------------------------------------------------------------ separation of duties
NOT_OF = """
flow:
  - {{task: draft, by: sales}}
  - countersign: review
    by: {by}
    not_of: [sales]
    {more}
    outcomes: {{agree: 同意}}
  - {{task: after, by: lead}}
"""
MIXED = {**TEAM, "finance": ("gong", "li"), "risk": ("gong",)}


def reviewing(by: str, more: str = "name: 评审") -> Play:
    """At the review; gong is of the applicant's organisation, sales."""
    play = Play(NOT_OF.format(by=by, more=more), team=MIXED)
    play.do("shen", "draft")
    return play


def test_nobody_of_the_applicants_organisation_is_asked() -> None:
    assert reviewing("[finance]").open == {"review": ["li"]}


def test_whoever_alone_could_and_must_not_is_refused_with_the_reason() -> None:
    play = reviewing("[risk]")
    refused = answer(play.do, "gong", "review", "agree")
    assert refused.code == "same-organisation"
    assert not [one for one in play.offers("gong", "review") if one.startswith("complete")]
    play.ask_refused("same-organisation", c.Transfer, "gong", step="review", to="shen")
    play.ask(c.Transfer, "gong", step="review", to="sun")
    play.do("sun", "review", "agree")
    assert list(play.open) == ["after"]


def test_or_goes_where_the_rule_says_for_nobody() -> None:
    assert reviewing("[risk]", "nobody: finance").open == {"review": ["li"]}
    assert list(reviewing("[risk]", "nobody: skip").open) == ["after"]


def test_who_did_the_other_step_is_not_asked_where_others_can_be() -> None:
    rule = """
flow:
  - {task: draft, by: finance}
  - {task: look, by: finance, not_same_as: draft}
"""
    play = Play(rule, team={**TEAM, "finance": ("li", "fang")})
    play.do("li", "draft")
    assert play.open == {"look": ["fang"]}


def test_everybody_who_agreed_in_the_other_step_is_meant() -> None:
    rule = """
flow:
  - {countersign: first, by: [finance, risk], outcomes: {agree: 同意}}
  - {task: look, by: lead, not_same_as: first}
"""
    play = Play(rule, team={**TEAM, "lead": ("li",)})
    play.do("li", "first", "agree")
    play.do("sun", "first", "agree")
    play.refused("same-person", "li", "look")


def test_who_was_picked_keeps_it_whatever_changes() -> None:
    play = pooled("{from: reviewers, pick: least_loaded}", wu=0, zheng=1)
    assert play.open == {"look": ["wu"]}
    play.facts.loads = {"wu": 5, "zheng": 0}
    play.ask(c.ChangeData, name="handler", value="li")
    assert play.open == {"look": ["wu"]}


def test_the_initiator_is_not_picked_where_others_can_be() -> None:
    rule = """
flow:
  - {task: draft, by: lead}
  - {approve: look, by: {role: finance, pick: least_loaded}, self: skip, outcomes: {agree: 同意}}
  - {task: after, by: lead}
"""
    play = Play(rule, team={**TEAM, "finance": ("zhao", "li")})
    play.facts.loads = {"zhao": 0, "li": 3}
    play.do("zhao", "draft")
    assert play.open == {"look": ["li"]}
