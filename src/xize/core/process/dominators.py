"""The tree of dominators of a directed graph (Cooper, Harvey, Kennedy: iterative, near linear)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

ROOT: Final = ""
"""Stands before everything nothing leads to, and before what only a circle leads to."""


class Tree:
    """What each node of a graph cannot be reached without."""

    def __init__(self, after: Mapping[str, tuple[str, ...]]) -> None:
        self._up = _dominators(after)
        self._first, self._last = _numbered(self._up)

    def holds(self, node: str, other: str) -> bool:
        """Whether every way to ``other`` passes ``node``."""
        if node not in self._first or other not in self._first:
            return False
        return self._first[node] <= self._first[other] <= self._last[node]

    def nearest(self, node: str) -> str:
        """The nearest node this one cannot be reached without; "" where there is none."""
        return self._up.get(node, ROOT)

    def above(self, node: str) -> Iterator[str]:
        """All of them, the nearest first."""
        here = self._up.get(node, ROOT)
        while here != ROOT:
            yield here
            here = self._up[here]


def _dominators(after: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    graph = {**after, ROOT: _beginnings(after)}
    order = _postorder(graph)
    number = {node: place for place, node in enumerate(order)}
    before: dict[str, list[str]] = {node: [] for node in order}
    for node in order:
        for target in graph[node]:
            before[target].append(node)
    found: dict[str, str] = {ROOT: ROOT}
    changed = True
    while changed:
        changed = False
        for node in reversed(order[:-1]):
            known = [one for one in before[node] if one in found]
            new = known[0]
            for one in known[1:]:
                new = _meeting(found, number, new, one)
            if found.get(node) != new:
                found[node] = new
                changed = True
    del found[ROOT]
    return found


def _beginnings(after: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """What nothing leads to; and one node of each circle that nothing leads to."""
    entered = {target for targets in after.values() for target in targets}
    found = [node for node in after if node not in entered]
    seen: set[str] = set()
    for node in (*found, *after):
        if node in seen:
            continue
        if node in entered:
            found.append(node)
        todo = [node]
        while todo:
            here = todo.pop()
            if here not in seen:
                seen.add(here)
                todo += after[here]
    return tuple(found)


def _meeting(found: Mapping[str, str], number: Mapping[str, int], one: str, two: str) -> str:
    while one != two:
        while number[one] < number[two]:
            one = found[one]
        while number[two] < number[one]:
            two = found[two]
    return one


def _postorder(graph: Mapping[str, tuple[str, ...]]) -> list[str]:
    order: list[str] = []
    seen = {ROOT}
    stack: list[tuple[str, Iterator[str]]] = [(ROOT, iter(graph[ROOT]))]
    while stack:
        node, rest = stack[-1]
        following = next((one for one in rest if one not in seen), None)
        if following is None:
            order.append(node)
            stack.pop()
        else:
            seen.add(following)
            stack.append((following, iter(graph[following])))
    return order


def _numbered(up: Mapping[str, str]) -> tuple[dict[str, int], dict[str, int]]:
    """By when a walk down the tree comes to each node, and the last one below it."""
    below: dict[str, list[str]] = {ROOT: []}
    for node in up:
        below.setdefault(node, [])
    for node, above in up.items():
        below[above].append(node)
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    stack: list[tuple[str, Iterator[str]]] = [(ROOT, iter(below[ROOT]))]
    first[ROOT] = 0
    while stack:
        node, rest = stack[-1]
        following = next(rest, None)
        if following is None:
            last[node] = len(first) - 1
            stack.pop()
        else:
            first[following] = len(first)
            stack.append((following, iter(below[following])))
    return first, last
