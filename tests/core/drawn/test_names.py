"""What expressions of a drawing may name under a regulation, and what scripts set."""

from __future__ import annotations

from tests.core.engine.play import Play
from tests.core.process.bpmn.written import file, flow, line, process

RULE = """
flow: process.bpmn
parameters: {limit: {name: 限额, type: number, value: 100}}
data:
  amount: {name: 金额, type: number}
  size: {name: 规模, type: text}
results: {large: {name: 大额, success: true}, small: {name: 小额, success: true}}
steps:
  draft: {by: lead, outcomes: {next: {set: {amount: row_count + 60}}}}
  review: {kind: approve, by: finance, outcomes: {agree: 同意, object: 反对}}
"""
NAMED = file(
    process(
        '<property id="row_count" name="row_count"/>',
        '<startEvent id="s"/><scriptTask id="count"><script>row_count = 50</script></scriptTask>',
        '<userTask id="draft"/><userTask id="review"/>',
        '<scriptTask id="note"><script>size = "big"</script></scriptTask>',
        '<exclusiveGateway id="x" default="d"/><endEvent id="large"/><endEvent id="small"/>',
        line("s", "count", "draft", "review", "note", "x"),
        flow(
            "x", "large",
            "<conditionExpression>approved(review) and project.amount &gt; $limit and "
            "size == 'big'</conditionExpression>",
        ),
        flow("x", "small", ident="d"),
    )
)  # fmt: skip


def test_names_are_data_of_the_file_and_of_the_project_parameters_and_steps() -> None:
    play = Play(RULE, drawing=NAMED)
    play.do("zhao", "draft")
    assert play.state.data["amount"] == "110"
    play.do("li", "review", "agree")
    assert (play.state.data["size"], play.state.result) == ("big", "large")


def test_an_objection_is_no_approval() -> None:
    play = Play(RULE, drawing=NAMED)
    play.do("zhao", "draft")
    play.do("li", "review", "object")
    assert play.state.result == "small"
