"""Pieces of a drawing that know only their own coordinates, until the whole is settled.

A piece's ``x`` counts from its left edge, its ``y`` from its *axis*: the height at which flow
enters it. What is inside is put there by offset, and all offsets are added up once, at the end, so
that deep nesting costs no copying.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

Point = tuple[int, int]
Step = tuple[int, int]
"""Where a part belongs along its flow: which half, and the depth at which it was drawn, negative on
the way out of regions, positive on the way in."""


class Placed(msgspec.Struct):
    """A shape; ``label`` is left, top, width, height of a text beside it."""

    element: str
    x: int
    y: int
    width: int
    height: int
    label: tuple[int, int, int, int] | None = None
    expanded: bool | None = None
    horizontal: bool | None = None


class Part(msgspec.Struct):
    """A part of an edge. ``label`` as for shapes."""

    element: str
    step: Step
    points: list[Point]
    label: tuple[int, int, int, int] | None = None


class Gate(msgspec.Struct, frozen=True):
    """Where a way back crosses the edge of a piece."""

    y: int
    right: bool


class Piece(msgspec.Struct):
    """``above`` and ``below`` are how far it reaches from its axis, ``exit`` where flow leaves.

    ``gates`` are told by link number and whether it leaves.
    """

    width: int = 0
    above: int = 0
    below: int = 0
    exit: int = 0
    shapes: list[Placed] = []
    parts: list[Part] = []
    inside: list[tuple[Piece, int, int]] = []
    gates: dict[tuple[int, bool], Gate] = {}

    @property
    def height(self) -> int:
        """From its upper to its lower edge."""
        return self.above + self.below


def settled(piece: Piece) -> Iterator[tuple[Placed | Part, int, int]]:
    """Every shape and part with the offset of its piece, outer ones first."""
    todo = [(piece, 0, 0)]
    while todo:
        one, x, y = todo.pop()
        for shape in one.shapes:
            yield shape, x, y
        for part in one.parts:
            yield part, x, y
        todo += [(inner, x + dx, y + dy) for inner, dx, dy in reversed(one.inside)]
