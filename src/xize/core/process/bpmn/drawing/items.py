"""What stands in the layers of a region: cards, inner regions, and places that flows pass."""

from __future__ import annotations

from dataclasses import dataclass, field

from xize.core.process.bpmn.drawing.pieces import Piece
from xize.core.process.bpmn.drawing.structure.regions import Rep, Use


@dataclass(slots=True, eq=False)
class Item:
    """Something in a layer. ``node`` is the rectangle flows dock at: left, top, right, bottom.

    All of it counts from the item's left edge and axis; ``rep`` is None for a place that a long
    flow passes. ``ports`` are boundary events: where they stand, and how deep their flows turn.
    """

    piece: Piece
    node: tuple[int, int, int, int]
    rep: Rep | None = None
    lane: int = 0
    forks: bool = False
    """A gateway, whose corners all are docks."""
    name: bool = False
    frame: bool = False
    """An expanded sub-process."""
    top_free: bool = True
    bottom_free: bool = True
    ports: dict[str, tuple[int, int]] = field(default_factory=dict)
    ports_end: int = 0
    """Right of all boundary events and their names."""
    rank: int = 0
    place: int = 0
    x: int = 0
    y: int = 0
    before: list[Hop] = field(default_factory=list)
    after: list[Hop] = field(default_factory=list)

    @property
    def middle(self) -> int:
        """Where the middle of what flows dock at stands."""
        return self.x + (self.node[0] + self.node[2]) // 2

    @property
    def out(self) -> int:
        """The height at which flow leaves."""
        return self.y + self.piece.exit

    @property
    def top(self) -> int:
        """Its upper edge."""
        return self.y - self.piece.above

    @property
    def bottom(self) -> int:
        """Its lower edge."""
        return self.y + self.piece.below


@dataclass(slots=True, eq=False)
class Hop:
    """A part of a forward flow, from one layer to the next."""

    use: Use
    source: Item
    target: Item
    port: str = ""
    main: bool = False
    """The first way out of its source."""
    track: int | None = None
    """Where it turns, None while it need not."""
    cut_short: bool = False
    """It ends where it turns; the way back goes on from there."""


@dataclass(slots=True, eq=False)
class Wire:
    """A forward flow inside a region with the hops it is made of."""

    use: Use
    hops: list[Hop]


@dataclass(slots=True, eq=False)
class Layers:
    """The columns of a region from left to right. ``hops`` are those that leave each column."""

    columns: list[list[Item]]
    hops: list[list[Hop]]
    wires: list[Wire]
    around: list[Use] = field(default_factory=list)
    """Forward flows too long to be given places; they go around like those that lead back."""
