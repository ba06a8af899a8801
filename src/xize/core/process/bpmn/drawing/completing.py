"""Drawings that came with the file: kept as they are, completed where something has no place.

A plane is completed when at least half of its nodes stand and none is missing inside a frame:
nodes, data and notes without a place are laid out below the rest, flows that are missing are drawn
between what stands. Associations may be left out on purpose, so only those of what was added are
drawn. Any other plane is better laid out anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from xize.core.process.bpmn.drawing.placing.scope import pieces_of
from xize.core.process.bpmn.drawing.planes import parts_of
from xize.core.process.bpmn.drawing.routing.loose import Field
from xize.core.process.bpmn.drawing.sizes import EVENT
from xize.core.process.bpmn.drawing.structure.ties import Tie, all_ties
from xize.core.process.bpmn.model.activities import SubProcess
from xize.core.process.bpmn.model.containers import Definitions, Process, Scope
from xize.core.process.bpmn.model.diagram import Bounds, Edge, Plane, Shape
from xize.core.process.bpmn.model.events import Event

GAP = 50


def completed(model: Definitions, plane: Plane) -> Plane | None:
    """The plane with all that belongs on it; None where it is better laid out anew."""
    places = {shape.element: shape for shape in plane.shapes}
    scopes = list(_scopes(model, plane, places))
    nodes = [node for scope, _ in scopes for node in scope.nodes]
    if not places or 2 * sum(node in places for node in nodes) < len(nodes):
        return None
    shapes = [*plane.shapes, *_on_edges(scopes, places)]
    places |= {shape.element: shape for shape in shapes}
    edges = list(plane.edges)
    for scope, framed in scopes:
        missing = [node for node in scope.nodes if node not in places]
        things = [*scope.references, *(note.id for note in scope.annotations)]
        loose = [thing for thing in things if thing not in places]
        if missing and framed:
            return None
        if missing or loose:
            lowest = max(one.bounds.y + one.bounds.height for one in shapes)
            leftmost = min(one.bounds.x for one in shapes)
            piece = pieces_of(scope, missing, loose)
            more, lines = parts_of(piece, int(leftmost), int(lowest) + GAP)
            shapes += more
            edges += lines
    added = {one.element for one in shapes[len(plane.shapes) :]}
    edges += _lines(model, scopes, shapes, edges, added)
    return replace(plane, shapes=tuple(shapes), edges=tuple(edges))


def _scopes(
    model: Definitions, plane: Plane, places: dict[str, Shape]
) -> Iterator[tuple[Scope, bool]]:
    """What a plane shows the inside of, with whether a frame is around it."""
    for process, ident, framed in _roots(model, plane, places):
        todo = [(ident, framed)]
        while todo:
            name, inside = todo.pop()
            scope = process.scopes[name]
            yield scope, inside
            for node in scope.nodes.values():
                if isinstance(node, SubProcess) and _shown(process, node.id, places):
                    todo.append((node.id, True))


def _roots(
    model: Definitions, plane: Plane, places: dict[str, Shape]
) -> Iterator[tuple[Process, str, bool]]:
    for process in model.processes.values():
        if plane.element in process.scopes:
            yield process, plane.element, False
    for collaboration in model.collaborations:
        if collaboration.id == plane.element:
            for pool in collaboration.participants:
                process_of = model.processes.get(pool.process)
                open_ = pool.id in places and places[pool.id].expanded is not False
                if process_of is not None and open_ and _any(process_of, process_of.id, places):
                    yield process_of, process_of.id, True


def _any(process: Process, ident: str, places: dict[str, Shape]) -> bool:
    return any(node in places for node in process.scopes[ident].nodes)


def _shown(process: Process, ident: str, places: dict[str, Shape]) -> bool:
    """Whether a sub-process stands expanded."""
    shape = places.get(ident)
    if shape is None or ident not in process.scopes:
        return False
    return bool(shape.expanded) or _any(process, ident, places)


def _on_edges(scopes: list[tuple[Scope, bool]], places: dict[str, Shape]) -> Iterator[Shape]:
    """Boundary events without a place, side by side on the lower edge of their activity."""
    taken: dict[str, int] = {}
    for scope, _ in scopes:
        for node in scope.nodes.values():
            if isinstance(node, Event) and node.position == "boundary" and node.id not in places:
                host = places.get(node.attached_to)
                if host is None:
                    continue
                box, place = host.bounds, taken.get(host.element, 0)
                taken[host.element] = place + 1
                x, y = box.x + 8 + place * (EVENT + 8), box.y + box.height - EVENT / 2
                bounds = Bounds(x, y, EVENT, EVENT)
                yield Shape(id=f"{node.id}_di", element=node.id, bounds=bounds)


def _lines(
    model: Definitions,
    scopes: list[tuple[Scope, bool]],
    shapes: list[Shape],
    edges: list[Edge],
    added: set[str],
) -> Iterator[Edge]:
    """Flows and messages that nothing draws though both their ends stand; ties of what is added."""
    drawn = {edge.element for edge in edges}
    wanted: list[tuple[Tie, bool]] = []
    for scope, _ in scopes:
        flows = [Tie(one.id, one.source, one.target) for one in scope.flows.values()]
        ties = list(all_ties(scope.nodes.values(), scope.associations))
        wanted += [(one, True) for one in flows if one.id not in drawn]
        wanted += [(one, False) for one in ties if {one.source, one.target} & added]
    for collaboration in model.collaborations:
        sent = [Tie(one.id, one.source, one.target) for one in collaboration.flows]
        wanted += [(one, False) for one in sent if one.id not in drawn]
    wanted = [(tie, flows_on) for tie, flows_on in wanted if tie.id not in drawn]
    if not wanted:
        return
    field = Field(shapes, edges)
    for tie, flows_on in wanted:
        line = field.line(tie.source, tie.target, (0, 0), level=flows_on)
        if line is not None:
            yield Edge(id=f"{tie.id}_di", element=tie.id, points=line.points)
