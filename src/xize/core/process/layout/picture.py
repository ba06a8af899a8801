"""The result: positioned shapes and texts, ready to be drawn in any technique."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

Point: TypeAlias = tuple[int, int]

Role: TypeAlias = Literal["name", "caption", "back", "ahead", "end", "label", "title"]
"""What a text says: a node's name, who and when, where an outcome leads, a label, a title."""


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """Base of everything in a picture."""


class Text(Shape, frozen=True, kw_only=True):
    """One line of text; ``x`` is its left edge, ``y`` its base line.

    ``goes_to`` names the node or result an outcome leads to.
    """

    text: str
    x: int
    y: int
    role: Role = "name"
    goes_to: str = ""


class Box(Shape, frozen=True, kw_only=True):
    """A node: a step, call, milestone, wait, gate or notice."""

    id: str
    kind: str
    x: int
    y: int
    width: int
    height: int
    texts: tuple[Text, ...] = ()
    conditional: bool = False
    beside: bool = False
    stage: str = ""

    @property
    def right(self) -> int:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The lower edge."""
        return self.y + self.height


class Band(Shape, frozen=True, kw_only=True):
    """A scope drawn as an area with a title: stage, block, parallel, case, outcome."""

    id: str
    kind: str
    x: int
    y: int
    width: int
    height: int
    title: tuple[Text, ...] = ()


class Bar(Shape, frozen=True, kw_only=True):
    """The fork or the join of parallel branches: a horizontal bar of no height."""

    id: str
    x: int
    y: int
    width: int


class Wire(Shape, frozen=True, kw_only=True):
    """A line with an arrow at its last point. ``back`` leads upwards, to what was done before."""

    source: str
    target: str
    points: tuple[Point, ...]
    back: bool = False
    label: Text | None = None


class Mark(Shape, frozen=True, kw_only=True):
    """Where the whole begins or ends: a small circle around ``(x, y)``."""

    kind: Literal["start", "end"]
    x: int
    y: int


class Picture(Shape, frozen=True, kw_only=True):
    """Everything, in reading order; drawn in the order of these fields."""

    width: int
    height: int
    bands: tuple[Band, ...] = ()
    bars: tuple[Bar, ...] = ()
    wires: tuple[Wire, ...] = ()
    boxes: tuple[Box, ...] = ()
    marks: tuple[Mark, ...] = ()
    labels: tuple[Text, ...] = ()
