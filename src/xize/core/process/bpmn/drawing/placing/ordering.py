"""Who stands above whom in each column: by reading order, then by what crosses least."""

from __future__ import annotations

from typing import Final

from xize.core.process.bpmn.drawing.items import Hop, Item, Layers

SWEEPS: Final = 6
MANY: Final = 10_000
"""With more hops than this, fewer sweeps must do."""


def put_in_order(layers: Layers) -> None:
    """Set the places in all columns. Flows made of blocks cross nowhere at once."""
    _by_reading(layers)
    best, order = crossings(layers), _order(layers)
    hops = sum(len(hops) for hops in layers.hops)
    for sweep in range(SWEEPS if hops < MANY else 2):
        if not best:
            break
        _sweep(layers, forward=sweep % 2 == 0)
        found = crossings(layers)
        if found < best:
            best, order = found, _order(layers)
    for column, kept in zip(layers.columns, order, strict=True):
        _settle(column, kept)


def _order(layers: Layers) -> list[list[Item]]:
    return [list(column) for column in layers.columns]


def _settle(column: list[Item], order: list[Item]) -> None:
    column[:] = order
    for place, item in enumerate(column):
        item.place = place


def _by_reading(layers: Layers) -> None:
    """Depth first along the ways out, the first one first."""
    seen: dict[Item, int] = {}
    for column in layers.columns:
        for first in column:
            todo = [first]
            while todo:
                item = todo.pop()
                if item not in seen:
                    seen[item] = len(seen)
                    todo += [hop.target for hop in reversed(item.after)]
    for column in layers.columns:
        _settle(column, sorted(column, key=lambda item: (item.lane, seen[item])))


def crossings(layers: Layers) -> int:
    """How many pairs of hops cross, counted in n log n."""
    return sum(
        _between(hops, len(layers.columns[rank + 1]))
        for rank, hops in enumerate(layers.hops)
        if len(hops) > 1
    )


def _between(hops: list[Hop], size: int) -> int:
    ends = sorted((hop.source.place, hop.target.place) for hop in hops)
    tree = [0] * (size + 1)
    count = 0
    for done, (_, target) in enumerate(ends):
        place, smaller = target + 1, 0
        while place:
            smaller += tree[place]
            place &= place - 1
        count += done - smaller
        place = target + 1
        while place <= size:
            tree[place] += 1
            place += place & -place
    return count


def _sweep(layers: Layers, *, forward: bool) -> None:
    """Each item to the middle of what it is tied to in the column before it."""
    columns = layers.columns if forward else layers.columns[::-1]
    for column in columns[1:]:
        _settle(column, sorted(column, key=lambda one: (one.lane, *_wish(one, forward=forward))))


def _wish(item: Item, *, forward: bool) -> tuple[float, int]:
    near = (
        [hop.source.place for hop in item.before]
        if forward
        else [hop.target.place for hop in item.after]
    )
    return (sum(near) / len(near) if near else item.place), item.place
