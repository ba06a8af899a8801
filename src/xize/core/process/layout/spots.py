"""Where the elements of a scope have come to stand, and the lines between them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from xize.core.process.layout.cards import label, small_width
from xize.core.process.layout.outline import Link, Outline
from xize.core.process.layout.picture import Point, Text, Wire
from xize.core.process.layout.pieces import Piece

GAP_X: Final = 20
GAP_Y: Final = 26
ASIDE: Final = 12
"""Extra room for the line to elements that stand aside."""
GUTTER: Final = 14
LANE: Final = 9
"""Distance of parallel lines in a gutter."""


class Spot(msgspec.Struct, frozen=True):
    """One element in its scope's coordinates; ``x`` is its axis.

    ``first``: nothing stands to its left. ``aside``: it is entered from its left edge.
    """

    row: int
    x: int
    left: int
    right: int
    top: int
    bottom: int
    first: bool = True
    aside: bool = False


def connect(piece: Piece, plan: Outline, spots: dict[str, Spot]) -> None:
    """Draw the links downwards, then the ways back in the left gutter."""
    passing = 0
    label_ends: dict[str, int] = {}
    for link in plan.links:
        source, target = spots[link.source], spots[link.target]
        points = _path(spots, source, target, passing)
        passing += target.row > source.row + 1
        piece.right = max(piece.right, *(x + 4 for x, _ in points))
        text = _label(plan, link, target, label_ends)
        if text is not None:
            label_ends[link.target] = text.x + small_width(text.text) + 8
            piece.right = max(piece.right, label_ends[link.target])
        piece.wires.append(Wire(source=link.source, target=link.target, points=points, label=text))
    _loops(piece, plan, spots)


def _label(plan: Outline, link: Link, target: Spot, label_ends: Mapping[str, int]) -> Text | None:
    """The outcome's name above its target, where several ways leave; beside one already there."""
    several = sum(one.source == link.source for one in plan.links) > 1
    if not link.label or not several or link.target in plan.titled:
        return None
    x = target.left if target.aside else target.x + 6
    return label(link.label, max(x, label_ends.get(link.target, x)), target.top - 5)


def _path(spots: dict[str, Spot], source: Spot, target: Spot, passing: int) -> tuple[Point, ...]:
    """Straight down, or with bends in the gaps between rows, never across an element."""
    start, end = (source.x, source.bottom), (target.x, target.top)
    below = max(s.bottom for s in spots.values() if s.row == source.row)
    middle = below + GAP_Y // 3
    if target.aside:
        x, y = target.left - ASIDE, target.top + 16
        return (start, (source.x, middle), (x, middle), (x, y), (target.left, y))
    if target.row > source.row + 1:
        side = _passing(spots, source.row, target.row) + LANE * passing
        above = target.top - GAP_Y * 2 // 3
        bends = ((source.x, middle), (side, middle), (side, above), (target.x, above))
        return (start, *bends, end)
    if source.x != target.x:
        above = target.top - GAP_Y * 2 // 3
        return (start, (source.x, above), (target.x, above), end)
    return (start, end)


def _passing(spots: dict[str, Spot], above: int, below: int) -> int:
    """An x to the right of everything between two rows."""
    return max(s.right for s in spots.values() if above < s.row < below) + GUTTER


def _loops(piece: Piece, plan: Outline, spots: dict[str, Spot]) -> None:
    """Ways back to an earlier element of this scope, each in a lane of its own."""
    wanted = {
        (way.source, way.targets[0])
        for ways in plan.ways_out.values()
        for way in ways
        if len(way.targets) == 1 and _drawable(spots, way.source, way.targets[0])
    }
    lanes: list[list[tuple[int, int]]] = []
    for source, target in sorted(wanted, key=lambda pair: _span(spots, pair)):
        start, end = spots[source], spots[target]
        taken = (end.row, start.row)
        lane = _free_lane(lanes, taken)
        edge = min(s.left for s in spots.values() if end.row <= s.row <= start.row)
        x = edge - GUTTER - LANE * lane
        leaves, arrives = start.top + 20 + 5 * lane, end.top + 14 + 5 * lane
        points = ((start.left, leaves), (x, leaves), (x, arrives), (end.left, arrives))
        piece.wires.append(Wire(source=source, target=target, points=points, back=True))
        piece.left = max(piece.left, 4 - x)


def _drawable(spots: dict[str, Spot], source: str, target: str) -> bool:
    """Both stand at the left of their rows, so that a line in the gutter crosses nothing."""
    if source not in spots or target not in spots or source == target:
        return False
    start, end = spots[source], spots[target]
    return end.row < start.row and start.first and end.first


def _span(spots: dict[str, Spot], pair: tuple[str, str]) -> tuple[int, int, str]:
    start, end = spots[pair[0]], spots[pair[1]]
    return start.row - end.row, end.row, pair[0]


def _free_lane(lanes: list[list[tuple[int, int]]], taken: tuple[int, int]) -> int:
    for number, others in enumerate(lanes):
        if all(taken[1] < top or bottom < taken[0] for top, bottom in others):
            others.append(taken)
            return number
    lanes.append([taken])
    return len(lanes) - 1
