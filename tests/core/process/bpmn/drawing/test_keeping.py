"""What a file draws stays as it is; what it lacks is added without touching the rest."""

from __future__ import annotations

from msgspec.structs import replace

from tests.core.process.bpmn.drawing.drawings import model_of
from tests.core.process.bpmn.drawing.faults import Drawn
from tests.core.process.bpmn.written import file, flow, line, process
from tests.core.trace.shapes import event, node, on, sub
from xize.core.process.bpmn.drawing import draw
from xize.core.process.bpmn.model.containers import Definitions
from xize.core.process.bpmn.model.diagram import Plane

TASKS = "".join(node("userTask", one) for one in ("a", "b", "c"))
ROW = event("start", "s") + event("end", "e") + TASKS + line("s", "a", "b", "c", "e")
EDGED = ROW + event("boundary", "x", on("error"), attachedToRef="b") + flow("x", "e")


def drawn(content: str) -> Definitions:
    return draw(model_of(file(process(content))))


def without(model: Definitions, *elements: str) -> Definitions:
    """The file with some of its shapes and edges taken out of the drawing."""
    (plane,) = model.planes
    shapes = tuple(one for one in plane.shapes if one.element not in elements)
    edges = tuple(one for one in plane.edges if one.element not in elements)
    return replace(model, planes=(replace(plane, shapes=shapes, edges=edges),))


def plane_of(model: Definitions) -> Plane:
    (plane,) = model.planes
    return plane


def test_a_whole_drawing_is_left_alone() -> None:
    once = drawn(EDGED)
    assert draw(once) == once


def test_a_missing_flow_is_drawn_between_what_stands() -> None:
    once = drawn(ROW)
    again = draw(without(once, "a-b"))
    assert set(plane_of(again).edges) == set(plane_of(once).edges)


def test_missing_nodes_are_placed_below_what_stands() -> None:
    once = drawn(ROW)
    kept = without(once, "c", "b-c", "c-e")
    again = plane_of(draw(kept))
    assert again.shapes[: len(plane_of(kept).shapes)] == plane_of(kept).shapes
    assert {edge.element for edge in again.edges} == {edge.element for edge in plane_of(once).edges}
    assert Drawn(once, again).faults() == []
    added = next(one for one in again.shapes if one.element == "c")
    assert added.bounds.y > max(one.bounds.y + one.bounds.height for one in plane_of(kept).shapes)


def test_a_missing_boundary_event_is_put_on_its_edge() -> None:
    again = draw(without(drawn(EDGED), "x", "x-e"))
    assert Drawn(again, plane_of(again)).faults() == []


def test_a_drawing_of_less_than_half_is_laid_out_anew() -> None:
    once = drawn(ROW)
    assert draw(without(once, "s", "a", "b", "c")) == once


def test_a_drawing_that_lacks_what_is_inside_a_frame_is_laid_out_anew() -> None:
    content = TASKS + sub("u", node("task", "i") + node("task", "j") + flow("i", "j"))
    once = drawn(content + line("a", "b", "c", "u"))
    assert draw(without(once, "j", "i-j")) == once


def test_what_is_inside_a_collapsed_sub_process_gets_a_plane_of_its_own() -> None:
    once = drawn(line("a", "b", "c", "u") + TASKS + sub("u", node("task", "i")))
    closed = [
        replace(one, expanded=False) if one.element == "u" else one
        for one in plane_of(without(once, "i")).shapes
    ]
    planes = draw(replace(once, planes=(replace(plane_of(once), shapes=tuple(closed)),))).planes
    assert [plane.element for plane in planes] == ["p", "u"]
    assert [shape.element for shape in planes[1].shapes] == ["i"]


def test_processes_without_pools_have_a_plane_each() -> None:
    other = process(node("task", "q1"), ident="q")
    model = draw(model_of(file(process(ROW), other)))
    assert [plane.element for plane in model.planes] == ["p", "q"]
