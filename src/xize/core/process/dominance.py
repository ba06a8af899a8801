"""What every way to a node passes, in graphs that are drawn (no blocks to go by).

From an activity ways also lead through the events at its edge, from a link to where it is caught.
A node in a sub-process is reached through the sub-process.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TypeAlias
from weakref import WeakKeyDictionary

from xize.core.process import graph as g
from xize.core.process.dominators import Tree
from xize.core.process.index import Index

Ways: TypeAlias = "dict[str, tuple[str, ...]]"
"""Where ways lead from each node of a scope."""


def dominates(index: Index, node: str, other: str) -> bool:
    """Whether every way to ``other`` passes ``node``; a node dominates itself."""
    if node == other:
        return True
    scope = index.scope(node)
    chain = (*index.path(other), other)
    if scope not in chain or chain[-1] == scope:
        return False
    return _scope(index, scope).forward.holds(node, chain[chain.index(scope) + 1])


def apart(index: Index, node: str) -> bool:
    """Whether a node never runs beside others that meet it again.

    It does between a node that sends out several tokens and the one they all come to.
    """
    return _scope(index, index.scope(node)).is_apart(node)


class _Scope:
    """The ways of one scope, looked at from both ends."""

    def __init__(self, index: Index, scope: str) -> None:
        self._index, self._scope = index, scope
        self.after: Ways = {one.id: tuple(_after(index, one)) for one in index.children(scope)}
        self._apart: dict[str, bool] = {}

    @cached_property
    def forward(self) -> Tree:
        """By what a node cannot be reached without."""
        return Tree(self.after)

    @cached_property
    def backward(self) -> Tree:
        """By what no way from a node can avoid."""
        before: dict[str, list[str]] = {node: [] for node in self.after}
        for node, targets in self.after.items():
            for target in targets:
                before[target].append(node)
        return Tree({node: tuple(sources) for node, sources in before.items()})

    def is_apart(self, node: str) -> bool:
        if node not in self._apart:
            self._apart[node] = not any(self._runs_beside(one, node) for one in self._above(node))
        return self._apart[node]

    def _above(self, node: str) -> Iterator[str]:
        """Nodes that send out several tokens and that no way to this one avoids."""
        for one in self.forward.above(node):
            if _parts(self._index, self._index.node(one)):
                yield one

    def _runs_beside(self, split: str, node: str) -> bool:
        meeting = self.backward.nearest(split)
        if meeting and self.forward.holds(meeting, node):
            return False  # all that parted has met before
        met = self._reached(node, "") & self._reached(split, node)
        return any(self._waits(one) for one in met)

    def _reached(self, node: str, without: str) -> frozenset[str]:
        """Nodes ways lead to from a node, none of them through ``without``."""
        found: set[str] = set()
        todo = [node]
        while todo:
            new = {one for one in self.after[todo.pop()] if one != without} - found
            found |= new
            todo += new
        return frozenset(found)

    def _waits(self, node: str) -> bool:
        found = self._index.node(node)
        gateway = isinstance(found, g.Gateway) and found.kind in _JOINING
        return gateway and len(self._index.incoming(node)) > 1


_JOINING = ("parallel", "inclusive", "complex")
_known: WeakKeyDictionary[Index, dict[str, _Scope]] = WeakKeyDictionary()


def _scope(index: Index, scope: str) -> _Scope:
    scopes = _known.setdefault(index, {})
    if scope not in scopes:
        scopes[scope] = _Scope(index, scope)
    return scopes[scope]


def _parts(index: Index, node: g.Node) -> bool:
    several = len(index.outgoing(node.id)) > 1
    if isinstance(node, g.Gateway):
        return several and node.kind in _JOINING
    return several or any(_goes_on(index.node(one)) for one in _boundaries(node))


def _goes_on(boundary: g.Node) -> bool:
    return isinstance(boundary, g.Happening) and not boundary.interrupting


def _boundaries(node: g.Node) -> tuple[str, ...]:
    doing = getattr(node, "doing", None)
    return () if doing is None else doing.boundaries


def _after(index: Index, node: g.Node) -> Iterator[str]:
    yield from (flow.target for flow in index.outgoing(node.id))
    yield from _boundaries(node)
    if isinstance(node, g.Happening) and node.throws:
        names = {one.name for one in node.triggers if one.kind == "link"}
        for other in index.children(node.scope) if names else ():
            if isinstance(other, g.Happening) and not other.throws and _catches(other, names):
                yield other.id


def _catches(node: g.Happening, names: set[str]) -> bool:
    return any(one.kind == "link" and one.name in names for one in node.triggers)
