"""Tokens that meet at a gateway, and whether others can still come (clauses 13.4.3, 13.4.5).

A token elsewhere counts where it can come by a flow that has none, unless it could as well come by
one that has: paths are those of sequence flows that do not pass the gateway itself; from an
activity they also lead through its boundary events, from a throwing link to the catching one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Final

from xize.core.engine import events as e
from xize.core.engine.view.draft import Draft
from xize.core.process import graph as g
from xize.core.process.index import Index

RESET: Final = "*"
"""How the ``via`` of a complex gateway's mark begins that has fired; the flows it took follow."""
NEAR: Final = 50
"""Nodes looked at forward of a token, before all that leads to the gateway is looked at."""


def first_of_each(draft: Draft, keys: Iterable[str]) -> dict[str, str]:
    """The first token of each flow."""
    found: dict[str, str] = {}
    for key in keys:
        found.setdefault(draft.state.elements[key].via, key)
    return found


def join(
    draft: Draft, node: str, case: str, parent: str, keys: list[str], *, quiet: bool = False
) -> None:
    """These tokens become one; ``quiet`` where nobody is to be told."""
    draft.emit(
        e.Joined(
            at=draft.at,
            by=draft.by,
            node=node,
            case=case,
            parent=parent,
            elements=tuple(keys),
            quiet=quiet,
        )
    )


def may_come(draft: Draft, node: str, parent: str, there: Collection[str]) -> bool:
    """Whether a token elsewhere could still come by a flow that is not ``there``."""
    index = draft.index(draft.state.elements[parent].case)
    for key in draft.openings.below.get(parent, ()):
        one = draft.state.elements[key]
        if one.kind == "watch" or one.node == node or one.via.startswith(RESET):
            continue
        if _leads(index, one.node, node, there):
            return True
    return False


def _leads(index: Index, start: str, node: str, there: Collection[str]) -> bool:
    reached = _near(index, start, node)
    if reached is not None:
        return bool(reached) and not any(one in there for one in reached)
    lacking = tuple(one.id for one in index.incoming(node) if one.id not in there)
    if start not in _sources(index, lacking, node):
        return False
    return start not in _sources(index, tuple(there), node)


@lru_cache(maxsize=20_000)
def _near(index: Index, start: str, node: str) -> frozenset[str] | None:
    """Flows by which a token at ``start`` can come to a node; None where the way is long."""
    found: set[str] = set()
    seen, todo = {start}, [start]
    while todo:
        here = todo.pop()
        for flow in index.outgoing(here):
            if flow.target == node:
                found.add(flow.id)
            elif flow.target not in seen:
                seen.add(flow.target)
                todo.append(flow.target)
        for other in _besides(index, here):
            if other not in seen:
                seen.add(other)
                todo.append(other)
        if len(seen) > NEAR:
            return None
    return frozenset(found)


def _besides(index: Index, node: str) -> tuple[str, ...]:
    """Where tokens come from a node but by its flows: its edges, the other end of a link."""
    here = index.node(node)
    doing = getattr(here, "doing", None)
    if doing is not None:
        return tuple(doing.boundaries)
    if isinstance(here, g.Happening) and here.throws:
        return _links(index, here, throws=False)
    return ()


@lru_cache(maxsize=200)
def _sources(index: Index, flows: tuple[str, ...], avoided: str) -> frozenset[str]:
    """Nodes a token can come from by one of these flows without passing ``avoided``."""
    wanted = set(flows)
    found: set[str] = set()
    todo = [one.source for one in index.incoming(avoided) if one.id in wanted]
    while todo:
        node = todo.pop()
        if node in found or node == avoided:
            continue
        found.add(node)
        todo += [one.source for one in index.incoming(node)]
        here = index.node(node)
        if isinstance(here, g.Happening):
            todo += [here.attached_to] if here.attached_to else []
            todo += [] if here.throws else _links(index, here, throws=True)
    return frozenset(found)


def _links(index: Index, event: g.Happening, *, throws: bool) -> tuple[str, ...]:
    """The other ends of a link event, in the same scope."""
    names = {one.name for one in event.triggers if one.kind == "link"}
    if not names:
        return ()
    return tuple(
        one.id
        for one in index.children(event.scope)
        if isinstance(one, g.Happening)
        and one.throws is throws
        and any(two.kind == "link" and two.name in names for two in one.triggers)
    )
