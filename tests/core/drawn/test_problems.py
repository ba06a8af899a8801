"""What is said against a regulation with a drawing, before anybody may publish it."""

from __future__ import annotations

import pytest

from tests.core.drawn.rules import HEAD
from tests.core.process.bpmn.written import file, flow, line, process
from xize.core.problems import Problem
from xize.core.process.bpmn.spaces import BPMN
from xize.core.process.compile.drawn.sentences import SENTENCES
from xize.core.process.compile.whole import problems_of_whole

ROLES = "\nroles: {lead: {name: 牵头, exactly: 1, leads: true}}\n"
TASK = '<startEvent id="s"/><userTask id="draft"/><endEvent id="e"/>'
PLAIN = file(process(TASK, line("s", "draft", "e")))
TWO = file(process(TASK, line("s", "draft", "e")), process(ident="q"))
TIMED = "<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>"
ASKS = '<messageEventDefinition messageRef="m"/>'


def said(text: str, drawing: bytes = PLAIN) -> list[Problem]:
    """Problems that forbid publishing."""
    found = problems_of_whole(HEAD + text + ROLES, {"process.bpmn": drawing})
    return [one for one in found if one.severity == "error"]


def with_node(element: str, ident: str) -> bytes:
    """A draft, then one more node."""
    return file(
        '<message id="m" name="m"/>',
        process(TASK, element, line("s", "draft", ident, "e")),
    )


DRAFT = "steps: {draft: {by: lead}}"
BACK = file(
    process(
        '<startEvent id="s"/><exclusiveGateway id="x" default="d"/><userTask id="draft"/>',
        '<userTask id="other"/><exclusiveGateway id="y"/><userTask id="last"/><endEvent id="e"/>',
        line("s", "x"),
        flow("x", "draft", "<conditionExpression>1 == 2</conditionExpression>"),
        flow("x", "other", ident="d"),
        line("draft", "y"),
        line("other", "y", "last", "e"),
    )
)
ALL = "draft: {by: lead}, other: {by: lead}"
PROVOKED: dict[str, tuple[str, bytes]] = {
    "main-process-unclear": (DRAFT, TWO),
    "process-has-no-start": (
        DRAFT,
        file(process(
            f'<startEvent id="s">{TIMED}</startEvent><startEvent id="t">{TIMED}</startEvent>',
            '<userTask id="draft"/><endEvent id="e"/>',
            line("s", "draft", "e"), line("t", "draft"),
        )),
    ),
    "procedure-not-drawn": (
        DRAFT + "\nprocedures: {change: {flow: process.bpmn, starts: {by: lead}}}", PLAIN
    ),
    "step-not-drawn": ("steps: {draft: {by: lead}, drafd: {by: lead}}", PLAIN),
    "step-not-for-people": ("steps: {draft: {by: lead}, s: {by: lead}}", PLAIN),
    "step-not-human": ("steps: {draft: {milestone: draft}}", PLAIN),
    "nobody-for-task": ("steps: {}", PLAIN),
    "nobody-runs": (DRAFT, with_node('<serviceTask id="sync"/>', "sync")),
    "nobody-sends": (
        DRAFT, with_node(f'<intermediateCatchEvent id="c">{ASKS}</intermediateCatchEvent>', "c")
    ),
    "outcome-way-drawn": (
        "steps: {draft: {by: lead, outcomes: {next: {steps: [{task: more, by: lead}]}}}}", PLAIN
    ),
    "goto-not-dominating": (
        f"steps: {{{ALL}, last: {{by: lead, outcomes: {{next: 好, again: {{goto: draft}}}}}}}}",
        BACK,
    ),
    "here-not-drawn": ("steps: {draft: {by: lead, resubmit: here, allows: [return]}}", PLAIN),
    "not-with-drawing": (
        DRAFT + "\nalongside: [{task: watch, by: lead, every: 1 month}]", PLAIN
    ),
    "id-in-drawing-taken": (DRAFT, with_node('<scriptTask id="main"/>', "main")),
}  # fmt: skip


