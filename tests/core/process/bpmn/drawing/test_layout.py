"""Nothing in a drawing of ours disturbs a reader: made by hand, by chance, or from regulations."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.process.bpmn.drawing.chance import in_lanes, with_names
from tests.core.process.bpmn.drawing.drawings import drawn, only
from tests.core.process.bpmn.written import file, flow, line, process
from tests.core.trace.random_files import NAMED, of_anything, of_blocks
from tests.core.trace.shapes import after, event, node, on, sub
from xize import library
from xize.core.process.bpmn.raising.raise_rules import raise_rules
from xize.core.process.compile import compile_regulation

ENDS = event("start", "s", name="开始") + event("end", "e", name="结束")


def named(source: str, target: str, name: str) -> str:
    """A flow with a name."""
    ends = f'sourceRef="{source}" targetRef="{target}" name="{name}"'
    return f'<sequenceFlow id="{source}-{target}" {ends}/>'


def tasks(*idents: str, kind: str = "userTask") -> str:
    return "".join(node(kind, one, name=f"办理事项{one}") for one in idents)


@settings(max_examples=40)
@given(st.data())
def test_flows_made_of_blocks_cross_nowhere(data: st.DataObject) -> None:
    picture = only(file(NAMED, process(with_names(data, of_blocks(data)))))
    assert picture.faults() == []
    assert picture.crossings() == 0


@settings(max_examples=40)
@given(st.data())
def test_any_flows_run_through_nothing(data: st.DataObject) -> None:
    assert only(file(NAMED, process(with_names(data, of_anything(data))))).faults() == []


@settings(max_examples=40)
@given(st.data(), st.sampled_from((of_blocks, of_anything)))
def test_in_lanes_too(data: st.DataObject, maker: Callable[[st.DataObject], str]) -> None:
    content = in_lanes(data, with_names(data, maker(data)))
    assert only(file(NAMED, process(content))).faults() == []


@pytest.mark.parametrize("name", library.known())
def test_regulations_can_be_read(name: str) -> None:
    rule = library.load(name).regulation()
    assert rule is not None
    for picture in drawn(raise_rules(compile_regulation(rule))):
        nodes = len(picture.plane.shapes)
        assert picture.faults() == []
        assert picture.crossings() <= nodes // 15
        assert max(area[2] for area in picture.areas.values()) < 2700


GATES = node("exclusiveGateway", "g", name="是否同意") + node("exclusiveGateway", "h")
SHAPES = {
    "nothing": "",
    "one task": tasks("a"),
    "only a circle": tasks("a", "b", "c") + line("a", "b", "c", "a"),
    "itself again": ENDS + tasks("a") + line("s", "a", "e") + flow("a", "a"),
    "pieces": tasks(*"abcd", "x", "y") + line("a", "b") + line("c", "d"),
    "ways back": ENDS + GATES + tasks("a", "b") + line("s", "a", "b", "g") + named("g", "e", "同意")
    + named("g", "a", "退回修改") + named("g", "b", "补充材料后重新审核"),
    "skips": ENDS + GATES + tasks("a") + line("s", "g") + named("g", "a", "需要")
    + named("g", "h", "不需要") + line("a", "h", "e"),
    "ends apart": ENDS + GATES + tasks("a") + event("end", "f", name="终止") + line("s", "g")
    + named("g", "f", "终止") + named("g", "a", "继续") + line("a", "e"),
    "into the middle": ENDS + GATES + tasks("a", "b", "c")
    + line("s", "g", "a", "b", "c", "h", "e")
    + named("g", "b", "从简") + flow("b", "h") + named("g", "h", "免办"),
    "several starts": ENDS + event("start", "t", after("P1D"), name="每日") + tasks("a", "b")
    + line("s", "a", "b", "e") + flow("t", "b"),
    "wide fork": ENDS + node("parallelGateway", "f") + node("parallelGateway", "j")
    + tasks("a", "b", "c", "d", "k", "l") + "".join(line("f", one, "j") for one in "abcdkl")
    + line("s", "f") + line("j", "e"),
    "long": ENDS + tasks(*(f"t{n}" for n in range(40)))
    + line("s", *(f"t{n}" for n in range(40)), "e"),
    "long and back": ENDS + GATES + tasks(*(f"t{n}" for n in range(30)))
    + line("s", *(f"t{n}" for n in range(30)), "g", "e") + named("g", "t2", "退回"),
    "long names": event("start", "s", name="提交" * 20) + GATES.replace("是否同意", "同意" * 30)
    + node("userTask", "a", name="项目建议书编制" * 12)
    + node("task", "b", name="Supercalifragilistic" * 4)
    + line("s", "a", "g") + named("g", "b", "条件" * 25),
    "edges": ENDS + tasks("a", "b", "c") + line("s", "a", "e")
    + event("boundary", "x", after("PT1H"), attachedToRef="a", name="超过期限")
    + event("boundary", "y", on("error"), attachedToRef="a", name="资料不全")
    + event("boundary", "z", on("escalation"), attachedToRef="a", cancelActivity="false")
    + line("x", "b", "e") + line("y", "c") + flow("z", "c"),
    "compensation": ENDS + tasks("a", "b")
    + node("task", "u", isForCompensation="true", name="撤销")
    + event("boundary", "x", on("compensate"), attachedToRef="a") + line("s", "a", "b", "e")
    + '<association id="as" sourceRef="x" targetRef="u" associationDirection="One"/>',
    "scopes": ENDS + sub("u", ENDS.replace('"s"', '"us"').replace('"e"', '"ue"') + tasks("a")
    + line("us", "a", "ue") + sub("q", event("start", "qs", on("signal", "S")) + tasks("b")
    + line("qs", "b"), triggeredByEvent="true", name="受理投诉"), name="第一阶段")
    + event("boundary", "x", on("error"), attachedToRef="u", name="中止")
    + tasks("c") + line("s", "u", "e") + flow("x", "c"),
    "notes": ENDS + tasks("a") + line("s", "a", "e")

    + '<textAnnotation id="n"><text>依据办法第三条，三个工作日内办结。</text></textAnnotation>'
    + '<textAnnotation id="m"><text>无关</text></textAnnotation>'
    + '<association id="as" sourceRef="a" targetRef="n"/>',
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_made_by_hand(shape: str) -> None:
    picture = only(file('<signal id="S" name="S"/>', process(SHAPES[shape])))
    expected = 4 if shape == "into the middle" else 0
    assert picture.faults() == []
    assert picture.crossings() <= expected


LANES = """<laneSet id="ls">
<lane id="l1" name="申请人"><flowNodeRef>s</flowNodeRef><flowNodeRef>a</flowNodeRef>
<flowNodeRef>e</flowNodeRef></lane>
<lane id="l2" name="部门"><childLaneSet id="c">
<lane id="l3" name="经办"><flowNodeRef>b</flowNodeRef></lane>
<lane id="l4" name="负责人"><flowNodeRef>g</flowNodeRef></lane>
</childLaneSet></lane>
<lane id="l5" name="无人"/></laneSet>"""
IN_LANES = LANES + ENDS + GATES.split('<exclusiveGateway id="h"')[0] + tasks("a", "b")
IN_LANES += line("s", "a", "b", "g") + named("g", "e", "同意") + named("g", "a", "退回")


def test_lanes_hold_their_nodes_and_lie_one_below_the_other() -> None:
    picture = only(file(process(IN_LANES)))
    areas = picture.areas
    assert picture.faults() == []
    for lane, nodes in {"l1": "sae", "l3": "b", "l4": "g"}.items():
        for one in nodes:
            assert areas[lane][1] < areas[one][1] < areas[one][3] < areas[lane][3]
    order = [areas[lane] for lane in ("l1", "l3", "l4", "l5")]
    assert [one[1] for one in order[1:]] == [one[3] for one in order[:-1]]
    assert areas["l2"][1:4:2] == (areas["l3"][1], areas["l4"][3])


def test_what_leaves_an_edge_may_lead_to_a_lane_above() -> None:
    lanes = (
        '<laneSet id="ls"><lane id="l1"><flowNodeRef>h</flowNodeRef></lane>'
        '<lane id="l2"><flowNodeRef>a</flowNodeRef><flowNodeRef>c</flowNodeRef></lane></laneSet>'
    )
    edge = event("boundary", "x", on("error"), attachedToRef="a")
    picture = only(
        file(process(lanes, tasks("a", "c"), node("exclusiveGateway", "h"), edge,
                     line("a", "h", "c"), flow("x", "h")))
    )  # fmt: skip
    assert picture.faults() == []
    assert picture.areas["h"][3] < picture.areas["l1"][3]


def test_pools_are_stacked_and_messages_run_between_them() -> None:
    pools = """<collaboration id="k"><participant id="p1" name="甲方" processRef="p"/>
