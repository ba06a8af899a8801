"""Which links lead back, and in which order the others are read."""

from __future__ import annotations

import msgspec

from xize.core.process.bpmn.drawing.structure.net import Net


class Ways(msgspec.Struct):
    """``order`` names every vertex before those its forward links lead to; ``back`` are links."""

    roots: list[int]
    order: list[int]
    back: set[int]


def ways_of(net: Net, members: list[int]) -> Ways:
    """Walk a component from where it begins; what leads to a vertex still open leads back."""
    beginnings = [one for one in members if not net.reaching[one]]
    beginnings.sort(key=lambda one: not net.leaving[one])
    closed: list[int] = []
    back: set[int] = set()
    state: dict[int, int] = {}
    roots = [one for one in (*beginnings, *members) if _walk(net, one, state, closed, back)]
    return Ways(roots=roots, order=closed[::-1], back=back)


OPEN, CLOSED = 1, 2


def _walk(net: Net, first: int, state: dict[int, int], closed: list[int], back: set[int]) -> bool:
    """Depth first from one vertex; whether it was not seen before."""
    if first in state:
        return False
    state[first] = OPEN
    path = [(first, iter(net.leaving[first]))]
    while path:
        vertex, ways = path[-1]
        number = next(ways, None)
        if number is None:
            state[vertex] = CLOSED
            closed.append(vertex)
            path.pop()
            continue
        target = net.links[number].target
        if state.get(target) == OPEN:
            back.add(number)
        elif target not in state:
            state[target] = OPEN
            path.append((target, iter(net.leaving[target])))
    return True


def distances(net: Net, ways: Ways) -> dict[int, int]:
    """How many links the longest forward way from each vertex has."""
    far: dict[int, int] = {}
    for vertex in reversed(ways.order):
        ahead = [net.links[n].target for n in net.leaving[vertex] if n not in ways.back]
        far[vertex] = max((far[one] + 1 for one in ahead), default=0)
    return far
