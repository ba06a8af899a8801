"""Where a ``goto`` leads in BPMN: a flow inside one scope, else out through boundaries.

The engine ends what is open below the nearest common scope and opens the target. BPMN knows flows
within a scope, and events thrown to the boundary of a sub-process; nothing can be entered in its
middle. So a way ends at the step of the common scope that is the target or holds it. A parallel
block is left as a whole, and work alongside has no boundary to be left by.
"""

from __future__ import annotations

from typing import NamedTuple

from xize.core.process.graph import End, Jump, Process, SubProcess
from xize.core.process.index import Index


class Way(NamedTuple):
    """One way out. ``holder`` is left by its boundary ("" for a flow within the scope), ``to`` is
    where it leads: a node of the scope around, or "" for the end of the whole."""

    holder: str
    to: str


def ways_of(index: Index, jump: Jump) -> tuple[Way, ...]:
    """The different ways of a jump, in the order of its targets."""
    found = (_way(index, jump, target) for target in jump.targets)
    return tuple(dict.fromkeys(way for way in found if way is not None))


def way_to_end(index: Index, end: End) -> Way | None:
    """How an end with a result leaves the scopes it lies in; None where it need not or cannot."""
    holder = index.step_in(index.root, end.id)
    if holder == end.id or _alongside(index, holder):
        return None
    return Way(holder, "")


def step_around(index: Index, jump: Jump, target: str) -> str:
    """The step that a way to this target ends at; the target itself where nothing is better."""
    way = _way(index, jump, target)
    return way.to if way is not None else target


def is_flow(process: Process, jump: Jump, ways: tuple[Way, ...], incoming: int) -> bool:
    """Whether a jump can be drawn as nothing but a flow: one way, within the scope."""
    alone = len(ways) == 1 and not ways[0].holder and incoming == 1
    says = jump.name or jump.when or jump.cites or jump.basis != "stated"
    return alone and not says and jump.id in process.nodes


def _way(index: Index, jump: Jump, target: str) -> Way | None:
    if target not in index.process.nodes:
        return None
    scope = index.common((jump.id, target))
    while True:
        if target != scope and target in index.inside(scope):
            to, holder = index.step_in(scope, target), index.step_in(scope, jump.id)
            beside = _alongside(index, holder) or _alongside(index, to)
            if not beside and index.scope_node(scope).kind != "parallel":
                return Way("" if holder == jump.id else holder, to)
        around = index.scope(scope)
        if not around:
            return None
        scope = around


def _alongside(index: Index, node: str) -> bool:
    found = index.node(node)
    return isinstance(found, SubProcess) and found.beside is not None
