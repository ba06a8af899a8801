"""What every way to a node passes, in graphs that are drawn (no blocks to go by).

From an activity ways also lead through the events at its edge, from a link to where it is caught.
A node in a sub-process is reached through the sub-process.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from weakref import WeakKeyDictionary

from xize.core.process import graph as g
from xize.core.process.index import Index

_known: WeakKeyDictionary[Index, dict[str, Mapping[str, str]]] = WeakKeyDictionary()


def dominates(index: Index, node: str, other: str) -> bool:
    """Whether every way to ``other`` passes ``node``; a node dominates itself."""
    if node == other:
        return True
    scope = index.scope(node)
    chain = (*index.path(other), other)
    if scope not in chain or chain[-1] == scope:
        return False
    here = chain[chain.index(scope) + 1]
    above = _above(index, scope)
    while here in above:
        if here == node:
            return True
        here = above[here]
    return False


def apart(index: Index, node: str) -> bool:
    """Whether a node never runs beside others that meet it again.

    It does where a node that sends out several tokens lies before it, and a node that waits for
    several behind it, between which there is another way.
    """
    scope = index.scope(node)
    for split in (one for one in index.children(scope) if _parts(index, one)):
        if split.id == node or node not in _reached(index, split.id, ""):
            continue
        beside = _reached(index, split.id, node)
        if any(_waits(index, scope, one) for one in _reached(index, node, "") & beside):
            return False
    return True


def _parts(index: Index, node: g.Node) -> bool:
    several = len(index.outgoing(node.id)) > 1
    if isinstance(node, g.Gateway):
        return several and node.kind in ("parallel", "inclusive", "complex")
    return several or any(_goes_on(index, one) for one in _boundaries(node))


def _goes_on(index: Index, boundary: str) -> bool:
    node = index.node(boundary)
    return isinstance(node, g.Happening) and not node.interrupting


def _boundaries(node: g.Node) -> tuple[str, ...]:
    doing = getattr(node, "doing", None)
    return () if doing is None else doing.boundaries


def _waits(index: Index, scope: str, node: str) -> bool:
    found = index.node(node)
    gateway = isinstance(found, g.Gateway) and found.kind in ("parallel", "inclusive", "complex")
    return found.scope == scope and gateway and len(index.incoming(node)) > 1


def _reached(index: Index, node: str, without: str) -> frozenset[str]:
    """Nodes ways lead to from a node, none of them through ``without``."""
    found: set[str] = set()
    todo = [node]
    while todo:
        for one in _after(index, index.node(todo.pop())):
            if one not in found and one != without:
                found.add(one)
                todo.append(one)
    return frozenset(found)


def _above(index: Index, scope: str) -> Mapping[str, str]:
    """The nearest node each node of a scope cannot be reached without."""
    scopes = _known.setdefault(index, {})
    if scope not in scopes:
        scopes[scope] = _dominators(index, scope)
    return scopes[scope]


def _dominators(index: Index, scope: str) -> dict[str, str]:
    """By the iterative algorithm of Cooper, Harvey and Kennedy; "" stands before all starts."""
    after = {node.id: tuple(_after(index, node)) for node in index.children(scope)}
    entered = {target for targets in after.values() for target in targets}
    after[""] = tuple(one for one in after if one not in entered)
    order = _postorder(after)
    number = {node: place for place, node in enumerate(order)}
    before: dict[str, list[str]] = {node: [] for node in order}
    for node in order:
        for target in after[node]:
            before[target].append(node)
    found: dict[str, str] = {"": ""}
    changed = True
    while changed:
        changed = False
        for node in reversed(order[:-1]):
            new = ""
            known = [one for one in before[node] if one in found]
            if known:
                new = known[0]
                for one in known[1:]:
                    new = _meeting(found, number, new, one)
            if found.get(node) != new:
                found[node] = new
                changed = True
    return {node: above for node, above in found.items() if node}


def _meeting(found: Mapping[str, str], number: Mapping[str, int], one: str, two: str) -> str:
    while one != two:
        while number[one] < number[two]:
            one = found[one]
        while number[two] < number[one]:
            two = found[two]
    return one


def _postorder(after: Mapping[str, tuple[str, ...]]) -> list[str]:
    order: list[str] = []
    seen = {""}
    stack: list[tuple[str, Iterator[str]]] = [("", iter(after[""]))]
    while stack:
        node, rest = stack[-1]
        following = next((one for one in rest if one not in seen), None)
        if following is None:
            order.append(node)
            stack.pop()
        else:
            seen.add(following)
            stack.append((following, iter(after[following])))
    return order


def _after(index: Index, node: g.Node) -> Iterator[str]:
    yield from (flow.target for flow in index.outgoing(node.id))
    doing = getattr(node, "doing", None)
    if doing is not None:
        yield from doing.boundaries
    if isinstance(node, g.Happening) and node.throws:
        names = {one.name for one in node.triggers if one.kind == "link"}
        for other in index.children(node.scope) if names else ():
            if isinstance(other, g.Happening) and not other.throws and _catches(other, names):
                yield other.id


def _catches(node: g.Happening, names: set[str]) -> bool:
    return any(one.kind == "link" and one.name in names for one in node.triggers)
