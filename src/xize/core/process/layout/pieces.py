"""Parts of a picture while it is put together: shapes around an axis, moved as one."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from xize.core.process.layout.picture import Band, Bar, Box, Text, Wire


class Piece:
    """Shapes in local coordinates: the axis is ``x = 0``, the upper edge ``y = 0``.

    ``left`` and ``right`` are how far it reaches from the axis, both positive; ``tail`` is where
    the line to what follows begins.
    """

    def __init__(self, left: int = 0, right: int = 0, height: int = 0) -> None:
        self.left = left
        self.right = right
        self.height = height
        self.tail = height
        self.bands: list[Band] = []
        self.bars: list[Bar] = []
        self.wires: list[Wire] = []
        self.boxes: list[Box] = []
        self.labels: list[Text] = []

    @property
    def width(self) -> int:
        """How wide it is altogether."""
        return self.left + self.right

    def put(self, other: Piece, x: int, y: int) -> None:
        """Take over another piece's shapes with its axis at ``x`` and its upper edge at ``y``."""
        self.bands += [moved(band, x, y) for band in other.bands]
        self.bars += [moved(bar, x, y) for bar in other.bars]
        self.wires += [_wire(wire, x, y) for wire in other.wires]
        self.boxes += [moved(box, x, y) for box in other.boxes]
        self.labels += [moved(text, x, y) for text in other.labels]
        self.left = max(self.left, other.left - x)
        self.right = max(self.right, other.right + x)
        self.height = max(self.height, other.height + y)
        self.tail = self.height


Placed = TypeVar("Placed", Band, Bar, Box, Text)


def moved(shape: Placed, x: int, y: int) -> Placed:
    """The same shape elsewhere, its texts with it."""
    changed = replace(shape, x=shape.x + x, y=shape.y + y)
    if isinstance(changed, Box):
        return replace(changed, texts=tuple(moved(text, x, y) for text in changed.texts))
    if isinstance(changed, Band):
        return replace(changed, title=tuple(moved(text, x, y) for text in changed.title))
    return changed


def _wire(wire: Wire, x: int, y: int) -> Wire:
    return replace(
        wire,
        points=tuple((px + x, py + y) for px, py in wire.points),
        label=moved(wire.label, x, y) if wire.label else None,
    )
