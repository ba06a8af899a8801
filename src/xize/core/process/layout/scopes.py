"""The recursion: a scope is rows of elements, an element is a card or a scope."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from xize.core.process.graph import SubProcess
from xize.core.process.index import Index
from xize.core.process.layout.cards import (
    NAME,
    PAD,
    SMALL,
    WIDTH,
    Words,
    card,
    label,
    small_width,
    stacked,
    title,
    ways_out,
)
from xize.core.process.layout.lanes import Companion
from xize.core.process.layout.measure import text_width, wrap
from xize.core.process.layout.outline import Outline, WayOut, is_element, outline
from xize.core.process.layout.picture import Band, Bar, Text, Wire
from xize.core.process.layout.pieces import Piece
from xize.core.process.layout.spots import ASIDE, GAP_X, GAP_Y, Spot, connect

HEAD: Final = 26
"""Height of a band's title."""
EDGE: Final = 12
"""Space between a band's edge and its content."""
STEM: Final = 14
"""Length of the line between a fork or join and a branch."""


class Layout:
    """Lays out one process."""

    def __init__(self, index: Index, words: Words) -> None:
        self.index = index
        self.words = words
        self.prepared: dict[str, Piece] = {}

    def element(self, name: str, plan: Outline) -> Piece:
        """A card, or a scope with what surrounds it; what is ``prepared`` is taken as it is."""
        if name in self.prepared:
            return self.prepared[name]
        node = self.index.node(name)
        ways = plan.ways_out.get(name, ())
        if not isinstance(node, SubProcess):
            box = card(self.index, node, self.words, ways)
            piece = Piece(-box.x, box.right, box.height)
            piece.boxes.append(box)
            return piece
        condition = plan.conditions.get(name, "")
        match node.kind:
            case "branch":
                return self._branch(node, condition)
            case "parallel":
                return self.banded(node, self._forked(name), condition, ways)
        return self.banded(node, self.scope(name), condition, ways)

    def scope(self, scope: str) -> Piece:
        """The rows of a scope with the lines between them."""
        plan = outline(self.index, scope)
        piece, spots = self.rows(plan)
        connect(piece, plan, spots)
        return piece

    def rows(self, plan: Outline) -> tuple[Piece, dict[str, Spot]]:
        """The elements of a scope, row below row."""
        whole = Piece()
        spots: dict[str, Spot] = {}
        top = 0
        for number, row in enumerate(plan.rows):
            pieces = {name: self.element(name, plan) for name in row}
            places = _arranged(plan, pieces)
            leftmost = min(places[name][0] - piece.left for name, piece in pieces.items())
            for name, piece in pieces.items():
                x, down = places[name]
                left, y = x - piece.left, top + down
                whole.put(piece, x, y)
                aside = x != 0 and len(row) > 1 and _onward(plan, pieces) is not None
                spots[name] = Spot(
                    row=number,
                    x=x,
                    left=left,
                    right=x + piece.right,
                    top=y,
                    bottom=y + piece.tail,
                    first=left == leftmost,
                    aside=aside,
                )
            onward = [spots[name].bottom for name in row if name in plan.axis]
            whole.tail = max(onward, default=whole.height)
            top = whole.height + GAP_Y
        return whole, spots

    def companions(self, scope: str, *, deep: bool = False) -> list[Companion]:
        """The work alongside that is declared on a scope, or also on those within it."""
        inner = [name for name in self.index.inside(scope) if deep and self.is_scope(name)]
        order = list(self.index.process.nodes)
        return [
            Companion(node.id, node.beside.after or _first(self.index, node), self._beside(node))
            for one in sorted([scope, *inner], key=order.index)
            for node in self.index.besides(one)
            if node.beside is not None
        ]

    def is_scope(self, name: str) -> bool:
        """Whether a node is a scope."""
        return isinstance(self.index.node(name), SubProcess)

    def _beside(self, node: SubProcess) -> Piece:
        """One step alone is a card; more are a small flow in a band."""
        within = [one for one in self.index.children(node.id) if is_element(one)]
        piece = self.scope(node.id)
        if len(within) == 1 and len(piece.boxes) == 1:
            extra = self.words.captions.get(node.id, ())
            known = self.words.captions.get(within[0].id, ())
            words = replace(self.words, captions={within[0].id: (*known, *extra)})
            ways = outline(self.index, node.id).ways_out.get(within[0].id, ())
            box = card(self.index, within[0], words, ways, beside=True)
            piece = Piece(-box.x, box.right, box.height)
            piece.boxes.append(box)
            return piece
        piece.boxes = [replace(box, beside=True) for box in piece.boxes]
        return self.banded(node, piece, "", ())

    def banded(
        self, node: SubProcess, content: Piece, condition: str, ways: Iterable[WayOut]
    ) -> Piece:
        """A scope's content in an area with a title; below it, where the scope leads."""
        words = _title(title(self.index, node), condition, NAME[0], content.width)
        outs = ways_out(self.index, node.id, self.words, ways)
        widest = max(text_width(words, NAME[0]), *(small_width(line.text) for line in outs), 0)
        half = (widest + 2 * EDGE) // 2
        left, right = max(content.left + EDGE, half), max(content.right + EDGE, half)
        piece = Piece(left, right)
        piece.put(content, 0, HEAD)
        texts, bottom = stacked(outs, piece.height + 4, PAD - left)
        piece.height = piece.tail = (bottom if outs else piece.height) + EDGE
        heading = Text(text=words, x=PAD - left, y=19, role="title")
        band = Band(
            id=node.id,
            kind=node.kind,
            x=-left,
            y=0,
            width=left + right,
            height=piece.height,
            title=(heading, *texts),
        )
        piece.bands.insert(0, band)
        return piece

    def _branch(self, node: SubProcess, condition: str) -> Piece:
        """A column under a fork; its name stands on top where somebody gave it one."""
        content = self.scope(node.id)
        tail = content.tail
        named = "" if node.name in (node.id, node.id.split(".")[-1]) else node.name
        words = _title(named, condition, SMALL[0], content.width)
        if not words:
            return content
        piece = Piece(0, 8 + small_width(words))
        piece.put(content, 0, 18)
        piece.labels.append(label(words, 6, 10))
        piece.wires.append(Wire(source=node.id, target="", points=((0, 0), (0, 18))))
        piece.tail = tail + 18
        return piece

    def _forked(self, scope: str) -> Piece:
        """Branches side by side between a fork and a join."""
        content, spots = self.rows(outline(self.index, scope))
        piece = Piece()
        piece.put(content, 0, STEM)
        bottom = content.height + 2 * STEM
        axes = [spot.x for spot in spots.values()] or [0]
        first, width = min(axes) - 8, max(axes) - min(axes) + 16
        for name, y in ((f"{scope}.fork", 0), (f"{scope}.join", bottom)):
            piece.bars.append(Bar(id=name, x=first, y=y, width=width))
        for name, spot in spots.items():
            enters, leaves = spot.top + STEM, spot.bottom + STEM
            piece.wires.append(
                Wire(source=scope, target=name, points=((spot.x, 0), (spot.x, enters)))
            )
            piece.wires.append(
                Wire(source=name, target="", points=((spot.x, leaves), (spot.x, bottom)))
            )
        piece.height = bottom + 2
        return piece


