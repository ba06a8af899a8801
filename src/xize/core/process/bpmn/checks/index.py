"""A process as its constraints look at it: who flows where, who hangs on whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from xize.core.process.bpmn.model.activities import CallActivity, SubProcess, Task
from xize.core.process.bpmn.model.containers import (
    ActivityNode,
    Definitions,
    FlowNode,
    Process,
    Scope,
    SequenceFlow,
)
from xize.core.process.bpmn.model.events import Event


class Placed(NamedTuple):
    """A node and the scope it lies in."""

    node: FlowNode
    scope: Scope


class Index:
    """What can be asked of one process."""

    def __init__(self, model: Definitions, process: Process) -> None:
        self.model, self.process = model, process
        self.drawing = not process.executable
        self.nodes: dict[str, Placed] = {}
        self.incoming: dict[str, list[SequenceFlow]] = {}
        self.outgoing: dict[str, list[SequenceFlow]] = {}
        self.boundaries: dict[str, list[Event]] = {}
        self.handlers: dict[str, list[str]] = {}  # compensation boundary -> handlers
        for scope in process.scopes.values():
            self._add(scope)

    def _add(self, scope: Scope) -> None:
        for node in scope.nodes.values():
            self.nodes[node.id] = Placed(node, scope)
            if isinstance(node, Event) and node.attached_to:
                self.boundaries.setdefault(node.attached_to, []).append(node)
        for flow in scope.flows.values():
            self.incoming.setdefault(flow.target, []).append(flow)
            self.outgoing.setdefault(flow.source, []).append(flow)
        for tie in scope.associations:
            self.handlers.setdefault(tie.source, []).append(tie.target)

    def into(self, node: str) -> list[SequenceFlow]:
        """Flows that lead to a node."""
        return self.incoming.get(node, [])

    def out_of(self, node: str) -> list[SequenceFlow]:
        """Flows that leave a node."""
        return self.outgoing.get(node, [])

    def events(self) -> Iterator[Event]:
        """All events of the process."""
        return (one.node for one in self.nodes.values() if isinstance(one.node, Event))

    def activities(self) -> Iterator[ActivityNode]:
        """All activities of the process."""
        for one in self.nodes.values():
            if isinstance(one.node, Task | CallActivity | SubProcess):
                yield one.node

    def holder(self, scope: Scope) -> SubProcess | None:
        """The sub-process a scope is the content of; None for the process itself."""
        found = self.nodes.get(scope.id)
        return found.node if found and isinstance(found.node, SubProcess) else None
