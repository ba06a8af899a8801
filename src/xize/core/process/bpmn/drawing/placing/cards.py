"""Nodes as items: with their names beside them, boundary events, and what is tied to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from xize.core.process.bpmn.drawing import sizes
from xize.core.process.bpmn.drawing.items import Item
from xize.core.process.bpmn.drawing.pieces import Part, Piece, Placed
from xize.core.process.bpmn.model.activities import SubProcess
from xize.core.process.bpmn.model.containers import FlowNode
from xize.core.process.bpmn.model.events import Event
from xize.core.process.bpmn.model.gateways import Gateway

HALF: Final = sizes.EVENT // 2
BESIDE_EVENT: Final = 6


class Satellite(msgspec.Struct, frozen=True):
    """Something that stands above a node and is tied to it: data or a note."""

    element: str
    width: int
    height: int
    label: str
    tie: str
    """The association between them; "" where it ends elsewhere."""
    takes: bool = False
    """The association leads from the node to it."""


class Around(msgspec.Struct, frozen=True):
    """What belongs to one node."""

    edges: Sequence[Event] = ()
    above: Sequence[Satellite] = ()
    content: Piece | None = None


def name_item(flow: str, text: str, half: int = 1) -> Item:
    """The name of a flow, above the line that passes."""
    width, height = sizes.block(text, sizes.ON_FLOW)
    whole = width + 10
    part = Part(flow, (half, -(10**6)), [(0, 0), (whole, 0)], (5, -height - 3, width, height))
    piece = Piece(width=whole, above=height + 5, below=6, parts=[part])
    return Item(piece, (0, 0, whole, 0), name=True)


def card(node: FlowNode, around: Around, *, turning: bool) -> Item:
    """The item of a node."""
    if isinstance(node, SubProcess) and around.content is not None:
        item = _frame(node, around)
    else:
        width, height = sizes.plain(node, edged=bool(around.edges))
        width = max(width, _room_for_edges(around.edges))
        item = _shape(node.id, width, height, False if isinstance(node, SubProcess) else None)
    if isinstance(node, (Event, Gateway)) and node.name:
        _name(item, node, turning=turning or bool(around.above))
    item.forks = isinstance(node, Gateway)
    _edges(item, around.edges)
    _satellites(item, around.above)
    return item


def _shape(element: str, width: int, height: int, closed: bool | None) -> Item:
    half = height // 2
    piece = Piece(width=width, above=half, below=height - half)
    piece.shapes.append(Placed(element, 0, -half, width, height, expanded=closed))
    return Item(piece, (0, -half, width, height - half))


def _frame(node: SubProcess, around: Around) -> Item:
    """An expanded sub-process; flow enters at the height of what is inside."""
    content = around.content
    assert content is not None
    title, _ = sizes.block(node.name, 600, 1)
    width = max(content.width + 2 * sizes.PAD, title * 12 // 11 + 32, sizes.TASK_WIDTH,
                _room_for_edges(around.edges))  # fmt: skip
    top = -content.above - sizes.HEADER - 6
    bottom = content.below + sizes.PAD + (sizes.MARKER if sizes.marked(node) else 0)
    if not (node.loop or node.for_compensation or node.kind == "ad_hoc"):
        bottom = content.below + sizes.PAD
    piece = Piece(width=width, above=-top, below=bottom)
    piece.shapes.append(Placed(node.id, 0, top, width, bottom - top, expanded=True))
    piece.inside.append((content, sizes.PAD, 0))
    return Item(piece, (0, top, width, bottom), frame=True)


def _name(item: Item, node: Event | Gateway, *, turning: bool) -> None:
    """Below an event; above a gateway, and to its left where a way back meets its corner."""
    width, height = sizes.block(node.name, sizes.BESIDE)
    piece, shape = item.piece, item.piece.shapes[0]
    if isinstance(node, Gateway) and turning:
        _widen(item, max(0, width + 6 - sizes.GATEWAY // 2), 0)
        x, y = item.node[0] + sizes.GATEWAY // 2 - 6 - width, item.node[1] - 3 - height
    else:
        _widen(item, max(0, (width - shape.width + 1) // 2), max(0, (width - shape.width + 1) // 2))
        x = (item.node[0] + item.node[2] - width) // 2
        y = -item.node[3] - 3 - height if isinstance(node, Gateway) else item.node[3] + 3
    shape.label = (x, y, width, height)
    piece.above = max(piece.above, -y)
    piece.below = max(piece.below, y + height)
    if isinstance(node, Event):
        item.bottom_free = False
    elif not turning:
        item.top_free = False


def _widen(item: Item, left: int, right: int) -> None:
    """More room beside a node."""
    for shape in item.piece.shapes:
        shape.x += left
        if shape.label:
            shape.label = (shape.label[0] + left, *shape.label[1:])
    item.piece.inside = [(piece, x + left, y) for piece, x, y in item.piece.inside]
    item.ports = {port: (x + left, lane) for port, (x, lane) in item.ports.items()}
    one, top, other, bottom = item.node
    item.node = (one + left, top, other + left, bottom)
    item.piece.width += left + right


def _room_for_edges(edges: Sequence[Event]) -> int:
    return sum(_room(edge) for edge in edges) + 20 if edges else 0


def _room(edge: Event) -> int:
    width, _ = sizes.block(edge.name, sizes.BESIDE)
    return sizes.EVENT + 12 + (width + BESIDE_EVENT if width else 0)


def _edges(item: Item, edges: Sequence[Event]) -> None:
    """Boundary events stand on the lower edge, their names to the right of what leaves them."""
    if not edges:
        return
    left, _, right, bottom = item.node
    x = left + (80 if right - left > 400 else 12)
    deepest = max(sizes.block(edge.name, sizes.BESIDE)[1] for edge in edges)
    lane = bottom + max(HALF + 12, deepest + 12)
    for place, edge in enumerate(edges):
        width, height = sizes.block(edge.name, sizes.BESIDE)
        shape = Placed(edge.id, x, bottom - HALF, sizes.EVENT, sizes.EVENT)
        if width:
            shape.label = (x + HALF + BESIDE_EVENT + 14, bottom + 5, width, height)
        item.piece.shapes.append(shape)
        item.ports[edge.id] = (x + HALF, lane + 8 * (len(edges) - 1 - place))
        x += _room(edge)
    item.piece.below = max(item.piece.below, lane + 8 * len(edges))
    item.piece.width = max(item.piece.width, x + 4)
    item.ports_end = x + 20
    item.bottom_free = False


def _satellites(item: Item, above: Sequence[Satellite]) -> None:
    """In one row above the node, each tied to it by a line of its own."""
    if not above:
        return
    boxes = [sizes.block(one.label, sizes.BESIDE) for one in above]
    widths = [max(one.width, box[0]) for one, box in zip(above, boxes, strict=True)]
    tall = max(one.height + box[1] for one, box in zip(above, boxes, strict=True))
    whole = sum(widths) + 14 * (len(above) - 1)
    spare = max(0, whole - (item.node[2] - item.node[0]))
    _widen(item, max(0, spare // 2 - item.node[0]), 0)
    left, _, right, _ = item.node
    x = (left + right - whole) // 2 if right - left < 400 else left + 60
    item.piece.width = max(item.piece.width, x + whole)
    base = -item.piece.above - 22
    for one, box, width in zip(above, boxes, widths, strict=True):
        middle = x + width // 2
        y = base - one.height - (box[1] + 3 if box[1] else 0)
        label = (middle - box[0] // 2, y + one.height + 3, *box) if box[1] else None
        shape = Placed(one.element, middle - one.width // 2, y, one.width, one.height, label)
        item.piece.shapes.append(shape)
        if one.tie:
            item.piece.parts.append(_tie(item, one, middle, base))
        x += width + 14
    item.piece.above = -base + tall + 4
    item.top_free = False


def _tie(item: Item, one: Satellite, middle: int, base: int) -> Part:
    """Straight down where the node is wide enough, else with a bend."""
    left, top, right, _ = item.node
    if item.forks or right - left < 50:
        dock = (left + right) // 2
    else:
        dock = min(max(middle, left + 12), right - 12)
    points = [(middle, base), (middle, base + 9), (dock, base + 9), (dock, top)]
    if dock == middle:
        points = [(middle, base), (middle, top)]
    return Part(one.tie, (0, 0), points[::-1] if one.takes else points)
