"""One scope as a net of vertices and links, ready to be taken apart.

The name of a flow is a vertex of its own between the flow's ends, so that it gets a place like
everything else. What leaves a boundary event leaves its activity, by a *port*.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from xize.core.process.bpmn.drawing.structure.ties import compensations
from xize.core.process.bpmn.model.containers import Scope
from xize.core.process.bpmn.model.events import Event


class Vertex(msgspec.Struct, frozen=True):
    """A node of the scope, or the name of the flow ``element``; ``lane`` counts from above."""

    element: str
    name_of_flow: bool = False
    lane: int = 0


class Link(msgspec.Struct, frozen=True):
    """A flow, or one half of a named one (``half`` 0 or 1). ``port`` is a boundary event."""

    flow: str
    half: int
    source: int
    target: int
    port: str = ""


class Net(msgspec.Struct):
    """The links that leave and reach each vertex are kept by number, in the order of the file."""

    vertices: list[Vertex]
    links: list[Link]
    leaving: list[list[int]]
    reaching: list[list[int]]


def net_of(scope: Scope, lanes: Mapping[str, int], only: Iterable[str] | None = None) -> Net:
    """The nodes of a scope that have a place of their own (``only`` some of them, if given)."""
    hosts = {
        one.id: one.attached_to
        for one in scope.nodes.values()
        if isinstance(one, Event) and one.position == "boundary" and one.attached_to in scope.nodes
    }
    chosen = scope.nodes if only is None else set(only)
    vertices = [
        Vertex(ident, lane=lanes.get(ident, 0))
        for ident in scope.nodes
        if ident in chosen and ident not in hosts
    ]
    places = {one.element: place for place, one in enumerate(vertices)}
    links: list[Link] = []
    for flow, source, target in _ways(scope):
        start, end = places.get(hosts.get(source, source)), places.get(hosts.get(target, target))
        if start is None or end is None:
            continue
        port = source if source in hosts else ""
        if flow in scope.flows and scope.flows[flow].name:
            lane = vertices[end].lane if port else vertices[start].lane
            vertices.append(Vertex(flow, name_of_flow=True, lane=lane))
            middle = len(vertices) - 1
            links.append(Link(flow, 0, start, middle, port))
            links.append(Link(flow, 1, middle, end))
        else:
            links.append(Link(flow, 0, start, end, port))
    return _joined(vertices, links)


def _ways(scope: Scope) -> list[tuple[str, str, str]]:
    """Flows, and the associations that lead from a boundary event to what compensates."""
    found = [(one.id, one.source, one.target) for one in scope.flows.values()]
    found += [(one.id, one.source, one.target) for one in compensations(scope)]
    return found


def _joined(vertices: list[Vertex], links: list[Link]) -> Net:
    leaving: list[list[int]] = [[] for _ in vertices]
    reaching: list[list[int]] = [[] for _ in vertices]
    ported = [number for number, link in enumerate(links) if link.port]
    plain = [number for number, link in enumerate(links) if not link.port]
    for number in (*plain, *reversed(ported)):
        leaving[links[number].source].append(number)
    for number, link in enumerate(links):
        reaching[link.target].append(number)
    return Net(vertices, links, leaving, reaching)


def components(net: Net) -> list[list[int]]:
    """The parts that hang together, in the order of their first vertices."""
    part = [-1] * len(net.vertices)
    found: list[list[int]] = []
    for first in range(len(net.vertices)):
        if part[first] >= 0:
            continue
        part[first] = len(found)
        members, todo = [first], [first]
        while todo:
            one = todo.pop()
            beside = [net.links[n].target for n in net.leaving[one]]
            beside += [net.links[n].source for n in net.reaching[one]]
            for other in beside:
                if part[other] < 0:
                    part[other] = len(found)
                    members.append(other)
                    todo.append(other)
        found.append(sorted(members))
    return found
