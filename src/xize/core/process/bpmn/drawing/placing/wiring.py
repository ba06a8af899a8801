"""The lines of a row that stands, and the row as a piece."""

from __future__ import annotations

from collections.abc import Sequence

from xize.core.process.bpmn.drawing.items import Hop, Item, Wire
from xize.core.process.bpmn.drawing.pieces import Gate, Part, Piece, Point
from xize.core.process.bpmn.drawing.placing.row import Around, Row, gutter_height
from xize.core.process.bpmn.drawing.routing.channels import start_height
from xize.core.process.bpmn.drawing.routing.lines import without_stops
from xize.core.process.bpmn.drawing.structure.net import Link


def piece_of(row: Row, links: Sequence[Link], level: int, entering: int | None) -> Piece:
    """The row with its lines. ``entering`` is the link that comes in at the axis, if any."""
    whole = Piece(width=row.width, above=row.above, below=row.below)
    for column in row.layers.columns:
        whole.inside += [(item.piece, item.x, item.y) for item in column if item.rep is not None]
    if entering is not None:
        link = links[entering]
        points = [(0, 0), (row.entry.x + row.entry.node[0], 0)]
        whole.parts.append(Part(link.flow, (link.half, level), points))
    for wire in row.layers.wires:
        whole.parts.append(_forward(row, whole, wire, links, level))
    for one in row.around:
        whole.parts.append(_back(row, whole, one, links, level))
    return whole


def _forward(row: Row, whole: Piece, wire: Wire, links: Sequence[Link], level: int) -> Part:
    link = links[wire.use.number]
    first, last = wire.hops[0], wire.hops[-1]
    points = [*_start(first)]
    for hop in wire.hops:
        if hop.track is not None:
            points += [(hop.track, start_height(hop)), (hop.track, hop.target.y)]
    if last.target.rep is None:
        whole.exit = last.target.y
        points.append((row.width, whole.exit))
        return Part(link.flow, (link.half, -level), without_stops(points))
    points += [] if last.cut_short else [_end(last)]
    return Part(link.flow, (link.half, 0), without_stops(points))


def _start(hop: Hop) -> list[Point]:
    """Where a flow leaves its source."""
    item = hop.source
    if hop.port:
        x, lane = item.ports[hop.port]
        event = item.node[3] + 18
        height = hop.target.y if hop.track == item.x + x else item.y + lane
        return [(item.x + x, item.y + event), (item.x + x, height)]
    if item.forks and hop.track == item.middle:
        return [(item.middle, item.y + item.node[1 if hop.target.y < item.y else 3])]
    return [(item.x + item.node[2], item.out)]


def _end(hop: Hop) -> Point:
    """Where a flow reaches its target."""
    item = hop.target
    if item.forks and hop.track == item.middle:
        return (item.middle, item.y + item.node[1 if start_height(hop) < item.y else 3])
    return (item.x + item.node[0], item.y)


def _back(row: Row, whole: Piece, one: Around, links: Sequence[Link], level: int) -> Part:
    link = links[one.number]
    height = gutter_height(row, one)
    points = _side(one, one.source, leaves=True)
    points += [(one.xs[True], height), (one.xs[False], height)]
    points += _side(one, one.target, leaves=False)[::-1]
    step = 0
    for leaves, item in ((True, one.source), (False, one.target)):
        if item is None:
            right = one.xs[leaves] == row.width
            whole.gates[one.number, not leaves] = Gate(height, right)
            step = level if leaves else -level
    return Part(link.flow, (link.half, step), without_stops(points))


def _side(one: Around, item: Item | None, *, leaves: bool) -> list[Point]:
    """From an item to the gutter, without the place in it."""
    if item is None:
        return []
    x = one.xs[leaves]
    if one.corner is not None and leaves:
        return [one.corner]
    if leaves and one.port:
        port, lane = item.ports[one.port]
        start = (item.x + port, item.y + item.node[3] + 18)
        turn = [] if x == start[0] else [(start[0], item.y + lane), (x, item.y + lane)]
        return [start, *turn]
    if (item, leaves) in one.docks:
        return [(x, item.y + item.node[1 if one.top else 3])]
    gate = item.piece.gates.get((one.number, leaves))
    if gate is not None:
        edge = item.x + (item.piece.width if gate.right else 0)
        return [(edge, item.y + gate.y), (x, item.y + gate.y)]
    if leaves:
        return [(item.x + item.node[2], item.out), (x, item.out)]
    return [(item.x + item.node[0], item.y), (x, item.y)]
