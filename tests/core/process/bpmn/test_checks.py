# ruff: noqa: E501 -- a table reads best with one model a line
"""Each constraint of the standard is broken once, and told with its element and remedy."""

from __future__ import annotations

import pytest

from tests.core.process.bpmn.written import file, flow, line, process
from xize.core.process.bpmn.checks.check import check
from xize.core.process.bpmn.checks.data_rules import DATA
from xize.core.process.bpmn.checks.rules import RULES
from xize.core.process.bpmn.reading.read import read

START, END = '<startEvent id="s"/>', '<endEvent id="e"/>'
NAMES = '<message id="m"/><signal id="g" name="g"/><error id="r" errorCode="R"/>'
MESSAGE = '<messageEventDefinition messageRef="m"/>'
SIGNAL = '<signalEventDefinition signalRef="g"/>'
TIMER = "<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>"
CATCH = "intermediateCatchEvent"


def sound(*inside: str) -> str:
    """A process from s to e by way of t, with more in it."""
    return process(START, '<task id="t"/>', END, line("s", "t", "e"), *inside)


def sub(*inside: str, kind: str = "subProcess", more: str = "") -> str:
    """A sub-process x between t and e."""
    scope = f'<{kind} id="x" {more}>{"".join(inside)}</{kind}>'
    return process(START, '<task id="t"/>', scope, END, line("s", "t", "x", "e"))


def boundary(definition: str, attached: str = "t", more: str = "") -> str:
    """A boundary event b that leads to o."""
    event = f'<boundaryEvent id="b" attachedToRef="{attached}" {more}>{definition}</boundaryEvent>'
    return f'{event}<task id="o"/>{flow("b", "o")}{flow("o", "e")}'


def link(throw: str, catch: str) -> str:
    """A link out of t and one into e."""
    thrown = f'<intermediateThrowEvent id="lt"><linkEventDefinition name="{throw}"/></intermediateThrowEvent>'
    caught = f'<{CATCH} id="lc"><linkEventDefinition name="{catch}"/></{CATCH}>'
    return process(START, thrown, caught, END, line("s", "lt"), line("lc", "e"))


def race(*targets: str, more: str = "") -> str:
    """An event-based gateway w before targets a, b …"""
    after = "".join(one + flow("w", f"{'ab'[n]}") for n, one in enumerate(targets))
    on = "".join(line("ab"[n], "e") for n in range(len(targets)))
    begin = "" if "instantiate" in more else START + line("s", "w")
    return process(begin, f'<eventBasedGateway id="w" {more}/>', after, on, END)


def catching(ident: str, definition: str) -> str:
    return f'<{CATCH} id="{ident}">{definition}</{CATCH}>'


