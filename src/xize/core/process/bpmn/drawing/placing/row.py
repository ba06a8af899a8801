"""One row of columns becomes a piece: heights, channels, columns' places, gutters, lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from xize.core.process.bpmn.drawing.items import Hop, Item, Layers
from xize.core.process.bpmn.drawing.placing.heights import set_heights
from xize.core.process.bpmn.drawing.routing.channels import (
    Trunk,
    drops,
    enters_by_corner,
    leaves_by_corner,
    put_on_tracks,
    trunks_of,
)
from xize.core.process.bpmn.drawing.routing.gutters import Run, depth, put_in_gutter

CHANNEL: Final = 36
"""Between columns; an arrow's head needs most of it."""
BESIDE_NAME: Final = 14
TRACK: Final = 10
CENTRED: Final = 180
"""Columns up to this wide have their items in the middle."""
FRAME: Final = 300
"""From this width on, ways back meet a shape near its end instead of its middle."""


@dataclass(slots=True, eq=False)
class Around:
    """A flow in a gutter: a way back, or one too long. An end outside of the row is None."""

    number: int
    goal: int
    """The vertex it leads to. What leads to one goal on one side shares a line."""
    source: Item | None
    target: Item | None
    top: bool
    right: bool | None = None
    """At which edge of the row it goes on; None: where it leaves, right, else left."""
    port: str = ""
    docks: list[tuple[Item, bool]] = field(default_factory=list)
    """Ends that are met straight from the gutter, with whether flow leaves there."""
    trunks: dict[bool, Trunk] = field(default_factory=dict)
    xs: dict[bool, int] = field(default_factory=dict)
    """Where it comes into the gutter (True) and leaves it (False)."""
    run: Run | None = None
    corner: tuple[int, int] | None = None
    """Where it goes on straight from a gateway's corner, past its own name."""


@dataclass(slots=True, eq=False)
class Row:
    """Columns on their way to a piece. ``entry`` stands at the row's axis."""

    layers: Layers
    around: list[Around]
    entry: Item
    width: int = 0
    above: int = 0
    below: int = 0
    lefts: list[int] = field(default_factory=list)
    rights: list[int] = field(default_factory=list)
    """The channels' first usable places, the one before the first column first."""
    trunks: list[list[Trunk]] = field(default_factory=list)
    gutter: dict[bool, int] = field(default_factory=dict)


def laid_out(row: Row) -> None:
    """Set all places of a row."""
    set_heights(row.layers)
    shift = row.entry.y
    for column in row.layers.columns:
        for item in column:
            item.y -= shift
    _dock(row)
    groups = _channels(row)
    counts = [put_on_tracks(trunks) for trunks in row.trunks]
    _columns(row, counts)
    for channel, group in enumerate(groups):
        for trunk, hops in group:
            for hop in hops:
                hop.track = row.lefts[channel] + TRACK * trunk.track
    _corners(row)
    _gutters(row)


def may_dock(item: Item, *, top: bool, column: list[Item], port: str = "") -> bool:
    """Whether a gutter's line reaches an item straight, or its boundary event."""
    if item.rep is None or item.rep < 0:
        return False
    if port:
        return not top and item.place == len(column) - 1
    if top:
        return item.place == 0 and item.top_free
    used = item.forks and max(len(item.before), len(item.after)) > 1
    return item.place == len(column) - 1 and item.bottom_free and not used


def _dock(row: Row) -> None:
    """Decide which ends of ways back are met straight; the others go through a channel."""
    shared: dict[tuple[Item, bool], Trunk] = {}
    for one in row.around:
        for leaves, item in ((True, one.source), (False, one.target)):
            if item is None:
                continue
            loop = not leaves and one.source is one.target
            column = row.layers.columns[_column(row, item)]
            port = one.port if leaves else ""
            straight = may_dock(item, top=one.top, column=column, port=port)
            if straight and not (loop and item.forks):
                one.docks.append((item, leaves))
            else:
                trunk = Trunk(far=-1 if one.top else 1)
                if not leaves:
                    trunk = shared.setdefault((item, one.top), trunk)
                gate = item.piece.gates.get((one.number, leaves))
                if gate is not None:
                    height = item.y + gate.y
                elif port:
                    height = item.y + item.ports[port][1]
                else:
                    height = item.out if leaves else item.y
                (trunk.lefts if leaves else trunk.rights).append(height)
                one.trunks[leaves] = trunk


def _column(row: Row, item: Item) -> int:
    return item.rank - row.layers.columns[0][0].rank


def _channels(row: Row) -> list[list[tuple[Trunk, list[Hop]]]]:
    """The upright lines of each channel, the one before the first column first."""
    columns = row.layers.columns
    groups: list[list[tuple[Trunk, list[Hop]]]] = [[]]
    row.trunks = [[]]
    for place, hops in enumerate(row.layers.hops):
        turning = [hop for hop in hops if not _by_corner(hop, columns, place)]
        groups.append(trunks_of(turning))
        row.trunks.append([trunk for trunk, _ in groups[-1]])
    for one in row.around:
        for leaves, trunk in one.trunks.items():
            item = one.source if leaves else one.target
            assert item is not None
            channel = row.trunks[_column(row, item) + leaves]
            if trunk not in channel:
                channel.append(trunk)
    return groups


def _by_corner(hop: Hop, columns: list[list[Item]], place: int) -> bool:
    column = columns[place]
    if hop.port:
        return drops(hop, column)
    return leaves_by_corner(hop, column) or enters_by_corner(hop, columns[place + 1])


