"""The whole picture: stages as bands of one width, with one lane for all work alongside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from xize.core.process.graph import Process
from xize.core.process.index import Index
from xize.core.process.layout.cards import Words
from xize.core.process.layout.lanes import Companion, lane
from xize.core.process.layout.outline import outline
from xize.core.process.layout.picture import Band, Mark, Picture, Text, Wire
from xize.core.process.layout.pieces import Piece
from xize.core.process.layout.scopes import EDGE, Layout
from xize.core.process.layout.spots import GAP_X, GAP_Y, Spot, connect

MARGIN: Final = 16
TITLE: Final = 36
"""Height of a stage's title."""
MARK: Final = 24
"""Height of the circles at the start and the end."""


def lay_out(
    process: Process,
    *,
    captions: Mapping[str, tuple[str, ...]] | None = None,
    results: Mapping[str, str] | None = None,
    names: Mapping[str, str] | None = None,
) -> Picture:
    """Draw one procedure.

    ``captions`` are lines under a node's name, ``results`` the names of ends, ``names`` those of
    nodes whose own name is not meant for people.
    """
    layout = Layout(Index(process), Words(captions or {}, results or {}, names or {}))
    plan = outline(layout.index, layout.index.root)
    elsewhere = _prepare_stages(layout, [name for row in plan.rows for name in row])
    content, spots = layout.rows(plan)
    connect(content, plan, spots)
    rest = lane(elsewhere, content)
    if rest.boxes:
        content.put(rest, content.right + GAP_X + rest.left, 0)
    return _framed(layout, content, plan.rows, spots)


def _prepare_stages(layout: Layout, elements: list[str]) -> list[Companion]:
    """Give the stages of the root their bands; what runs alongside none of them is returned."""
    index = layout.index
    stages = [name for name in elements if name in index.stages]
    companions = _homes(layout, stages)
    contents = {name: layout.scope(name) for name in stages}
    lanes = {name: lane(companions[name], contents[name]) for name in stages}
    left = max((piece.left for piece in contents.values()), default=0) + EDGE
    axis = max((piece.right for piece in contents.values()), default=0) + GAP_X
    axis += max((piece.left for piece in lanes.values()), default=0)
    for name in stages:
        piece = Piece(left)
        piece.put(contents[name], 0, TITLE)
        if any(one.boxes for one in lanes.values()):
            piece.put(lanes[name], axis, TITLE)
        layout.prepared[name] = piece
    right = max((piece.right for piece in layout.prepared.values()), default=0) + EDGE
    for name, piece in layout.prepared.items():
        title = layout.index.node(name).name or name
        right = max(right, 13 * len(title) + 2 * EDGE - left)
        piece.right, piece.height = right, piece.height + EDGE
        piece.tail = piece.height
    for name, piece in layout.prepared.items():
        piece.right = right
        text = Text(text=index.node(name).name or name, x=EDGE - left, y=25, role="title")
        band = Band(
            id=name,
            kind="stage",
            x=-left,
            y=0,
            width=left + right,
            height=piece.height,
            title=(text,),
        )
        piece.bands.insert(0, band)
    return companions[""]


def _homes(layout: Layout, stages: list[str]) -> dict[str, list[Companion]]:
    """Which stage's lane each companion stands in; without stages in the one of the whole ("").

    Work declared on the root stands where what it follows stands, or else at the first stage.
    """
    found: dict[str, list[Companion]] = {name: [] for name in (*stages, "")}
    first = stages[0] if stages else ""
    index = layout.index
    for one in layout.companions(index.root, deep=True):
        around = (*index.path(one.id), one.id)
        anchored = (
            (*index.path(one.anchor), one.anchor) if one.anchor in index.process.nodes else ()
        )
        home = next((name for name in stages if name in around or name in anchored), None)
        found[home or _home_of_companion(layout, one, found) or first].append(one)
    return found


def _home_of_companion(
    layout: Layout, companion: Companion, found: Mapping[str, list[Companion]]
) -> str:
    """Where the companion stands that this one follows."""
    beside = layout.index.path(companion.anchor) if companion.anchor else ()
    return next((home for home, ones in found.items() for one in ones if one.id in beside), "")


def _framed(
    layout: Layout, content: Piece, rows: tuple[tuple[str, ...], ...], spots: Mapping[str, Spot]
) -> Picture:
    """The two terminals above and below, a margin around all."""
    lead = MARK + GAP_Y
    below = content.height + GAP_Y
    for name in rows[0] if rows else ():
        content.wires.append(
            Wire(source="", target=name, points=_bent(0, -GAP_Y, spots[name].x, 0))
        )
    if rows:
        last = [spots[name] for name in rows[-1] if not spots[name].aside]
        content.wires += [
            Wire(source="", target="", points=_bent(spot.x, spot.bottom, 0, below)) for spot in last
        ]
    content.left, content.right = max(content.left, MARK), max(content.right, MARK)
    whole = Piece()
    axis = content.left + MARGIN
    whole.put(content, axis, MARGIN + lead)
    stage_of = {name: layout.index.stage_of(name) or "" for name in layout.index.process.nodes}
    return Picture(
        width=content.width + 2 * MARGIN,
        height=lead + below + MARK + 2 * MARGIN,
        bands=tuple(whole.bands),
        bars=tuple(whole.bars),
        wires=tuple(whole.wires),
        boxes=tuple(replace(box, stage=stage_of[box.id]) for box in whole.boxes),
        marks=(
            Mark(kind="start", x=axis, y=MARGIN + MARK // 2),
            Mark(kind="end", x=axis, y=MARGIN + lead + below + MARK // 2),
        ),
        labels=tuple(whole.labels),
    )


def _bent(x: int, y: int, to_x: int, to_y: int) -> tuple[tuple[int, int], ...]:
    """Straight down, or with a bend just below the beginning or above the end."""
    if x == to_x:
        return (x, y), (to_x, to_y)
    bend = to_y - GAP_Y // 2
    return (x, y), (x, bend), (to_x, bend), (to_x, to_y)
