"""Processes and sub-processes with what is in them; collaborations; the whole file."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from xize.core.process.bpmn.model.activities import (
    CallActivity,
    ComplexBehaviour,
    GlobalTask,
    ResourceRole,
    SubProcess,
    Task,
)
from xize.core.process.bpmn.model.base import Element, Extra, Text
from xize.core.process.bpmn.model.correlation import (
    CorrelationKey,
    CorrelationProperty,
    CorrelationSubscription,
)
from xize.core.process.bpmn.model.data import (
    DataObject,
    DataReference,
    DataStore,
    InputOutput,
    ItemDefinition,
    Property,
)
from xize.core.process.bpmn.model.diagram import Plane
from xize.core.process.bpmn.model.events import Event, EventDefinition
from xize.core.process.bpmn.model.gateways import Gateway
from xize.core.process.bpmn.model.services import Category, Import, Interface, Operation

FlowNode: TypeAlias = Task | CallActivity | SubProcess | Event | Gateway
ActivityNode: TypeAlias = Task | CallActivity | SubProcess


class SequenceFlow(Element, frozen=True, kw_only=True):
    """From one node to another of the same scope."""

    source: str
    target: str
    condition: Text | None = None
    immediate: bool = False


class Association(Element, frozen=True, kw_only=True):
    """Ties things together; from a compensation boundary it leads to the handler."""

    source: str
    target: str
    direction: str = "None"


class Annotation(Element, frozen=True, kw_only=True):
    """A text on the drawing (``name`` is unused)."""

    text: str = ""


class Group(Element, frozen=True, kw_only=True):
    """A frame on the drawing; ``category`` is a category value of the file."""

    category: str = ""


class Lane(Element, frozen=True, kw_only=True):
    """A part of a process by role; ``nodes`` are ids, ``inside`` nested lanes."""

    nodes: tuple[str, ...] = ()
    inside: tuple[Lane, ...] = ()


class Scope(Element, frozen=True, kw_only=True):
    """The content of a process or a sub-process; ``id`` is its own id.

    Nodes and flows by id, in the order of the file. Artifacts are drawn and mean nothing, except
    associations to compensation handlers.
    """

    nodes: dict[str, FlowNode] = {}
    flows: dict[str, SequenceFlow] = {}
    data: dict[str, DataObject] = {}
    references: dict[str, DataReference] = {}
    associations: tuple[Association, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    groups: tuple[Group, ...] = ()
    lanes: tuple[tuple[Lane, ...], ...] = ()


class Process(Element, frozen=True, kw_only=True):
    """A process. ``scopes`` holds its own content under its id, and every sub-process's."""

    executable: bool = False
    closed: bool = False
    kind: str = "None"
    scopes: dict[str, Scope] = {}
    properties: tuple[Property, ...] = ()
    contract: InputOutput | None = None
    roles: tuple[ResourceRole, ...] = ()
    subscriptions: tuple[CorrelationSubscription, ...] = ()

    @property
    def own(self) -> Scope:
        """What lies directly in the process."""
        return self.scopes[self.id]


class Participant(Element, frozen=True, kw_only=True):
    """A pool; ``process`` is "" for a closed box. Multiplicity counts instances; one without a
    multiplicity has ``several`` false and one instance."""

    process: str = ""
    several: bool = False
    minimum: int = 1
    maximum: int = 1


class MessageFlow(Element, frozen=True, kw_only=True):
    """From a pool or a node in it to a pool or a node in another one."""

    source: str
    target: str
    message: str = ""


class Collaboration(Element, frozen=True, kw_only=True):
    """Pools and what they send each other."""

    participants: tuple[Participant, ...] = ()
    flows: tuple[MessageFlow, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    associations: tuple[Association, ...] = ()
    groups: tuple[Group, ...] = ()
    keys: tuple[CorrelationKey, ...] = ()


class Named(Element, frozen=True, kw_only=True):
    """A message, signal, error or escalation; ``code`` is the last two's."""

    kind: str
    code: str = ""
    item: str = ""


class Definitions(msgspec.Struct, frozen=True, kw_only=True):
    """A whole file."""

    id: str = ""
    name: str = ""
    target: str = ""  # target namespace
    exporter: str = ""
    expressions: str = ""  # default expression language
    processes: dict[str, Process] = {}
    collaborations: tuple[Collaboration, ...] = ()
    named: dict[str, Named] = {}
    items: dict[str, ItemDefinition] = {}
    stores: dict[str, DataStore] = {}
    resources: dict[str, Element] = {}
    operations: dict[str, Operation] = {}
    interfaces: tuple[Interface, ...] = ()
    correlation: dict[str, CorrelationProperty] = {}
    imports: tuple[Import, ...] = ()
    categories: tuple[Category, ...] = ()
    global_tasks: dict[str, GlobalTask] = {}
    event_definitions: dict[str, EventDefinition] = {}
    planes: tuple[Plane, ...] = ()
    documentation: str = ""
    extras: tuple[Extra, ...] = ()
    kept: tuple[Extra, ...] = ()
    prefixes: dict[str, str] = {}  # of namespaces, as the file begins; kept values may use them

    def meant_by(self, event: Event | ComplexBehaviour) -> tuple[EventDefinition, ...]:
        """What an event waits for or throws, also where it only refers to it."""
        known = self.event_definitions
        return (*event.definitions, *(known[one] for one in event.referred if one in known))
