"""Work alongside the flow: a lane of cards, each beside the step after which it begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from xize.core.process.layout.pieces import Piece

BETWEEN: Final = 14
"""Space between two cards of a lane."""


class Companion(msgspec.Struct, frozen=True):
    """Work alongside, laid out, and the node after which it begins ("" for the scope's start)."""

    id: str
    anchor: str
    piece: Piece


def lane(companions: Sequence[Companion], content: Piece) -> Piece:
    """The cards one below the other, none higher than the step it follows.

    A card that follows another card of the lane stands below it.
    """
    whole = Piece()
    cursor = 0
    for companion, height in _in_order(companions, _heights(content)):
        top = max(cursor, height)
        whole.put(companion.piece, 0, top)
        cursor = top + companion.piece.height + BETWEEN
    return whole


def _heights(content: Piece) -> dict[str, int]:
    """Where each node of the content stands; a scope counts with its upper edge."""
    return {band.id: band.y for band in content.bands} | {box.id: box.y for box in content.boxes}


def _in_order(
    companions: Sequence[Companion], heights: Mapping[str, int]
) -> list[tuple[Companion, int]]:
    """By the height of what they follow, through other companions if need be."""
    inside = {box.id: one for one in companions for box in one.piece.boxes}

    def follows(one: Companion, seen: tuple[str, ...] = ()) -> tuple[int, int]:
        before = inside.get(one.anchor)
        if before is not None and before.id not in seen and before is not one:
            height, depth = follows(before, (*seen, one.id))
            return height, depth + 1
        return heights.get(one.anchor, 0), 0

    ordered = sorted(companions, key=follows)
    return [(one, follows(one)[0]) for one in ordered]
