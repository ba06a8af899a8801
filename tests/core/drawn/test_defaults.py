"""Who does a task may be said in the file, in the words of other engines."""

from __future__ import annotations

from tests.core.engine.play import Play
from tests.core.process.bpmn.written import file, line, process
from xize.core.process.compile.whole import problems_of_whole

CAMUNDA = 'xmlns:camunda="http://camunda.org/schema/1.0/bpmn"'
RULE = """
flow: process.bpmn
results: {e: {name: 完, success: true}}
steps: {review: {kind: approve}}
"""
FILE = file(
    process(
        '<startEvent id="s"/><userTask id="apply" camunda:assignee="${initiator}"/>',
        '<userTask id="review" camunda:candidateGroups="finance,nobody_known"/><endEvent id="e"/>',
        line("s", "apply", "review", "e"),
    ),
    attributes=CAMUNDA,
)


def test_candidates_of_the_file_do_what_the_rule_gives_nobody() -> None:
    play = Play(RULE, drawing=FILE)
    play.refused("not-yours", "li", "apply")
    play.do("zhao", "apply")
    play.refused("not-yours", "sun", "review", "agree")
    play.do("li", "review", "agree")
    assert play.state.result == "e"


def test_what_another_engine_would_run_is_named_and_does_not_forbid_publishing() -> None:
    drawing = FILE.replace(
        b'camunda:assignee="${initiator}"/>',
        b'camunda:assignee="${initiator}"><extensionElements><camunda:taskListener event="create" '
        b'class="x.Y"/></extensionElements></userTask>',
    )
    text = "regulation: r\ntitle: 小\nroles: {finance: {name: 财务}}" + RULE
    found = problems_of_whole(text, {"process.bpmn": drawing})
    assert [one.code for one in found if one.severity == "error"] == []
    (left_out,) = [one for one in found if one.code == "vendor-left-out"]
    assert (left_out.severity, left_out.file) == ("warning", "process.bpmn")
