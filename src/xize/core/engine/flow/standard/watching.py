"""What waits while something runs: boundary events and event sub-processes (clause 13.5)."""

from __future__ import annotations

from typing import Final

from xize.core.engine.flow.standard.moving import enter
from xize.core.engine.flow.standard.wants import alarms_for
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.process import graph as g
from xize.core.process.standard import Doing

CALLED_FOR: Final = frozenset(("compensate",))
"""Triggers nothing waits for: compensation finds its event sub-process by itself."""


def watch_edges(draft: Draft, key: str, doing: Doing) -> None:
    """The boundary events of an activity that has begun wait from now on."""
    one = draft.state.elements[key]
    for boundary in doing.boundaries:
        _watch(draft, Arrival(boundary, one.case, one.parent), of=key)


def watch_inside(draft: Draft, key: str) -> None:
    """The event sub-processes of a scope that was entered wait from now on."""
    one = draft.state.elements[key]
    for node in draft.index(one.case).children(one.node):
        if not isinstance(node, g.SubProcess) or node.doing is None or not node.doing.on_event:
            continue
        starts = [draft.node(one.case, start) for start in node.doing.starts]
        kinds = {t.kind for s in starts if isinstance(s, g.Happening) for t in s.triggers}
        if kinds - CALLED_FOR:
            _watch(draft, Arrival(node.id, one.case, key))


def _watch(draft: Draft, arrival: Arrival, of: str = "") -> None:
    node = draft.node(arrival.case, arrival.node)
    nodes: list[g.Node] = [node]
    if isinstance(node, g.SubProcess) and node.doing is not None:
        nodes = [draft.node(arrival.case, one) for one in node.doing.starts]
    alarms = alarms_for(draft, arrival.case, arrival.parent, nodes)
    enter(draft, "watch", arrival, of=of, beside=True, alarms=alarms)
