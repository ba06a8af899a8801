"""The content of a process or sub-process becomes a net of splits and joins.

Activities and events pass a token on; a sub-process is judged by itself and counts as one
activity around which everything goes on once it is through.
"""

from __future__ import annotations

from typing import Final

from xize.core.process.bpmn.lowering.surroundings import beginnings
from xize.core.process.bpmn.model.activities import CallActivity, SubProcess, Task
from xize.core.process.bpmn.model.containers import Definitions, FlowNode, Scope, SequenceFlow
from xize.core.process.bpmn.model.events import (
    Cancel,
    Compensate,
    Error,
    Event,
    Link,
    Terminate,
)
from xize.core.process.bpmn.model.gateways import Gateway
from xize.core.process.bpmn.soundness.net import Logic, Net

LOGIC: Final[dict[str, Logic]] = {
    "exclusive": "xor", "event_based": "xor", "parallel": "and", "inclusive": "or",
    "complex": "or",
}  # fmt: skip
STOPS: Final = (Terminate, Error, Cancel)
MOST_ASIDE: Final = 500
"""Vertices of a branch that is looked at to see whether it stays by itself."""


def translate(model: Definitions, scope: Scope) -> Net:
    """The net of a scope of a file."""
    return _Translation(model, scope).net


class _Translation:
    def __init__(self, model: Definitions, scope: Scope) -> None:
        self._scope, self._meant_by, self.net = scope, model.meant_by, Net()
        self._joins: dict[str, int] = {}
        self._edges_of: dict[str, list[Event]] = {}
        self._out: dict[str, list[SequenceFlow]] = {}
        for flow in scope.flows.values():
            self._out.setdefault(flow.source, []).append(flow)
        for node in scope.nodes.values():
            if isinstance(node, Event) and node.attached_to:
                self._edges_of.setdefault(node.attached_to, []).append(node)
            logic = LOGIC[node.kind] if isinstance(node, Gateway) else "xor"
            self._joins[node.id] = self.net.add("join", logic, node.id)
        self._links = self._caught_links()
        self._besides: list[tuple[int, str]] = []
        for node in scope.nodes.values():
            self._leave(node)
        self._begin()
        for done, boundary in self._besides:
            self._beside(done, boundary)
        self._forget_the_unreachable()

    def _caught_links(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for node in self._scope.nodes.values():
            if isinstance(node, Event) and node.catches:
                for one in self._meant_by(node):
                    if isinstance(one, Link):
                        found.setdefault(one.name, node.id)
        return found

    def _begin(self) -> None:
        """All none starts together, or one of those that wait for something."""
        net, nodes = self.net, self._scope.nodes
        together = net.add("split", "and")
        for ident in beginnings(self._scope):
            net.connect(together, self._joins[ident])
        if net.vertices[together].outs:
            net.connect(net.source, together)
        for node in nodes.values():
            waits = isinstance(node, Event) and node.position == "start" and _asks(node)
            if waits or (isinstance(node, Task | Gateway) and node.instantiate):
                net.connect(net.source, self._joins[node.id])

    def _leave(self, node: FlowNode) -> None:
        match node:
            case Event():
                self._leave_event(node)
            case Gateway(kind="event_based", parallel=True, instantiate=True):
                self._fan(self._joins[node.id], "and", self._out.get(node.id, []), node.id)
            case Gateway():
                logic = LOGIC[node.kind]
                self._fan(self._joins[node.id], logic, self._out.get(node.id, []), node.id)
            case _:
                self._leave_activity(node)

    def _leave_event(self, node: Event) -> None:
        found = self._meant_by(node)
        link = next((one for one in found if isinstance(one, Link)), None)
        if link is not None and not node.catches:
            if link.name in self._links:
                self.net.connect(self._joins[node.id], self._joins[self._links[link.name]])
        elif node.position == "end" and any(isinstance(one, STOPS) for one in found):
            self.net.connect(self._joins[node.id], self.net.add("stop", origin=node.id))
        else:
            self._fan(self._joins[node.id], "and", self._out.get(node.id, []), node.id)

    def _leave_activity(self, node: Task | CallActivity | SubProcess) -> None:
        """Done, or left by an interrupting boundary event; others may send a token besides."""
        net, here = self.net, self._joins[node.id]
        edges = [one for one in self._edges_of.get(node.id, []) if not self._undoes(one)]
        if any(one.interrupting for one in edges):
            ways = net.add("split", "xor", node.id)
            net.connect(here, ways)
            for one in edges:
                if one.interrupting:
                    net.connect(ways, self._joins[one.id])
            here = ways
        done = net.add("split", "and", node.id)
        net.connect(here, done)
        self._besides += [(done, one.id) for one in edges if not one.interrupting]
        self._fan_conditional(done, node)

    def _beside(self, done: int, boundary: str) -> None:
        """What a non-interrupting event begins: a part of the flow, or something by itself.

        A reminder that leads nowhere else may be under way as often as it likes.
        """
        begins = self._joins[boundary]
        if self._stays_aside(begins):
            self.net.connect(self.net.source, begins)
        else:
            self._perhaps(done, begins, boundary)

    def _stays_aside(self, begins: int) -> bool:
        """Whether a branch meets nothing that others reach."""
        net = self.net
        seen, todo = {begins}, [begins]
        while todo and len(seen) <= MOST_ASIDE:
            for one in net.after(todo.pop()):
                if one not in seen:
                    seen.add(one)
                    todo.append(one)
        return not todo and all(before in seen for one in seen for before in net.before(one))

    def _undoes(self, event: Event) -> bool:
        return any(isinstance(one, Compensate) for one in self._meant_by(event))

    def _fan_conditional(self, done: int, node: Task | CallActivity | SubProcess) -> None:
        """Flows out of an activity: each unconditional one, and those whose condition holds."""
        flows = self._out.get(node.id, [])
        asked = [one for one in flows if one.condition is not None or one.id == node.default]
        free = [one for one in flows if one not in asked]
        if asked and not free:
            chosen = self.net.add("split", "or", node.id)
            self.net.connect(done, chosen)
            self._fan(chosen, "or", asked, node.id)
            return
        for one in asked:
            self._perhaps(done, self._joins[one.target], node.id)
        self._fan(done, "and", free, node.id)

    def _perhaps(self, source: int, target: int, origin: str) -> None:
        """A token that may come or not."""
        choice = self.net.add("split", "xor", origin)
        self.net.connect(source, choice)
        self.net.connect(choice, target)
        self.net.connect(choice, self.net.add("sink"))

    def _fan(self, source: int, logic: Logic, flows: list[SequenceFlow], origin: str) -> None:
        net = self.net
        if not flows:
            net.connect(source, net.add("sink"))
            return
        split = net.add("split", logic, origin)
        net.connect(source, split)
        for flow in flows:
            net.connect(split, self._target(flow))

    def _target(self, flow: SequenceFlow) -> int:
        """Tokens end one by one: an end event brings none together."""
        node = self._scope.nodes[flow.target]
        if not isinstance(node, Event) or node.position != "end":
            return self._joins[flow.target]
        stops = any(isinstance(one, STOPS) for one in self._meant_by(node))
        return self._joins[flow.target] if stops else self.net.add("sink")

    def _forget_the_unreachable(self) -> None:
        """Nothing that no token reaches; a join that waits for such a flow keeps it."""
        net = self.net
        seen, todo = {net.source}, [net.source]
        while todo:
            for one in net.after(todo.pop()):
                if one not in seen:
                    seen.add(one)
                    todo.append(one)
        never = net.add("never")
        for vertex in [one for one in net.vertices if one not in seen and one != never]:
            for edge in list(net.vertices[vertex].outs):
                target = net.ends[edge][1]
                if target in seen and net.vertices[target].logic == "and":
                    net.begin_at(edge, never)
            net.remove(vertex)


def _asks(event: Event) -> bool:
    return bool(event.definitions or event.referred)
