"""A process or sub-process as a piece: its parts one below the other, the inner ones first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from xize.core.process.bpmn.drawing import sizes
from xize.core.process.bpmn.drawing.items import Item
from xize.core.process.bpmn.drawing.pieces import Piece, Placed
from xize.core.process.bpmn.drawing.placing import lanes
from xize.core.process.bpmn.drawing.placing.cards import Around, Satellite, card, name_item
from xize.core.process.bpmn.drawing.placing.region import LIMIT, Layout
from xize.core.process.bpmn.drawing.structure.net import Net, components, net_of
from xize.core.process.bpmn.drawing.structure.ties import Tie, Ties, ties_of
from xize.core.process.bpmn.model.activities import SubProcess
from xize.core.process.bpmn.model.containers import Process, Scope

GAP: Final = 40
BESIDE: Final = 30
LEAST: Final = 24
"""How far an empty scope reaches from its axis."""


class Whole:
    """A scope that stands: its piece, its lanes' frames, and the ties that are still to draw."""

    def __init__(self) -> None:
        self.piece = Piece()
        self.frames: list[Placed] = []
        self.loose: list[Tie] = []


def whole_of(process: Process, ident: str) -> Whole:
    """Everything inside a process or one of its sub-processes."""
    whole = Whole()
    contents: dict[str, Piece] = {}
    for name in reversed(_inside(process, ident)):
        scope = process.scopes[name]
        maker = _Maker(scope, contents, limit=LIMIT)
        contents[name] = maker.piece()
        whole.loose += maker.ties.loose
        whole.frames = maker.frames
    whole.piece = contents[ident]
    return whole


def pieces_of(scope: Scope, nodes: Sequence[str], things: Sequence[str]) -> Piece:
    """Only some nodes, data and notes of a scope, with the flows between them; all collapsed."""
    maker = _Maker(scope, {}, limit=LIMIT, only=nodes)
    maker.ties.beside = {}
    maker.ties.alone = list(things)
    return maker.piece()


def _inside(process: Process, ident: str) -> list[str]:
    """A scope and those in it that are not empty, outer ones first."""
    found, todo = [], [ident]
    while todo:
        name = todo.pop()
        found.append(name)
        todo += [
            one.id
            for one in process.scopes[name].nodes.values()
            if isinstance(one, SubProcess) and one.id in process.scopes
            and process.scopes[one.id].nodes
        ]  # fmt: skip
    return found


class _Maker:
    """Makes the piece of one scope."""

    def __init__(
        self,
        scope: Scope,
        contents: Mapping[str, Piece],
        *,
        limit: int,
        only: Sequence[str] | None = None,
    ) -> None:
        self.scope, self.contents, self.limit, self.only = scope, contents, limit, only
        self.ties: Ties = ties_of(scope)
        self.leaves = lanes.leaves_of(scope) if only is None else []
        numbers = lanes.lane_numbers(scope) if only is None else {}
        self.net: Net = net_of(scope, numbers, only)
        self.frames: list[Placed] = []
        self._notes = {one.id: one.text for one in scope.annotations}

    def piece(self) -> Piece:
        members = components(self.net)
        if self.leaves:
            main = self._in_lanes([one for part in members for one in part])
            return _stacked([main, *self._leftovers()])
        parts = [(part, self._component(part)) for part in members]
        flowing = [piece for part, piece in parts if len(part) > 1]
        single = [piece for part, piece in parts if len(part) == 1]
        width = max((piece.width for piece in flowing), default=self.limit)
        aside = _wrapped([*single, *self._leftovers()], max(width, self.limit // 2))
        return _stacked([*flowing, *aside])

    def _component(self, members: list[int]) -> Piece:
        if len(members) == 1 and not self.net.leaving[members[0]]:
            return self._card(members[0], turning=False).piece
        layout = Layout(self.net, members, lambda v, turning: self._card(v, turning=turning),
                        self.limit)  # fmt: skip
        return layout.piece()

    def _in_lanes(self, members: list[int]) -> Piece:
        if not members:
            return Piece(width=200, above=LEAST, below=LEAST)
        layout = Layout(self.net, members, lambda v, turning: self._card(v, turning=turning), 0)
        lanes.hold_empty(layout.layers[0], len(self.leaves))
        piece, self.frames = lanes.framed(self.scope, layout.layers[0], layout.piece())
        return piece

    def _card(self, vertex: int, *, turning: bool) -> Item:
        one = self.net.vertices[vertex]
        if one.name_of_flow:
            return name_item(one.element, self.scope.flows[one.element].name)
        around = Around(
            edges=self.ties.edges.get(one.element, ()),
            above=[self._satellite(*pair) for pair in self.ties.beside.get(one.element, ())],
            content=self.contents.get(one.element),
        )
        return card(self.scope.nodes[one.element], around, turning=turning)

    def _satellite(self, thing: str, tie: Tie) -> Satellite:
        width, height, label = self._size(thing)
        return Satellite(thing, width, height, label, tie.id, takes=tie.target == thing)

    def _size(self, thing: str) -> tuple[int, int, str]:
        """Width, height, and the name beside it, of data, a note or a group."""
        if thing in self._notes:
            width, height = sizes.block(self._notes[thing], sizes.NOTE, 12)
            return max(width + 16, 40), height + 12, ""
        reference = self.scope.references.get(thing)
        if reference is None:
            return 120, 80, ""
        width, height = sizes.STORE if reference.to_store else sizes.DATA
        return width, height, reference.name

    def _leftovers(self) -> list[Piece]:
        """Data and notes that are tied to nothing here; groups, of which nobody knows where."""
        groups = self.scope.groups if self.only is None else ()
        names = [*self.ties.alone, *(group.id for group in groups)]
        return [_alone(name, *self._size(name)) for name in names]


def _alone(element: str, width: int, height: int, label: str) -> Piece:
    beside = sizes.block(label, sizes.BESIDE)
    whole = max(width, beside[0])
    shape = Placed(element, (whole - width) // 2, 0, width, height)
    piece = Piece(width=whole, below=height + (beside[1] + 4 if label else 0))
    if label:
        shape.label = ((whole - beside[0]) // 2, height + 3, *beside)
    piece.shapes.append(shape)
    return piece


def _wrapped(pieces: Sequence[Piece], width: int) -> list[Piece]:
    """Side by side, in as many rows as it takes."""
    rows: list[Piece] = []
    for piece in pieces:
        row = rows[-1] if rows else None
        if row is None or row.width + BESIDE + piece.width > width:
            row = Piece(width=-BESIDE)
            rows.append(row)
        row.inside.append((piece, row.width + BESIDE, piece.above))
        row.width += BESIDE + piece.width
        row.below = max(row.below, piece.height)
    return rows


def _stacked(pieces: Sequence[Piece]) -> Piece:
    """One below the other, with the axis of the first."""
    if not pieces:
        return Piece(width=120, above=LEAST, below=LEAST)
    whole = Piece(above=pieces[0].above, exit=pieces[0].exit)
    y = 0
    for place, piece in enumerate(pieces):
        if place:
            y = whole.below + GAP + piece.above
        whole.inside.append((piece, 0, y))
        whole.width = max(whole.width, piece.width)
        whole.below = y + piece.below
    return whole
