"""What happens in processes of BPMN files beyond the token flow all processes share."""

from __future__ import annotations

from typing import Any

from xize.core.engine.events.base import Alarm, Event


class Passed(Event, frozen=True, kw_only=True):
    """A token passed an event or a gateway without waiting there."""

    node: str
    case: str
    parent: str
    reason: str = ""


class Caught(Event, frozen=True, kw_only=True):
    """Something that is waited for occurred, and the waiting goes on.

    ``alarms`` are those that remain, ``met`` which triggers of several have occurred, ``held``
    the conditions that are true already and must become false first.
    """

    element: str
    node: str
    case: str
    alarms: tuple[Alarm, ...] = ()
    met: tuple[int, ...] = ()
    held: tuple[int, ...] = ()


class ValueSet(Event, frozen=True, kw_only=True):
    """A datum has another value: of an open element, or of the case where ``element`` is empty."""

    case: str
    element: str
    name: str
    value: Any = None


class Sent(Event, frozen=True, kw_only=True):
    """A message, signal, error or escalation was thrown; ``heard``: somebody was there for it.

    A message nobody waits for yet is kept for ``node`` ("" for whoever knows its name).
    """

    kind: str
    name: str
    node: str = ""
    to: str = ""
    case: str = ""
    heard: bool = True
    values: dict[str, Any] = {}


class Fetched(Event, frozen=True, kw_only=True):
    """A message that was kept has been received: its place among those kept."""

    place: int


class Remembered(Event, frozen=True, kw_only=True):
    """An activity ended well and can be compensated; ``values`` are its data as they were."""

    element: str
    node: str
    case: str
    parent: str
    values: dict[str, Any] = {}


class Compensated(Event, frozen=True, kw_only=True):
    """Compensation of an activity that had ended began; it cannot be compensated again."""

    element: str
    node: str
    case: str


class Failed(Event, frozen=True, kw_only=True):
    """Something went wrong that nobody is there for: the case ends here.

    ``code``: of the error, or ``no-condition-true``, ``data-missing``.
    """

    case: str
    node: str
    code: str
    detail: str = ""
