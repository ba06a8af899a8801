"""A rule whose flow is drawn comes back: what the drawing says, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from xize.core.process import graph as g
from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.model.base import Extra
from xize.core.process.bpmn.model.containers import Definitions, FlowNode
from xize.core.process.bpmn.raising.drawn import (
    MAIN,
    MORE,
    UNSET,
    WITHOUT,
    by_itself,
    given_by,
)
from xize.core.process.bpmn.raising.governing import NAMES, PROCEDURE, ROOT
from xize.core.process.bpmn.raising.reading_back import MARKS, NODES, ours, shown_name
from xize.core.process.bpmn.raising.spelled import SpellingError, spelled
from xize.core.process.bpmn.raising.spelling import one_of, written
from xize.core.process.rulebook import Procedure


def redrawn(model: Definitions, report: Report) -> dict[str, Procedure]:
    """The procedures of a file; a process that says nothing of the rule is as it is drawn."""
    told = {ident: ours(one.extras, PROCEDURE) for ident, one in model.processes.items()}
    main = next(
        (ident for ident, one in told.items() if one and one.attributes.get("id") == MAIN), MAIN
    )
    found = dict(by_itself(model, main))
    for ident, process in model.processes.items():
        extra, name = told[ident], MAIN if ident == main else ident
        if extra is not None:
            elements = (node for scope in process.scopes.values() for node in scope.nodes.values())
            found[name] = _procedure(found[name], extra, process.name, elements, report)
    for extra in model.extras:
        plain = found.get(extra.attributes.get("id", ""))
        if extra.name == PROCEDURE and plain is not None:
            found[plain.id] = _procedure(plain, extra, plain.name, (), report)
    return found


def _procedure(
    plain: Procedure, told: Extra, name: str, elements: Iterable[FlowNode], report: Report
) -> Procedure:
    nodes = dict(plain.process.nodes)
    try:
        for element in elements:
            said = ours(element.extras, *NODES)
            if said is not None:
                nodes[element.id] = _node(said, nodes[element.id], element.name)
        more = next((one for one in told.inside if one.name == MORE), None)
        flows = plain.process.flows
        if more is not None:
            flows = tuple(_with_more(more, nodes, flows))
        return _governed(told, name, plain, nodes, flows)
    except SpellingError as error:
        report.say("extension-not-understood", plain.id, error.line, detail=error.place)
        return plain


def _node(said: Extra, plain: g.Node, name: str) -> g.Node:
    """A node of the rule: what its element does not say otherwise is as it is drawn."""
    kind = NODES[said.name]
    marks = {key: said.attributes[key] for key in MARKS if key in said.attributes}
    unset = said.attributes.get(UNSET, "").split()
    rest = {key: one for key, one in said.attributes.items() if key not in (*MARKS, UNSET)}
    known = {*rest, *(one.name for one in said.inside), *unset}
    given: dict[str, Any] = {
        field: value
        for field, value in given_by(plain, kind).items()
        if not {written(field), one_of(field)} & known
    }
    given |= {"id": plain.id, "name": shown_name(name, marks)}
    made: g.Node = spelled(kind, replace(said, attributes=rest), **given)
    return made


def _with_more(
    more: Extra, nodes: dict[str, g.Node], flows: tuple[g.Flow, ...]
) -> Iterator[g.Flow]:
    """Adds nodes to those of the drawing and takes some away; gives all flows."""
    for ident in more.attributes.get(WITHOUT, "").split():
        nodes.pop(ident, None)
    changed: dict[str, g.Flow] = {}
    for one in more.inside:
        if one.name in NODES:
            node: g.Node = spelled(NODES[one.name], one)
            nodes[node.id] = node
        else:
            flow = spelled(g.Flow, one)
            changed[flow.id] = flow
    for flow in flows:
        yield changed.pop(flow.id, flow)
    yield from changed.values()


def _governed(
    told: Extra,
    name: str,
    plain: Procedure,
    nodes: Mapping[str, g.Node],
    flows: tuple[g.Flow, ...],
) -> Procedure:
    marks = {key: told.attributes[key] for key in NAMES if key in told.attributes}
    shown = shown_name(name, marks)
    root = next((one for one in told.inside if one.name == ROOT), None)
    node = nodes[plain.id]
    if root is not None:
        node = spelled(g.SubProcess, root, id=plain.id, name="", scope="")
    node = replace(node, name=marks.get("root", name))
    process = g.Process(
        id=plain.id,
        name=marks.get("graph", name),
        nodes={**nodes, plain.id: node},
        flows=flows,
    )
    rest = {key: value for key, value in told.attributes.items() if key not in NAMES}
    inside = tuple(one for one in told.inside if one.name not in (ROOT, MORE))
    said = replace(told, attributes=rest, inside=inside)
    return spelled(Procedure, said, name=shown, process=process)
