"""What is not structured is explored: every marking tokens can reach, within bounds.

Vertices are fired in the order of the flow, and only the first that can: what lies upstream goes
before what lies downstream, so no order is lost in which two tokens could meet. Within a loop all
that can fire are tried.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations
from typing import Final, NamedTuple, TypeAlias

from xize.core.process.bpmn.soundness.fold import Flaw
from xize.core.process.bpmn.soundness.loops import ranks
from xize.core.process.bpmn.soundness.net import Net, Vertex

MOST_MARKINGS: Final = 20_000
MOST_WAYS: Final = 5
"""Of an inclusive split with more ways, one, two and all of them are tried."""

Marking: TypeAlias = frozenset[int]
"""Edges with a token on them."""


class Explored(NamedTuple):
    """What was found; ``whole`` says whether all markings have been seen."""

    flaws: list[Flaw]
    whole: bool


def explore(net: Net) -> Explored:
    """Explore a net from its source."""
    return _Exploration(net).run()


class _Exploration:
    def __init__(self, net: Net) -> None:
        self._net = net
        self._rank, self._looped = ranks(net)
        self._flaws: dict[Flaw, None] = {}
        self._upstream: dict[int, dict[int, frozenset[int]]] = {}

    def run(self) -> Explored:
        first = [frozenset(one) for one in ways(self._net, self._net.source)]
        seen, todo = set(first), first
        while todo and len(seen) <= MOST_MARKINGS:
            marking = todo.pop()
            for following in self._from(marking):
                if following not in seen:
                    seen.add(following)
                    todo.append(following)
        return Explored(list(self._flaws), not todo)

    def _from(self, marking: Marking) -> Iterator[Marking]:
        ready = self._ready(marking)
        if not ready:
            self._stuck(marking)
            return
        for vertex in ready:
            yield from self._fire(vertex, marking)

    def _ready(self, marking: Marking) -> list[int]:
        """The first vertex that can fire; of a loop, all of them."""
        targets = {self._net.ends[edge][1] for edge in marking}
        found: list[int] = []
        for vertex in sorted(targets, key=lambda one: (self._rank[one], one)):
            if found and self._rank[vertex] != self._rank[found[0]]:
                break
            if self._can_fire(vertex, marking):
                found.append(vertex)
                if vertex not in self._looped:
                    break
        return found

    def _can_fire(self, vertex: int, marking: Marking) -> bool:
        one = self._net.vertices[vertex]
        if one.kind != "join" or one.logic == "xor":
            return True
        there = [edge for edge in one.ins if edge in marking]
        if len(there) == len(one.ins):
            return True
        return one.logic == "or" and not self._may_still_come(vertex, marking, frozenset(there))

    def _may_still_come(self, vertex: int, marking: Marking, there: frozenset[int]) -> bool:
        """Whether a token elsewhere reaches a flow that has none and no other (clause 13.4.3)."""
        reach = self._upstream.get(vertex)
        if reach is None:
            reach = self._upstream[vertex] = reaching(self._net, vertex)
        for edge in marking - there:
            found = reach.get(edge, frozenset())
            if found and not found & there:
                return True
        return False

    def _fire(self, vertex: int, marking: Marking) -> Iterator[Marking]:
        one = self._net.vertices[vertex]
        there = [edge for edge in one.ins if edge in marking]
        if one.kind == "stop":
            yield frozenset()
            return
        taken = [(edge,) for edge in there] if _passes_each(one) else [tuple(there)]
        for used in taken:
            rest = marking.difference(used)
            for out in ways(self._net, vertex):
                if rest.intersection(out):
                    self._flaws[Flaw("lack-of-synchronisation", self._meeting(one, out, rest))] = (
                        None
                    )
                else:
                    yield rest.union(out)

    def _meeting(self, one: Vertex, out: tuple[int, ...], rest: Marking) -> str:
        """Where two tokens run into one another: at the join, or where the doubled flow leads."""
        if one.kind == "join":
            return one.origin
        edge = next(edge for edge in out if edge in rest)
        return self._net.vertices[self._net.ends[edge][1]].origin or one.origin

    def _stuck(self, marking: Marking) -> None:
        for edge in marking:
            one = self._net.vertices[self._net.ends[edge][1]]
            self._flaws[Flaw("deadlock", one.origin)] = None


def _passes_each(one: Vertex) -> bool:
    return one.kind == "join" and one.logic == "xor"


def ways(net: Net, vertex: int) -> list[tuple[int, ...]]:
    """The sets of edges on which tokens may leave a vertex; a sink swallows its own at once."""
    one = net.vertices[vertex]
    edges = tuple(one.outs)
    if not edges:
        return [()]
    if one.kind == "join" or one.logic == "and":
        chosen = [edges]
    elif one.logic == "xor":
        chosen = [(edge,) for edge in edges]
    else:
        sizes = range(1, len(edges) + 1) if len(edges) <= MOST_WAYS else (1, 2, len(edges))
        chosen = list(chain.from_iterable(combinations(edges, size) for size in sizes))
    last = {edge for edge in edges if net.vertices[net.ends[edge][1]].kind == "sink"}
    return [tuple(edge for edge in some if edge not in last) for some in chosen]


def reaching(net: Net, vertex: int) -> dict[int, frozenset[int]]:
    """For each edge, the flows into a vertex a token on it can reach without passing it."""
    found: dict[int, set[int]] = {}
    for into in net.vertices[vertex].ins:
        todo, seen = [into], {into}
        while todo:
            edge = todo.pop()
            found.setdefault(edge, set()).add(into)
            source = net.ends[edge][0]
            for before in net.vertices[source].ins if source != vertex else ():
                if before not in seen:
                    seen.add(before)
                    todo.append(before)
    return {edge: frozenset(one) for edge, one in found.items()}
