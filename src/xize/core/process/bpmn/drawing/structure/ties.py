"""What is tied to the nodes of a scope: boundary events, data, notes; and what is tied to none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from xize.core.process.bpmn.model.activities import CallActivity, SubProcess, Task
from xize.core.process.bpmn.model.containers import Annotation, Association, FlowNode, Scope
from xize.core.process.bpmn.model.events import Event


class Tie(msgspec.Struct, frozen=True):
    """An association or data association between two elements, in its direction."""

    id: str
    source: str
    target: str


class Ties(msgspec.Struct):
    """``beside`` tells for a node what stands by it: each element with the tie between them.

    ``loose`` are ties to what stands elsewhere; ``alone`` is tied to nothing.
    """

    edges: dict[str, list[Event]] = {}
    beside: dict[str, list[tuple[str, Tie]]] = {}
    loose: list[Tie] = []
    alone: list[str] = []


def ties_of(scope: Scope) -> Ties:
    """Give data and notes to the first node they are tied to, or to where their flow begins."""
    found = Ties()
    for node in scope.nodes.values():
        if isinstance(node, Event) and node.position == "boundary" and node.attached_to:
            found.edges.setdefault(node.attached_to, []).append(node)
    things = [*scope.references, *(note.id for note in scope.annotations)]
    homeless = dict.fromkeys(things)
    for tie in all_ties(scope.nodes.values(), scope.associations):
        ends = (tie.source, tie.target)
        thing = next((end for end in ends if end in homeless), None)
        host = next((end for end in ends if end in scope.nodes), None)
        flow = next((scope.flows[end] for end in ends if end in scope.flows), None)
        if thing is not None and flow is not None and not _at_edge(scope, flow.source):
            found.loose.append(tie)
            found.beside.setdefault(flow.source, []).append((thing, Tie("", thing, "")))
            del homeless[thing]
        elif thing is None or host is None or _at_edge(scope, host):
            found.loose.append(tie)
        else:
            found.beside.setdefault(host, []).append((thing, tie))
            del homeless[thing]
    found.alone = list(homeless)
    handled = {one.id for one in compensations(scope)}
    found.loose = [tie for tie in found.loose if tie.id not in handled]
    return found


def _at_edge(scope: Scope, ident: str) -> bool:
    node = scope.nodes.get(ident)
    return isinstance(node, Event) and node.position == "boundary"


def compensations(scope: Scope) -> Iterator[Association]:
    """Associations that lead from a boundary event to what compensates: drawn as flows are."""
    for one in scope.associations:
        source, target = scope.nodes.get(one.source), scope.nodes.get(one.target)
        at_edge = isinstance(source, Event) and source.position == "boundary"
        if at_edge and target is not None and not isinstance(target, Event):
            yield one


def all_ties(nodes: Iterable[FlowNode], associations: Iterable[Association]) -> Iterator[Tie]:
    """Data associations of nodes, then associations."""
    for node in nodes:
        if isinstance(node, (Task, CallActivity, SubProcess)):
            incoming, outgoing = node.associations_in, node.associations_out
        elif isinstance(node, Event):
            catches = node.catches
            incoming, outgoing = ((), node.associations) if catches else (node.associations, ())
        else:
            continue
        for one in incoming:
            yield from (Tie(one.id, source, node.id) for source in one.sources[:1])
        yield from (Tie(one.id, node.id, one.target) for one in outgoing)
    yield from (Tie(one.id, one.source, one.target) for one in associations)


def note_texts(notes: Iterable[Annotation]) -> dict[str, str]:
    """The words of notes by id."""
    return {one.id: one.text for one in notes}
