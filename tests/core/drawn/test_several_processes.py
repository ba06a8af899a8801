"""Calls, other processes of the file, edges of sub-processes, and time that stands still."""

from __future__ import annotations

from tests.core.engine.play import Play
from tests.core.process.bpmn.written import file, flow, line, process
from xize.core.engine import commands as c
from xize.core.engine.events import Dropped

RULE = """
flow: {file: process.bpmn, process: whole}
results: {done: {name: 完, success: true}}
procedures: {objection: {name: 异议, flow: process.bpmn, starts: {by: risk}}}
steps:
  draft: {by: lead}
  check: {kind: approve, by: finance, outcomes: {agree: 同意, object: 反对}}
  hear: {by: lead}
  settle: {by: risk}
"""
CALLED = file(
    '<message id="m" name="m"/>',
    process(
        '<startEvent id="s"/><userTask id="draft"/>',
        '<callActivity id="audit" calledElement="audited"/>',
        '<exclusiveGateway id="x" default="ok"/><endEvent id="done"/>',
        '<intermediateThrowEvent id="tell"><messageEventDefinition messageRef="m"/>'
        "</intermediateThrowEvent>",
        line("s", "draft", "audit", "tell", "x"),
        flow("x", "draft", "<conditionExpression>verdict == 'object'</conditionExpression>"),
        flow("x", "done", ident="ok"),
        ident="whole",
    ),
    process(
        '<startEvent id="a"/><userTask id="check"/><scriptTask id="note"><script>'
        "verdict = step.check.outcome</script></scriptTask><endEvent id='b'/>",
        line("a", "check", "note", "b"),
        ident="audited",
    ),
    process(
        '<startEvent id="told"><messageEventDefinition messageRef="m"/></startEvent>'
        '<userTask id="hear"/><endEvent id="heard"/>',
        line("told", "hear", "heard"),
        ident="hearing",
    ),
    process(
        '<startEvent id="o"/><userTask id="settle"/><endEvent id="settled"/>',
        line("o", "settle", "settled"),
        ident="objection",
    ),
)
LATE = """
flow: process.bpmn
results: {e: {name: 完, success: true}, late: {name: 逾期}}
steps: {draft: {by: lead}, check: {by: finance}}
"""
WITHIN = file(
    process(
        '<startEvent id="s"/><subProcess id="work"><startEvent id="i"/><userTask id="draft"/>'
        '<userTask id="check"/><endEvent id="o"/>' + line("i", "draft", "check", "o"),
        '</subProcess><boundaryEvent id="too_late" attachedToRef="work"><timerEventDefinition>'
        "<timeDuration>P3D</timeDuration></timerEventDefinition></boundaryEvent>",
        '<endEvent id="e"/><endEvent id="late"/>',
        line("s", "work", "e"),
        line("too_late", "late"),
    )
)


def open_steps(play: Play) -> list[str]:
    """Steps that wait for somebody."""
    return sorted(one.node for one in play.state.elements.values() if one.kind == "task")


def test_a_called_process_is_worked_in_and_answers() -> None:
    play = Play(RULE, drawing=CALLED)
    play.do("zhao", "draft")
    play.refused("not-yours", "zhao", "check", "agree")
    play.do("li", "check", "object")
    assert open_steps(play) == ["draft", "hear"]


def test_a_message_begins_another_process_which_ends_with_the_project() -> None:
    play = Play(RULE, drawing=CALLED)
    play.do("zhao", "draft")
    play.do("li", "check", "agree")
    assert (play.state.status, play.state.result) == ("ended", "done")
    assert not play.state.elements
    assert sorted(one.procedure for one in play.state.cases.values()) == [
        "audited", "hearing", "main",
    ]  # fmt: skip


def test_people_begin_a_process_where_the_rule_says_who() -> None:
    play = Play(RULE, drawing=CALLED)
    case = play.start("sun", "objection")
    assert open_steps(play) == ["draft", "settle"]
    play.do("sun", "settle", case=case)
    assert play.state.cases[case].result == "done"
    play.ask_refused("not-yours-to-start", c.StartProcedure, "li", procedure="objection")


def test_an_event_at_the_edge_of_a_sub_process_ends_the_step_inside_with_its_name() -> None:
    play = Play(LATE, drawing=WITHIN)
    play.do("zhao", "draft")
    play.at("2026-03-06 00:00")
    assert (play.state.status, play.state.result) == ("ended", "late")
    ended = [one for one in play.events if isinstance(one, Dropped) and one.node == "work"]
    assert [one.reason for one in ended] == ["interrupted:too_late"]


def test_nothing_happens_while_the_project_stands_still() -> None:
    play = Play(LATE, drawing=WITHIN)
    play.ask(c.Suspend, "zhao")
    play.at("2026-03-10 00:00")
    assert open_steps(play) == ["draft"]
    play.refused("suspended", "zhao", "draft")
    play.ask(c.Resume, "zhao")
    assert play.state.result == "late"


BESIDE = """
flow: process.bpmn
results: {e: {name: 完, success: true}, late: {name: 逾期}}
steps: {draft: {by: lead}, check: {by: finance}}
procedures:
  expense:
    name: 费用
    starts: {by: finance}
    flow:
      - {task: count, by: finance}
      - parallel: looked_at
        branches: {a: [{task: note, by: finance}], b: [{task: file_it, by: risk}]}
      - {approve: allow, by: risk, outcomes: {agree: 同意, object: {name: 反对, goto: count}}}
"""


def test_a_procedure_written_as_blocks_runs_beside_a_drawn_flow() -> None:
    play = Play(BESIDE, drawing=WITHIN)
    case = play.start("li", "expense")
    for outcome in ("object", "agree"):
        for person, step in (("li", "count"), ("li", "note"), ("sun", "file_it")):
            play.do(person, step, case=case)
        play.do("sun", "allow", outcome, case=case)
    assert play.state.cases[case].result == "done"
    assert open_steps(play) == ["draft"]
