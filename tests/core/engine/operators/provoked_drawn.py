"""Refusals that only flows drawn in a BPMN file can give (see ``provoked``)."""

from __future__ import annotations

from tests.core.engine.operators.provoked import answer, provokes
from tests.core.engine.play import Play
from tests.core.process.bpmn.written import file, flow, line, process
from xize.core.engine import Refused

RULE = """
flow: process.bpmn
data: {amount: {name: 金额, type: number}}
steps: {draft: {by: lead}}
"""
ONE_WAY = file(
    process(
        '<startEvent id="s"/><userTask id="draft"/><exclusiveGateway id="large"/>',
        '<endEvent id="e"/>',
        line("s", "draft", "large"),
        flow("large", "e", "<conditionExpression>amount &gt; 10</conditionExpression>"),
        flow("large", "draft", "<conditionExpression>amount &lt; 5</conditionExpression>"),
    )
)


@provokes("no-way-on")
def no_way_on() -> Refused:
    return answer(Play(RULE, drawing=ONE_WAY).do, "zhao", "draft")
