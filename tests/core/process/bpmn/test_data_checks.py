# ruff: noqa: E501 -- a table reads best with one model a line
"""What the standard asks of data: each rule is broken once, and kept by the twin beside it."""

from __future__ import annotations

import pytest

from tests.core.process.bpmn.written import file, line, process
from xize.core.process.bpmn.checks.check import check
from xize.core.process.bpmn.checks.data_rules import DATA
from xize.core.process.bpmn.findings import refuses
from xize.core.process.bpmn.reading.read import read
from xize.core.process.bpmn.spaces import FLOWABLE

ENDS = '<startEvent id="s"/><endEvent id="e"/>'
ITEMS = (
    '<itemDefinition id="text" structureRef="xsd:string"/>'
    '<itemDefinition id="alike" structureRef="xsd:string"/>'
    '<itemDefinition id="count" structureRef="xsd:int"/>'
    '<itemDefinition id="list" structureRef="xsd:string" isCollection="true"/>'
    '<message id="m" itemRef="text"/><error id="r" errorCode="R" structureRef="count"/>'
    '<interface id="i" name="i"><operation id="o" name="o"><inMessageRef>m</inMessageRef></operation></interface>'
)


def inputs(*data: str, sets: str = "") -> str:
    """A contract with inputs a, b … of these items, all in one set unless sets are given."""
    told = "".join(
        f'<dataInput id="{"ab"[n]}" itemSubjectRef="{item}"/>' for n, item in enumerate(data)
    )
    refs = "".join(f"<dataInputRefs>{'ab'[n]}</dataInputRefs>" for n in range(len(data)))
    sets = sets or f'<inputSet id="is">{refs}</inputSet><outputSet id="os"/>'
    return f"<ioSpecification>{told}{sets}</ioSpecification>"


def task(inside: str, kind: str = "task", more: str = "") -> str:
    """A process around one task t."""
    return process(ENDS, f'<{kind} id="t" {more}>{inside}</{kind}>', line("s", "t", "e"))


def moved(item: str, sources: int = 1, more: str = "") -> str:
    """A process in which a property of an item goes into a task's input of text."""
    refs = "".join(f"<sourceRef>p{n}</sourceRef>" for n in range(sources))
    flows = (
        f'<dataInputAssociation id="d">{refs}<targetRef>a</targetRef>{more}</dataInputAssociation>'
    )
    held = "".join(f'<property id="p{n}" itemSubjectRef="{item}"/>' for n in range(sources))
    return task(inputs("text") + flows).replace('"true">', f'"true">{held}', 1)


def sets(first: str, second: str) -> str:
    """A task whose sets say these things."""
    said = f'<inputSet id="is"><dataInputRefs>a</dataInputRefs>{first}</inputSet><outputSet id="os">{second}</outputSet>'
    return task(inputs("text", sets=said))


def instances(item: str) -> str:
    """A task done for each of a list, given as an item."""
    loop = f'<multiInstanceLoopCharacteristics><loopDataInputRef>a</loopDataInputRef><inputDataItem id="x" itemSubjectRef="{item}"/></multiInstanceLoopCharacteristics>'
    contract = inputs("list").replace('"list"', '"list" isCollection="true"')
    return task(contract + loop)


def throwing(*items: str) -> str:
    """An end event that throws an error with data of these items."""
    data = "".join(
        f'<dataInput id="{"ab"[n]}" itemSubjectRef="{item}"/>' for n, item in enumerate(items)
    )
    refs = "".join(f"<dataInputRefs>{'ab'[n]}</dataInputRefs>" for n in range(len(items)))
    end = f'<endEvent id="x">{data}<inputSet>{refs}</inputSet><errorEventDefinition errorRef="r"/></endEvent>'
    return process('<startEvent id="s"/>', end, line("s", "x"))


