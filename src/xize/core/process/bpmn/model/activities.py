"""Activities: tasks, sub-processes, calls, and how often they are done (clauses 10.2, 13.2)."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from xize.core.process.bpmn.model.base import Element, Extra, Text
from xize.core.process.bpmn.model.data import (
    DataAssociation,
    DataInput,
    DataOutput,
    InputOutput,
    Property,
)
from xize.core.process.bpmn.model.events import EventDefinition

TaskKind: TypeAlias = Literal[
    "task", "user", "manual", "script", "service", "send", "receive", "business_rule"
]
SubProcessKind: TypeAlias = Literal["embedded", "event", "transaction", "ad_hoc"]
Behaviour: TypeAlias = Literal["None", "One", "All", "Complex"]


class StandardLoop(msgspec.Struct, frozen=True, kw_only=True, tag="standard"):
    """Again while the condition holds; ``maximum`` is None without a limit."""

    condition: Text | None = None
    test_before: bool = False
    maximum: int | None = None
    id: str = ""
    line: int = 0
    extras: tuple[Extra, ...] = ()
    kept: tuple[Extra, ...] = ()


class ComplexBehaviour(msgspec.Struct, frozen=True, kw_only=True):
    """When the condition holds after an instance, an event with these definitions is thrown."""

    condition: Text
    definitions: tuple[EventDefinition, ...] = ()
    referred: tuple[str, ...] = ()


class MultiInstance(msgspec.Struct, frozen=True, kw_only=True, tag="multi"):
    """Several instances, one by one or side by side; counted, or one for each input item."""

    sequential: bool = False
    cardinality: Text | None = None
    data_input: str = ""
    data_output: str = ""
    input_item: DataInput | None = None
    output_item: DataOutput | None = None
    completion: Text | None = None
    behaviour: Behaviour = "All"
    none_event: str = ""
    one_event: str = ""
    complex: tuple[ComplexBehaviour, ...] = ()
    id: str = ""
    line: int = 0
    extras: tuple[Extra, ...] = ()
    kept: tuple[Extra, ...] = ()


class ResourceRole(Element, frozen=True, kw_only=True):
    """Who: a performer, human performer or potential owner; by reference or by expression."""

    kind: str = "potentialOwner"
    resource: str = ""
    expression: Text | None = None


class Activity(Element, frozen=True, kw_only=True):
    """What all activities share. ``default`` is a flow taken when no condition holds."""

    loop: StandardLoop | MultiInstance | None = None
    default: str = ""
    for_compensation: bool = False
    start_quantity: int = 1
    completion_quantity: int = 1
    contract: InputOutput | None = None
    associations_in: tuple[DataAssociation, ...] = ()
    associations_out: tuple[DataAssociation, ...] = ()
    properties: tuple[Property, ...] = ()
    roles: tuple[ResourceRole, ...] = ()


class Task(Activity, frozen=True, kw_only=True):
    """A task of a kind. ``script`` is a script task's; ``message`` a send or receive task's."""

    kind: TaskKind = "task"
    script: Text | None = None
    implementation: str = ""
    message: str = ""
    operation: str = ""
    instantiate: bool = False


class CallActivity(Activity, frozen=True, kw_only=True):
    """Calls a process or a global task of the file (or elsewhere) and waits for its end."""

    called: str = ""


class SubProcess(Activity, frozen=True, kw_only=True):
    """A scope in a process. What is inside names it in the process's table of scopes."""

    kind: SubProcessKind = "embedded"
    method: str = ""  # of a transaction
    sequential: bool = False  # of an ad-hoc one
    completion: Text | None = None  # of an ad-hoc one
    cancel_remaining: bool = True  # of an ad-hoc one


class GlobalTask(Element, frozen=True, kw_only=True):
    """A task outside of every process, done by calling it."""

    kind: TaskKind = "task"
    script: Text | None = None
    contract: InputOutput | None = None
