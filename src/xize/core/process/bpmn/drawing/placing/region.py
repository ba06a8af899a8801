"""A component becomes a piece: region by region, the inner ones first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from xize.core.process.bpmn.drawing.items import Item, Layers
from xize.core.process.bpmn.drawing.pieces import Part, Piece
from xize.core.process.bpmn.drawing.placing.folding import folded
from xize.core.process.bpmn.drawing.placing.layers import layers_of
from xize.core.process.bpmn.drawing.placing.ordering import put_in_order
from xize.core.process.bpmn.drawing.placing.row import Around, Row, laid_out, may_dock
from xize.core.process.bpmn.drawing.placing.stack import Between, band_of, passed_on, stacked
from xize.core.process.bpmn.drawing.placing.wiring import piece_of
from xize.core.process.bpmn.drawing.structure.net import Net
from xize.core.process.bpmn.drawing.structure.regions import Plan, Region, Rep, Use, plan_of

LIMIT: Final = 1600
"""Regions wider than this are folded: text stays readable on A3."""

CardOf = Callable[[int, bool], Item]
"""Makes the item of a vertex; told whether ways back meet it."""


class Layout:
    """One component. ``limit`` is the width from which regions are folded, 0 for never."""

    def __init__(self, net: Net, members: list[int], card_of: CardOf, limit: int) -> None:
        self.net = net
        self.limit = min(
            max(limit, int((len(members) * limit * LIMIT / 60) ** 0.5)), limit * 3 // 2
        )
        self.plan: Plan = plan_of(net, members)
        turning = self._turning()
        self.items: dict[Rep, Item] = {}
        self.layers: list[Layers] = []
        ports = {number: link.port for number, link in enumerate(net.links) if link.port}
        for region in self.plan.regions:
            own: dict[Rep, Item] = {}
            for rep in region.items:
                if rep >= 0:
                    own[rep] = card_of(rep, rep in turning)
                    own[rep].lane = net.vertices[rep].lane
                else:
                    first = self.plan.regions[~rep].items[0]
                    lane = net.vertices[self._first(first)].lane
                    own[rep] = Item(Piece(), (0, 0, 0, 0), lane=lane)
                own[rep].rep = rep
            self.items |= own
            found = layers_of(region, own, self.plan.rank_of_way, ports)
            put_in_order(found)
            self.layers.append(found)

    def _first(self, rep: Rep) -> int:
        while rep < 0:
            rep = self.plan.regions[~rep].items[0]
        return rep

    def _turning(self) -> set[int]:
        backs = [use for region in self.plan.regions for use in region.uses if use.back]
        links = [self.net.links[use.number] for use in backs]
        return {end for link in links for end in (link.source, link.target)}

    def piece(self) -> Piece:
        """The whole component. May be asked once."""
        self.tops = self._sides()
        for region in reversed(self.plan.regions):
            made = self._region(region)
            if region.above < 0:
                return made
            item = self.items[~region.number]
            item.piece, item.node = made, (0, 0, made.width, 0)
        raise AssertionError("a component has regions")

    def entry(self) -> Item:
        """Where the component begins."""
        return self.items[self.plan.regions[0].items[0]]

    def _sides(self) -> dict[int, bool]:
        """Whether each way back runs above: where both its ends can be met straight, or most."""
        found = {}
        for region in self.plan.regions:
            for use in (*(one for one in region.uses if one.back), *self._around(region)):
                if use.source is not None and use.target is not None:
                    link = self.net.links[use.number]
                    costs = []
                    for top in (True, False):
                        missed = self._between(link.source, top=top, port=link.port)
                        missed += self._between(link.target, top=top)
                        missed += 5 * (top and bool(link.port))
                        costs.append((missed, not top))
                    found[use.number] = costs[0] <= costs[1]
        return found

    def _around(self, region: Region) -> list[Use]:
        return self.layers[region.number].around

    def _between(self, vertex: int, *, top: bool, port: str = "") -> int:
        """What a line would have to pass between an item and the gutter; flow that goes on counts
        most."""
        item = self.items[vertex]
        column = self.layers[self.plan.region_of[vertex]].columns[item.rank]
        if may_dock(item, top=top, column=column, port=port):
            return 0
        passed = column[: item.place] if top else column[item.place + 1 :]
        return 1 + sum(2 if one.after else 1 for one in passed)

    def _region(self, region: Region) -> Piece:
        layers = self.layers[region.number]
        entry = self.items[region.items[0]]
        limit = self.limit or 10**9
        groups, cuts = folded(layers, entry, limit)
        entries = [entry, *(cut.target for cut in cuts)]
        row_of = {item: n for n, group in enumerate(groups)
                  for column in group.columns for item in column}  # fmt: skip
        around: list[list[Around]] = [[] for _ in groups]
        between = []
        for use in (*(one for one in region.uses if one.back), *layers.around):
            crossing = self._put_around(use, row_of, around, last=len(groups) - 1)
            between += [crossing] if crossing else []
        rows = [Row(*three) for three in zip(groups, around, entries, strict=True)]
        comes = next((u.number for u in region.uses if u.source is None and not u.back), None)
        level = 2 * region.depth + 2
        pieces = []
        for place, row in enumerate(rows):
            laid_out(row)
            entering = comes if not place else None
            pieces.append(piece_of(row, self.net.links, level, entering))
        if len(rows) == 1:
            return pieces[0]
        for row, piece in zip(rows, pieces, strict=True):
            if band_of(row) is not None and row is not rows[-1]:
                _without_way_out(row, piece)
        whole = stacked(rows, pieces, cuts, between, self.net.links)
        self._finish(whole, pieces, region, {one.number for one in between})
        return whole

    def _finish(self, whole: Piece, pieces: list[Piece], region: Region, kept: set[int]) -> None:
        """Ways through the edge of a folded region."""
        level = 2 * region.depth + 1
        for place, piece in enumerate(pieces):
            passed_on(whole, place, piece, self.net.links, level, kept)
        last, x, y = whole.inside[-1]
        for use in region.uses:
            link = self.net.links[use.number]
            if not use.back and use.target is None:
                ends = [(x + last.width, y + last.exit), (whole.width, whole.exit)]
                whole.parts.append(Part(link.flow, (link.half, -level), ends))
            if not use.back and use.source is None:
                ends = [(0, 0), (whole.inside[0][1], 0)]
                whole.parts.append(Part(link.flow, (link.half, level), ends))

    def _put_around(
        self, use: Use, row_of: dict[Item, int], around: list[list[Around]], *, last: int
    ) -> Between | None:
        """A way back goes to its row, or to two rows and what ties them."""
        source = None if use.source is None else self.items[use.source]
        target = None if use.target is None else self.items[use.target]
        top = self.tops[use.number]
        goal = self.net.links[use.number].target
        own = use.source is not None and use.source >= 0
        port = self.net.links[use.number].port if own else ""
        ends = [row_of[item] for item in (source, target) if item is not None]
        if len(set(ends)) == 1:
            right = None if None in (source, target) else top
            around[ends[0]].append(Around(use.number, goal, source, target, top, right, port))
            return None
        around[ends[0]].append(Around(use.number, goal, source, None, top, top, port))
        around[ends[1]].append(Around(use.number, goal, None, target, top, top))
        return Between(use.number, goal, ends[0], ends[1], top)


def _without_way_out(row: Row, piece: Piece) -> None:
    """A band is left through its lower edge, so nothing leaves it to the right."""
    end = (row.width, piece.exit)
    piece.parts = [part for part in piece.parts if part.points[-1] != end]
