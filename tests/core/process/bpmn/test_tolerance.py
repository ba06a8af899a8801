# ruff: noqa: E501 -- a table reads best with one model a line
"""What tools write otherwise than the standard asks: told, and refused only where it must be."""

from __future__ import annotations

import pytest

from tests.core.process.bpmn.written import file, flow, line, process
from xize.core.process.bpmn.checks.check import check
from xize.core.process.bpmn.findings import refuses
from xize.core.process.bpmn.reading.read import read
from xize.core.process.bpmn.spaces import BPMN, FLOWABLE

ENDS = '<startEvent id="s"/><endEvent id="e"/>'
ENGINE = f'xmlns:f="{FLOWABLE}"'
XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'


def told(content: bytes) -> tuple[set[str], bool]:
    """The rules a file breaks, and whether it is refused."""
    model, findings = read(content)
    findings = (*findings, *check(model)) if model is not None else findings
    return {one.rule for one in findings}, refuses(findings)


def between(*nodes: str, ident: str = "t") -> str:
    """A process with one node between its ends."""
    return process(ENDS, *nodes, line("s", ident, "e"))


def named(once: str) -> str:
    """A flow that its source names, and its target or not."""
    start = '<startEvent id="s"><outgoing>s-e</outgoing></startEvent>'
    return process(start, f'<endEvent id="e">{once}</endEvent>', flow("s", "e"))


HANDED = '<dataInputAssociation id="d"><sourceRef>v</sourceRef><targetRef>{}</targetRef></dataInputAssociation>'
EACH = "<multiInstanceLoopCharacteristics><loopDataInputRef>people</loopDataInputRef></multiInstanceLoopCharacteristics>"
ERROR = (
    '<boundaryEvent id="b" attachedToRef="t"><errorEventDefinition errorRef="E-1"/></boundaryEvent>'
)


@pytest.mark.parametrize(
    ("rule", "inside"),
    [
        ("start-without-end", process('<startEvent id="s"/><task id="t"/>', line("s", "t"))),
        ("boundary-leads-nowhere", between('<task id="t"/><boundaryEvent id="b" attachedToRef="t"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>')),
        ("condition-not-here", process(ENDS, flow("s", "e", "<conditionExpression>a</conditionExpression>"))),
        ("gateway-for-nothing", between('<exclusiveGateway id="t"/>')),
        ("flow-not-immediate", process(ENDS, flow("s", "e").replace("/></seq", "/>").replace('targetRef="e"', 'targetRef="e" isImmediate="false"'))),
        ("expression-blank", process(ENDS, f'<task id="t"/><task id="u"/>{line("s", "t", "e")}{line("t", "u", "e")}').replace('targetRef="u">', f'targetRef="u"><conditionExpression {XSI} xsi:type="tFormalExpression"/>')),
        ("reference-by-name", between(f'<task id="t">{EACH}</task>')),
        ("reference-by-name", between(f'<task id="t"/>{ERROR}<endEvent id="x"/>{flow("b", "x")}')),
        ("public-executable", process(ENDS, line("s", "e")).replace("<process ", '<process processType="Public" ')),
    ],
)  # fmt: skip
def test_files_of_engines_are_taken_as_engines_take_them(rule: str, inside: str) -> None:
    rules, refused = told(file(inside, attributes=ENGINE))
    assert rule in rules
    assert not refused
    rules, refused = told(file(inside))
    assert rule in rules or rule == "reference-by-name"
    assert refused


@pytest.mark.parametrize(
    ("rule", "inside"),
    [
        ("conditional-without-condition", between('<intermediateCatchEvent id="t"><conditionalEventDefinition/></intermediateCatchEvent>')),
        ("throws-without-code", process('<startEvent id="s"/><endEvent id="x"><errorEventDefinition/></endEvent>', flow("s", "x"))),
        ("instances-not-counted", between('<task id="t"><multiInstanceLoopCharacteristics/></task>')),
        ("calls-nothing", between('<callActivity id="t"/>')),
        ("event-without-trigger", between('<intermediateCatchEvent id="t"/>')),
        ("timer-with-two-times", between('<intermediateCatchEvent id="t"><timerEventDefinition><timeDate>2026-01-01</timeDate><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>')),
        ("quantity", between('<task id="t" startQuantity="0"/>')),
        ("gateway-for-nothing", between('<parallelGateway id="t"/>')),
    ],
)  # fmt: skip
def test_a_drawing_may_be_incomplete_and_what_runs_may_not(rule: str, inside: str) -> None:
    assert told(file(inside)) == ({rule}, True)
    rules, refused = told(file(inside.replace("isExecutable", "isClosed")))
    assert rule in rules
    assert not refused


