"""Lines that no layout foresaw: messages between pools, ties to data far away, edges that a drawing
lacks.

A line is sought on the grid of places just beside shapes, by the shortest way with few bends that
runs through no shape and no text. The search is bounded; where it finds nothing, the line goes the
simplest way.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

import msgspec

from xize.core.process.bpmn.drawing.routing.grid import Grid, Point, Rect, cheapest
from xize.core.process.bpmn.model.diagram import Edge, Shape

OFF: Final = 12
"""How far from shapes a line keeps, where it can."""
LIMIT: Final = 300
"""From this many loose lines on, all go the simplest way."""


class Line(msgspec.Struct, frozen=True):
    """Points from border to border, and where a text beside it stands."""

    points: tuple[Point, ...]
    label: tuple[float, float, float, float] | None = None


class Field:
    """Everything drawn so far."""

    def __init__(self, shapes: Sequence[Shape], edges: Sequence[Edge]) -> None:
        self.areas: dict[str, Rect] = {}
        self.frames: set[str] = set()
        texts = []
        for shape in shapes:
            box = shape.bounds
            self.areas[shape.element] = (box.x, box.y, box.x + box.width, box.y + box.height)
            if shape.expanded or shape.horizontal is not None:
                self.frames.add(shape.element)
            if shape.label is not None:
                texts.append(_rect(shape))
        texts += [_rect(edge) for edge in edges if edge.label is not None]
        self.lines = {edge.element: edge.points for edge in edges}
        solid = [area for name, area in self.areas.items() if name not in self.frames]
        self.grid = Grid([*solid, *texts], [self.areas[name] for name in self.frames])
        for points in self.lines.values():
            self.grid.draw(points)
        self.count = 0

    def line(
        self, source: str, target: str, text: tuple[int, int], *, level: bool = False
    ) -> Line | None:
        """A line between two elements; None where one of them is not drawn.

        ``level``: it leaves and arrives from the side, as flow does, rather than up or down.
        """
        start, end = self._area(source), self._area(target)
        if start is None or end is None:
            return None
        self.count += 1
        if self.count > LIMIT:
            points = simplest(start, end)
        else:
            begins = self._docks(source, start, end)
            ends = self._docks(target, end, start)
            found = cheapest(self.grid, begins, ends, (start, end), level=level)
            points = found or simplest(start, end)
        self.grid.draw(points)
        return Line(points=tuple(points), label=self._label(points, text))

    def _area(self, element: str) -> Rect | None:
        """Where an element stands; of a line, its middle."""
        if element in self.areas:
            return self.areas[element]
        points = self.lines.get(element)
        if not points:
            return None
        place = max(
            range(len(points) - 1),
            key=lambda n: (
                abs(points[n + 1][0] - points[n][0]) + abs(points[n + 1][1] - points[n][1])
            ),
        )
        x, y = ((points[place][k] + points[place + 1][k]) / 2 for k in (0, 1))
        return (x, y, x, y)

    def _docks(self, element: str, area: Rect, other: Rect) -> list[tuple[Point, Point]]:
        """Where a line may leave: a point of the border, and the next one off it."""
        left, top, right, bottom = area
        x, y = (left + right) / 2, (top + bottom) / 2
        if element in self.frames:
            x = min(max((other[0] + other[2]) / 2, left + 20), right - 20)
        if right - left < 1:
            return [((x, y), (x, y))]
        found = [((x, top), (x, top - OFF)), ((x, bottom), (x, bottom + OFF))]
        if element not in self.frames:
            found += [((left, y), (left - OFF, y)), ((right, y), (right + OFF, y))]
            if right - left > 60:
                for part in (0.25, 0.75):
                    at = left + (right - left) * part
                    found += [((at, top), (at, top - OFF)), ((at, bottom), (at, bottom + OFF))]
        return found

    def _label(
        self, points: Sequence[Point], text: tuple[int, int]
    ) -> tuple[float, float, float, float] | None:
        """Beside the longest part of the line, where nothing is covered."""
        width, height = text
        if not width:
            return None
        parts = sorted(
            itertools.pairwise(points),
            key=lambda part: -abs(part[0][0] - part[1][0]) - abs(part[0][1] - part[1][1]),
        )
        first = None
        for (x, y), (to_x, to_y) in parts:
            for share in (0.5, 0.3, 0.7, 0.15, 0.85):
                at_x, at_y = x + (to_x - x) * share, y + (to_y - y) * share
                upright = x == to_x
                for side in (1, -1):
                    if upright:
                        left = at_x + 5 if side > 0 else at_x - 5 - width
                        place = (left, at_y - height / 2, width, height)
                    else:
                        above = at_y - 4 - height if side > 0 else at_y + 4
                        place = (at_x - width / 2, above, width, height)
                    first = first or place
                    if self.grid.is_free(place):
                        self.grid.block(place)
                        return place
        return first


def _rect(one: Shape | Edge) -> Rect:
    label = one.label
    assert label is not None
    return (label.x, label.y, label.x + label.width, label.y + label.height)


def simplest(start: Rect, end: Rect) -> list[Point]:
    """With at most two bends, from the nearer edges, whatever stands between."""
    x, to_x = (start[0] + start[2]) / 2, (end[0] + end[2]) / 2
    if start[3] <= end[1]:
        y, to_y = start[3], end[1]
    elif end[3] <= start[1]:
        y, to_y = start[1], end[3]
    else:
        middle_y, other_y = (start[1] + start[3]) / 2, (end[1] + end[3]) / 2
        x, to_x = (start[2], end[0]) if start[2] <= end[0] else (start[0], end[2])
        half = (x + to_x) / 2
        return _fewer([(x, middle_y), (half, middle_y), (half, other_y), (to_x, other_y)])
    half = (y + to_y) / 2
    return _fewer([(x, y), (x, half), (to_x, half), (to_x, to_y)])


def _fewer(points: list[Point]) -> list[Point]:
    found = [points[0]]
    for point in points[1:]:
        if point != found[-1]:
            found.append(point)
    return found if len(found) > 1 else [points[0], points[-1]]
