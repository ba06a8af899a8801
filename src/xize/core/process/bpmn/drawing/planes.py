"""Pieces as planes: offsets added up, the parts of each flow joined, loose lines drawn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from xize.core.process.bpmn.drawing.pieces import Part, Piece, Placed, settled
from xize.core.process.bpmn.drawing.routing.loose import Field, Line
from xize.core.process.bpmn.drawing.structure.ties import Tie
from xize.core.process.bpmn.model.diagram import Bounds, Edge, Plane, Shape

MARGIN: Final = 40
Point = tuple[int, int]


def plane_of(
    element: str,
    piece: Piece,
    loose: Iterable[Tie],
    messages: Iterable[Tie] = (),
    captions: dict[str, tuple[int, int]] | None = None,
) -> Plane:
    """The drawing of one process or collaboration, its upper left corner near (0, 0)."""
    shapes, edges = parts_of(piece, MARGIN, MARGIN)
    drawn = [*edges]
    names = captions or {}
    ties = [*messages, *loose]
    field = Field(shapes, edges) if ties else Field((), ())
    for tie in ties:
        line = field.line(tie.source, tie.target, names.get(tie.id, (0, 0)))
        if line is not None:
            drawn.append(_edge(tie.id, line))
    return Plane(id=f"{element}_plane", element=element, shapes=tuple(shapes), edges=tuple(drawn))


def parts_of(piece: Piece, left: int, top: int) -> tuple[list[Shape], list[Edge]]:
    """Shapes and whole lines of a piece whose upper left corner is given."""
    shapes, parts = [], []
    for one, dx, dy in settled(piece):
        x, y = dx + left, dy + top + piece.above
        if isinstance(one, Placed):
            shapes.append(_shape(one, x, y))
        else:
            parts.append(_moved(one, x, y))
    return shapes, _joined(parts)


def _shape(one: Placed, x: int, y: int) -> Shape:
    return Shape(
        id=f"{one.element}_di",
        element=one.element,
        bounds=Bounds(one.x + x, one.y + y, one.width, one.height),
        label=_bounds(one.label, x, y),
        horizontal=one.horizontal,
        expanded=one.expanded,
    )


def _bounds(label: tuple[int, int, int, int] | None, x: int, y: int) -> Bounds | None:
    return Bounds(label[0] + x, label[1] + y, label[2], label[3]) if label else None


def _moved(part: Part, x: int, y: int) -> Part:
    label = part.label
    return Part(
        part.element,
        part.step,
        [(a + x, b + y) for a, b in part.points],
        (label[0] + x, label[1] + y, label[2], label[3]) if label else None,
    )


def _joined(parts: list[Part]) -> list[Edge]:
    """Every flow as one line, from its parts in their order."""
    found: dict[str, list[Part]] = {}
    for part in parts:
        found.setdefault(part.element, []).append(part)
    edges = []
    for element, own in found.items():
        own.sort(key=lambda part: part.step)
        points = _straightened(point for part in own for point in part.points)
        label = next((part.label for part in own if part.label), None)
        edges.append(
            Edge(
                id=f"{element}_di",
                element=element,
                points=tuple(points),
                label=_bounds(label, 0, 0),
            )
        )
    return edges


def _straightened(points: Iterable[Point]) -> list[Point]:
    """Without points that repeat or lie on the way."""
    found: list[Point] = []
    for point in points:
        if found and found[-1] == point:
            continue
        while len(found) > 1 and _between(found[-2], found[-1], point):
            found.pop()
        found.append(point)
    return found


def _between(one: Point, middle: Point, other: Point) -> bool:
    return one[0] == middle[0] == other[0] or one[1] == middle[1] == other[1]


def _edge(element: str, line: Line) -> Edge:
    label = line.label
    return Edge(
        id=f"{element}_di",
        element=element,
        points=tuple(line.points),
        label=Bounds(*label) if label else None,
    )
