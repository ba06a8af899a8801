"""Lanes of a process: which node lies in which, and their frames once all stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from xize.core.process.bpmn.drawing.items import Item, Layers
from xize.core.process.bpmn.drawing.pieces import Piece, Placed
from xize.core.process.bpmn.model.containers import Lane, Scope

STRIP: Final = 30
"""How wide the strip with a lane's name is."""
ROOM: Final = 22
LEAST: Final = 36


def leaves_of(scope: Scope) -> list[tuple[Lane, ...]]:
    """The innermost lanes from above, each with those around it; only the first set counts."""

    def inside(lanes: Sequence[Lane], path: tuple[Lane, ...]) -> Iterator[tuple[Lane, ...]]:
        for lane in lanes:
            if lane.inside:
                yield from inside(lane.inside, (*path, lane))
            else:
                yield (*path, lane)

    return list(inside(scope.lanes[0], ())) if scope.lanes else []


def lane_numbers(scope: Scope) -> dict[str, int]:
    """The lane of each node, counted from above."""
    return {
        node: number
        for number, path in enumerate(leaves_of(scope))
        for lane in path[-1:]
        for node in lane.nodes
    }


def hold_empty(layers: Layers, count: int) -> None:
    """Lanes without nodes are given room by something that is not drawn."""
    used = {item.lane for column in layers.columns for item in column}
    column = layers.columns[0]
    for lane in range(count):
        if lane not in used:
            column.append(Item(Piece(above=LEAST, below=LEAST), (0, 0, 0, 0), lane=lane))
    column.sort(key=lambda item: (item.lane, item.place))
    for place, item in enumerate(column):
        item.place = place
        item.rank = column[0].rank


def framed(scope: Scope, layers: Layers, content: Piece) -> tuple[Piece, list[Placed]]:
    """The content with the frames of its lanes around it; all of one width."""
    leaves = leaves_of(scope)
    deepest = max(len(path) for path in leaves)
    tops, bottoms = _reach(layers, len(leaves))
    edges = [-content.above - ROOM]
    edges += [(bottoms[n] + tops[n + 1]) // 2 for n in range(len(leaves) - 1)]
    edges.append(content.below + ROOM)
    width = content.width + STRIP * deepest + 2 * ROOM
    frames: dict[str, Placed] = {}
    for number, path in enumerate(leaves):
        for level, lane in enumerate(path):
            frame = frames.get(lane.id)
            if frame is None:
                left = STRIP * level
                frame = Placed(lane.id, left, edges[number], width - left, 0, horizontal=True)
                frames[lane.id] = frame
            frame.height = edges[number + 1] - frame.y
    whole = Piece(width=width, above=-edges[0], below=edges[-1], exit=content.exit)
    whole.shapes += frames.values()
    whole.inside.append((content, STRIP * deepest + ROOM, 0))
    return whole, list(frames.values())


def _reach(layers: Layers, count: int) -> tuple[list[int], list[int]]:
    items = [item for column in layers.columns for item in column]
    tops = [min(item.top for item in items if item.lane == lane) for lane in range(count)]
    return tops, [max(item.bottom for item in items if item.lane == lane) for lane in range(count)]