@pytest.mark.parametrize("code", PROVOKED)
def test_a_problem_is_named_with_its_place(code: str) -> None:
    text, drawing = PROVOKED[code]
    found = {one.code: one for one in said(text, drawing)}
    assert code in found, found
    assert found[code].line
    assert found[code].file in ("regulation.yaml", "process.bpmn")
    assert found[code].message_zh != found[code].message_en


def test_every_sentence_is_said_once() -> None:
    assert set(PROVOKED) | {"drawing-missing"} == set(SENTENCES)
    found = problems_of_whole(HEAD + DRAFT + ROLES, {})
    assert "drawing-missing" in {one.code for one in found}


def test_the_nearest_name_is_offered() -> None:
    (found,) = [one for one in said("steps: {drafd: {by: lead}}") if one.code == "step-not-drawn"]
    assert "draft" in found.message_en
    (owed,) = [one for one in said("steps: {drafd: {by: lead}}") if one.code == "nobody-for-task"]
    assert "drafd" in owed.message_en


def test_a_rule_that_is_in_order_has_nothing_said_against_it() -> None:
    assert said(DRAFT) == []


def test_an_unknown_name_of_a_condition_is_named_with_line_and_column() -> None:
    drawing = b"\n".join(
        (
            f'<definitions xmlns="{BPMN}" targetNamespace="t">'.encode(),
            b'<process id="p" isExecutable="true"><startEvent id="s"/><userTask id="draft"/>',
            b'<exclusiveGateway id="x" default="w"/><endEvent id="e"/><endEvent id="f"/>',
            b'<sequenceFlow id="a" sourceRef="s" targetRef="draft"/>',
            b'<sequenceFlow id="b" sourceRef="draft" targetRef="x"/>',
            b'<sequenceFlow id="v" sourceRef="x" targetRef="e">',
            b"  <conditionExpression>amount &gt; 3 and step.draft.outcome == 'next'",
            b"  </conditionExpression></sequenceFlow>",
            b'<sequenceFlow id="w" sourceRef="x" targetRef="f"/></process></definitions>',
        )
    )
    (found,) = said(DRAFT, drawing)
    assert (found.file, found.line, found.column) == ("process.bpmn", 7, 24)
    assert said(DRAFT + "\ndata: {amount: {name: 金额, type: number}}", drawing) == []


def test_a_file_that_breaks_the_standard_or_gets_stuck_is_refused() -> None:
    stuck = file(
        process(
            '<startEvent id="s"/><exclusiveGateway id="x" default="d"/><userTask id="draft"/>',
            '<userTask id="other"/><parallelGateway id="y"/><endEvent id="e"/>',
            line("s", "x"),
            flow("x", "draft", "<conditionExpression>1 == 2</conditionExpression>"),
            flow("x", "other", ident="d"),
            line("draft", "y", "e"),
            line("other", "y"),
        )
    )
    assert "deadlock" in {one.code for one in said(f"steps: {{{ALL}}}", stuck)}
    assert said(DRAFT, b"<definitions/>")
    assert said(DRAFT, b"nothing of the kind")


def test_an_entry_that_names_nobody_is_named_too() -> None:
    (found,) = said("steps: {draft: {name: 起草}}")
    assert (found.code, found.file, found.line) == ("nobody-for-task", "regulation.yaml", 5)


@pytest.mark.parametrize(("name", "codes"), [("起草", set()), ("", {"name-missing"})])
def test_a_step_may_have_the_name_the_drawing_gives_it(name: str, codes: set[str]) -> None:
    drawing = PLAIN.replace(b'id="draft"', f'id="draft" name="{name}"'.encode())
    found = problems_of_whole(HEAD + DRAFT + ROLES, {"process.bpmn": drawing})
    assert {one.code for one in found if one.severity == "warning"} == codes
