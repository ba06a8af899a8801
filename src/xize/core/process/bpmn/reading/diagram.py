"""Reads drawings (BPMN DI). A drawing that is damaged is left out, never a reason to refuse."""

from __future__ import annotations

from math import isfinite

from xize.core.process.bpmn.model.diagram import Bounds, Edge, Plane, Shape
from xize.core.process.bpmn.reading.values import reference, truth
from xize.core.process.bpmn.spaces import BPMNDI, DC, DI
from xize.core.process.bpmn.xml import Tag


def planes(tag: Tag) -> tuple[Plane, ...]:
    """The drawings of a file."""
    found = []
    for diagram in tag.children(BPMNDI, "BPMNDiagram"):
        found += [_plane(one) for one in diagram.children(BPMNDI, "BPMNPlane")]
    return tuple(found)


def _plane(tag: Tag) -> Plane:
    shapes = [_shape(one) for one in tag.children(BPMNDI, "BPMNShape")]
    edges = [_edge(one) for one in tag.children(BPMNDI, "BPMNEdge")]
    return Plane(
        id=tag.get("id"),
        element=reference(tag, "bpmnElement"),
        shapes=tuple(one for one in shapes if one is not None),
        edges=tuple(one for one in edges if len(one.points) > 1),
    )


def _shape(tag: Tag) -> Shape | None:
    bounds = _bounds(tag)
    if bounds is None:
        return None
    return Shape(
        id=tag.get("id"),
        element=reference(tag, "bpmnElement"),
        bounds=bounds,
        label=_label(tag),
        horizontal=_maybe(tag, "isHorizontal"),
        expanded=_maybe(tag, "isExpanded"),
        marker=_maybe(tag, "isMarkerVisible"),
        line=tag.line,
    )


def _edge(tag: Tag) -> Edge:
    points = [_point(one) for one in tag.children(DI, "waypoint")]
    return Edge(
        id=tag.get("id"),
        element=reference(tag, "bpmnElement"),
        points=tuple(one for one in points if one is not None),
        label=_label(tag),
        line=tag.line,
    )


def _maybe(tag: Tag, name: str) -> bool | None:
    return truth(tag, name) if tag.get(name) else None


def _label(tag: Tag) -> Bounds | None:
    label = tag.child(BPMNDI, "BPMNLabel")
    return _bounds(label) if label is not None else None


def _bounds(tag: Tag) -> Bounds | None:
    box = tag.child(DC, "Bounds")
    if box is None:
        return None
    found = [_length(box.get(name)) for name in ("x", "y", "width", "height")]
    sides = [one for one in found if one is not None]
    return Bounds(*sides) if len(sides) == len(found) else None


def _point(tag: Tag) -> tuple[float, float] | None:
    x, y = _length(tag.get("x")), _length(tag.get("y"))
    return (x, y) if x is not None and y is not None else None


def _length(text: str) -> float | None:
    try:
        length = float(text)
    except ValueError:
        return None
    return length if isfinite(length) else None
