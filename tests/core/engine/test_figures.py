"""Parameters in expressions: written as text, reckoned with as what they are."""

from __future__ import annotations

import pytest

from tests.core.engine.play import Play

RULE = """
parameters: {{figure: {{name: 数, type: {type}, value: {value}}}}}
data: {{amount: {{name: 金额, type: money}}, day: {{name: 日期, type: date}}}}
flow:
  - {{task: look, by: lead, when: "{when}"}}
  - {{task: after, by: lead}}
"""


@pytest.mark.parametrize(
    ("type_", "value", "when", "asked"),
    [
        ("money", "1000000", "project.amount >= $figure", True),
        ("money", "1200000.01", "project.amount >= $figure", False),
        ("number", "2", "project.amount / 600000 == $figure", True),
        ("percent", "50%", "project.amount * $figure == 600000", True),
        ("percent", "50", "project.amount * $figure == 600000", True),
        ("date", "2026-03-01", "project.day > $figure", True),
        ("money", "待定", "project.amount >= $figure", False),
    ],
)
def test_a_figure_is_compared_as_what_it_is(type_: str, value: str, when: str, asked: bool) -> None:
    rule = RULE.format(type=type_, value=value, when=when)
    play = Play(rule, data={"amount": "1200000", "day": "2026-03-02"})
    assert ("look" in play.open) == asked
