"""All places of a file where vendors may have said something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from xize.core.process.bpmn.model.activities import (
    CallActivity,
    MultiInstance,
    SubProcess,
    Task,
)
from xize.core.process.bpmn.model.base import Element, Extra
from xize.core.process.bpmn.model.containers import Definitions, FlowNode, Process, Scope
from xize.core.process.bpmn.model.events import Event
from xize.core.process.bpmn.model.gateways import Gateway
from xize.core.process.bpmn.vendors.words import Place

PERSONS = ("user", "manual")


class Spot(NamedTuple):
    """One element with what stands on it; findings say its id, and its ``name`` if it has one."""

    place: Place
    node: str
    extras: tuple[Extra, ...]
    name: str = ""


def spots(model: Definitions) -> Iterator[Spot]:
    """Every element in the order of the file, as far as vendors extend it."""
    yield Spot("file", model.id, model.extras)
    for one in (*model.named.values(), *model.collaborations, *model.stores.values()):
        yield Spot("other", one.id, one.extras)
    for collaboration in model.collaborations:
        for part in (*collaboration.participants, *collaboration.flows):
            yield Spot("other", part.id, part.extras)
    for task in model.global_tasks.values():
        yield Spot("automatic", task.id, task.extras)
    for process in model.processes.values():
        yield from _process(process)


def _process(process: Process) -> Iterator[Spot]:
    yield Spot("process", process.id, process.extras, process.name)
    for ident, scope in process.scopes.items():
        for node in scope.nodes.values():
            yield from _node(node)
        for flow in scope.flows.values():
            yield Spot("flow", flow.id, flow.extras, flow.name)
        for other in _others(scope):
            yield Spot("other", other.id or ident, other.extras)


def _others(scope: Scope) -> Iterator[Element]:
    yield from scope.data.values()
    yield from scope.references.values()
    yield from scope.associations
    yield from scope.annotations
    yield from scope.groups
    todo = [lane for lanes in scope.lanes for lane in lanes]
    while todo:
        lane = todo.pop()
        yield lane
        todo += lane.inside


def _node(node: FlowNode) -> Iterator[Spot]:
    yield Spot(place_of(node), node.id, node.extras, node.name)
    if isinstance(node, Event):
        for definition in node.definitions:
            yield Spot("event", node.id, definition.extras, node.name)
    elif not isinstance(node, Gateway) and isinstance(node.loop, MultiInstance):
        yield Spot("several", node.id, node.loop.extras, node.name)


def place_of(node: FlowNode) -> Place:
    """What kind of place a node is to vendors."""
    match node:
        case Task(kind=kind) if kind in PERSONS:
            return "user"
        case Task(kind="script"):
            return "script"
        case Task():
            return "automatic"
        case CallActivity():
            return "call"
        case SubProcess():
            return "scope"
        case Event(position="start"):
            return "start"
        case Event():
            return "event"
    return "gateway"