BROKEN = [
    ("flow-crosses-scope", "s-y", sound(f'<subProcess id="x"><task id="y"/></subProcess>{flow("s", "y")}')),
    ("flow-into-start", "s", sound(flow("t", "s"))),
    ("flow-out-of-end", "e", sound(flow("e", "t"))),
    ("start-leads-nowhere", "s2", sound('<startEvent id="s2"/>')),
    ("end-not-reached", "e2", sound('<endEvent id="e2"/>')),
    ("no-incoming", "c", sound(catching("c", TIMER), flow("c", "e"))),
    ("no-outgoing", "c", sound(catching("c", TIMER), flow("t", "c"))),
    ("end-without-start", "p", process('<task id="t"/>', END, line("t", "e"))),
    ("start-without-end", "p", process(START, '<task id="t"/>', line("s", "t"))),
    ("not-reached", "o", sound('<task id="o"/>', line("o", "e"))),
    ("leads-nowhere", "o", sound('<task id="o"/>', line("t", "o"))),
    ("condition-not-here", "s-o", sound('<task id="o"/>', flow("s", "o", "<conditionExpression>a</conditionExpression>"))),
    ("only-flow-is-conditional", "t", process(START, '<task id="t"/>', END, flow("s", "t"), flow("t", "e", "<conditionExpression>a</conditionExpression>"))),
    ("default-of-another", "o", sound('<task id="o" default="s-t"/>', line("t", "o", "e"))),
    ("gateway-direction", "o", sound('<exclusiveGateway id="o" gatewayDirection="Converging"/>', line("t", "o", "e"), flow("o", "t"))),
    ("gateway-for-nothing", "o", sound('<exclusiveGateway id="o"/>', line("t", "o", "e"))),
    ("event-gateway-too-few", "w", race(catching("a", TIMER))),
    ("event-gateway-target", "b", race(catching("a", TIMER), '<task id="b"/>')),
    ("event-gateway-mixed", "w", race(catching("a", MESSAGE), '<receiveTask id="b"/>')),
    ("event-gateway-target-shared", "a", race(catching("a", TIMER), catching("b", MESSAGE)).replace("</process>", flow("s", "a") + "</process>")),
    ("event-gateway-boundary", "b", race(catching("a", TIMER), '<receiveTask id="b"/>').replace("</process>", f'<boundaryEvent id="k" attachedToRef="b">{TIMER}</boundaryEvent>' + flow("k", "e") + "</process>")),
    ("event-gateway-starts", "w", race(catching("a", TIMER), catching("b", MESSAGE), more='instantiate="true"').replace("</process>", flow("a", "w") + "</process>")),
    ("event-gateway-parallel", "w", race(catching("a", TIMER), catching("b", MESSAGE), more='eventGatewayType="Parallel"')),
    ("event-not-here", "e2", sound(f'<endEvent id="e2">{TIMER}</endEvent>', flow("t", "e2"))),
    ("event-without-trigger", "c", sound(catching("c", ""), line("t", "c", "e"))),
    ("start-in-sub-process", "i", sub(f'<startEvent id="i">{MESSAGE}</startEvent><endEvent id="j"/>', line("i", "j"))),
    ("double-start", "x", sub('<startEvent id="i"/><startEvent id="k"/><endEvent id="j"/>', line("i", "j"), line("k", "j"))),
    ("event-sub-process-start", "v", sound('<subProcess id="v" triggeredByEvent="true"><startEvent id="i"/><endEvent id="j"/>' + line("i", "j") + "</subProcess>")),
    ("event-sub-process-flow", "x", sub(f'<startEvent id="i">{MESSAGE}</startEvent><endEvent id="j"/>', line("i", "j"), more='triggeredByEvent="true"')),
    ("must-interrupt", "b", sound(boundary('<errorEventDefinition errorRef="r"/>', more='cancelActivity="false"'))),
    ("compensation-must-interrupt", "b", sound(boundary("<compensateEventDefinition/>", more='cancelActivity="false"'))),
    ("boundary-of-another-scope", "b", sound('<subProcess id="x"><task id="y"/></subProcess>', boundary(TIMER, "y"))),
    ("flow-into-boundary", "b", sound(boundary(TIMER), flow("s", "b"))),
    ("boundary-leads-nowhere", "b", sound(f'<boundaryEvent id="b" attachedToRef="t">{TIMER}</boundaryEvent>')),
    ("cancel-outside-transaction", "e2", sound('<endEvent id="e2"><cancelEventDefinition/></endEvent>', flow("t", "e2"))),
    ("timer-without-time", "c", sound(catching("c", "<timerEventDefinition/>"), line("t", "c", "e"))),
    ("throws-without-code", "e2", sound('<endEvent id="e2"><errorEventDefinition/></endEvent>', flow("t", "e2"))),
    ("trigger-without-name", "c", sound(catching("c", "<signalEventDefinition/>"), line("t", "c", "e"))),
    ("conditional-without-condition", "c", sound(catching("c", "<conditionalEventDefinition/>"), line("t", "c", "e"))),
    ("link-without-name", "lt", link("", "")),
    ("link-without-target", "lt", link("a", "b")),
    ("link-without-source", "lc", link("a", "b")),
    ("link-with-two-targets", "l2", link("a", "a").replace("</process>", catching("l2", '<linkEventDefinition name="a"/>') + line("l2", "e") + "</process>")),
    ("link-one-sided", "lt", link("a", "a").replace('<linkEventDefinition name="a"/></inter', '<linkEventDefinition id="l1" name="a"><target>l2</target></linkEventDefinition></inter', 1).replace(f'<linkEventDefinition name="a"/></{CATCH}', f'<linkEventDefinition id="l2" name="a"><source>l3</source></linkEventDefinition></{CATCH}') + process('<intermediateThrowEvent id="l3x"><linkEventDefinition id="l3" name="z"/></intermediateThrowEvent>', ident="p2")),
    ("definition-of-another-event", "c", sound(catching("c", "<eventDefinitionRef>d</eventDefinitionRef>"), line("t", "c", "e"), catching("k", '<timerEventDefinition id="d"><timeDuration>PT1H</timeDuration></timerEventDefinition>'), line("t", "k", "e"))),
    ("link-has-flow", "lt", link("a", "a").replace("</process>", flow("lt", "e") + "</process>")),
    ("compensation-has-flow", "o", sound('<task id="o" isForCompensation="true"/>', flow("t", "o"))),
    ("compensation-boundary-flow", "b", sound(boundary("<compensateEventDefinition/>"))),
    ("compensation-without-handler", "b", sound('<boundaryEvent id="b" attachedToRef="t"><compensateEventDefinition/></boundaryEvent>')),
    ("compensates-nothing", "e2", sound('<endEvent id="e2"><compensateEventDefinition activityRef="t"/></endEvent>', flow("t", "e2"))),
    ("instances-not-counted", "o", sound('<task id="o"><multiInstanceLoopCharacteristics/></task>', line("t", "o", "e"))),
    ("behaviour-without-event", "o", sound('<task id="o"><multiInstanceLoopCharacteristics behavior="One"><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></task>', line("t", "o", "e"))),
    ("loop-maximum", "o", sound('<task id="o"><standardLoopCharacteristics loopMaximum="-2"/></task>', line("t", "o", "e"))),
    ("quantity", "o", sound('<task id="o" startQuantity="0"/>', line("t", "o", "e"))),
    ("ad-hoc-empty", "x", sub(kind="adHocSubProcess")),
    ("ad-hoc-event", "i", sub('<startEvent id="i"/><task id="y"/>', line("i", "y"), kind="adHocSubProcess")),
    ("instantiating-task", "o", sound('<receiveTask id="o" instantiate="true"/>', line("t", "o", "e"))),
    ("calls-itself", "o", sound('<callActivity id="o" calledElement="p"/>', line("t", "o", "e"))),
    ("public-executable", "p", sound().replace("<process ", '<process processType="Public" ')),
    ("data-of-sub-process", "x", sub("<ioSpecification><inputSet/><outputSet/></ioSpecification>", '<task id="y"/>')),
    ("calls-nothing", "o", sound('<callActivity id="o"/>', line("t", "o", "e"))),
    ("message-flow-inside-pool", "f", sound('<sendTask id="o"/>', line("t", "o", "e")) + '<collaboration id="k"><participant id="q" processRef="p"/><messageFlow id="f" sourceRef="o" targetRef="t"/></collaboration>'),
    ("message-flow-end", "f", sound('<exclusiveGateway id="o"/>', line("t", "o", "e")) + process('<task id="u"/>', ident="p2") + '<collaboration id="k"><messageFlow id="f" sourceRef="u" targetRef="o"/></collaboration>'),
    ("multiplicity", "q", sound() + '<collaboration id="k"><participant id="q"><participantMultiplicity minimum="3" maximum="2"/></participant></collaboration>'),
    ("lane-of-another-process", "l", sound('<laneSet><lane id="l"><flowNodeRef>u</flowNodeRef></lane></laneSet>') + process('<task id="u"/>', ident="p2")),
    ("in-two-lanes", "l2", sound('<laneSet><lane id="l"><flowNodeRef>t</flowNodeRef></lane><lane id="l2"><flowNodeRef>t</flowNodeRef></lane></laneSet>')),
    ("nothing-to-run", "", ""),
]  # fmt: skip


