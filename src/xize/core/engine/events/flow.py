"""The token flow: cases, scopes, calls, gates, joins, milestones."""

from __future__ import annotations

from typing import Any

from xize.core.engine.events.base import Alarm, Deadline, Event


class CaseOpened(Event, frozen=True, kw_only=True):
    """A procedure began; ``caller`` is the call activity that waits for it."""

    case: str
    procedure: str
    element: str  # the root element of the case
    caller: str | None = None  # the call activity that waits for it
    starter: str | None = None
    given: dict[str, tuple[str, Any]] = {}  # what it is called with: field type, stored value


class CaseClosed(Event, frozen=True, kw_only=True):
    """A procedure ended with a result."""

    case: str
    result: str
    reason: str = ""


class CaseDetached(Event, frozen=True, kw_only=True):
    """Its caller is gone, but it must finish: it goes on by itself."""

    case: str
    reason: str


class Entered(Event, frozen=True, kw_only=True):
    """A scope, call, gate, wait or multi-instance body began."""

    element: str
    kind: str  # scope, call, gate, wait or multi; those of BPMN files: see ``state.Element``
    node: str
    case: str
    parent: str
    visit: int = 1
    row: Any = None
    beside: bool = False
    cause: str = ""
    deadline: Deadline | None = None
    rows: tuple[Any, ...] = ()  # a multi-instance body: the rows it runs over
    jumped: bool = False
    choose: tuple[str, ...] = ()  # steps of an outcome: the targets chosen with it
    of: str = ""  # a watch: the open activity at whose edge it stands
    place: int = 0  # an instance: which one
    alarms: tuple[Alarm, ...] = ()


class Left(Event, frozen=True, kw_only=True):
    """An element ended in the ordinary way (human steps: ``Completed``)."""

    element: str
    node: str
    case: str
    visit: int
    forward: bool = True
    outcome: str = ""
    rows: tuple[str, ...] = ()  # a body of ``each``: labels of the rows that were gone through


class InstancesChanged(Event, frozen=True, kw_only=True):
    """The rows of an open ``each`` are others now: ``done`` of them have been gone through.

    ``changed`` gives open instances their corrected row. New instances are entered afterwards,
    those of rows that are gone were dropped before.
    """

    element: str
    node: str
    case: str
    rows: tuple[Any, ...]
    done: int
    changed: dict[str, Any] = {}


class MissingFound(Event, frozen=True, kw_only=True):
    """What was finished or left out lacks something by the new data: a person must look at it.

    ``lack``: "when" (it is wanted now), "each" (``what`` rows were not gone through), "by"
    (``what`` roles were not asked).
    """

    node: str
    case: str
    lack: str
    what: tuple[str, ...] = ()
    to: tuple[str, ...] = ()


class Dropped(Event, frozen=True, kw_only=True):
    """An element and everything below it was ended early; ``elements`` lists all of them."""

    element: str
    node: str
    case: str
    elements: tuple[str, ...]
    reason: str


class Waiting(Event, frozen=True, kw_only=True):
    """A token waits at a join."""

    element: str
    node: str
    case: str
    parent: str
    cause: str = ""
    via: str = ""  # the flow it came by


class Joined(Event, frozen=True, kw_only=True):
    """Tokens met at a join and went on as one."""

    node: str
    case: str
    parent: str
    elements: tuple[str, ...]
    quiet: bool = False  # a complex gateway is ready again; nothing goes on


class Skipped(Event, frozen=True, kw_only=True):
    """A node whose ``when`` did not hold (``reason``: its source), or that nobody has to do."""

    node: str
    case: str
    parent: str
    reason: str


class Reached(Event, frozen=True, kw_only=True):
    """A milestone."""

    node: str
    case: str
    visit: int
