"""Structured parts of a net are folded into one edge each, mismatched pairs told on the way.

Every rule keeps deadlocks and lack of synchronisation of the rest. A pair that does not fit is
told once and then folded like one that does, so that one mistake is one finding.
"""

from __future__ import annotations

from collections import deque
from typing import Final, Literal, NamedTuple, TypeAlias

from xize.core.process.bpmn.soundness.loops import ranks
from xize.core.process.bpmn.soundness.net import Logic, Net

Fault: TypeAlias = Literal["deadlock", "lack-of-synchronisation"]


class Flaw(NamedTuple):
    """What is wrong, and at which element of the file."""

    fault: Fault
    node: str


MISMATCH: Final[dict[tuple[Logic, Logic], Fault]] = {
    ("xor", "and"): "deadlock",
    ("or", "and"): "deadlock",
    ("and", "xor"): "lack-of-synchronisation",
    ("or", "xor"): "lack-of-synchronisation",
}
"""By how tokens part and how they meet."""


def fold(net: Net) -> list[Flaw]:
    """Fold until nothing changes; what is told is in no particular order."""
    flaws: list[Flaw] = []
    for vertex in ranks(net)[1]:
        net.vertices[vertex].looped = True
    kept = _kept(net)
    todo = deque(net.vertices)
    waiting = set(todo)
    while todo:
        vertex = todo.popleft()
        waiting.discard(vertex)
        if vertex not in net.vertices:
            continue
        around = {*net.before(vertex), *net.after(vertex), vertex}
        if vertex not in kept and _fold_one(net, vertex, flaws):
            for one in sorted(around):
                if one in net.vertices and one not in waiting:
                    waiting.add(one)
                    todo.append(one)
    return flaws


def _kept(net: Net) -> set[int]:
    """Loops in which an inclusive join waits: what it waits for depends on every step in them."""
    looped = {key for key, one in net.vertices.items() if one.looped}
    waits = (net.vertices[key] for key in looped)
    if any(one.kind == "join" and one.logic == "or" and len(one.ins) > 1 for one in waits):
        return looped
    return set()


def _fold_one(net: Net, vertex: int, flaws: list[Flaw]) -> bool:
    kind = net.vertices[vertex].kind
    if kind not in ("split", "join") or vertex == net.source:
        return False
    return (
        _skip(net, vertex)
        or (kind == "join" and (_merge_joins(net, vertex) or _unroll(net, vertex, flaws)))
        or (
            kind == "split"
            and (_merge_splits(net, vertex) or _drop_ends(net, vertex) or _pair(net, vertex, flaws))
        )
    )


def _skip(net: Net, vertex: int) -> bool:
    """One way in and one way out: nothing happens here."""
    one = net.vertices[vertex]
    if len(one.ins) != 1 or len(one.outs) != 1:
        return False
    (into,), (out,) = one.ins, one.outs
    if into == out:
        return False
    after = net.ends[out][1]
    if net.vertices[after].kind == "sink":
        net.vertices[after].kind = "tail"
    net.lead_to(into, after)
    net.remove(vertex)
    return True


def _merge_joins(net: Net, vertex: int) -> bool:
    """Two joins of one kind, one after the other."""
    one = net.vertices[vertex]
    if len(one.outs) != 1:
        return False
    (after,) = net.after(vertex)
    other = net.vertices[after]
    if after == vertex or other.kind != "join" or other.logic != one.logic:
        return False
    if len(one.ins) <= len(other.ins):
        _move(net, vertex, after)
    else:
        net.cut(next(iter(one.outs)))
        _move(net, after, vertex)
    return True


def _merge_splits(net: Net, vertex: int) -> bool:
    """Two splits of one kind, one after the other."""
    one = net.vertices[vertex]
    if len(one.ins) != 1:
        return False
    (before,) = net.before(vertex)
    other = net.vertices[before]
    if before == vertex or other.kind != "split" or other.logic != one.logic:
        return False
    if before == net.source or len(one.outs) <= len(other.outs):
        _move(net, vertex, before)
    else:
        net.cut(next(iter(one.ins)))
        _move(net, before, vertex)
    return True


def _move(net: Net, vertex: int, to: int) -> None:
    """One vertex takes the place of another it stood beside."""
    one = net.vertices[vertex]
    net.vertices[to].looped |= one.looped
    for edge in [edge for edge in one.ins if net.ends[edge][0] != to]:
        net.lead_to(edge, to)
    for edge in [edge for edge in one.outs if net.ends[edge][1] != to]:
        net.begin_at(edge, to)
    net.remove(vertex)


def _drop_ends(net: Net, vertex: int) -> bool:
    """A branch that ends is of no account where tokens part; of several to choose one is enough.

    In a loop a token may catch up with the last one of such a branch: there it is kept.
    """
    one = net.vertices[vertex]
    ends = _ends(net, vertex)
    onward = len(one.outs) - len(ends)
    if ends and one.logic == "or" and onward == 1 and len(ends) == 1 and not one.looped:
        one.logic = "xor"
        return True
    spare = ends[1:]
    if one.logic == "and" and onward:
        spare = [end for end in ends if not one.looped or net.vertices[end].kind == "sink"]
    elif one.logic != "xor" and one.looped:
        spare = []
    for end in spare:
        net.remove(end)
    return bool(spare)


def _ends(net: Net, vertex: int) -> list[int]:
    """The ends a split leads to; those after which something is done come first."""
    ends = [one for one in net.after(vertex) if net.vertices[one].kind in ("sink", "tail")]
    return sorted(ends, key=lambda one: net.vertices[one].kind == "sink")


def _pair(net: Net, vertex: int, flaws: list[Flaw]) -> bool:
    """Several edges between a split and a join become one."""
    one = net.vertices[vertex]
    first: dict[int, int] = {}
    changed = False
    for edge in list(one.outs):
        target = net.ends[edge][1]
        meets = net.vertices[target]
        if meets.kind != "join" or first.setdefault(target, edge) == edge:
            continue
        fault = MISMATCH.get((one.logic, meets.logic))
        if fault is not None:
            flaws.append(Flaw(fault, meets.origin))
        net.cut(edge)
        changed = True
    return changed


def _unroll(net: Net, vertex: int, flaws: list[Flaw]) -> bool:
    """A way back from right behind a join: again and again, one token at a time."""
    one = net.vertices[vertex]
    if one.logic == "and" or len(one.outs) != 1:
        return False
    (after,) = net.after(vertex)
    other = net.vertices[after]
    back = [edge for edge in one.ins if net.ends[edge][0] == after]
    if other.kind != "split" or not back or len(back) == len(other.outs):
        return False
    if other.logic != "xor":
        sinks = sum(net.vertices[one].kind == "sink" for one in net.after(after))
        if sinks + len(back) == len(other.outs):
            return False  # nothing is done besides
        flaws.append(Flaw("lack-of-synchronisation", one.origin))
    for edge in back:
        net.cut(edge)
    return True
