"""A timer of a drawn flow that finds no way on waits for the data, and disturbs nobody."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.core.process.bpmn.written import file, flow, line, process
from tests.projects.conftest import MONDAY, build_cast
from xize.people.actor import SYSTEM
from xize.projects import queries, services
from xize.rulebook.services import publish, put_in_force

RULE = """
regulation: waiting
title: 等候
edition: "1"
flow: process.bpmn
roles: {lead: {name: 牵头, exactly: 1, leads: true}}
data: {amount: {name: 金额, type: number}}
results: {large: {name: 大额, success: true}, small: {name: 小额, success: true}}
steps: {draft: {name: 起草, by: lead}}
"""
TIMED = file(
    process(
        '<startEvent id="s"/><userTask id="draft"/><boundaryEvent id="late" attachedToRef="draft">'
        "<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>"
        '</boundaryEvent><exclusiveGateway id="which"/>',
        '<endEvent id="large"/><endEvent id="small"/>',
        line("s", "draft", "which"),
        flow("late", "which"),
        flow("which", "large", "<conditionExpression>amount &gt; 10</conditionExpression>"),
        flow("which", "small", "<conditionExpression>amount &lt; 5</conditionExpression>"),
    )
)
DAY = timedelta(days=1)


@pytest.mark.django_db
def test_it_is_owed_until_the_data_are_there() -> None:
    cast = build_cast()
    texts = {"regulation.yaml": RULE, "process.bpmn": TIMED.decode()}
    edition = publish(actor=SYSTEM, texts=texts, at=MONDAY)
    put_in_force(actor=SYSTEM, edition=edition, at=MONDAY)
    stream = services.start_project(
        actor=cast.actor("zhao"), edition=edition, title="等候",
        team={"lead": cast.ids["zhao"]}, at=MONDAY,
    ).stream  # fmt: skip

    services.tick(now=MONDAY + 2 * DAY)
    page = queries.project(SYSTEM, stream, at=MONDAY + 2 * DAY)
    assert [one.node for one in page.open] == ["draft"]

    services.change_data(
        actor=cast.actor("zhao"), stream=stream, name="amount", value="20", reason="补录",
        at=MONDAY + 2 * DAY,
    )  # fmt: skip
    services.tick(now=MONDAY + 3 * DAY)
    assert queries.project(SYSTEM, stream, at=MONDAY + 3 * DAY).line.result == "large"
