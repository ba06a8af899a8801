"""What holds of every human step holds of drawn ones: conditions, silence, people who are gone."""

from __future__ import annotations

from tests.core.engine.play import Play
from tests.core.process.bpmn.written import file, flow, line, process
from xize.core.engine import commands as c
from xize.core.engine.events import Opened, Skipped

RULE = """
flow: process.bpmn
data: {large: {name: 大额, type: yes_no}}
results: {e: {name: 完, success: true}}
steps:
  draft: {by: lead}
  boss:
    kind: approve
    by: risk
    when: project.large
    within: 2 workdays
    overdue: {decide: agree}
  both: {by: sales, optional: true}
  last: {by: lead}
"""
TWICE = (
    "<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality>"
    "</multiInstanceLoopCharacteristics>"
)
FILE = file(
    process(
        '<startEvent id="s"/><userTask id="draft"/><userTask id="boss"/>',
        f'<userTask id="both">{TWICE}</userTask><userTask id="last"/><endEvent id="e"/>',
        line("s", "draft", "boss", "both", "last", "e"),
    )
)


def open_steps(play: Play) -> list[str]:
    """Steps that wait for somebody."""
    return sorted(one.node for one in play.state.elements.values() if one.kind == "task")


def test_a_step_whose_condition_does_not_hold_is_left_out() -> None:
    play = Play(RULE, drawing=FILE)
    play.do("zhao", "draft")
    assert [one.node for one in play.events if isinstance(one, Skipped)] == ["boss"]
    assert open_steps(play) == ["both", "both"]


def test_a_step_that_is_open_is_left_out_when_data_change() -> None:
    play = Play(RULE, drawing=FILE, data={"large": True})
    play.do("zhao", "draft")
    assert open_steps(play) == ["boss"]
    play.ask(c.ChangeData, "zhao", name="large", value=False)
    assert open_steps(play) == ["both", "both"]


def test_silence_decides_where_the_rule_says_so() -> None:
    play = Play(RULE, drawing=FILE, data={"large": True})
    play.do("zhao", "draft")
    play.at("2026-03-05 00:30")
    assert open_steps(play) == ["both", "both"]


PEOPLE = """
regulation: small-rule
title: 小
edition: "1"
roles:
  lead: {name: 牵头, exactly: 1, leads: true}
  risk: {name: 风险}
  sales: {name: 临时, kind: person, optional: true}
"""


def test_instances_nobody_is_left_for_are_left_out() -> None:
    team = {"lead": ("zhao",), "risk": ("sun",), "sales": ("shen",)}
    play = Play(PEOPLE + RULE, drawing=FILE, team=team)
    play.do("zhao", "draft")
    play.do("shen", "both")
    play.ask(c.Name, "zhao", role="sales", people=())
    assert open_steps(play) == ["last"]
    play.do("zhao", "last")
    assert play.state.result == "e"


def test_each_instance_has_a_number_of_its_own() -> None:
    play = Play(RULE, drawing=FILE)
    play.do("zhao", "draft")
    opened = [one for one in play.events if isinstance(one, Opened) and one.node == "both"]
    assert len({one.visit for one in opened}) == len({one.element for one in opened}) == 2


SIGNED = """
flow: process.bpmn
documents: {paper: {name: 文件}}
results: {e: {name: 完, success: true}}
steps:
  draft: {by: lead, produces: [paper]}
  seal:
    {kind: countersign, by: [finance, risk], signs: [paper], outcomes: {agree: 同意, object: 反对}}
  renew: {by: lead, revises: [paper]}
"""
BOTH = file(
    process(
        '<startEvent id="s"/><userTask id="draft"/><parallelGateway id="q"/>',
        '<userTask id="seal"/><userTask id="renew"/><parallelGateway id="j"/>',
        '<exclusiveGateway id="x" default="n"/><endEvent id="e"/><endEvent id="f"/>',
        line("s", "draft", "q", "seal", "j", "x"),
        line("q", "renew", "j"),
        flow("x", "e", "<conditionExpression>signed(paper, seal)</conditionExpression>"),
        flow("x", "f", ident="n"),
    )
)


def test_a_round_over_a_text_that_changed_begins_anew_inside() -> None:
    play = Play(SIGNED, drawing=BOTH)
    play.do("zhao", "draft", files=["paper"])
    play.do("li", "seal", "agree")
    play.do("zhao", "renew", files=["paper"])
    assert open_steps(play) == ["seal"]
    play.do("li", "seal", "agree")
    play.do("sun", "seal", "agree")
    assert play.state.result == "e"
