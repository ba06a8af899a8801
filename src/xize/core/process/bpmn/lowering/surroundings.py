"""What hangs together across nodes of a file: boundaries, handlers, beginnings, message flows."""

from __future__ import annotations

from msgspec.structs import replace

from xize.core.process.bpmn.lowering.context import Context
from xize.core.process.bpmn.lowering.correlation import by_content
from xize.core.process.bpmn.model.activities import CallActivity, SubProcess, Task
from xize.core.process.bpmn.model.containers import Definitions, FlowNode, Process, Scope
from xize.core.process.bpmn.model.events import Compensate, Event
from xize.core.process.standard import Doing, Trigger


class Surroundings:
    """Asked while one process of a file is lowered."""

    def __init__(self, context: Context, process: Process) -> None:
        self._context, self._process = context, process
        self._boundaries: dict[str, list[Event]] = {}
        self._handlers: dict[str, str] = {}
        self._routes = routes(context.model)
        for scope in process.scopes.values():
            for node in scope.nodes.values():
                if isinstance(node, Event) and node.attached_to:
                    self._boundaries.setdefault(node.attached_to, []).append(node)
            for tie in scope.associations:
                self._handlers.setdefault(tie.source, tie.target)

    def boundaries_of(self, activity: str) -> tuple[str, ...]:
        """Boundary events of an activity that wait while it runs."""
        return tuple(
            one.id for one in self._boundaries.get(activity, ()) if not self._compensates(one)
        )

    def handler_of(self, activity: str) -> str:
        """The handler that compensates an activity; "" where it has none."""
        for one in self._boundaries.get(activity, ()):
            if self._compensates(one) and one.id in self._handlers:
                return self._handlers[one.id]
        return ""

    def sends(self, node: str) -> bool:
        """Whether a message flow leaves a task."""
        return node in self._routes

    def addressed(self, trigger: Trigger, node: str) -> Trigger:
        """A message with the ends of the message flows it leaves by."""
        found = self._routes.get(node, [])
        named = trigger.name or next((name for _, name in found if name), "")
        correlates = trigger.correlates or by_content(self._context, named)
        to = tuple(to for to, _ in found)
        return replace(trigger, name=named, to=to, correlates=correlates)

    def as_scope(self, context: Context, doing: Doing, node: SubProcess) -> Doing:
        """A sub-process's content: where it begins, what kind it is."""
        inside = self._process.scopes[node.id]
        event = node.kind == "event"
        ad_hoc = node.kind == "ad_hoc"
        objects = tuple(context.data(one) for one in inside.data)
        return replace(
            doing,
            starts=beginnings(inside, events=event),
            on_event=event,
            transaction=node.kind == "transaction",
            ad_hoc=ad_hoc,
            sequential=node.sequential,
            completion=context.condition(node.completion, node.id),
            cancel_remaining=node.cancel_remaining,
            names=(*doing.names, *objects),
            hides=(*doing.hides, *objects),
        )

    def _compensates(self, event: Event) -> bool:
        return any(isinstance(one, Compensate) for one in self._context.model.meant_by(event))


def beginnings(scope: Scope, *, events: bool = False) -> tuple[str, ...]:
    """Where a scope begins: its none start events, or what nothing leads to (clause 13.2).

    ``events``: the start events of an event sub-process, each with its trigger.
    """
    starts = [n for n in scope.nodes.values() if isinstance(n, Event) and n.position == "start"]
    if events:
        return tuple(one.id for one in starts)
    none = [one.id for one in starts if not (one.definitions or one.referred)]
    if starts:
        return tuple(none)
    reached = {flow.target for flow in scope.flows.values()}
    return tuple(one.id for one in scope.nodes.values() if one.id not in reached and _begins(one))


def _begins(node: FlowNode) -> bool:
    if isinstance(node, Event):
        link = any(type(one).__name__ == "Link" for one in node.definitions)
        return not node.attached_to and not (link and node.catches)
    if isinstance(node, SubProcess) and node.kind == "event":
        return False
    if isinstance(node, Task | SubProcess | CallActivity):
        creates = isinstance(node, Task) and node.instantiate
        return not node.for_compensation and not creates
    return not node.instantiate


def routes(model: Definitions) -> dict[str, list[tuple[str, str]]]:
    """Message flows by the node they leave: the node or process they lead to, the message."""
    pools = {pool.id: pool.process for one in model.collaborations for pool in one.participants}
    found: dict[str, list[tuple[str, str]]] = {}
    for one in model.collaborations:
        for flow in one.flows:
            to = pools.get(flow.target, flow.target)
            found.setdefault(flow.source, []).append((to, flow.message))
    return found
