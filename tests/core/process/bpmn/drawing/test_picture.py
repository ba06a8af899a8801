"""The picture is one safe SVG in which every element can be found, with the standard's signs."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from click.testing import CliRunner
from defusedxml.ElementTree import fromstring

from tests.core.process.bpmn.drawing.drawings import model_of
from tests.core.process.bpmn.written import file, flow, line, process
from tests.core.trace.shapes import event, node, on, when
from xize.cli.draw import command
from xize.core.process.bpmn.drawing import draw, svg

SVG = "{http://www.w3.org/2000/svg}"


def picture(*inside: str, marks: dict[str, str] | None = None) -> Element:
    root: Element = fromstring(svg(draw(model_of(file(process(*inside)))), marks=marks))
    return root


def part(root: Element, ident: str) -> Element:
    """The group of an element."""
    return next(one for one in root.iter(f"{SVG}g") if one.get("data-element") == ident)


def lines_of(root: Element) -> list[str]:
    return [one.text or "" for one in root.iter(f"{SVG}text")]


def test_texts_are_escaped_and_nothing_can_run() -> None:
    evil = "&lt;script&gt;alert(1)&lt;/script&gt; &quot;&amp;"
    root = picture(node("task", "a", name=evil), event("start", "s", name=evil))
    assert "<script>" in "".join(lines_of(root))
    allowed = {"svg", "g", "defs", "marker", "path", "rect", "circle", "text"}
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= allowed
    assert not [key for one in root.iter() for key in one.attrib if key.startswith("on")]


def test_every_element_is_a_group_and_may_be_marked() -> None:
    root = picture(
        node("task", "a"), node("task", "b"), flow("a", "b"), marks={"a": "done", "a-b": "way"}
    )
    assert part(root, "a").get("class") == "done"
    assert part(root, "a-b").get("class") == "way"
    assert part(root, "b").get("class") is None


KINDS = {
    "timer": "<timeDate>2026-01-01T00:00:00Z</timeDate>",
    "message": "", "signal": "", "error": "", "escalation": "", "cancel": "", "terminate": "",
    "compensate": "", "conditional": "<condition>true</condition>", "link": "",
}  # fmt: skip


def test_every_trigger_has_a_sign_of_its_own() -> None:
    signs = set()
    for kind, inside in KINDS.items():
        where = {"timer": "catch", "conditional": "catch"}.get(kind, "end")
        where = "throw" if kind in ("link", "compensate") else where
        ref = "L" if kind == "link" else ""
        ends = event("start", "s") + event(where, "x", on(kind, ref, inside)) + flow("s", "x")
        signs.add(drawn_inside(part(picture(ends), "x")))
    assert len(signs) == len(KINDS)


def drawn_inside(group: Element) -> str:
    """The shapes of an event without its circles."""
    return "".join(
        f"{one.tag}{one.get('d') or one.get('r')}{one.get('fill')}"
        for sign in group.findall(f"{SVG}g")
        for one in sign.iter()
    )


@pytest.mark.parametrize("kind", ["user", "manual", "script", "service", "send", "receive"])
def test_kinds_of_tasks_have_signs(kind: str) -> None:
    root = picture(node(f"{kind}Task", "a"), node("task", "b"))
    assert part(root, "a").findall(f"{SVG}g")
    assert not part(root, "b").findall(f"{SVG}g")


def test_default_and_conditional_flows_begin_with_their_signs() -> None:
    root = picture(
        node("task", "a", default="a-b"),
        node("task", "b") + node("task", "c") + flow("a", "b") + flow("a", "c", when("true")),
    )
    starts = [part(root, flow_)[0].get("marker-start") for flow_ in ("a-b", "a-c")]
    assert starts == ["url(#bpmn-default)", "url(#bpmn-asked)"]


def test_the_command_writes_pictures_of_files_and_of_regulations(tmp_path: Path) -> None:
    model, out = tmp_path / "model.bpmn", tmp_path / "model.svg"
    model.write_bytes(
        file(process(node("task", "a", name="办理") + node("task", "b") + line("a", "b")))
    )
    answer = CliRunner().invoke(command, [str(model), "--out", str(out)])
    assert answer.exit_code == 0, answer.output
    assert "办理" in lines_of(fromstring(out.read_bytes()))
    rule = CliRunner().invoke(command, ["payment-projects"])
    assert rule.exit_code == 0
    assert "起草业务方案" in lines_of(fromstring(rule.output))


def test_a_regulation_that_is_drawn_keeps_its_drawing() -> None:
    drawn = CliRunner().invoke(command, ["tests/drawn/contract-seal"])
    again = CliRunner().invoke(command, ["tests/drawn/contract-seal", "--again"])
    assert (drawn.exit_code, again.exit_code) == (0, 0), drawn.output
    assert lines_of(fromstring(drawn.output)) != []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nothing.bpmn"], "nothing.bpmn"),
        (["no-such-rule"], "no-such-rule"),
        (["MODEL", "--plane", "q"], "q"),
    ],
)
def test_what_cannot_be_drawn_is_said(tmp_path: Path, words: list[str], told: str) -> None:
    model = tmp_path / "model.bpmn"
    model.write_bytes(file(process(node("task", "a"))))
    answer = CliRunner().invoke(command, [str(model) if one == "MODEL" else one for one in words])
    assert answer.exit_code == 1
    assert told in answer.output
