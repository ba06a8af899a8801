"""A drawing as SVG."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from typing import Final

from xize.core.process.bpmn.drawing import sizes
from xize.core.process.bpmn.drawing.elements import Elements, elements_of
from xize.core.process.bpmn.drawing.notation import edges, nodes, others
from xize.core.process.bpmn.drawing.notation.tags import number, rect, tag
from xize.core.process.bpmn.drawing.notation.words import FONTS, beside, lines
from xize.core.process.bpmn.drawing.structure.ties import Tie
from xize.core.process.bpmn.model.activities import CallActivity, SubProcess, Task
from xize.core.process.bpmn.model.containers import (
    Annotation,
    Association,
    Definitions,
    Group,
    Lane,
    MessageFlow,
    Participant,
    SequenceFlow,
)
from xize.core.process.bpmn.model.data import DataReference
from xize.core.process.bpmn.model.diagram import Bounds, Edge, Plane, Shape
from xize.core.process.bpmn.model.events import Event
from xize.core.process.bpmn.model.gateways import Gateway

MARGIN: Final = 24
TITLE: Final = 44
SVG: Final = "http://www.w3.org/2000/svg"


def svg(model: Definitions, plane: str = "", *, marks: Mapping[str, str] | None = None) -> str:
    """One standalone picture of a drawn file: no scripts, no styles, nothing from elsewhere.

    ``plane`` is the id of a process, collaboration or collapsed sub-process; without it all planes
    stand one below the other. Every element is a group with ``data-element``; ``marks`` adds a
    class to some of them, by id, for a page to colour. Raises ``ValueError`` where there is no
    such plane.
    """
    chosen = [one for one in model.planes if plane in ("", one.element, one.id)]
    if plane and not chosen:
        raise ValueError(plane)
    painter = _Painter(model, marks or {})
    y, width, drawn = 0.0, 320.0, []
    for one in chosen:
        left, top, right, bottom = _extent(one)
        title = _title(model, one) if len(chosen) > 1 else ""
        room = TITLE if title else 0
        moved = f"translate({number(MARGIN - left)} {number(y + MARGIN + room - top)})"
        words = lines((title,), MARGIN, y + MARGIN, 24, 17, font_weight="bold") if title else ""
        drawn.append(words + tag("g", painter.plane(one), transform=moved))
        y += bottom - top + 2 * MARGIN + room
        width = max(width, right - left + 2 * MARGIN)
    body = tag("defs", edges.ARROWS) + rect(0, 0, width, max(y, 1), fill="#ffffff") + "".join(drawn)
    return tag(
        "svg",
        body,
        xmlns=SVG,
        width=width,
        height=max(y, 1),
        viewBox=f"0 0 {number(width)} {number(max(y, 1))}",
        font_family=FONTS,
        role="img",
    )


def _title(model: Definitions, plane: Plane) -> str:
    process = model.processes.get(plane.element)
    return process.name or process.id if process is not None else plane.element


def _extent(plane: Plane) -> tuple[float, float, float, float]:
    """Left, upper, right, lower of all that is drawn."""
    boxes = [one.bounds for one in plane.shapes]
    drawn: list[Shape | Edge] = [*plane.shapes, *plane.edges]
    boxes += [one.label for one in drawn if one.label is not None]
    xs = [x for box in boxes for x in (box.x, box.x + box.width)]
    ys = [y for box in boxes for y in (box.y, box.y + box.height)]
    for edge in plane.edges:
        xs += [x for x, _ in edge.points]
        ys += [y for _, y in edge.points]
    return (min(xs), min(ys), max(xs), max(ys)) if xs else (0, 0, 100, 100)


class _Painter:
    """Draws planes of one file."""

    def __init__(self, model: Definitions, marks: Mapping[str, str]) -> None:
        self.model, self.marks = model, marks
        self.elements: Elements = elements_of(model)

    def plane(self, plane: Plane) -> str:
        """Frames first, the outer ones before the inner; then lines; then what stands on them."""
        shown = {one.element for one in plane.shapes}
        frames: list[Shape] = []
        rest: list[Shape] = []
        for one in plane.shapes:
            (frames if self._is_frame(one, shown) else rest).append(one)
        frames.sort(key=lambda one: -one.bounds.width * one.bounds.height)
        rest.sort(key=lambda one: self._at_edge(one.element))
        parts = [self._group(one.element, self._frame(one)) for one in frames]
        parts += [self._group(one.element, self._edge(one)) for one in plane.edges]
        parts += [self._group(one.element, self._shape(one)) for one in rest]
        parts += [self._words(one) for one in plane.shapes]
        parts += [self._words(one) for one in plane.edges]
        return "".join(parts)

    def _at_edge(self, ident: str) -> bool:
        one = self.elements.by_id.get(ident)
        return isinstance(one, Event) and one.position == "boundary"

    def _is_frame(self, shape: Shape, shown: set[str]) -> bool:
        one = self.elements.by_id.get(shape.element)
        if isinstance(one, SubProcess):
            if shape.expanded is None:
                return any(node in shown for node in self._inside(one.id))
            return shape.expanded
        called = isinstance(one, CallActivity) and shape.expanded is True
        return called or isinstance(one, (Participant, Lane, Group))

    def _inside(self, ident: str) -> Iterable[str]:
        for process in self.model.processes.values():
            if ident in process.scopes:
                return process.scopes[ident].nodes
        return ()

    def _group(self, ident: str, drawn: str) -> str:
        if not drawn:
            return ""
        mark = self.marks.get(ident)
        more = {"class": mark} if mark else {}
        return tag("g", drawn, data_element=ident, **more)

    def _frame(self, shape: Shape) -> str:
        one, box = self.elements.by_id.get(shape.element), shape.bounds
        match one:
            case SubProcess() | CallActivity():
                return nodes.frame(one, box)
            case Participant() if shape.horizontal is False:
                return others.upended(one.name, box, thick=1.4)
            case Participant():
                return others.pool(
                    one.name, box, closed=not self._is_open(one, shape), several=one.maximum > 1
                )
            case Lane() if shape.horizontal is False:
                return others.upended(one.name, box, thick=1)
            case Lane():
                return others.lane(one.name, box)
            case Group():
                return others.group(self.elements.categories.get(one.category, one.name), box)
        return ""

    def _is_open(self, pool: Participant, shape: Shape) -> bool:
        process = self.model.processes.get(pool.process)
        return shape.expanded is not False and process is not None

    def _shape(self, shape: Shape) -> str:
        one, box = self.elements.by_id.get(shape.element), shape.bounds
        match one:
            case Task() | CallActivity() | SubProcess():
                return nodes.activity(one, box, edged=one.id in self.elements.edged)
            case Event():
                scope = one.id in self.elements.starts_of_event_scopes
                return nodes.event(one, box, self.model.meant_by(one), scope=scope)
            case Gateway():
                return nodes.gateway(one, box, marker=shape.marker is not False)
            case DataReference(to_store=True):
                return others.data_store(box)
            case DataReference():
                several = one.is_collection or one.id in self.elements.collections
                return others.data_object(box, several=several)
            case Annotation():
                return others.note(one.text, box)
        return ""

    def _edge(self, edge: Edge) -> str:
        one = self.elements.by_id.get(edge.element)
        match one:
            case SequenceFlow():
                default = one.id in self.elements.defaults
                asking = one.id in self.elements.asking
                return edges.sequence(edge.points, default=default, asking=asking)
            case MessageFlow():
                return edges.message(edge.points)
            case Association():
                return edges.tie(edge.points, one.direction)
            case Tie():
                return edges.tie(edge.points, "One")
        return ""

    def _words(self, drawn: Shape | Edge) -> str:
        """The name beside a shape or line; where the drawing says nothing, below or halfway."""
        one = self.elements.by_id.get(drawn.element)
        named = (Event, Gateway, DataReference, SequenceFlow, MessageFlow)
        if not isinstance(one, named) or not one.name:
            return ""
        box = drawn.label
        if box is None or box.width < 4:
            box = _default_label(drawn, one.name)
        return beside(one.name, box, *sizes.SMALL, kept=box.height >= 5 * sizes.SMALL[1])


def _default_label(drawn: Shape | Edge, name: str) -> Bounds:
    width, height = sizes.block(name, sizes.BESIDE)
    if isinstance(drawn, Shape):
        box = drawn.bounds
        return Bounds(box.x + box.width / 2 - width / 2, box.y + box.height + 3, width, height)
    points = drawn.points
    (x, y), (to_x, to_y) = max(
        itertools.pairwise(points),
        key=lambda part: abs(part[0][0] - part[1][0]) + abs(part[0][1] - part[1][1]),
    )
    middle_x, middle_y = (x + to_x) / 2, (y + to_y) / 2
    if x == to_x:
        return Bounds(middle_x + 5, middle_y - height / 2, width, height)
    return Bounds(middle_x - width / 2, middle_y - height - 4, width, height)
