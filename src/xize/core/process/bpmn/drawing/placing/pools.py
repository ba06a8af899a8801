"""A collaboration as a piece: pools one below the other, of one width."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from xize.core.process.bpmn.drawing import sizes
from xize.core.process.bpmn.drawing.pieces import Piece, Placed
from xize.core.process.bpmn.drawing.placing.scope import Whole, whole_of
from xize.core.process.bpmn.drawing.structure.ties import Tie
from xize.core.process.bpmn.model.containers import Collaboration, Process

STRIP: Final = 30
PAD: Final = 24
CLOSED: Final = 64
"""How high a pool is whose inside nobody knows."""
GAP: Final = 64
LEAST: Final = 480


def pools_of(collaboration: Collaboration, processes: Mapping[str, Process]) -> Whole:
    """Pools in the order of the file, with the notes of the collaboration below them.

    Where several pools have one process, the first shows it.
    """
    whole = Whole()
    rows = []
    shown: set[str] = set()
    for one in collaboration.participants:
        process = processes.get(one.process) if one.process not in shown else None
        shown.add(one.process)
        inner = whole_of(process, process.id) if process is not None else None
        rows.append((one.id, inner))
        if inner is not None:
            whole.loose += inner.loose
    width = max((_width(inner) for _, inner in rows), default=LEAST)
    width = max(width, LEAST)
    y = 0
    for ident, inner in rows:
        frame = Placed(ident, 0, y, width, CLOSED, horizontal=True)
        whole.piece.shapes.append(frame)
        if inner is not None:
            _fill(whole.piece, frame, inner)
        y += frame.height + GAP
    whole.piece.width, whole.piece.below = width, max(0, y - GAP)
    _notes(whole, collaboration)
    whole.loose += [Tie(one.id, one.source, one.target) for one in collaboration.associations]
    return whole


def _width(inner: Whole | None) -> int:
    if inner is None:
        return 0
    return inner.piece.width + STRIP + (0 if inner.frames else 2 * PAD)


def _fill(piece: Piece, frame: Placed, inner: Whole) -> None:
    """Lanes fill their pool; anything else stands a little off its edges."""
    pad = 0 if inner.frames else PAD
    piece.inside.append((inner.piece, STRIP + pad, frame.y + pad + inner.piece.above))
    frame.height = inner.piece.height + 2 * pad
    lanes = max((one.x + one.width for one in inner.frames), default=0)
    for lane in inner.frames:
        lane.width += frame.width - STRIP - lanes
    if inner.frames:
        lowest = max(one.y + one.height for one in inner.frames)
        frame.height = max(frame.height, inner.piece.above + lowest)


def _notes(whole: Whole, collaboration: Collaboration) -> None:
    x = 0
    for note in collaboration.annotations:
        width, height = sizes.block(note.text, sizes.NOTE, 12)
        top = whole.piece.below + 24
        shape = Placed(note.id, x, top, max(width + 16, 40), height + 12)
        whole.piece.shapes.append(shape)
        x += shape.width + 24
    if collaboration.annotations:
        tallest = max(one.y + one.height for one in whole.piece.shapes)
        whole.piece.below = max(whole.piece.below, tallest)
