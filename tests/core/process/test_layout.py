"""The picture of a process is complete and readable, for the payment rule and for random ones."""

from pathlib import Path

import pytest
from hypothesis import given

import xize
from tests.core.process.geometry import faults, rectangle, within
from tests.core.process.small_rules import process
from tests.strategies import rulebooks
from xize.core.process.compile import compile_regulation
from xize.core.process.graph import Call, Gate, Milestone, Process, Publish, UserTask, Wait
from xize.core.process.layout import Box, Picture, lay_out
from xize.core.process.layout.measure import text_width, wrap
from xize.core.process.rulebook import Rulebook
from xize.core.regulation import read

DRAWN = (UserTask, Call, Milestone, Wait, Gate, Publish)


@pytest.fixture(scope="module")
def payment() -> Rulebook:
    library = Path(xize.__file__).parent / "library/regulations"
    reading = read((library / "payment-projects/regulation.yaml").read_bytes())
    assert reading.regulation is not None
    return compile_regulation(reading.regulation)


def ids_of_steps(process: Process) -> list[str]:
    return sorted(node.id for node in process.nodes.values() if isinstance(node, DRAWN))


def box(picture: Picture, ident: str) -> Box:
    return next(one for one in picture.boxes if one.id == ident)


def under(picture: Picture, ident: str) -> list[str]:
    """The lines under a card's name."""
    return [text.text for text in box(picture, ident).texts if text.role != "name"]


@given(rulebooks())
def test_every_step_of_any_process_is_drawn_once_and_nothing_disturbs_the_reader(rules) -> None:
    for procedure in rules.procedures.values():
        picture = lay_out(procedure.process)

        assert sorted(one.id for one in picture.boxes) == ids_of_steps(procedure.process)
        assert faults(picture) == []


def test_the_payment_rule_can_be_read_on_one_page_width(payment) -> None:
    for procedure in payment.procedures.values():
        picture = lay_out(procedure.process)

        assert sorted(one.id for one in picture.boxes) == ids_of_steps(procedure.process)
        assert faults(picture) == []
        assert picture.width <= 1280


def test_stages_are_bands_of_one_width_that_hold_their_steps(payment) -> None:
    picture = lay_out(payment.main.process)
    stages = [band for band in picture.bands if band.kind == "stage"]

    assert [band.title[0].text for band in stages] == [
        "启动、立项", "实施", "上线及后续工作", "项目结束",
    ]  # fmt: skip
    assert len({(band.x, band.width) for band in stages}) == 1
    areas = {band.id: rectangle(band) for band in stages}
    for one in picture.boxes:
        if one.stage and not one.beside:
            assert within(rectangle(one), areas[one.stage]), one.id


def test_a_sequence_runs_straight_down() -> None:
    picture = lay_out(process("- {task: a, by: lead}\n- {task: b, by: lead}"))

    assert box(picture, "a").x == box(picture, "b").x
    assert box(picture, "a").bottom < box(picture, "b").y
    assert ("a", "b") in {(wire.source, wire.target) for wire in picture.wires}


def test_branches_stand_side_by_side_between_fork_and_join() -> None:
    picture = lay_out(
        process(
            """
            - parallel: review
              branches:
                left: [{task: a, by: lead}]
                right: [{task: b, by: lead}, {task: c, by: lead}]
            """
        )
    )
    fork, join = picture.bars

    assert box(picture, "a").y == box(picture, "b").y
    assert box(picture, "a").right < box(picture, "b").x
    assert fork.y < box(picture, "a").y
    assert join.y > box(picture, "c").bottom


def test_a_way_back_is_written_under_the_step_and_drawn_to_its_target() -> None:
    picture = lay_out(
        process(
            """
            - {task: draft, name: 起草, by: lead}
            - approve: decide
              by: risk
              outcomes:
                agree: 同意
                object: {name: 退回, goto: draft}
                stop: {name: 终止, end: refused}
            """
        ),
        results={"refused": "已否决"},
    )
    [back] = [wire for wire in picture.wires if wire.back]

    assert under(picture, "decide") == ["↩ 退回 → 起草", "■ 终止 → 已否决"]
    assert (back.source, back.target) == ("decide", "draft")
    assert all(x <= box(picture, "draft").x for x, _ in back.points)


def test_a_jump_ahead_is_a_line_to_its_target() -> None:
    picture = lay_out(
        process(
            """
            - task: trial
              by: lead
              outcomes: {passed: {name: 通过, goto: ready}, failed: 未通过}
            - {task: mend, by: lead, outcomes: {next: {name: 复测, goto: trial}}}
            - milestone: ready
            """
        )
    )
    labels = {(wire.source, wire.target): wire.label.text for wire in picture.wires if wire.label}

    assert labels == {("trial", "ready"): "通过", ("trial", "mend"): "未通过"}
    assert under(picture, "mend") == ["↩ 复测 → trial"]
    assert box(picture, "ready").x < box(picture, "mend").x  # what leads on stays on the axis


def test_work_alongside_stands_in_the_lane_beside_what_it_follows() -> None:
    picture = lay_out(
        process(
            """
            - stage: doing
              name: 实施
              steps: [{task: a, by: lead}, {task: b, by: lead}]
              alongside: [{task: watch, by: risk, from: b, every: 1 month}]
            """
        )
    )
    watch = box(picture, "watch")

    assert watch.beside
    assert watch.x > box(picture, "a").right
    assert watch.y >= box(picture, "b").y


def test_captions_and_given_names_stand_in_the_card() -> None:
    picture = lay_out(
        process("- {task: a, name: 起草, by: lead}"),
        captions={"a": ("项目牵头人",)},
        names={"a": "甲"},
    )
    assert [text.text for text in box(picture, "a").texts] == ["甲", "项目牵头人"]


def test_an_empty_process_is_its_two_ends() -> None:
    graph = process("- {task: a, by: lead}")
    bare = Process(id="main", nodes={"main": graph.nodes["main"]}, flows=())

    assert [mark.kind for mark in lay_out(bare).marks] == ["start", "end"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("登记项目", ("登记项目",)),
        ("风险分析、评级与判断标准", ("风险分析、", "评级与判断标准")),
        ("risk analysis and rating", ("risk analysis", "and rating")),
        ("", ()),
    ],
)
def test_text_is_broken_where_a_reader_would(text, lines) -> None:
    assert wrap(text, 10, 100) == lines


def test_words_of_other_languages_are_not_broken() -> None:
    assert wrap("编写客服 Q&A 手册", 10, 80) == ("编写客服", "Q&A 手册")


@given(rulebooks())
def test_a_title_in_any_language_keeps_its_characters(rules) -> None:
    for role in rules.roles.values():
        lines = wrap(role.name, 13, 90, most=99)
        assert "".join(lines).replace(" ", "") == role.name.replace(" ", "")
        assert all(text_width(line, 13) <= 90 or len(line) == 1 for line in lines)
