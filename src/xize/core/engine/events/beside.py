"""Work alongside the flow, and what side procedures hold."""

from __future__ import annotations

from datetime import datetime

from xize.core.engine.events.base import Event


class BesideArmed(Event, frozen=True, kw_only=True):
    """Work alongside is due to occur (again) at ``next_at``; it counts from ``since``."""

    beside: str  # node id
    case: str
    parent: str
    next_at: datetime | None = None
    since: datetime | None = None


class OccurrenceMissed(Event, frozen=True, kw_only=True):
    """The next occurrence came before this one was done: it is final as missed."""

    beside: str
    case: str
    element: str


class BesideEnded(Event, frozen=True, kw_only=True):
    """Work alongside will not occur any more."""

    beside: str
    case: str
    reason: str


class Held(Event, frozen=True, kw_only=True):
    """A side procedure holds rows of ``section`` until it is decided or withdrawn."""

    case: str
    section: str
    rows: tuple[str, ...]


class Released(Event, frozen=True, kw_only=True):
    """A hold ended."""

    case: str
    rows: tuple[str, ...]
