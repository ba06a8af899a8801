"""One scope without its gateways: elements in rows, links between them, ways out.

Starts, ends, gateways and joins are looked through. What is left are *elements*: steps and the
scopes below. A jump or an end becomes a *way out* of the element before it, unless it leads ahead
to another element of the same scope: then it is a link like any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from xize.core.process.graph import (
    End,
    Exclusive,
    Flow,
    Inclusive,
    Jump,
    Node,
    Parallel,
    Start,
    SubProcess,
    UserTask,
)
from xize.core.process.index import Index

LOOKED_THROUGH = (Start, End, Exclusive, Inclusive, Parallel, Jump)


class Link(msgspec.Struct, frozen=True):
    """From one element to a later one; ``label`` is the outcome's name.

    ``past`` is set where the link only says that none of a choice's conditions held.
    """

    source: str
    target: str
    label: str = ""
    past: bool = False


class WayOut(msgspec.Struct, frozen=True):
    """Where an outcome leads: to other nodes, or to the end with a result."""

    source: str
    label: str
    targets: tuple[str, ...] = ()
    result: str = ""


class Outline(msgspec.Struct, frozen=True):
    """A scope, ready to be placed. ``axis`` are elements from which the scope's end is reached.

    ``conditions`` holds the source of the condition under which an element is entered; ``titled``
    elements have the outcome they follow as their title.
    """

    scope: str
    rows: tuple[tuple[str, ...], ...]
    links: tuple[Link, ...]
    ways_out: Mapping[str, tuple[WayOut, ...]]
    axis: frozenset[str]
    conditions: Mapping[str, str]
    titled: frozenset[str]


def outline(index: Index, scope: str) -> Outline:
    """Look through the gateways of one scope."""
    elements = [node.id for node in index.children(scope) if is_element(node)]
    starts = [node.id for node in index.children(scope) if isinstance(node, Start)]
    links: list[Link] = []
    ways: dict[str, list[WayOut]] = {name: [] for name in elements}
    ending: set[str] = set()
    for source in (*starts, *elements):
        for found in _reached(index, source):
            if isinstance(found, WayOut):
                ways.setdefault(source, []).append(found)
            elif found.target in elements:
                links.append(found)
            else:
                ending.add(source)
    ahead, ways_out = _jumps_ahead(index, scope, elements, ways)
    forward = _without_cycles([*links, *ahead], [*starts, *elements])
    rows = _rows(elements, forward)
    return Outline(
        scope=scope,
        rows=rows,
        links=_shown(rows, forward),
        ways_out=ways_out,
        axis=_leading_to(ending, forward),
        conditions=_conditions(index, elements),
        titled=frozenset(name for name in elements if _kind(index, name) == "outcome"),
    )


def is_element(node: Node) -> bool:
    """Whether a node is drawn in the rows of its scope; work alongside has a lane of its own."""
    if isinstance(node, SubProcess):
        return node.beside is None
    return not isinstance(node, LOOKED_THROUGH)


def _kind(index: Index, name: str) -> str:
    node = index.node(name)
    return node.kind if isinstance(node, SubProcess) else ""


def _reached(index: Index, source: str) -> Iterator[Link | WayOut]:
    """The elements and ways out behind the gateways after a node."""
    node = index.node(source)
    names = {one.id: one.name for one in node.work.outcomes} if isinstance(node, UserTask) else {}
    todo = [(flow, "", False) for flow in index.outgoing(source)]
    seen: set[tuple[str, str]] = set()
    while todo:
        flow, label, past = todo.pop(0)
        if _only_when_skipped(index, node, flow):
            continue
        label = names.get(flow.outcome or "", label)
        if (flow.target, label) in seen:
            continue
        seen.add((flow.target, label))
        past = past or _no_condition_held(index, flow)
        match index.node(flow.target):
            case Jump(targets=targets):
                yield WayOut(source, label, targets=targets)
            case End(result=str(result)):
                yield WayOut(source, label, result=result)
            case Exclusive() | Inclusive() | Parallel() as gateway:
                todo += [(onward, label, past) for onward in index.outgoing(gateway.id)]
            case reached:
                yield Link(source, reached.id, label, past)


def _no_condition_held(index: Index, flow: Flow) -> bool:
    """The way past a choice by data."""
    others = index.outgoing(flow.source)
    return flow.default and any(one.condition is not None for one in others)


def _only_when_skipped(index: Index, task: Node, flow: Flow) -> bool:
    """The default of a gateway behind a step all of whose outcomes lead elsewhere."""
    if not isinstance(task, UserTask) or not flow.default or flow.outcome is not None:
        return False
    routed = {one.outcome for one in index.outgoing(flow.source)} - {None}
    return routed == {one.id for one in task.work.outcomes}


def _jumps_ahead(
    index: Index, scope: str, elements: list[str], ways: dict[str, list[WayOut]]
) -> tuple[list[Link], dict[str, tuple[WayOut, ...]]]:
    """Jumps to a later element of the same scope are links; the others stay ways out."""
    links: list[Link] = []
    left: dict[str, tuple[WayOut, ...]] = {}
    for source, found in ways.items():
        kept = []
        for way in found:
            target = way.targets[0] if len(way.targets) == 1 else ""
            near = target in elements and index.scope(source) == scope and target != source
            if near and index.ahead(source, target):
                links.append(Link(source, target, way.label))
            else:
                kept.append(way)
        left[source] = tuple(kept)
    return links, left


def _without_cycles(links: list[Link], order: list[str]) -> list[Link]:
    """The links of a drawn (BPMN) flow may lead back; those that close a cycle are left out."""
    after: dict[str, list[Link]] = {name: [] for name in order}
    for link in links:
        after[link.source].append(link)
    kept: list[Link] = []
    done: set[str] = set()
    open_: set[str] = set()

    def visit(name: str) -> None:
        open_.add(name)
        for link in after.get(name, []):
            if link.target in open_:
                continue
            kept.append(link)
            if link.target not in done:
                visit(link.target)
        open_.discard(name)
        done.add(name)

    for name in order:
        if name not in done:
            visit(name)
    return kept


def _rows(elements: list[str], links: list[Link]) -> tuple[tuple[str, ...], ...]:
    """Elements by the longest way to them."""
    rank = dict.fromkeys(elements, 0)
    for _ in elements:
        for link in links:
            if link.source in rank:
                rank[link.target] = max(rank[link.target], rank[link.source] + 1)
    rows: list[list[str]] = [[] for _ in range(max(rank.values(), default=-1) + 1)]
    for name in elements:
        rows[rank[name]].append(name)
    return tuple(tuple(row) for row in rows)


def _shown(rows: tuple[tuple[str, ...], ...], links: list[Link]) -> tuple[Link, ...]:
    """Links between elements, one for all outcomes that lead the same way.

    Without those that only say that a choice may be left out.
    """
    rank = {name: number for number, row in enumerate(rows) for name in row}
    labels: dict[tuple[str, str], dict[str, None]] = {}
    for link in links:
        passing = link.past and rank[link.target] > rank.get(link.source, 0) + 1
        if link.source in rank and not passing:
            labels.setdefault((link.source, link.target), {})[link.label] = None
    return tuple(Link(*ends, "、".join(filter(None, found))) for ends, found in labels.items())


def _conditions(index: Index, elements: list[str]) -> dict[str, str]:
    """What must hold for an element: its own ``when``, or the condition on the way to it."""
    found = {}
    for name in elements:
        ways = [flow.condition for flow in index.incoming(name)]
        condition = index.node(name).when or next((way for way in ways if way is not None), None)
        if condition is not None:
            found[name] = condition.source
    return found


def _leading_to(ending: set[str], links: list[Link]) -> frozenset[str]:
    found = set(ending)
    while True:
        more = {link.source for link in links if link.target in found} - found
        if not more:
            return frozenset(found)
        found |= more
