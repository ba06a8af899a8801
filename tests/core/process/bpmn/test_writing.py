"""What is written is read as the same model, and runs the same."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.process.bpmn.written import file, flow, line, process
from tests.core.trace.random_files import NAMED, of_anything, of_blocks
from tests.core.trace.shapes import event, node, on, sub, when
from xize.core.process.bpmn.model.containers import Definitions
from xize.core.process.bpmn.reading.read import read
from xize.core.process.bpmn.writing import write
from xize.core.trace import Wishes, trace

NAMELESS = re.compile(r"@\d+$")


def plain(value: Any) -> Any:
    """A model without what only says where things stand: lines, ids made of them, prefixes."""
    match value:
        case msgspec.Struct():
            names = [one for one in value.__struct_fields__ if one not in ("line", "prefixes")]
            return type(value).__name__, {one: plain(getattr(value, one)) for one in names}
        case dict():
            return [(plain(key), plain(one)) for key, one in value.items()]
        case tuple() | list():
            return [plain(one) for one in value]
        case str():
            return NAMELESS.sub("@", value)
    return value


def again(content: bytes) -> tuple[Definitions, Definitions, bytes]:
    """A file's model, and the model of what is written of it."""
    first = read(content)
    assert first.model is not None, first.findings
    told = write(first.model)
    second = read(told)
    assert second.model is not None, (second.findings, told.decode())
    assert {one.rule for one in second.findings} <= {one.rule for one in first.findings}
    return first.model, second.model, told


def same(content: bytes) -> bytes:
    first, second, told = again(content)
    assert plain(first) == plain(second)
    assert write(second) == told
    return told


@pytest.mark.parametrize("make", [of_blocks, of_anything])
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_random_files_stay_and_run_the_same(make: Any, data: st.DataObject) -> None:
    content = file(NAMED, process(make(data)))
    told = same(content)
    wishes = Wishes(data={"n": 0}, events=("S", "M"))
    before, after = trace(content, wishes), trace(told, wishes)
    assert (before.status, before.trace, before.data) == (after.status, after.trace, after.data)


