"""Shared work: asked for, answered, taken, added, told, talked about, handed over.

Everywhere ``person`` is who acted, and ``acting_for`` whom they stood in for ("" for nobody).
"""

from __future__ import annotations

from xize.core.engine.commands.base import Attached
from xize.core.engine.events.base import Event, Seat


class Delegated(Event, frozen=True, kw_only=True):
    """The owner of a seat asked somebody to prepare its decision (委派)."""

    element: str
    seat: str
    person: str
    to: str
    reason: str = ""
    acting_for: str = ""


class DelegateAnswered(Event, frozen=True, kw_only=True):
    """The delegate answered; the seat waits for its owner again. ``outcome``: what they suggest."""

    element: str
    seat: str
    person: str
    outcome: str = ""
    text: str = ""
    files: tuple[Attached, ...] = ()
    acting_for: str = ""


class SignerAdded(Event, frozen=True, kw_only=True):
    """A further voice (加签), asked for by the holder of ``by_seat``."""

    element: str
    seat: Seat
    position: str  # before, after or beside
    by_seat: str
    person: str
    reason: str = ""
    acting_for: str = ""


class SignerRemoved(Event, frozen=True, kw_only=True):
    """A voice that had not decided is asked no more (减签)."""

    element: str
    seat: str
    person: str
    reason: str = ""
    acting_for: str = ""


class Claimed(Event, frozen=True, kw_only=True):
    """Of several people meant one took the work."""

    element: str
    seat: str
    person: str
    acting_for: str = ""


class ClaimReleased(Event, frozen=True, kw_only=True):
    """Claimed work was given back to everybody meant."""

    element: str
    seat: str
    person: str
    acting_for: str = ""


class Copied(Event, frozen=True, kw_only=True):
    """People got a copy (抄送); ``element`` and ``node`` are "" for the project as a whole."""

    element: str
    node: str
    case: str
    person: str
    to: tuple[str, ...]
    text: str = ""
    acting_for: str = ""


class Circulated(Event, frozen=True, kw_only=True):
    """People are to read it and to confirm the receipt (传阅)."""

    element: str
    node: str
    case: str
    person: str
    to: tuple[str, ...]
    text: str = ""
    acting_for: str = ""


class Urged(Event, frozen=True, kw_only=True):
    """Those a step waits for were asked to go on with it (催办)."""

    element: str
    node: str
    case: str
    person: str
    to: tuple[str, ...]
    text: str = ""
    acting_for: str = ""


class Commented(Event, frozen=True, kw_only=True):
    """Somebody said something; ``element`` and ``node`` are "" for the project as a whole."""

    element: str
    node: str
    case: str
    person: str
    text: str = ""
    files: tuple[Attached, ...] = ()
    acting_for: str = ""


class HandedOver(Event, frozen=True, kw_only=True):
    """What was ``person``'s is ``to``'s (离职交接): their part in open steps, and team roles.

    The seats, claims and delegations in ``elements`` change with this event, and who stands for
    the beginner of ``cases`` from now on; each role with a ``TeamNamed`` of its own.
    """

    person: str
    to: str
    elements: tuple[str, ...]
    roles: tuple[str, ...]
    reason: str
    cases: tuple[str, ...] = ()