def _corners(row: Row) -> None:
    """Flows that meet a corner turn straight above or below it; dropped ones at their event."""
    columns = row.layers.columns
    for place, hops in enumerate(row.layers.hops):
        for hop in hops:
            if hop.port:
                if drops(hop, columns[place]):
                    hop.track = hop.source.x + hop.source.ports[hop.port][0]
            elif leaves_by_corner(hop, columns[place]):
                hop.track = hop.source.middle
            elif enters_by_corner(hop, columns[place + 1]):
                hop.track = hop.target.middle


def _columns(row: Row, counts: list[int]) -> None:
    """Set ``x`` of all items and the places of channels."""
    x = 0
    if counts[0]:
        row.lefts.append(x)
        x += TRACK * counts[0] + CHANNEL - 14
    else:
        row.lefts.append(0)
    for place, column in enumerate(row.layers.columns):
        width = max(item.piece.width for item in column)
        for item in column:
            centred = width <= CENTRED and not item.name
            item.x = x + (width - item.piece.width) // 2 if centred else x
        x = max(x + width, row.width)
        if not place and hangs(row.layers):
            row.width, x = x, column[0].x + column[0].ports_end
        following = row.layers.columns[place + 1 : place + 2]
        x += _channel(row, x, column, following, counts[place + 1])
    row.width = max(x, row.width)


def hangs(layers: Layers) -> bool:
    """Whether all that follows a frame leaves its boundary, so that it may stand below it."""
    first = layers.columns[0]
    if len(first) != 1 or not first[0].frame or not first[0].ports or len(layers.columns) < 2:
        return False
    others = [item for column in layers.columns[1:] for item in column if item.rep is not None]
    return all(item.top > first[0].y + first[0].node[3] for item in others)


def _channel(row: Row, x: int, column: list[Item], following: list[list[Item]], count: int) -> int:
    """How wide the channel behind a column is; its first track is remembered."""
    only_names = all(item.name or item.rep is None for item in column)
    to_names = not following or all(item.name or item.rep is None for item in following[0])
    lead = 8 if only_names else 14
    row.lefts.append(x + lead)
    if not following and not count:
        return 0 if column[0].rep is not None or len(column) > 1 else 8
    least = BESIDE_NAME if to_names else 24 if only_names else CHANNEL
    tail = 12 if to_names else 24
    return max(least, lead + TRACK * (count - 1) + tail if count else 0)


def _gutters(row: Row) -> None:
    """Where ways back run above and below."""
    items = [item for column in row.layers.columns for item in column]
    row.above = -min(item.top for item in items)
    row.below = max(item.bottom for item in items)
    _spread(row)
    for one in row.around:
        _cut_short(row, one)
        for leaves, trunk in one.trunks.items():
            item = one.source if leaves else one.target
            assert item is not None
            one.xs[leaves] = row.lefts[_column(row, item) + leaves] + TRACK * trunk.track
        for leaves in (True, False):
            right = leaves is False if one.right is None else one.right
            one.xs.setdefault(leaves, row.width if right else 0)
    runs: dict[tuple[int, bool], Run] = {}
    for one in row.around:
        one.run = runs.setdefault((one.goal, one.top), Run(one.xs[True], one.xs[False]))
        ends = (one.run.first, one.run.last, *one.xs.values())
        one.run.first, one.run.last = min(ends), max(ends)
    for top in (True, False):
        tracks = put_in_gutter([run for (_, above), run in runs.items() if above == top])
        room = depth(tracks)
        if top:
            row.gutter[top] = -row.above - depth(1)
            row.above += room
        else:
            row.gutter[top] = row.below + depth(1)
            row.below += room


def _spread(row: Row) -> None:
    """Ways back that meet one item at one side stand side by side: leaving left, coming right."""
    at: dict[tuple[Item, bool], list[tuple[int, bool, Around]]] = {}
    for one in row.around:
        for item, leaves in one.docks:
            if not leaves and any(not end[1] for end in at.get((item, one.top), ())):
                continue
            other = one.target if leaves else one.source
            span = abs(other.x - item.x) if other is not None else row.width
            at.setdefault((item, one.top), []).append((span if leaves else -span, leaves, one))
    for (item, top), ends in at.items():
        left, _, right, _ = item.node
        ends.sort(key=lambda end: (not end[1], end[0], end[2].number))
        for place, (_, leaves, one) in enumerate(ends, 1):
            if one.port and leaves:
                x = item.x + item.ports[one.port][0]
            elif item.name:
                x = item.x + right
            elif item.forks or right - left < 50:
                x = item.middle
            elif right - left > FRAME:
                x = item.x + right - 40 - 14 * (len(ends) - place)
                x = x if top else item.x + left + 40 + 14 * place
            else:
                x = item.x + left + (right - left) * place // (len(ends) + 1)
            one.xs[leaves] = x
            if not leaves:
                same = [a for a in row.around if (item, False) in a.docks and a.top == top]
                for beside in same:
                    beside.xs[False] = x


def _cut_short(row: Row, one: Around) -> None:
    """A named way back goes straight down from its gateway; the name stands beside the line."""
    item = one.source
    if item is None or not item.name or one.top or (item, True) not in one.docks:
        return
    hop = item.before[0]
    gateway = hop.source
    column = row.layers.columns[_column(row, gateway)]
    if hop.track != gateway.middle or not gateway.forks or gateway is not column[-1]:
        return
    hop.cut_short = True
    one.corner = (gateway.middle, item.y)
    one.xs[True] = gateway.middle
    part = item.piece.parts[0]
    assert part.label is not None
    part.points = []
    _, y, *size = part.label
    lowest = gateway.y + gateway.node[3] + 4 - item.y
    part.label = (gateway.middle + 6 - item.x, max(y, lowest), size[0], size[1])


def gutter_height(row: Row, one: Around) -> int:
    """The height of a way back in its gutter."""
    assert one.run is not None
    sign = -1 if one.top else 1
    return row.gutter[one.top] + sign * TRACK * one.run.track
