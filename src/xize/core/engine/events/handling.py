"""Documents beside the steps: kept to oneself, sent round, signed for, answered, taken back.

Everywhere ``person`` is who acted, and ``acting_for`` whom they stood in for ("" for nobody).
"""

from __future__ import annotations

from datetime import datetime

from xize.core.engine.commands.base import Attached
from xize.core.engine.events.base import Event


class CheckedOut(Event, frozen=True, kw_only=True):
    """Somebody works on a document alone (签出).

    Over with the next version, with the step (``element``), at ``until``, or with ``CheckedIn``.
    """

    document: str
    element: str
    node: str
    case: str
    person: str
    version: int
    until: datetime
    text: str = ""
    acting_for: str = ""


class CheckedIn(Event, frozen=True, kw_only=True):
    """A document was given back (签入), or taken back by ``by`` with a reason."""

    document: str
    person: str
    reason: str = ""


class VersionSent(Event, frozen=True, kw_only=True):
    """A version was sent to people to be signed for (分发); ``sending`` is its id, ``d1``.

    ``asks``: receipt or reply. ``within`` is how
    long they have, ``chase_at`` when those who have not answered are reminded.
    """

    sending: str
    document: str
    version: int
    person: str
    to: tuple[str, ...]
    text: str = ""
    asks: str = "receipt"
    within: str = ""
    chase_at: datetime | None = None
    acting_for: str = ""


class Acknowledged(Event, frozen=True, kw_only=True):
    """A receiver got it, read it or replied (``how``); ``receiver`` is as in ``VersionSent.to``."""

    sending: str
    document: str
    receiver: str
    person: str
    how: str
    text: str = ""
    files: tuple[Attached, ...] = ()
    acting_for: str = ""


class Chased(Event, frozen=True, kw_only=True):
    """Receivers who had not answered were reminded, by somebody or by the clock."""

    sending: str
    to: tuple[str, ...]
    text: str = ""
    next_at: datetime | None = None


class Recalled(Event, frozen=True, kw_only=True):
    """What was sent was taken back (收回); its receivers were told."""

    sending: str
    document: str
    person: str
    reason: str
    acting_for: str = ""
