"""Upright parts of flows, in the channels between columns: which there are, in which order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from xize.core.process.bpmn.drawing.items import Hop, Item

FAR: Final = 10**7
CLEAR: Final = 8
MANY: Final = 24
"""More lines in one channel are sorted by a simple rule instead of one by one."""


@dataclass(slots=True, eq=False)
class Trunk:
    """One upright line: ``lefts`` and ``rights`` are the heights at which others meet it."""

    lefts: list[int] = field(default_factory=list)
    rights: list[int] = field(default_factory=list)
    track: int = 0
    far: int = 0
    """-1 or 1 for a line that goes on to a gutter above or below."""

    @property
    def low(self) -> int:
        """Its upper end."""
        return -FAR if self.far < 0 else min(*self.lefts, *self.rights, FAR, FAR)

    @property
    def high(self) -> int:
        """Its lower end."""
        return FAR if self.far > 0 else max(*self.lefts, *self.rights, -FAR, -FAR)


def leaves_by_corner(hop: Hop, column: list[Item]) -> bool:
    """Whether a flow may leave a gateway's upper or lower corner, straight to its height."""
    source = hop.source
    if not source.forks or len(source.before) > 1 or hop.target.y == source.out:
        return False
    return _beyond(source, hop.target.y) and _clear(source, column, hop.target.y)


def enters_by_corner(hop: Hop, column: list[Item]) -> bool:
    """The same for a flow that reaches a gateway's corner."""
    target = hop.target
    if not target.forks or len(target.before) < 2 or hop.source.out == target.y or hop.port:
        return False
    return _beyond(target, hop.source.out) and _clear(target, column, hop.source.out)


def drops(hop: Hop, column: list[Item]) -> bool:
    """Whether a flow may go straight down from its boundary event to its target's height."""
    _, lane = hop.source.ports[hop.port]
    deep = hop.target.y >= hop.source.y + lane
    return deep and _clear(hop.source, column, hop.target.y)


def _beyond(item: Item, height: int) -> bool:
    """Whether a height lies well above or below a gateway's corners."""
    return height < item.y + item.node[1] - CLEAR or height > item.y + item.node[3] + CLEAR


def _clear(item: Item, column: list[Item], height: int) -> bool:
    """Whether nothing of the column stands between an item and a height."""
    if height > item.y:
        below = column[item.place + 1] if item.place + 1 < len(column) else None
        return below is None or below.top > height + CLEAR
    if not item.top_free:
        return False
    above = column[item.place - 1] if item.place else None
    return above is None or above.bottom < height - CLEAR


def start_height(hop: Hop) -> int:
    """At which height a hop comes into its channel."""
    return hop.source.y + hop.source.ports[hop.port][1] if hop.port else hop.source.out


def trunks_of(hops: list[Hop]) -> list[tuple[Trunk, list[Hop]]]:
    """Hops that turn; those with a common beginning, or else a common end, share a line."""
    turning = [hop for hop in hops if start_height(hop) != hop.target.y]
    sources: dict[tuple[Item, str], int] = {}
    targets: dict[Item, int] = {}
    for hop in turning:
        sources[hop.source, hop.port] = sources.get((hop.source, hop.port), 0) + 1
        targets[hop.target] = targets.get(hop.target, 0) + 1
    groups: dict[object, list[Hop]] = {}
    for hop in turning:
        if sources[hop.source, hop.port] > 1:
            key: object = (hop.source, hop.port)
        else:
            key = hop.target if targets[hop.target] > 1 else hop
        groups.setdefault(key, []).append(hop)
    return [
        (
            Trunk(
                sorted({start_height(hop) for hop in group}),
                sorted({hop.target.y for hop in group}),
            ),
            group,
        )
        for group in groups.values()
    ]


def put_on_tracks(trunks: list[Trunk]) -> int:
    """Order the lines of a channel so that few cross; the number of tracks they take."""
    if len(trunks) > MANY:
        order = sorted(trunks, key=_simple)
        for track, trunk in enumerate(order):
            trunk.track = track
        return len(order)
    order = []
    for trunk in sorted(trunks, key=_simple):
        costs = [
            sum(_cost(one, trunk) for one in order[:place])
            + sum(_cost(trunk, one) for one in order[place:])
            for place in range(len(order) + 1)
        ]
        best = min(range(len(costs)), key=lambda place: (costs[place], -place))
        order.insert(best, trunk)
    for place, trunk in enumerate(order):
        beside = [one.track + 1 for one in order[:place] if _meet(one, trunk)]
        trunk.track = max(beside, default=0)
    return max((one.track + 1 for one in order), default=0)


def _simple(trunk: Trunk) -> tuple[int, int]:
    """Going down: the lowest beginning first; going up: the highest."""
    first = trunk.lefts[0] if trunk.lefts else trunk.low
    goes_down = first <= trunk.low
    return (0, -first) if goes_down else (1, first)


def _meet(one: Trunk, other: Trunk) -> bool:
    return one.low <= other.high + CLEAR and other.low <= one.high + CLEAR


def _cost(left: Trunk, right: Trunk) -> int:
    """What is crossed, or laid one on the other, when one line stands left of another."""
    crossed = sum(right.low < height < right.high for height in left.rights)
    crossed += sum(left.low < height < left.high for height in right.lefts)
    doubled = sum(abs(one - other) < CLEAR for one in left.rights for other in right.lefts)
    touched = sum(height in (right.low, right.high) for height in left.rights)
    touched += sum(height in (left.low, left.high) for height in right.lefts)
    return crossed + 3 * touched + 20 * doubled
