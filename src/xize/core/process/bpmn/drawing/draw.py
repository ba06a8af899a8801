"""Gives a file the drawings it lacks."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from xize.core.process.bpmn.drawing import sizes
from xize.core.process.bpmn.drawing.completing import completed
from xize.core.process.bpmn.drawing.placing.pools import pools_of
from xize.core.process.bpmn.drawing.placing.scope import whole_of
from xize.core.process.bpmn.drawing.planes import plane_of
from xize.core.process.bpmn.drawing.structure.ties import Tie
from xize.core.process.bpmn.model.containers import Collaboration, Definitions, Process
from xize.core.process.bpmn.model.diagram import Plane


def draw(model: Definitions) -> Definitions:
    """The file with a drawing of every collaboration and process.

    What is drawn stays as it is. A plane that lacks something is completed: what has no place is
    laid out below the rest, lines are drawn between what stands. A plane that has fewer than half
    of its nodes is laid out anew.
    """
    kept = []
    for plane in model.planes:
        whole = completed(model, plane)
        if whole is not None:
            kept.append(whole)
    drawn = {plane.element for plane in kept}
    for plane in kept:
        drawn |= {shape.element for shape in plane.shapes}
    drawn |= _processes(model, drawn)
    planes = [*kept, *_collapsed(model, kept, drawn)]
    for collaboration in model.collaborations:
        if collaboration.id not in drawn and collaboration.participants:
            planes.append(_collaboration(model, collaboration))
            drawn |= {one.process for one in collaboration.participants}
    for process in model.processes.values():
        if process.id not in drawn:
            planes.append(_process(process))
    return replace(model, planes=tuple(planes))


def _processes(model: Definitions, drawn: set[str]) -> set[str]:
    """Processes whose pools are drawn, or of which a node is."""
    pools = [one for collaboration in model.collaborations for one in collaboration.participants]
    found = {one.process for one in pools if one.id in drawn}
    for process in model.processes.values():
        if any(node in drawn for node in process.own.nodes):
            found.add(process.id)
    return found


def _collapsed(model: Definitions, kept: list[Plane], drawn: set[str]) -> Iterator[Plane]:
    """The inside of sub-processes that stand collapsed, where nothing draws it yet."""
    closed = {one.element for plane in kept for one in plane.shapes if one.expanded is False}
    planes = {plane.element for plane in kept}
    for process in model.processes.values():
        for ident, scope in process.scopes.items():
            inside = any(node in drawn for node in scope.nodes)
            if ident in closed and ident not in planes and scope.nodes and not inside:
                whole = whole_of(process, ident)
                yield plane_of(ident, whole.piece, whole.loose)


def _process(process: Process) -> Plane:
    whole = whole_of(process, process.id)
    return plane_of(process.id, whole.piece, whole.loose)


def _collaboration(model: Definitions, collaboration: Collaboration) -> Plane:
    whole = pools_of(collaboration, model.processes)
    messages = [Tie(one.id, one.source, one.target) for one in collaboration.flows]
    words = {one.id: sizes.block(one.name, sizes.ON_FLOW) for one in collaboration.flows}
    return plane_of(collaboration.id, whole.piece, whole.loose, messages, words)
