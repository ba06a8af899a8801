"""A rule whose flow is drawn in a BPMN file: the file itself, with all that the rule adds to it.

The drawing stays as it is. Whatever the rule says otherwise than the drawing says by itself
(``by_itself``) stands beside the element, or at the process where there is none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from xize.core.process import graph as g
from xize.core.process.bpmn.lowering import lower
from xize.core.process.bpmn.model.activities import CallActivity
from xize.core.process.bpmn.model.base import Extra
from xize.core.process.bpmn.model.containers import (
    Collaboration,
    Definitions,
    FlowNode,
    Process,
    Scope,
)
from xize.core.process.bpmn.raising.governing import procedure_extra, rulebook_extra
from xize.core.process.bpmn.raising.spelling import attribute_of, default_of, spell, written
from xize.core.process.bpmn.spaces import XIZE
from xize.core.process.rulebook import Procedure, Rulebook
from xize.core.process.standard import Doing

MAIN: Final = "main"
MORE: Final = "more"
"""Holds the nodes and flows of a process that no element stands for."""
WITHOUT: Final = "without"
UNSET: Final = "unset"
"""Names fields the drawing sets and the rule does not."""


def raise_drawn(rules: Rulebook, model: Definitions) -> Definitions:
    """The file of a rule whose flow is drawn in ``model``, which it keeps, drawing included."""
    main = next((one for one in model.processes if one not in rules.procedures), MAIN)
    alone = by_itself(model, main)
    processes = {
        ident: _process(process, rules.procedures[MAIN if ident == main else ident], alone)
        for ident, process in model.processes.items()
    }
    apart = tuple(
        _told(one, alone) for one in rules.procedures.values() if one.id in model.global_tasks
    )
    extras = (*_foreign(model.extras), rulebook_extra(rules, drawn=True), *apart)
    return replace(model, name=rules.title, processes=processes, extras=extras)


def by_itself(model: Definitions, main: str) -> Mapping[str, Procedure]:
    """What a file says without any rule, its main process called as rules call it."""
    if main == MAIN:
        return lower(model).rules.procedures
    processes = {
        MAIN if ident == main else ident: _renamed(process, main)
        for ident, process in model.processes.items()
    }
    pools = tuple(_pools(one, main) for one in model.collaborations)
    return lower(replace(model, processes=processes, collaborations=pools)).rules.procedures


def _renamed(process: Process, main: str) -> Process:
    scopes: dict[str, Scope] = {}
    for ident, scope in process.scopes.items():
        name = MAIN if ident == main else ident
        nodes = {key: _calling(node, main) for key, node in scope.nodes.items()}
        scopes[name] = replace(scope, id=name, nodes=nodes)
    return replace(process, id=MAIN if process.id == main else process.id, scopes=scopes)


def _calling(node: FlowNode, main: str) -> FlowNode:
    if isinstance(node, CallActivity) and node.called == main:
        return replace(node, called=MAIN)
    return node


def _pools(one: Collaboration, main: str) -> Collaboration:
    pools = tuple(
        replace(pool, process=MAIN) if pool.process == main else pool for pool in one.participants
    )
    return replace(one, participants=pools)


def _foreign(extras: Iterable[Extra]) -> tuple[Extra, ...]:
    return tuple(one for one in extras if one.space != XIZE)


def _process(process: Process, procedure: Procedure, alone: Mapping[str, Procedure]) -> Process:
    plain = alone[procedure.id].process
    said = _said(procedure, plain)
    scopes = {}
    for ident, scope in process.scopes.items():
        nodes = {
            key: _beside(node, said.get(key), plain.nodes[key]) for key, node in scope.nodes.items()
        }
        scopes[ident] = replace(scope, nodes=nodes)
    elements = {one for scope in process.scopes.values() for one in scope.nodes}
    extras = (*_foreign(process.extras), _told(procedure, alone, elements))
    return replace(process, name=procedure.name, scopes=scopes, extras=extras)


def _said(procedure: Procedure, plain: g.Process) -> dict[str, g.Node]:
    """The nodes of which the rule says anything the drawing does not."""
    nodes = procedure.process.nodes.values()
    return {node.id: node for node in nodes if node != plain.nodes.get(node.id)}


def _told(
    procedure: Procedure, alone: Mapping[str, Procedure], elements: Collection[str] = ()
) -> Extra:
    """What stands at a process; at the file for a global task, which is a procedure too."""
    graph, plain = procedure.process, alone[procedure.id].process
    said = _said(procedure, plain)
    root = said.pop(graph.id, None)
    others = [node for ident, node in said.items() if ident not in elements]
    return procedure_extra(procedure, root, _more(others, graph, plain))


def _beside(element: FlowNode, node: g.Node | None, plain: g.Node) -> FlowNode:
    """An element with what the rule says of it; a name is said by the element."""
    extras = _foreign(element.extras)
    if node is None:
        return replace(element, extras=extras)
    shown = " ".join(node.name.split())
    marks = {} if shown == node.name else {"name": node.name}
    drawn = given_by(plain, type(node))
    same = [one for one, value in drawn.items() if value == getattr(node, one)]
    blank = [one for one in _blank(node) if one in drawn and one not in (*same, "name")]
    if blank:
        marks[UNSET] = attribute_of(tuple(map(written, blank)))
    extras = (*extras, spelled_as(node, ["id", "name", *same], marks))
    return replace(element, name=shown, extras=extras)


def _blank(node: g.Node) -> Iterator[str]:
    """Fields that have their default value, and so are not spelled."""
    for field in msgspec.structs.fields(node):
        if getattr(node, field.name) == default_of(field):
            yield field.name


def given_by(plain: g.Node, kind: type[g.Node]) -> dict[str, Any]:
    """What the drawing gives to a node of the rule that stands for one of its own.

    A task for people keeps what its task was drawn with; scripts move data as it is done.
    """
    fields = (one for one in plain.__struct_fields__ if one in kind.__struct_fields__)
    found = {one: getattr(plain, one) for one in fields}
    if kind is g.UserTask and isinstance(plain, g.Activity):
        doing: Doing = plain.doing
        found["doing"] = replace(doing, gives=(*plain.moves, *doing.gives))
    return found


def spelled_as(node: g.Node, omit: Iterable[str], marks: Mapping[str, str]) -> Extra:
    """A node as an element of ours, called after its kind."""
    config: Any = type(node).__struct_config__
    found = spell(node, config.tag.replace("_", "-"), tuple(omit))
    return replace(found, attributes={**marks, **found.attributes})


def _more(others: Iterable[g.Node], graph: g.Process, plain: g.Process) -> tuple[Extra, ...]:
    """Nodes and flows no element stands for, and those of the drawing the rule has not."""
    known = {flow.id: flow for flow in plain.flows}
    inside = [spelled_as(node, (), {}) for node in others]
    inside += [spell(flow, "flow") for flow in graph.flows if known.get(flow.id) != flow]
    gone = tuple(one for one in plain.nodes if one not in graph.nodes)
    words = {WITHOUT: attribute_of(gone)} if gone else {}
    if not inside and not words:
        return ()
    return (Extra(space=XIZE, name=MORE, attributes=words, inside=tuple(inside)),)
