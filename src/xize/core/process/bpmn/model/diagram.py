"""The drawing (BPMN DI): shapes and edges of a plane. All lengths in pixels."""

from __future__ import annotations

import msgspec


class Bounds(msgspec.Struct, frozen=True):
    """A rectangle; ``x`` and ``y`` of its upper left corner."""

    x: float
    y: float
    width: float
    height: float


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """A node, lane, pool or artifact on the plane."""

    id: str
    element: str
    bounds: Bounds
    label: Bounds | None = None
    horizontal: bool | None = None
    expanded: bool | None = None
    marker: bool | None = None
    line: int = 0


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """A flow or association on the plane, by its points."""

    id: str
    element: str
    points: tuple[tuple[float, float], ...]
    label: Bounds | None = None
    line: int = 0


class Plane(msgspec.Struct, frozen=True, kw_only=True):
    """The drawing of a process, a collaboration or a collapsed sub-process."""

    id: str = ""
    element: str = ""
    shapes: tuple[Shape, ...] = ()
    edges: tuple[Edge, ...] = ()
