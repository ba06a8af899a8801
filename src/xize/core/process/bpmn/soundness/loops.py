"""The order of the flow: which vertices lie in a loop with each other, and which come first."""

from __future__ import annotations

from xize.core.process.bpmn.soundness.net import Net


def ranks(net: Net) -> tuple[dict[int, int], set[int]]:
    """The place of each vertex in the flow, loops counted as one, and the vertices in loops.

    Strongly connected components by Tarjan's algorithm, without recursion: a file may be long.
    """
    place: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    on_stack: set[int] = set()
    components: list[list[int]] = []
    for root in net.vertices:
        if root in place:
            continue
        work = [(root, iter(list(net.after(root))))]
        place[root] = low[root] = len(place)
        stack.append(root)
        on_stack.add(root)
        while work:
            vertex, following = work[-1]
            for one in following:
                if one not in place:
                    place[one] = low[one] = len(place)
                    stack.append(one)
                    on_stack.add(one)
                    work.append((one, iter(list(net.after(one)))))
                    break
                if one in on_stack:
                    low[vertex] = min(low[vertex], place[one])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[vertex])
                if low[vertex] == place[vertex]:
                    components.append(_pop_component(stack, on_stack, vertex))
    return _ranked(components)


def _pop_component(stack: list[int], on_stack: set[int], last: int) -> list[int]:
    found: list[int] = []
    while not found or found[-1] != last:
        found.append(stack.pop())
        on_stack.discard(found[-1])
    return found


def _ranked(components: list[list[int]]) -> tuple[dict[int, int], set[int]]:
    """Components come out last first."""
    rank = {vertex: -number for number, component in enumerate(components) for vertex in component}
    looped = {vertex for component in components if len(component) > 1 for vertex in component}
    return rank, looped