RICH = file(
    '<import importType="http://www.w3.org/2001/XMLSchema" location="a.xsd" namespace="urn:a"/>',
    '<itemDefinition id="rows" structureRef="xs:string" isCollection="true"/>',
    '<dataStore id="store" name="库" capacity="3" isUnlimited="false"/>',
    '<resource id="people" name="人"/>',
    '<category id="c"><categoryValue id="v" value="组"/></category>',
    '<error id="E" errorCode="e-1" name="错"/><escalation id="X" escalationCode="x"/>',
    '<message id="M" itemRef="rows"/><signal id="S" name="S"/>',
    '<interface id="I" name="服务"><operation id="O" name="做"><inMessageRef>M</inMessageRef>'
    "<errorRef>E</errorRef></operation></interface>",
    '<correlationProperty id="K" type="text"><correlationPropertyRetrievalExpression id="R" '
    'messageRef="M"><messagePath>number</messagePath></correlationPropertyRetrievalExpression>'
    "</correlationProperty>",
    '<globalScriptTask id="G" scriptLanguage="x"><script> a = 1\n </script></globalScriptTask>',
    '<signalEventDefinition id="shared" signalRef="S"/>',
    '<collaboration id="co"><participant id="P" processRef="p"><participantMultiplicity '
    'minimum="2" maximum="5"/></participant><participant id="Q"/><messageFlow id="mf" '
    'sourceRef="send" targetRef="Q" messageRef="M"/><correlationKey id="key">'
    "<correlationPropertyRef>K</correlationPropertyRef></correlationKey></collaboration>",
    process(
        '<ioSpecification id="io"><dataInput id="in" name="进"/><inputSet id="is"><dataInputRefs>in'
        '</dataInputRefs></inputSet><outputSet id="os"/></ioSpecification>',
        '<property id="prop" name="值" itemSubjectRef="rows"/>',
        '<laneSet id="ls"><lane id="l" name="一"><flowNodeRef>s</flowNodeRef><childLaneSet id="cl">'
        '<lane id="ll"><flowNodeRef>t</flowNodeRef></lane></childLaneSet></lane></laneSet>',
        event("start", "s"),
        node(
            "userTask",
            "t",
            '<documentation>说明\n第二行 &lt;b&gt;</documentation><extensionElements><v:form '
            'xmlns:v="urn:v" key="a&#10;b" v:own="1"><v:field>甲 &amp; 乙</v:field></v:form>'
            '</extensionElements><property id="tp"/><dataInputAssociation id="da"><sourceRef>ref'
            "</sourceRef><targetRef>tp</targetRef></dataInputAssociation><humanPerformer><"
            "resourceAssignmentExpression><formalExpression language='x'>me</formalExpression>"
            "</resourceAssignmentExpression></humanPerformer><potentialOwner id='po'>"
            "<resourceRef>people</resourceRef></potentialOwner>",
            name="审 &quot;批&quot;",
            default="t-x",
        ),
        event("boundary", "b", on("timer", inside="<timeCycle>R3/PT1H</timeCycle>"),
              attachedToRef="t", cancelActivity="false"),
        node("sendTask", "send", messageRef="M", operationRef="O"),
        node(
            "serviceTask",
            "times",
            '<multiInstanceLoopCharacteristics isSequential="true" behavior="Complex">'
            "<loopDataInputRef>ref</loopDataInputRef><inputDataItem id='each'/>"
            "<complexBehaviorDefinition><condition>n &gt; 1</condition><event id='ev'>"
            "<signalEventDefinition signalRef='S'/></event></complexBehaviorDefinition>"
            "<completionCondition>n &gt; 2</completionCondition>"
            "</multiInstanceLoopCharacteristics>",
        ),
        node("exclusiveGateway", "x", default="x-e", gatewayDirection="Mixed"),
        sub("ad", node("task", "inner"), "<completionCondition>True</completionCondition>",
            kind="adHocSubProcess", ordering="Sequential", cancelRemainingInstances="false"),
        sub("es", event("start", "ess", on("signal", "S"), isInterrupting="false"),
            event("end", "ese", on("error", "E")), line("ess", "ese"), triggeredByEvent="true"),
        event("throw", "th", "<eventDefinitionRef>shared</eventDefinitionRef>"),
        event("catch", "ca", on("conditional", inside="<condition>n &lt; 3</condition>")),
        event("end", "e", "<terminateEventDefinition/>"),
        '<dataObject id="obj" isCollection="true"><dataState name="草稿"/></dataObject>',
        '<dataObjectReference id="ref" dataObjectRef="obj"/>',
        '<dataStoreReference id="sref" dataStoreRef="store"/>',
        line("s", "t", "x", "e"),
        flow("x", "times", when("n &lt; 2 and m == 'a\"b'")),
        flow("times", "send"), flow("send", "ad"), flow("ad", "th"), flow("b", "ca"),
        flow("ca", "x"), flow("th", "x"),
        '<association id="a" sourceRef="t" targetRef="note" associationDirection="Both"/>',
        '<textAnnotation id="note"><text>注</text></textAnnotation>',
        '<group id="g" categoryValueRef="v"/>',
        '<correlationSubscription id="cs" correlationKeyRef="key"><correlationPropertyBinding '
        'id="cb" correlationPropertyRef="K"><dataPath>n</dataPath></correlationPropertyBinding>'
        "</correlationSubscription>",
    ),
    '<d:BPMNDiagram id="dd" xmlns:d="http://www.omg.org/spec/BPMN/20100524/DI" '
    'xmlns:c="http://www.omg.org/spec/DD/20100524/DC" '
    'xmlns:i="http://www.omg.org/spec/DD/20100524/DI">'
    '<d:BPMNPlane id="pl" bpmnElement="co">'
    '<d:BPMNShape id="sh" bpmnElement="P" isHorizontal="true">'
    '<c:Bounds x="0" y="0.5" width="30" height="20"/><d:BPMNLabel><c:Bounds x="1" y="1" width="2" '
    'height="2"/></d:BPMNLabel></d:BPMNShape><d:BPMNEdge id="ed" bpmnElement="s-t"><i:waypoint '
    'x="1" y="2"/><i:waypoint x="3" y="4"/></d:BPMNEdge></d:BPMNPlane></d:BPMNDiagram>',
    attributes='id="D" name="全" exporter="X" expressionLanguage="x" xmlns:z="urn:z" z:mark="1"',
)  # fmt: skip
"""A file with something of everything."""


def test_everything_a_file_can_say_is_written() -> None:
    told = same(RICH).decode()
    assert told.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<definitions ')
    assert 'z:mark="1"' in told
    assert "\n      <incoming>s-t</incoming>" in told
    assert "甲 &amp; 乙" in told


def test_a_file_is_written_in_the_order_of_the_schema() -> None:
    """The reader says nothing about order, though the model knows nothing of the file's."""
    _, _, told = again(RICH)
    assert "schema-order" not in {one.rule for one in read(told).findings}


def test_depth_and_length_cost_what_they_are() -> None:
    deep = "".join(f'<subProcess id="s{i}">' for i in range(240)) + "</subProcess>" * 240
    same(file(process(deep)))
    idents = [f"t{place}" for place in range(3000)]
    same(file(process("".join(node("task", one) for one in idents), line(*idents))))
