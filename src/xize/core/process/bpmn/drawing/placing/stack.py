"""Rows of a folded region one below the other, with the flows between them.

What goes on turns at the right margin and comes back in the gap between two rows; where a band (a
large frame) begins or ends, it goes straight down. Ways back above their row use the right margin,
those below it the left one; so neither crosses what goes on.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from xize.core.process.bpmn.drawing.items import Hop, Item
from xize.core.process.bpmn.drawing.pieces import Gate, Part, Piece, Point
from xize.core.process.bpmn.drawing.placing.row import Row, hangs
from xize.core.process.bpmn.drawing.routing.gutters import Run, put_in_gutter
from xize.core.process.bpmn.drawing.structure.net import Link

GAP: Final = 44
MARGIN: Final = 18
TRACK: Final = 10
INDENT: Final = 56
"""How far plain rows stand to the right of bands."""
CLOSE: Final = 14
"""How far behind a short row its flow turns down."""
DOWN: Final = 32
"""Where flow goes down between bands, from their left edge."""


@dataclass(slots=True, eq=False)
class Between:
    """A way back between two rows, by their numbers."""

    number: int
    goal: int
    source: int
    target: int
    top: bool
    x: int = 0


def stacked(
    rows: Sequence[Row],
    pieces: Sequence[Piece],
    cuts: Sequence[Hop],
    backs: Sequence[Between],
    links: Sequence[Link],
) -> Piece:
    """All rows as one piece with the first row's axis."""
    whole = Piece()
    bands = [band_of(row) for row in rows]
    left, ends = _margins(bands, backs)
    dx = [left + (INDENT if any(bands) and band is None else 0) for band in bands]
    inner = max(x + piece.width for x, piece in zip(dx, pieces, strict=True))
    for band, piece in zip(bands, pieces, strict=True):
        if band is not None:
            _stretch(band, piece, inner - left)
    ys = [0]
    for upper, lower in itertools.pairwise(pieces):
        ys.append(ys[-1] + upper.below + GAP + lower.above)
    whole.inside = list(zip(pieces, dx, ys, strict=True))
    for place, cut in enumerate(cuts):
        link = links[cut.use.number]
        points = _onward(whole, bands, rows, place, (left, inner))
        whole.parts.append(Part(link.flow, (link.half, 0), points))
    _back(whole, backs, links, (left, inner))
    whole.width = inner + ends
    whole.above = pieces[0].above
    whole.below = ys[-1] + pieces[-1].below
    whole.exit = ys[-1] + pieces[-1].exit
    return whole


def band_of(row: Row) -> Item | None:
    """The frame that is alone in its row, but for what hangs below it."""
    items = [item for column in row.layers.columns for item in column if item.rep is not None]
    alone = len(items) == 1 or (items[0] in row.layers.columns[0] and hangs(row.layers))
    return items[0] if alone and items[0].frame and items[0].piece.width > 400 else None


def _stretch(band: Item, piece: Piece, width: int) -> None:
    frame = band.piece.shapes[0]
    end = (piece.width, piece.exit)
    frame.width = max(frame.width, width - band.x - frame.x)
    piece.width = max(piece.width, width)
    for part in piece.parts:
        if part.points[-1] == end and part.points[0][0] > band.x + band.node[0]:
            part.points = [(band.x + frame.x + frame.width, end[1]), (piece.width, end[1])]


def _margins(bands: Sequence[Item | None], backs: Sequence[Between]) -> tuple[int, int]:
    """Room left of the rows and right of them; ways back get their places there."""
    turns = any(one is None and two is None for one, two in itertools.pairwise(bands))
    room = []
    for top in (False, True):
        chosen = [one for one in backs if one.top == top]
        runs: dict[int, Run] = {}
        for one in chosen:
            run = runs.setdefault(one.goal, Run(one.source, one.target))
            ends = (run.first, run.last, one.source, one.target)
            run.first, run.last = min(ends), max(ends)
        tracks = put_in_gutter(list(runs.values()))
        first = MARGIN + (TRACK if turns or any(bands) else 0)
        for one in chosen:
            one.x = first + TRACK * runs[one.goal].track
        room.append(first + TRACK * tracks if tracks else MARGIN + 4 if turns else 0)
    return room[0], room[1]


def _onward(
    whole: Piece, bands: Sequence[Item | None], rows: Sequence[Row], place: int,
    edges: tuple[int, int],
) -> list[Point]:  # fmt: skip
    """From the end of a row to the beginning of the next."""
    (upper, x, y), (_lower, next_x, next_y) = whole.inside[place : place + 2]
    band, following = bands[place], bands[place + 1]
    left, right = edges
    start = (x + upper.width, y + upper.exit)
    if band is not None:
        start = (left + DOWN, y + band.y + band.node[3])
    middle = y + upper.below + GAP // 2
    short = start[0] + CLOSE < right - 40 and not _covered(upper)
    outside = start[0] + CLOSE if short else right + MARGIN
    if following is not None:
        top = next_y + following.y + following.node[1]
        if band is not None:
            return [start, (left + DOWN, top)]
        if short:
            return [start, (outside, start[1]), (outside, top)]
        return [start, (outside, start[1]), (outside, middle), (left + DOWN, middle),
                (left + DOWN, top)]  # fmt: skip
    first = rows[place + 1].entry
    end = (next_x + first.x + first.node[0], next_y)
    if band is not None:
        return [start, (start[0], next_y), end]
    turn = next_x - MARGIN
    return [start, (outside, start[1]), (outside, middle), (turn, middle),
            (turn, next_y), end]  # fmt: skip


def _covered(piece: Piece) -> bool:
    """Whether ways back leave to the right below the end of a row."""
    return any(gate.right and gate.y > piece.exit for gate in piece.gates.values())


def _back(
    whole: Piece,
    backs: Sequence[Between],
    links: Sequence[Link],
    edges: tuple[int, int],
) -> None:
    left, right = edges
    for one in backs:
        upright = right + one.x if one.top else left - one.x
        points: list[Point] = []
        for row, leaves in ((one.source, True), (one.target, False)):
            piece, x, y = whole.inside[row]
            gate = piece.gates[one.number, leaves]
            edge = x + (piece.width if gate.right else 0)
            end = [(edge, y + gate.y), (upright, y + gate.y)]
            points += end if leaves else end[::-1]
        link = links[one.number]
        whole.parts.append(Part(link.flow, (link.half, 0), points))


def passed_on(
    whole: Piece, place: int, piece: Piece, links: Sequence[Link], level: int, kept: set[int]
) -> None:
    """Gates of a row that lead out of the region (all but the kept) get to the region's edge."""
    _, x, y = whole.inside[place]
    for (number, leaves), gate in piece.gates.items():
        if number in kept:
            continue
        link = links[number]
        far = whole.width if gate.right else 0
        near = x + (piece.width if gate.right else 0)
        points = [(near, y + gate.y), (far, y + gate.y)]
        step = -level if leaves else level
        whole.parts.append(Part(link.flow, (link.half, step), points if leaves else points[::-1]))
        whole.gates[number, leaves] = Gate(y + gate.y, gate.right)
