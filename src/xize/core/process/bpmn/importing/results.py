"""How a project can end, from the named ends of a process."""

from __future__ import annotations

from typing import Any

from xize.core.process.bpmn.importing.deciding import speaks_against
from xize.core.process.bpmn.importing.people import one_line
from xize.core.process.bpmn.model.activities import SubProcess
from xize.core.process.bpmn.model.containers import Process, Scope
from xize.core.process.bpmn.model.events import Event
from xize.core.process.bpmn.model.gateways import Gateway


def results_of(process: Process) -> dict[str, dict[str, Any]]:
    """A result for each end, where there are several with names and one is reached only.

    An end with a result ends the whole project, so there are none where branches run side by side.
    """
    own = process.own
    ends = [one for one in own.nodes.values() if isinstance(one, Event) and one.position == "end"]
    if len(ends) < 2 or any(one.definitions or not one.name for one in ends):
        return {}
    if any(_side_by_side(scope) for scope in process.scopes.values()):
        return {}
    found: dict[str, dict[str, Any]] = {}
    for end in ends:
        good = {} if speaks_against(end.name) else {"success": True}
        found[end.id] = {"name": one_line(end.name), **good}
    return found


def _side_by_side(scope: Scope) -> bool:
    """Whether several tokens can be under way in a scope."""
    leaving: dict[str, int] = {}
    for flow in scope.flows.values():
        leaving[flow.source] = leaving.get(flow.source, 0) + 1
    for node in scope.nodes.values():
        match node:
            case Gateway(kind=kind):
                if kind not in ("exclusive", "event_based"):
                    return True
            case Event(position="boundary", interrupting=False) | SubProcess(kind="event"):
                return True
            case _:
                if leaving.get(node.id, 0) > 1:
                    return True
    return False