@pytest.mark.parametrize(
    "inside",
    [
        named("<incoming>s-e</incoming>"),
        named("<incoming>x:s-e</incoming>"),
        between('<callActivity id="t" calledElement="${which}"/>'),
        between('<callActivity id="t" calledElement="=which"/>'),
        between('<callActivity id="t" calledElement="other:q"/>'),
        between('<task id="t"/>').replace("<process", '<import namespace="o" location="o.bpmn" importType="x"/><message id="m" itemRef="o:i" xmlns:o="o"/><process'),
        '<itemDefinition id="i"/>' + process('<dataObject id="d" itemSubjectRef="xsd:string" xmlns:xsd="http://www.w3.org/2001/XMLSchema"/>', ENDS, line("s", "e")),
        between('<userTask id="t"><ioSpecification><inputSet/><outputSet/></ioSpecification></userTask>'),
        process(ENDS, line("s", "e")) + '<relationship id="r" type="BPSimData"><source>nothing</source><target>nothing</target></relationship>',
        process(ENDS, line("s", "e")) + '<message id="m"/><category id="c"/><error id="r" errorCode="R"/>',
    ],
)  # fmt: skip
def test_what_the_standard_allows_is_read_without_a_word(inside: str) -> None:
    assert told(file(inside)) == (set(), False)


def test_a_drawing_may_call_what_is_not_drawn_yet() -> None:
    inside = between('<callActivity id="t" calledElement="nobody"/>')
    assert told(file(inside)) == ({"reference-to-nothing"}, True)
    assert told(file(inside.replace("isExecutable", "isClosed"))) == (set(), False)


def test_a_flow_that_one_end_forgets_is_read_all_the_same() -> None:
    assert told(file(named(""))) == ({"named-by-one-end"}, False)


def test_data_handed_to_a_node_itself_are_not_moved() -> None:
    inside = between('<property id="v"/><task id="t">' + HANDED.format("t") + "</task>")
    inside = inside.replace('<property id="v"/>', "").replace(ENDS, '<property id="v"/>' + ENDS)
    assert told(file(inside)) == ({"association-with-node"}, False)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<definitions xmlns", "<bpmn:definitions xmlns:bpmn"),
        ("<definitions xmlns", "<semantic:definitions xmlns:semantic"),
    ],
)
def test_any_prefix_will_do(before: str, after: str) -> None:
    prefix = after[1:].partition(":")[0]
    text = file(process(ENDS, line("s", "e"))).decode()
    for name in ("process", "startEvent", "endEvent", "sequenceFlow"):
        text = text.replace(f"<{name}", f"<{prefix}:{name}").replace(
            f"</{name}", f"</{prefix}:{name}"
        )
    text = text.replace(before, after).replace("</definitions", f"</{prefix}:definitions")
    assert told(text.encode()) == (set(), False)


@pytest.mark.parametrize(
    ("rule", "inside", "refused"),
    [
        ("choreography-not-run", '<choreography id="c"/>', False),
        ("choreography-refers", '<choreography id="c"><choreographyRef>c</choreographyRef></choreography>', True),
        ("global-conversation", '<globalConversation id="c"><conversation id="d"/></globalConversation>', True),
        ("closed-differently", '<choreography id="c" isClosed="true"/><collaboration id="k"><choreographyRef>c</choreographyRef></collaboration>', True),
    ],
)  # fmt: skip
def test_choreographies_are_kept_and_held_to_their_rules(
    rule: str, inside: str, refused: bool
) -> None:
    assert rule in told(file(inside, process(ENDS, line("s", "e"))))[0]
    assert told(file(inside, process(ENDS, line("s", "e"))))[1] is refused


def test_a_drawing_of_pools_only_has_nothing_to_run_and_is_no_mistake() -> None:
    assert told(file('<collaboration id="k"/>')) == ({"nothing-to-run"}, False)
    assert told(file()) == ({"nothing-to-run"}, True)


def test_the_outermost_element_may_carry_every_namespace() -> None:
    many = " ".join(f'xmlns:n{number}="urn:{number}"' for number in range(50))
    assert told(file(process(ENDS, line("s", "e")), attributes=many)) == (set(), False)
    assert BPMN in file().decode()
