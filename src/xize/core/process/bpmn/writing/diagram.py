"""Writes drawings (BPMN DI), each plane in a diagram of its own."""

from __future__ import annotations

from xize.core.process.bpmn.model.diagram import Bounds, Edge, Plane, Shape
from xize.core.process.bpmn.spaces import BPMNDI, DC, DI
from xize.core.process.bpmn.writing.tree import Out, number, truth


def diagram(plane: Plane, place: int) -> Out:
    """A plane with its shapes and edges; ``place`` counts from 1."""
    made = _part("BPMNPlane", id=plane.id, bpmnElement=plane.element)
    made.add(*map(_shape, plane.shapes), *map(_edge, plane.edges))
    around = _part("BPMNDiagram", id=f"diagram_{place}")
    around.add(made)
    return around


def _part(name: str, space: str = BPMNDI, **attributes: str) -> Out:
    return Out(name, {("", key): value for key, value in attributes.items() if value}, space=space)


def _shape(one: Shape) -> Out:
    made = _part("BPMNShape", id=one.id, bpmnElement=one.element)
    made.put("isHorizontal", truth(one.horizontal, None))
    made.put("isExpanded", truth(one.expanded, None))
    made.put("isMarkerVisible", truth(one.marker, None))
    made.add(_bounds(one.bounds), _label(one.label))
    return made


def _edge(one: Edge) -> Out:
    made = _part("BPMNEdge", id=one.id, bpmnElement=one.element)
    made.add(*(_part("waypoint", DI, x=number(x), y=number(y)) for x, y in one.points))
    made.add(_label(one.label))
    return made


def _label(bounds: Bounds | None) -> Out | None:
    if bounds is None:
        return None
    made = _part("BPMNLabel")
    made.add(_bounds(bounds))
    return made


def _bounds(one: Bounds) -> Out:
    sides = {name: number(getattr(one, name)) for name in ("x", "y", "width", "height")}
    return _part("Bounds", DC, **sides)
