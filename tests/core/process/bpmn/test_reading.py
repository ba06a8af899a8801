"""Files are read as they are written, or refused with the place and the remedy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.process.bpmn.written import file, flow, line, process
from xize.core.process.bpmn.model.activities import MultiInstance, SubProcess, Task
from xize.core.process.bpmn.model.events import Event, Link, Timer
from xize.core.process.bpmn.reading.read import read

START, END = '<startEvent id="s"/>', '<endEvent id="e"/>'


def refused(content: bytes) -> list[tuple[str, str, int]]:
    found = read(content)
    assert found.model is None
    return [(one.rule, one.node, one.line) for one in found.findings]


def test_a_process_with_its_scopes() -> None:
    inner = '<subProcess id="sub"><task id="t" name=" 审 批 "/><startEvent id="i"/></subProcess>'
    content = file(process(START, inner, END, line("s", "sub", "e")))
    model = read(content).model
    assert model is not None
    found = model.processes["p"]
    assert found.executable
    assert set(found.scopes) == {"p", "sub"}
    assert isinstance(found.own.nodes["sub"], SubProcess)
    task = found.scopes["sub"].nodes["t"]
    assert isinstance(task, Task)
    assert task.name == "审 批"
    assert [one.target for one in found.own.flows.values()] == ["sub", "e"]


def test_what_a_boundary_waits_for() -> None:
    timer = "<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>"
    boundary = (
        f'<boundaryEvent id="b" attachedToRef="t" cancelActivity="false">{timer}</boundaryEvent>'
    )
    model = read(file(process(START, '<task id="t"/>', boundary, END))).model
    assert model is not None
    event = model.processes["p"].own.nodes["b"]
    assert isinstance(event, Event)
    assert (event.attached_to, event.interrupting) == ("t", False)
    (when,) = event.definitions
    assert isinstance(when, Timer)
    assert when.when is not None
    assert (when.kind, when.when.body) == ("duration", "PT1H")


def test_several_instances() -> None:
    loop = (
        '<multiInstanceLoopCharacteristics isSequential="true"><loopCardinality>3</loopCardinality>'
    )
    task = f'<task id="t">{loop}</multiInstanceLoopCharacteristics></task>'
    model = read(file(process(task))).model
    assert model is not None
    node = model.processes["p"].own.nodes["t"]
    assert isinstance(node, Task)
    assert isinstance(node.loop, MultiInstance)
    assert node.loop.sequential
    assert node.loop.cardinality is not None
    assert node.loop.cardinality.body == "3"


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b" \n", "file-empty"),
        (b"PK\x03\x04word/document.xml", "other-file"),
        (b"<a>", "not-xml"),
        (b"\xff\xfe\x00", "not-xml"),
        ("<a>审批</a>".encode("gbk"), "wrong-encoding"),
        (b'<?xml version="1.0" encoding="GBK"?><a>\xff</a>', "wrong-encoding"),
        (b"<a " + b" ".join(b'b%d=""' % n for n in range(600)) + b"/>", "too-many-attributes"),
        (
            b"<a "
            + b" ".join(b'xmlns:b%d="b"' % n for n in range(2_000))
            + b">"
            + b'<c xmlns:d="d"/><c xmlns:d="e"/>' * 1_000
            + b"</a>",
            "too-many-names",
        ),
        (b'<?xml version="1.0" encoding="nobody"?><a/>', "not-xml"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "document-type"),
        (b"<a>" * 300 + b"</a>" * 300, "nested-too-deeply"),
        (b"<html/>", "not-bpmn"),
        (b"<a>" + b"<b/>" * 600_000 + b"</a>", "too-many-elements"),
        (b" " * (32 * 1024 * 1024 + 1), "file-too-large"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_is_no_model_at_all(content: bytes, rule: str) -> None:
    assert [one[0] for one in refused(content)] == [rule]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030", "big5"])
def test_encodings_tools_write(encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    text = file(process('<task id="t" name="報批"/>')).decode()
    content = f'<?xml version="1.0" encoding="{declared}"?>{text}'.encode(encoding)
    model = read(content).model
    assert model is not None
    assert model.processes["p"].own.nodes["t"].name == "報批"


@pytest.mark.parametrize(
    ("inside", "finding"),
    [
        ('<tasc id="x"/>', ("schema-element", "p", 1)),
        ('<task id="x" colour="red"/>', ("schema-attribute", "x", 1)),
        ('<task id="x" isForCompensation="perhaps"/>', ("schema-value", "x", 1)),
        ('<boundaryEvent id="x"/>', ("schema-missing", "x", 1)),
        ("<task id='x'/>\n<task id='x'/>", ("duplicate-id", "x", 2)),
        (flow("nowhere", "s", ident="x"), ("reference-to-nothing", "x", 1)),
        (
            '<task id="x"/><messageEventDefinition id="m"/>',
            ("schema-element", "p", 1),
        ),
        (
            '<task id="x" default="s"/>',
            ("reference-of-wrong-kind", "x", 1),
        ),
        ('<task id="x"><incoming>f</incoming></task>' + flow("s", "e", ident="f"),
         ("incoming-outgoing", "x", 1)),
    ],
)  # fmt: skip
def test_what_breaks_the_schema(inside: str, finding: tuple[str, str, int]) -> None:
    assert finding in refused(file(process(START, END, inside)))


def test_every_finding_says_what_to_do_in_both_languages() -> None:
    for one in read(file(process('<tasc id="x"/><task id="y" colour="red"/>'))).findings:
        assert "{" not in one.message_zh + one.message_en
        assert one.message_zh != one.message_en


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_nothing_raises(content: bytes) -> None:
    read(content)
    read(file(process(START)).replace(b"<startEvent", content or b"<"))


def test_links_that_name_each_other_by_id_go_by_one_name() -> None:
    throw = '<linkEventDefinition id="l1" name="there"><target>l2</target></linkEventDefinition>'
    catch = '<linkEventDefinition id="l2" name="here"><source>l1</source></linkEventDefinition>'
    other = '<linkEventDefinition id="l3" name="there"><target>l2</target></linkEventDefinition>'
    model = read(
        file(
            process(
                f'<intermediateThrowEvent id="a">{throw}</intermediateThrowEvent>',
                f'<intermediateThrowEvent id="b">{other}</intermediateThrowEvent>',
                f'<intermediateCatchEvent id="c">{catch}</intermediateCatchEvent>',
            )
        )
    ).model
    assert model is not None
    nodes = model.processes["p"].own.nodes.values()
    links = [one for node in nodes if isinstance(node, Event) for one in node.definitions]
    assert [one.name for one in links if isinstance(one, Link)] == ["here"] * 3


def test_what_is_no_xml_is_said_in_both_languages() -> None:
    (one,) = read(b"<a><b></a>").findings
    assert one.sentence("zh") == "不是合法的 XML：开始与结束标签不配对，请从建模工具重新导出"
    assert (
        one.sentence("en")
        == "This is not XML: mismatched tag; export it again from the modelling tool"
    )
