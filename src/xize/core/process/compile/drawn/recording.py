"""Events that wait for the outside: somebody records that they came; timers a calendar reckons.

The event keeps its place in the graph under a name nobody can have (``reply#``); the step ``reply``
is offered for as long as it waits.
"""

from __future__ import annotations

from msgspec.structs import replace

from xize.core.process import graph as g
from xize.core.process.standard import Doing
from xize.core.process.work import Due

FROM_OUTSIDE = ("message", "signal")


def is_recordable(node: g.Node) -> bool:
    """Whether an event waits for a message or signal."""
    return (
        isinstance(node, g.Happening)
        and not node.throws
        and bool(node.triggers)
        and all(one.kind in FROM_OUTSIDE for one in node.triggers)
    )


def is_timer(node: g.Node) -> bool:
    """Whether an event waits for one point of time."""
    return (
        isinstance(node, g.Happening) and not node.throws
        and [one.kind for one in node.triggers] == ["timer"]
    )  # fmt: skip


def hidden(event: str) -> str:
    """The id under which a recorded event stands in the graph."""
    return f"{event}#"


def recorded(process: g.Process, event: g.Happening, task: g.UserTask) -> g.Process:
    """The process with somebody who records an event."""
    waits = replace(event, id=hidden(event.id), recorded=event.id)
    doing = Doing(type=event.position, line=event.line)
    step = replace(task, doing=doing, sends=None, records=waits.id)
    nodes: dict[str, g.Node] = {}
    for key, node in process.nodes.items():
        if key == event.id:
            nodes[waits.id] = waits
            nodes[event.id] = step
        else:
            nodes[key] = _waiting_for(node, event.id)
    flows = tuple(
        replace(flow, source=_now(flow.source, event.id), target=_now(flow.target, event.id))
        for flow in process.flows
    )
    return replace(process, nodes=nodes, flows=flows)


def reckoned(event: g.Happening, due: Due) -> g.Happening:
    """A timer that is set by the regulation's calendar."""
    (trigger,) = event.triggers
    return replace(event, triggers=(replace(trigger, due=due),))


def _now(node: str, event: str) -> str:
    return hidden(event) if node == event else node


def _waiting_for(node: g.Node, event: str) -> g.Node:
    if not isinstance(node, g.Doer) or node.doing is None:
        return node
    doing = node.doing
    if event not in (*doing.boundaries, *doing.starts):
        return node
    boundaries = tuple(_now(one, event) for one in doing.boundaries)
    starts = tuple(_now(one, event) for one in doing.starts)
    return replace(node, doing=replace(doing, boundaries=boundaries, starts=starts))
