"""Which process of a file is the project's, and its name in the graph: ``main``."""

from __future__ import annotations

from msgspec.structs import replace

from xize.core.process import graph as g
from xize.core.process.bpmn.model.containers import Definitions
from xize.core.process.rulebook import Procedure
from xize.core.process.standard import Trigger
from xize.core.regulation.model import Regulation

MAIN = "main"


def main_process(regulation: Regulation, model: Definitions) -> str:
    """The id of the process named, or of the only one, or of the only executable one; else ""."""
    assert regulation.bpmn is not None
    if regulation.bpmn.process:
        named = str(regulation.bpmn.process)
        return named if named in model.processes else ""
    executable = [ident for ident, one in model.processes.items() if one.executable]
    for found in (list(model.processes), executable):
        if len(found) == 1:
            return found[0]
    return ""


def renamed(procedures: dict[str, Procedure], main: str, title: str) -> dict[str, Procedure]:
    """The procedures with the main one called ``main``, wherever it is named."""
    found: dict[str, Procedure] = {}
    for ident, one in procedures.items():
        nodes = {}
        for key, node in one.process.nodes.items():
            after = _renamed(node, main)
            nodes[MAIN if key == main else key] = after
        process = replace(one.process, nodes=nodes)
        if ident == main:
            process = replace(process, id=MAIN, name=title)
            found = {MAIN: replace(one, id=MAIN, name=title, process=process), **found}
        else:
            found[ident] = replace(one, process=process)
    return found


def _renamed(node: g.Node, main: str) -> g.Node:
    if node.scope == main:
        node = replace(node, scope=MAIN)
    match node:
        case g.SubProcess() if node.id == main and not node.scope:
            return replace(node, id=MAIN)
        case g.Activity():
            calls = MAIN if node.calls == main else node.calls
            return replace(node, calls=calls, sends=_to_main(node.sends, main))
        case g.Happening():
            triggers = tuple(_addressed(one, main) for one in node.triggers)
            return replace(node, triggers=triggers)
    return node


def _to_main(trigger: Trigger | None, main: str) -> Trigger | None:
    return None if trigger is None else _addressed(trigger, main)


def _addressed(trigger: Trigger, main: str) -> Trigger:
    if main not in trigger.to:
        return trigger
    return replace(trigger, to=tuple(MAIN if one == main else one for one in trigger.to))
