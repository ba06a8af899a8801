"""What is asked of processes of BPMN files."""

from __future__ import annotations

from typing import Any

from xize.core.engine.commands.base import Command


class Launch(Command, frozen=True, kw_only=True, tag="launch"):
    """Begin an instance of a process, at all its none starts or at one start event."""

    procedure: str
    node: str = ""
    place: int | None = None  # which trigger of the start event; None: it has begun as a whole
    data: dict[str, Any] = {}


class Finish(Command, frozen=True, kw_only=True, tag="finish"):
    """An open activity has been done."""

    item: str
    data: dict[str, Any] = {}


class Occurred(Command, frozen=True, kw_only=True, tag="occurred"):
    """A message or signal of this name came from outside, or what the node waits for happened."""

    name: str
    data: dict[str, Any] = {}


StandardCommand = Launch | Finish | Occurred