def _title(name: str, condition: str, size: int, room: int) -> str:
    """A name and the condition, on one line not much wider than what stands below."""
    words = " · ".join(part for part in (name, condition) if part)
    return "".join(wrap(words, size, max(room, WIDTH), most=1))


def _first(index: Index, beside: SubProcess) -> str:
    """Where work without an anchor begins: with its scope."""
    return "" if beside.scope == index.root else beside.scope


def _onward(plan: Outline, pieces: dict[str, Piece]) -> str | None:
    """The one element of a row that leads on, if there is just one."""
    onward = [name for name in pieces if name in plan.axis]
    return onward[0] if len(onward) == 1 else None


def _arranged(plan: Outline, pieces: dict[str, Piece]) -> dict[str, tuple[int, int]]:
    """Where the elements of a row stand: x of the axis, and how far below the row's upper edge.

    Side by side; but when only one leads on, it keeps the scope's axis and the others stand in a
    column to its right.
    """
    main = _onward(plan, pieces)
    if main is None:
        x = -(sum(piece.width for piece in pieces.values()) + GAP_X * (len(pieces) - 1)) // 2
        places = {}
        for name, piece in pieces.items():
            places[name] = (x + piece.left, 0)
            x += piece.width + GAP_X
        return places
    places = {main: (0, 0)}
    edge, down = pieces[main].right + GAP_X + ASIDE, 0
    for name, piece in pieces.items():
        if name != main:
            places[name] = (edge + piece.left, down)
            down += piece.height + GAP_Y
    return places