<participant id="p2" name="乙方" processRef="q"/><participant id="p3" name="银行"/>
<messageFlow id="m1" name="委托书" sourceRef="a" targetRef="qa"/>
<messageFlow id="m2" sourceRef="qa" targetRef="p3"/></collaboration>"""
    other = process(tasks("qa", "qb") + line("qa", "qb"), ident="q")
    picture = only(file(pools, process(IN_LANES), other))
    assert picture.faults() == []
    edges = {one.element for one in picture.plane.edges}
    assert {"m1", "m2"} <= edges
    tops = [picture.areas[pool] for pool in ("p1", "p2", "p3")]
    assert tops[0][3] < tops[1][1] < tops[1][3] < tops[2][1]
    assert len({one[2] for one in tops}) == 1


def test_long_flows_are_folded_into_rows_that_fit_a_page() -> None:
    picture = only(file(process(SHAPES["long"])))
    width = max(area[2] for area in picture.areas.values())
    height = max(area[3] for area in picture.areas.values())
    assert width < 1700
    assert 0.8 < width / height < 4


def test_thousands_of_nodes_are_drawn() -> None:
    idents = [f"x{n}" for n in range(3000)]
    links = line(*idents) + "".join(flow(idents[n], idents[n // 3]) for n in range(3, 3000, 9))
    picture = only(file(process("".join(node("exclusiveGateway", one) for one in idents) + links)))
    assert len(picture.plane.shapes) == len(idents)


def test_the_same_file_gives_the_same_drawing() -> None:
    content = file('<signal id="S" name="S"/>', process(SHAPES["edges"]))
    assert only(content).plane == only(content).plane


def test_data_lead_from_who_writes_to_who_reads() -> None:
    inner = (
        '<ioSpecification><dataInput id="{0}i"/><dataOutput id="{0}o"/><inputSet>'
        "<dataInputRefs>{0}i</dataInputRefs></inputSet><outputSet><dataOutputRefs>{0}o"
        "</dataOutputRefs></outputSet></ioSpecification>"
    )
    wrote = '<dataOutputAssociation id="w"><sourceRef>ao</sourceRef><targetRef>r</targetRef>'
    read_ = '<dataInputAssociation id="l"><sourceRef>r</sourceRef><targetRef>bi</targetRef>'
    picture = only(
        file(
            process(
                '<dataObject id="d"/><dataObjectReference id="r" dataObjectRef="d" name="申请"/>',
                node("task", "a", f"{inner.format('a')}{wrote}</dataOutputAssociation>"),
                node("task", "b", f"{inner.format('b')}{read_}</dataInputAssociation>"),
                flow("a", "b"),
                '<textAnnotation id="n"><text>留痕</text></textAnnotation>',
                '<association id="as" sourceRef="n" targetRef="a-b"/>',
            )
        )
    )
    points = {edge.element: edge.points for edge in picture.plane.edges}
    assert picture.faults() == []
    assert points["w"][0][1] == picture.areas["a"][1]
    assert points["l"][-1][1] == picture.areas["b"][1]
    assert points["as"][-1][1] == points["a-b"][0][1]


def test_many_messages_are_drawn_within_bounds() -> None:
    ours, theirs = [f"a{n}" for n in range(60)], [f"b{n}" for n in range(60)]
    sent = "".join(
        f'<messageFlow id="m{n}" sourceRef="a{n}" targetRef="b{n * 37 % 60}"/>' for n in range(60)
    )
    pools = (
        '<collaboration id="k"><participant id="p1" processRef="p"/>'
        f'<participant id="p2" processRef="q"/>{sent}</collaboration>'
    )
    other = process(tasks(*theirs) + line(*theirs), ident="q")
    picture = only(file(pools, process(tasks(*ours) + line(*ours)), other))
    edges = {edge.element: edge.points for edge in picture.plane.edges}
    assert all(len(edges[f"m{n}"]) > 1 for n in range(60))


def test_two_pools_of_one_process_show_it_once() -> None:
    pools = (
        '<collaboration id="k"><participant id="p1" processRef="p"/>'
        '<participant id="p2" processRef="p"/></collaboration>'
    )
    picture = only(file(pools, process(tasks("a"))))
    assert sorted(shape.element for shape in picture.plane.shapes) == ["a", "p1", "p2"]