def found(inside: str) -> set[tuple[str, str]]:
    """The findings about a file with these elements."""
    result = read(file(NAMES, inside))
    assert result.model is not None, result.findings
    return {(one.rule, one.node) for one in check(result.model)}


@pytest.mark.parametrize(("rule", "node", "inside"), BROKEN, ids=[one[0] for one in BROKEN])
def test_a_broken_constraint_is_named(rule: str, node: str, inside: str) -> None:
    assert (rule, node) in found(inside)


def test_every_constraint_is_broken_once() -> None:
    assert {rule for rule, _, _ in BROKEN} == set(RULES) - set(DATA)


@pytest.mark.parametrize(
    "inside",
    [
        sound(),
        sound(boundary(TIMER)),
        sound(boundary('<errorEventDefinition errorRef="r"/>')),
        link("a", "a"),
        race(catching("a", TIMER), catching("b", SIGNAL)),
        race(catching("a", MESSAGE), catching("b", MESSAGE), more='instantiate="true"'),
        sub('<startEvent id="i"/><endEvent id="j"/>', line("i", "j")),
        sub('<endEvent id="j"><cancelEventDefinition/></endEvent><startEvent id="i"/>', line("i", "j"), kind="transaction"),
        process('<task id="t"/><task id="o"/>', line("t", "o")),
    ],
)  # fmt: skip
def test_what_the_standard_allows_is_not_complained_about(inside: str) -> None:
    assert found(inside) == set()