def calling(item: str) -> str:
    """A process that calls one which asks for a text."""
    asked = (
        inputs("text")
        .replace('"a"', '"z"')
        .replace(">a<", ">z<")
        .replace('"is"', '"zs"')
        .replace('"os"', '"zo"')
    )
    return task(inputs(item), "callActivity", 'calledElement="q"') + process(
        asked, '<task id="y"/>', ident="q"
    )


def exposed(item: str, binding: str) -> str:
    """A process that supports an interface."""
    return process(
        "<supportedInterfaceRef>i</supportedInterfaceRef>", inputs(item), binding, '<task id="t"/>'
    )


BOUND = '<ioBinding operationRef="o" inputDataRef="a" outputDataRef="os"/>'
TWO = '<inputSet id="is"><dataInputRefs>a</dataInputRefs></inputSet><inputSet id="it"/><outputSet id="os"/>'

RULES = [
    ("data-in-no-set", "a", sets("", "").replace("<dataInputRefs>a</dataInputRefs>", ""), sets("", "")),
    ("set-without-data", "is", sets("<optionalInputRefs>a</optionalInputRefs>", "").replace("<dataInputRefs>a</dataInputRefs>", ""), sets("<optionalInputRefs>a</optionalInputRefs>", "")),
    ("sets-one-sided", "is", sets("<outputSetRefs>os</outputSetRefs>", ""), sets("<outputSetRefs>os</outputSetRefs>", "<inputSetRefs>is</inputSetRefs>")),
    ("sets-for-operation", "t", task("", "serviceTask", 'operationRef="o"'), task(inputs("text"), "serviceTask", 'operationRef="o"')),
    ("data-for-message", "t", task(inputs("text", sets=TWO), "sendTask", 'messageRef="m"'), task(inputs("text"), "sendTask", 'messageRef="m"')),
    ("data-unlike-message", "t", task(inputs("count"), "sendTask", 'messageRef="m"'), task(inputs("alike"), "sendTask", 'messageRef="m"')),
    ("call-unlike-called", "t", calling("count"), calling("alike")),
    ("interface-not-bound", "p", exposed("text", ""), exposed("text", BOUND)),
    ("binding-unlike-operation", "p", exposed("count", BOUND), exposed("alike", BOUND)),
    ("collection-unlike-item", "a", task(inputs("list")), task(inputs("text"))),
    ("several-sources", "t", moved("text", 2), moved("text", 2, "<transformation>p0 + p1</transformation>")),
    ("items-differ", "t", moved("count"), moved("alike")),
    ("item-unlike-collection", "t", instances("count"), instances("alike")),
    ("event-data-count", "x", throwing("count", "count"), throwing("count")),
    ("event-data-item", "x", throwing("text"), throwing("count")),
]  # fmt: skip


def found(content: bytes) -> list[tuple[str, str]]:
    result = read(content)
    assert result.model is not None, result.findings
    return [(one.rule, one.node) for one in check(result.model)]


@pytest.mark.parametrize(("rule", "node", "broken", "kept"), RULES, ids=[one[0] for one in RULES])
def test_a_rule_about_data(rule: str, node: str, broken: str, kept: str) -> None:
    assert (rule, node) in found(file(ITEMS, broken))
    assert rule not in {name for name, _ in found(file(ITEMS, kept))}


def test_every_rule_about_data_is_broken_once() -> None:
    assert {rule for rule, *_ in RULES} == set(DATA)


@pytest.mark.parametrize(("rule", "node", "broken", "kept"), RULES, ids=[one[0] for one in RULES])
def test_drawings_and_engines_files_are_not_refused_for_data(
    rule: str, node: str, broken: str, kept: str
) -> None:
    engine = file(ITEMS, broken, attributes=f'xmlns:f="{FLOWABLE}"')
    drawing = file(ITEMS, broken.replace("isExecutable", "isClosed"))
    for content in (engine, drawing):
        result = read(content)
        assert result.model is not None
        told = check(result.model)
        assert (rule, node) in {(one.rule, one.node) for one in told}
        assert not refuses(told)
