"""Events: where they stand and what they wait for or throw (clause 10.4)."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from xize.core.process.bpmn.model.base import Element, Extra, Text
from xize.core.process.bpmn.model.data import (
    DataAssociation,
    DataInput,
    DataOutput,
    DataSet,
    Property,
)

Position: TypeAlias = Literal[
    "start", "intermediate_catch", "intermediate_throw", "boundary", "end"
]
CATCHING: frozenset[Position] = frozenset({"start", "intermediate_catch", "boundary"})

TimerKind: TypeAlias = Literal["date", "duration", "cycle"]


class Definition(msgspec.Struct, frozen=True, kw_only=True):
    """Base of event definitions; ``id`` may be empty."""

    id: str = ""
    line: int = 0
    extras: tuple[Extra, ...] = ()
    kept: tuple[Extra, ...] = ()


class Message(Definition, frozen=True, kw_only=True, tag="message"):
    """``ref`` is a message of the file, "" for one that is not named."""

    ref: str = ""
    operation: str = ""


class Timer(Definition, frozen=True, kw_only=True, tag="timer"):
    """A date, a duration or a cycle (ISO 8601, or an expression that gives one)."""

    kind: TimerKind | None = None
    when: Text | None = None


class Signal(Definition, frozen=True, kw_only=True, tag="signal"):
    """``ref`` is a signal of the file."""

    ref: str = ""


class Error(Definition, frozen=True, kw_only=True, tag="error"):
    """``ref`` is an error of the file; a catching one without it catches every error."""

    ref: str = ""


class Escalation(Definition, frozen=True, kw_only=True, tag="escalation"):
    """``ref`` is an escalation of the file; a catching one without it catches every one."""

    ref: str = ""


class Conditional(Definition, frozen=True, kw_only=True, tag="conditional"):
    """Occurs when its condition becomes true."""

    condition: Text | None = None


class Compensate(Definition, frozen=True, kw_only=True, tag="compensate"):
    """``activity`` is what is compensated; without it, everything of its scope."""

    activity: str = ""
    wait: bool = True


class Cancel(Definition, frozen=True, kw_only=True, tag="cancel"):
    """Cancels a transaction."""


class Link(Definition, frozen=True, kw_only=True, tag="link"):
    """Goes on at the catching link of the same name in the same scope."""

    name: str = ""
    sources: tuple[str, ...] = ()
    target: str = ""


class Terminate(Definition, frozen=True, kw_only=True, tag="terminate"):
    """Ends everything of its scope at once."""


EventDefinition: TypeAlias = (
    Message
    | Timer
    | Signal
    | Error
    | Escalation
    | Conditional
    | Compensate
    | Cancel
    | Link
    | Terminate
)


class Event(Element, frozen=True, kw_only=True):
    """An event. ``referred`` are ids of definitions that stand elsewhere in the file.

    No definition is a none event; several are a multiple one, of which a catching one waits for
    any, or for all with ``parallel_multiple``. ``interrupting`` is told of boundaries
    (``cancelActivity``) and of starts of event sub-processes.
    """

    position: Position
    definitions: tuple[EventDefinition, ...] = ()
    referred: tuple[str, ...] = ()
    attached_to: str = ""
    interrupting: bool = True
    parallel_multiple: bool = False
    inputs: tuple[DataInput, ...] = ()
    outputs: tuple[DataOutput, ...] = ()
    sets: tuple[DataSet, ...] = ()
    associations: tuple[DataAssociation, ...] = ()
    properties: tuple[Property, ...] = ()

    @property
    def catches(self) -> bool:
        """Whether it waits for something; the others throw."""
        return self.position in CATCHING
