"""What would disturb a reader of a drawing, said with rectangles and segments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

from xize.core.process.bpmn.drawing.elements import Elements, elements_of
from xize.core.process.bpmn.model.activities import SubProcess
from xize.core.process.bpmn.model.containers import Definitions, Lane, Participant, SequenceFlow
from xize.core.process.bpmn.model.diagram import Bounds, Edge, Plane, Shape
from xize.core.process.bpmn.model.events import Event
from xize.core.process.bpmn.model.gateways import Gateway

Rect = tuple[float, float, float, float]
CELL = 200


class Drawn:
    """One plane with all that is known of its elements."""

    def __init__(self, model: Definitions, plane: Plane) -> None:
        self.elements: Elements = elements_of(model)
        self.plane = plane
        self.areas = {one.element: rect(one.bounds) for one in plane.shapes}
        self.frames = {one.element for one in plane.shapes if self._is_frame(one)}
        drawn: list[Shape | Edge] = [*plane.shapes, *plane.edges]
        self.texts = {
            f"text of {one.element}": rect(one.label) for one in drawn if one.label is not None
        }
        titles = {name: self._title(name) for name in self.frames}
        self.texts |= {f"title of {name}": area for name, area in titles.items() if area}
        self.scopes = {
            name: scope
            for process in model.processes.values()
            for scope in process.scopes.values()
            for name in (*scope.nodes, *scope.flows)
        }

    def _is_frame(self, shape: Shape) -> bool:
        one = self.elements.by_id.get(shape.element)
        return isinstance(one, (Participant, Lane)) or bool(shape.expanded)

    def _title(self, name: str) -> Rect | None:
        one, area = self.elements.by_id.get(name), self.areas[name]
        if isinstance(one, SubProcess) and one.name:
            return (area[0] + 12, area[1] + 8, area[0] + 26, area[1] + 24)
        return None

    def at_edge(self, name: str) -> str:
        one = self.elements.by_id.get(name)
        return one.attached_to if isinstance(one, Event) and one.position == "boundary" else ""

    def faults(self) -> list[str]:
        return [*self._shapes(), *self._children(), *self._lines(), *self._docks()]

    def _shapes(self) -> Iterator[str]:
        solid = {n: a for n, a in self.areas.items() if n not in self.frames}
        solid |= self.texts
        for one, other in close(solid):
            hosts = {self.at_edge(one), self.at_edge(other)}
            if not hosts & {one, other} and overlap(solid[one], solid[other]):
                yield f"{one} on {other}"
        for name in self.areas:
            host = self.at_edge(name)
            if host:
                y = (self.areas[name][1] + self.areas[name][3]) / 2
                if abs(y - self.areas[host][3]) > 1:
                    yield f"{name} not on the edge of {host}"

    def _children(self) -> Iterator[str]:
        for name, area in self.areas.items():
            scope = self.scopes.get(name)
            if scope is None or scope.id not in self.areas:
                continue
            if not self.at_edge(name) and not within(area, self.areas[scope.id]):
                yield f"{name} outside of {scope.id}"
        inner = [name for name in self.frames if isinstance(self.elements.by_id[name], SubProcess)]
        for one, other in combinations(inner, 2):
            a, b = self.areas[one], self.areas[other]
            if overlap(a, b) and not within(a, b) and not within(b, a):
                yield f"frames {one} and {other} meet"

    def _lines(self) -> Iterator[str]:
        solid = {n: a for n, a in self.areas.items() if n not in self.frames} | self.texts
        cells: dict[tuple[int, int], set[str]] = defaultdict(set)
        for name, area in solid.items():
            for cell in cells_of(area):
                cells[cell].add(name)
        for edge in self.plane.edges:
            for part in segments(edge.points):
                if part[0] != part[2] and part[1] != part[3]:
                    yield f"{edge.element} is neither level nor upright"
                near = {name for cell in cells_of(part) for name in cells[cell]}
                for name in near:
                    if crosses(part, solid[name]):
                        yield f"{edge.element} through {name}"

    def _docks(self) -> Iterator[str]:
        for edge in self.plane.edges:
            flow = self.elements.by_id.get(edge.element)
            if not isinstance(flow, SequenceFlow):
                continue
            for name, point in ((flow.source, edge.points[0]), (flow.target, edge.points[-1])):
                if not on_border(point, self.areas[name]):
                    yield f"{edge.element} does not dock at {name}"

    def crossings(self) -> int:
        """Proper crossings of two lines; meeting at an end or running together is none."""
        level, upright = [], defaultdict(list)
        for edge in self.plane.edges:
            for part in segments(edge.points):
                if part[1] == part[3]:
                    level.append((edge.element, part))
                else:
                    upright[int(part[0] // CELL)].append((edge.element, part))
        count = 0
        for name, part in level:
            for column in range(int(part[0] // CELL), int(part[2] // CELL) + 1):
                count += sum(
                    name != other and part[0] < line[0] < part[2] and line[1] < part[1] < line[3]
                    for other, line in upright[column]
                )
        return count


def rect(box: Bounds) -> Rect:
    return (box.x, box.y, box.x + box.width, box.y + box.height)


def cells_of(area: Rect) -> Iterator[tuple[int, int]]:
    for column in range(int(area[0] // CELL), int(area[2] // CELL) + 1):
        for row in range(int(area[1] // CELL), int(area[3] // CELL) + 1):
            yield column, row


def close(areas: dict[str, Rect]) -> set[tuple[str, str]]:
    """Pairs that share a cell."""
    cells: dict[tuple[int, int], list[str]] = defaultdict(list)
    for name, area in areas.items():
        for cell in cells_of(area):
            cells[cell].append(name)
    return {pair for names in cells.values() for pair in combinations(sorted(names), 2)}


def overlap(one: Rect, other: Rect) -> bool:
    return (
        one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    )  # fmt: skip


def within(inner: Rect, outer: Rect) -> bool:
    return (
        outer[0] <= inner[0] and outer[1] <= inner[1]
        and inner[2] <= outer[2] and inner[3] <= outer[3]
    )  # fmt: skip


def segments(points: tuple[tuple[float, float], ...]) -> Iterator[Rect]:
    for (x, y), (to_x, to_y) in pairwise(points):
        yield min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)


def crosses(part: Rect, area: Rect) -> bool:
    left, top, right, bottom = part
    if left == right:
        return area[0] < left < area[2] and top < area[3] and area[1] < bottom
    return area[1] < top < area[3] and left < area[2] and area[0] < right


def on_border(point: tuple[float, float], area: Rect) -> bool:
    x, y = point
    inside = area[0] <= x <= area[2] and area[1] <= y <= area[3]
    return inside and (x in (area[0], area[2]) or y in (area[1], area[3]))


def is_gateway(elements: Elements, name: str) -> bool:
    return isinstance(elements.by_id.get(name), Gateway)
