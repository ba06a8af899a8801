"""Everything of a file that can be drawn, by id."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import msgspec

from xize.core.process.bpmn.drawing.structure.ties import Tie, all_ties
from xize.core.process.bpmn.model.activities import CallActivity, SubProcess, Task
from xize.core.process.bpmn.model.containers import (
    Annotation,
    Association,
    Definitions,
    Group,
    Lane,
    MessageFlow,
    Participant,
    Scope,
    SequenceFlow,
)
from xize.core.process.bpmn.model.data import DataReference
from xize.core.process.bpmn.model.events import Event
from xize.core.process.bpmn.model.gateways import Gateway

Drawable: TypeAlias = (
    Task
    | CallActivity
    | SubProcess
    | Event
    | Gateway
    | Lane
    | Participant
    | DataReference
    | Annotation
    | Group
    | SequenceFlow
    | MessageFlow
    | Association
    | Tie
)


class Elements(msgspec.Struct):
    """``defaults`` are flows taken when no condition holds; ``asking`` those with a condition that
    leave an activity."""

    by_id: dict[str, Drawable] = {}
    defaults: set[str] = set()
    asking: set[str] = set()
    starts_of_event_scopes: set[str] = set()
    collections: set[str] = set()
    edged: set[str] = set()
    """Activities with boundary events."""
    categories: dict[str, str] = {}


def elements_of(model: Definitions) -> Elements:
    """Look everything up once."""
    found = Elements()
    for process in model.processes.values():
        for scope in process.scopes.values():
            _scope(found, scope)
        _event_scopes(found, process.scopes)
    for one in model.collaborations:
        for part in (one.participants, one.flows, one.annotations, one.associations, one.groups):
            _put(found, part)
    found.categories = {
        value.id: value.name for category in model.categories for value in category.values
    }
    return found


def _put(found: Elements, drawables: Iterable[Drawable]) -> None:
    found.by_id.update((one.id, one) for one in drawables)


def _scope(found: Elements, scope: Scope) -> None:
    for tie in all_ties(scope.nodes.values(), ()):
        found.by_id[tie.id] = tie
    for part in (scope.nodes, scope.flows, scope.references):
        _put(found, part.values())
    _put(found, scope.annotations)
    _put(found, scope.associations)
    _put(found, scope.groups)
    for lanes in scope.lanes:
        _lanes(found, lanes)
    found.edged |= {one.attached_to for one in scope.nodes.values() if isinstance(one, Event)}
    for node in scope.nodes.values():
        default = "" if isinstance(node, Event) else node.default
        found.defaults |= {default} if default else set()
    for flow in scope.flows.values():
        source = scope.nodes.get(flow.source)
        if flow.condition is not None and isinstance(source, (Task, CallActivity, SubProcess)):
            found.asking.add(flow.id)
    many = {one.id for one in scope.data.values() if one.is_collection}
    found.collections |= {one.id for one in scope.references.values() if one.target in many}


def _lanes(found: Elements, lanes: Iterable[Lane]) -> None:
    todo = list(lanes)
    while todo:
        lane = todo.pop()
        found.by_id[lane.id] = lane
        todo += lane.inside


def _event_scopes(found: Elements, scopes: dict[str, Scope]) -> None:
    for scope in scopes.values():
        for node in scope.nodes.values():
            if isinstance(node, SubProcess) and node.kind == "event" and node.id in scopes:
                inside = scopes[node.id].nodes.values()
                found.starts_of_event_scopes |= {
                    one.id for one in inside if isinstance(one, Event) and one.position == "start"
                }
