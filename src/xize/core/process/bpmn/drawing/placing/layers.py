"""Items into columns: each to the right of what it follows, long flows with places of their own."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Final

from xize.core.process.bpmn.drawing.items import Hop, Item, Layers, Wire
from xize.core.process.bpmn.drawing.pieces import Piece
from xize.core.process.bpmn.drawing.structure.regions import Region, Rep, Use

PLACES: Final = 8
"""How many passed places there may be for each item before the longest flows go around."""
PASSED: Final = (8, 8)
"""How much room a passed place takes above and below."""


def layers_of(
    region: Region, items: Mapping[Rep, Item], ranks: Mapping[int, int], ports: Mapping[int, str]
) -> Layers:
    """Columns and hops of a region. ``ranks`` order the ways out, ``ports`` are by link."""
    whole = [one for one in region.uses if not one.back and one.source is not None]
    _rank(items, [one for one in whole if one.target is not None])
    last = max(item.rank for item in items.values())
    way_out = Item(Piece(), (0, 0, 0, 0), rank=last + 1)
    whole.sort(key=lambda one: (ranks.get(one.number, 0), one.number))
    ends = {one.number: _ends(items, one, way_out) for one in whole}
    spans = {number: end.rank - start.rank for number, (start, end) in ends.items()}
    limit = _longest(list(spans.values()), len(items))
    leads_out = any(end is way_out for _, end in ends.values())
    columns: list[list[Item]] = [[] for _ in range(last + 1 + leads_out)]
    found = Layers(columns, [[] for _ in columns], [])
    for one in items.values():
        columns[one.rank].append(one)
    if leads_out:
        columns[-1].append(way_out)
    for use in whole:
        if spans[use.number] > limit and use.target is not None:
            found.around.append(use)
        else:
            first = not ranks.get(use.number, 0)
            at_node = use.source is not None and use.source >= 0
            port = ports.get(use.number, "") if at_node else ""
            found.wires.append(_wired(found, ends[use.number], use, port, first))
    return found


def _ends(items: Mapping[Rep, Item], use: Use, way_out: Item) -> tuple[Item, Item]:
    assert use.source is not None
    return items[use.source], way_out if use.target is None else items[use.target]


def _rank(items: Mapping[Rep, Item], uses: list[Use]) -> None:
    """As far left as what is before allows; a beginning just left of what it leads to."""
    after: dict[Rep, list[Rep]] = {rep: [] for rep in items}
    waits = dict.fromkeys(items, 0)
    for use in uses:
        assert use.source is not None
        assert use.target is not None
        after[use.source].append(use.target)
        waits[use.target] += 1
    begins = [rep for rep in items if not waits[rep]]
    todo = deque(begins)
    while todo:
        rep = todo.popleft()
        for other in after[rep]:
            items[other].rank = max(items[other].rank, items[rep].rank + 1)
            waits[other] -= 1
            if not waits[other]:
                todo.append(other)
    for rep in begins:
        ahead = [items[other].rank for other in after[rep]]
        items[rep].rank = min(ahead) - 1 if ahead else 0


def _longest(spans: list[int], count: int) -> int:
    """The longest span that is given places, so that all of them stay within the bound."""
    places, limit = 0, 1
    for span in sorted(spans):
        places += span - 1
        if places > PLACES * count + 64:
            return limit
        limit = span
    return limit


def _wired(found: Layers, ends: tuple[Item, Item], use: Use, port: str, first: bool) -> Wire:
    start, end = ends
    hops: list[Hop] = []
    before = start
    for rank in range(start.rank + 1, end.rank + 1):
        if rank == end.rank:
            item = end
        else:
            lane = end.lane if port else start.lane
            above, below = PASSED
            item = Item(Piece(above=above, below=below), (0, 0, 0, 0), lane=lane, rank=rank)
            found.columns[rank].append(item)
        hop = Hop(use, before, item, port if before is start else "", first or before is not start)
        before.after.append(hop)
        item.before.append(hop)
        found.hops[before.rank].append(hop)
        hops.append(hop)
        before = item
    return Wire(use, hops)
