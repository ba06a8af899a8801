"""Where a node lies: what follows it, what leads to it, its lane, in which order it is reached."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from xize.core.process.bpmn.model.containers import (
    FlowNode,
    Lane,
    Process,
    Scope,
    SequenceFlow,
)
from xize.core.process.bpmn.model.events import Event
from xize.core.process.bpmn.model.gateways import Gateway


class Surroundings:
    """The processes of a file, indexed; ids are unique in it."""

    def __init__(self, *processes: Process) -> None:
        self.processes = processes
        self.nodes: dict[str, FlowNode] = {}
        self.out: dict[str, list[SequenceFlow]] = {}
        self.into: dict[str, list[SequenceFlow]] = {}
        self.lanes: dict[str, Lane] = {}
        for process in processes:
            for scope in process.scopes.values():
                self._index(scope)

    def _index(self, scope: Scope) -> None:
        self.nodes |= scope.nodes
        for flow in scope.flows.values():
            self.out.setdefault(flow.source, []).append(flow)
            self.into.setdefault(flow.target, []).append(flow)
        todo = [lane for lanes in scope.lanes for lane in lanes]
        while todo:
            lane = todo.pop(0)
            self.lanes |= dict.fromkeys(lane.nodes, lane)
            todo += lane.inside

    def in_order(self) -> tuple[FlowNode, ...]:
        """Every node: first those reached from the starts, nearest first, then the rest."""
        found: list[str] = []
        for process in self.processes:
            found += self._reached(process)
        return tuple(self.nodes[one] for one in found)

    def _reached(self, process: Process) -> list[str]:
        todo = deque(_starts(process, self.into))
        seen: dict[str, None] = {}
        while todo:
            ident = todo.popleft()
            if ident in seen:
                continue
            seen[ident] = None
            todo += [flow.target for flow in self.out.get(ident, ())]
            scope = process.scopes.get(ident)
            todo += [one for one in scope.nodes if one not in self.into] if scope else ()
        for scope in process.scopes.values():
            seen |= dict.fromkeys(scope.nodes)
        return [one for one in seen if one in self.nodes]

    def deciding(self, ident: str) -> tuple[SequenceFlow, ...]:
        """The flows on which it is decided how a step ended: its own, or its gateway's."""
        flows = self.out.get(ident, [])
        seen: set[str] = set()
        while len(flows) == 1:
            target = self.nodes.get(flows[0].target)
            if not isinstance(target, Gateway) or target.id in seen:
                return ()
            if target.kind not in ("exclusive", "inclusive"):
                return ()
            seen.add(target.id)
            flows = self.out.get(target.id, [])
        return tuple(flows)

    def is_default(self, flow: SequenceFlow) -> bool:
        """Whether a flow is taken where no other is."""
        return getattr(self.nodes.get(flow.source), "default", "") == flow.id


def _starts(process: Process, into: dict[str, list[SequenceFlow]]) -> Iterator[str]:
    for node in process.own.nodes.values():
        if isinstance(node, Event) and node.position == "start":
            yield node.id
    for node in process.own.nodes.values():
        if node.id not in into:
            yield node.id
