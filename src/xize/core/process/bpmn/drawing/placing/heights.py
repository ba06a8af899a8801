"""How high the items of columns stand: what goes on, straight on; the rest below it, as high as
it can."""

from __future__ import annotations

import itertools
from collections import deque
from statistics import median_low
from typing import Final

from xize.core.process.bpmn.drawing.items import Hop, Item, Layers

GAP: Final = 28
"""Between what stands one above the other."""
TIGHT: Final = 10
"""The same beside a flow that only passes."""


class Rows:
    """Items that stand at one height, and how far each row must be below others."""

    def __init__(self, layers: Layers) -> None:
        self.row_of: dict[Item, int] = {}
        self.offset: dict[Item, int] = {}
        self.members: list[list[Item]] = []
        straight = _straight(layers)
        for column in layers.columns:
            for item in column:
                before = straight.get(item)
                row = self.row_of[before] if before else len(self.members)
                if not before:
                    self.members.append([])
                self.members[row].append(item)
                self.row_of[item] = row
                self.offset[item] = self.offset[before] + before.piece.exit if before else 0
        self.below: list[dict[int, int]] = [{} for _ in self.members]
        for column in layers.columns:
            for upper, lower in itertools.pairwise(column):
                self._keep(upper, lower, _apart(upper, lower))

    def _keep(self, upper: Item, lower: Item, apart: int) -> None:
        one, other = self.row_of[upper], self.row_of[lower]
        if one != other:
            apart += self.offset[upper] - self.offset[lower]
            self.below[one][other] = max(self.below[one].get(other, apart), apart)

    def order(self) -> list[int]:
        """Every row before those below it; shorter than all rows where they contradict."""
        waits = [0] * len(self.members)
        for ways in self.below:
            for row in ways:
                waits[row] += 1
        todo = deque(row for row, count in enumerate(waits) if not count)
        found = []
        while todo:
            row = todo.popleft()
            found.append(row)
            for other in self.below[row]:
                waits[other] -= 1
                if not waits[other]:
                    todo.append(other)
        return found

    def ask_for_ports(self, layers: Layers) -> None:
        """What leaves a boundary event should stand below the edge it leaves."""
        kept = [dict(ways) for ways in self.below]
        for hops in layers.hops:
            for hop in hops:
                if hop.port and hop.source.lane == hop.target.lane:
                    _, lane = hop.source.ports[hop.port]
                    below = hop.source.node[3] + hop.target.piece.above + TIGHT
                    self._keep(hop.source, hop.target, max(lane, below))
        if len(self.order()) < len(self.members):
            self.below = kept


def _apart(upper: Item, lower: Item) -> int:
    passes = upper.rep is None or lower.rep is None
    gap = TIGHT if passes else GAP
    return upper.piece.below + gap + lower.piece.above


def _straight(layers: Layers) -> dict[Item, Item]:
    """From an item to the one before it at whose height it stands. No two of them cross."""
    found: dict[Item, Item] = {}
    for column in layers.columns[1:]:
        lowest = -1
        for item in column:
            wanted = [hop.source for hop in item.before if _goes_on(hop)]
            wanted.sort(key=lambda one: one.place)
            first = next((one for one in wanted if one.place > lowest), None)
            if first is not None:
                found[item] = first
                lowest = first.place
    return found


def _goes_on(hop: Hop) -> bool:
    """Whether a hop is the first way on from its source, in the lane of both."""
    if hop.port or hop.source.lane != hop.target.lane:
        return False
    inside = (one for one in hop.source.after if one.target.lane == hop.source.lane)
    return hop.main or next(inside) is hop


def set_heights(layers: Layers) -> None:
    """Set ``y`` of all items; the first row stands at 0."""
    rows = Rows(layers)
    rows.ask_for_ports(layers)
    height = [0] * len(rows.members)
    order = rows.order()
    for row in order:
        for other, apart in rows.below[row].items():
            height[other] = max(height[other], height[row] + apart)
    lanes = [rows.members[row][0].lane for row in order]
    if len(set(lanes)) > 1:
        _part_lanes(rows, order, height)
    else:
        _lower(rows, order, height)
    first = height[rows.row_of[layers.columns[0][0]]]
    for row, members in enumerate(rows.members):
        for item in members:
            item.y = height[row] + rows.offset[item] - first


def _part_lanes(rows: Rows, order: list[int], height: list[int]) -> None:
    """Rows of a lane stand below all of the lanes before it."""
    lane_of = [members[0].lane for members in rows.members]
    edge = 0
    for lane in sorted(set(lane_of)):
        inside = [row for row in order if lane_of[row] == lane]
        top = min((height[row] - _above(rows, row) for row in inside), default=0)
        for row in inside:
            height[row] = max(height[row], edge + _above(rows, row)) if lane else height[row]
            for other, apart in rows.below[row].items():
                height[other] = max(height[other], height[row] + apart)
        edge = max((height[row] + _below(rows, row) for row in inside), default=top) + 2 * GAP


def _above(rows: Rows, row: int) -> int:
    return max(item.piece.above - rows.offset[item] for item in rows.members[row])


def _below(rows: Rows, row: int) -> int:
    return max(item.piece.below + rows.offset[item] for item in rows.members[row])


def _lower(rows: Rows, order: list[int], height: list[int]) -> None:
    """Let rows that have room come down to the middle of what they are tied to."""
    for row in reversed(order):
        room = min(
            (height[other] - apart for other, apart in rows.below[row].items()), default=None
        )
        wishes = []
        for item in rows.members[row]:
            wishes += [hop.source.piece.exit + _height(rows, height, hop.source)
                       - rows.offset[item] for hop in item.before
                       if rows.row_of[hop.source] != row]  # fmt: skip
            wishes += [_height(rows, height, hop.target) - rows.offset[item]
                       - item.piece.exit for hop in item.after
                       if rows.row_of[hop.target] != row]  # fmt: skip
        if wishes and room is not None:
            height[row] = max(height[row], min(room, median_low(wishes)))


def _height(rows: Rows, height: list[int], item: Item) -> int:
    return height[rows.row_of[item]] + rows.offset[item]
