"""Where a long region may be folded into rows: at flows that alone tie two parts together."""

from __future__ import annotations

from typing import Final

from xize.core.process.bpmn.drawing.items import Hop, Item, Layers, Wire
from xize.core.process.bpmn.drawing.pieces import Piece

CHANNEL: Final = 40
NAMED: Final = 22
"""How much narrower channels are beside a column of names."""
BAND: Final = 0.4
"""A frame that takes this part of the width stands in a row of its own."""


def folded(layers: Layers, entry: Item, limit: int) -> tuple[list[Layers], list[Hop]]:
    """Rows of a region no wider than the limit, where it allows this, and the flows between."""
    if _width(_add({}, [item for column in layers.columns for item in column])) <= limit:
        return [layers], []
    bridges = _spine(entry)
    parts = _parts(bridges, entry)
    last = _leaving(layers, parts)
    if last < len(parts) - 1:
        bridges = bridges[:last]
        parts = _parts(bridges, entry)
    chosen = _filled(parts, limit)
    if len(chosen) > 1:
        low, high = limit // 2, limit
        while high - low > 20:
            middle = (low + high) // 2
            tried = _filled(parts, middle)
            if len(tried) <= len(chosen):
                high = middle
            else:
                low = middle
        chosen = _filled(parts, high)
    firsts = [row[0] for row in chosen]
    cuts = [bridges[place - 1] for place in firsts[1:]]
    rows = [[item for place in row for item in parts[place]] for row in chosen]
    return _separated(layers, rows, cuts), cuts


def _leaving(layers: Layers, parts: list[list[Item]]) -> int:
    """The part from which flow leaves the region, which must stay in the last row."""
    ways_out = {wire.hops[-1].target for wire in layers.wires if wire.hops[-1].target.rep is None}
    for place, part in enumerate(parts):
        if not ways_out.isdisjoint(part):
            return place
    return len(parts) - 1


def _spine(entry: Item) -> list[Hop]:
    """Flows without which the region would fall in two, along the first ways out."""
    bridges = _bridges(entry)
    found = []
    item: Item | None = entry
    while item is not None:
        onward = next((hop for hop in item.after if hop.main and not hop.port), None)
        if onward is not None and onward in bridges and _between_items(onward):
            found.append(onward)
        item = onward.target if onward else None
    return found


def _between_items(hop: Hop) -> bool:
    return hop.source.rep is not None and hop.target.rep is not None


def _bridges(entry: Item) -> set[Hop]:
    """Tarjan's way of finding them, without recursion, over all that hangs together."""
    seen: dict[Item, int] = {entry: 0}
    low: dict[Item, int] = {entry: 0}
    path: list[tuple[Item, Hop | None, list[Hop]]] = [(entry, None, entry.after + entry.before)]
    found = set()
    while path:
        item, came, ways = path[-1]
        if not ways:
            path.pop()
            if path and came is not None:
                above = path[-1][0]
                low[above] = min(low[above], low[item])
                if low[item] > seen[above]:
                    found.add(came)
            continue
        hop = ways.pop()
        if hop is came:
            continue
        other = hop.target if hop.source is item else hop.source
        if other in seen:
            low[item] = min(low[item], seen[other])
        else:
            seen[other] = low[other] = len(seen)
            path.append((other, hop, other.after + other.before))
    return found


def _parts(bridges: list[Hop], entry: Item) -> list[list[Item]]:
    """What lies between two bridges that follow each other."""
    closed = set(bridges)
    found = []
    for first in (entry, *(hop.target for hop in bridges)):
        members, todo = {first: None}, [first]
        while todo:
            item = todo.pop()
            for hop in (*item.after, *item.before):
                other = hop.target if hop.source is item else hop.source
                if hop not in closed and other not in members:
                    members[other] = None
                    todo.append(other)
        found.append(list(members))
    return found


def _add(widths: dict[int, int], items: list[Item]) -> dict[int, int]:
    for item in items:
        width = item.piece.width - (NAMED if item.name else 0)
        widths[item.rank] = max(widths.get(item.rank, 0), width)
    return widths


def _width(widths: dict[int, int]) -> int:
    return sum(widths.values()) + CHANNEL * len(widths)


def _filled(parts: list[list[Item]], limit: int) -> list[list[int]]:
    """Parts one after another into rows; large frames alone."""
    rows: list[list[int]] = []
    widths: dict[int, int] = {}
    closed = True
    for place, part in enumerate(parts):
        band = is_band(part, limit)
        wider = _add(dict(widths), part)
        if closed or band or _width(wider) > limit:
            rows.append([])
            wider = _add({}, part)
        rows[-1].append(place)
        widths, closed = wider, band
    return rows


def is_band(part: list[Item], limit: int) -> bool:
    """Whether a part is one large frame, but for what leaves its boundary."""
    first = part[0]
    alone = all(hop.port or hop.target not in part for hop in first.after)
    return first.frame and first.piece.width > BAND * limit and alone


def _separated(layers: Layers, rows: list[list[Item]], cuts: list[Hop]) -> list[Layers]:
    """Layers of their own for the rows; each but the last has a way out at its end."""
    row_of = {item: number for number, row in enumerate(rows) for item in row}
    found = [_some(row) for row in rows]
    for number, cut in enumerate(cuts):
        row, source = found[number], cut.source
        first = row.columns[0][0].rank
        last = first + len(row.columns) - 1
        cut.target.before.remove(cut)
        source.after.remove(cut)
        before, hops = source, []
        for rank in range(source.rank + 1, last + 2):
            passed = Item(Piece(above=8, below=8), (0, 0, 0, 0), lane=source.lane, rank=rank)
            if rank > last:
                passed.piece = Piece()
                row.columns.append([])
                row.hops.append([])
            passed.place = source.place
            row.columns[rank - first].insert(source.place, passed)
            hop = Hop(cut.use, before, passed, cut.port if before is source else "", main=True)
            before.after.insert(0, hop)
            passed.before.append(hop)
            row.hops[before.rank - first].append(hop)
            hops.append(hop)
            before = passed
        for column in row.columns:
            for place, item in enumerate(column):
                item.place = place
        row.wires.append(Wire(cut.use, hops))
    for wire in layers.wires:
        if wire.hops[0] not in cuts and wire.hops[-1] not in cuts:
            found[row_of[wire.hops[0].source]].wires.append(wire)
    return found


def _some(row: list[Item]) -> Layers:
    """Some of the items as layers of their own, in the order they have."""
    members = set(row)
    ranks = sorted({item.rank for item in row})
    columns: dict[int, list[Item]] = {rank: [] for rank in ranks}
    for item in sorted(row, key=lambda one: one.place):
        item.place = len(columns[item.rank])
        columns[item.rank].append(item)
    inside = [
        [hop for item in column for hop in item.after if hop.target in members]
        for column in columns.values()
    ]
    return Layers(list(columns.values()), inside, [])
