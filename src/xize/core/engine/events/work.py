"""Human steps: opened, decided, completed, shared, reminded; people told."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from xize.core.deadlines import TraceLine
from xize.core.engine.events.base import ComeBack, Deadline, Event, Seat


class Opened(Event, frozen=True, kw_only=True):
    """A human step waits for people."""

    element: str
    node: str
    case: str
    parent: str
    visit: int
    seats: tuple[Seat, ...]
    deadline: Deadline | None = None
    row: Any = None
    beside: bool = False
    cause: str = ""
    signs: dict[str, int] = {}  # document key -> version bound at opening
    back: ComeBack | None = None  # done, it goes straight back to whoever returned it
    came: ComeBack | None = None  # it was returned from here, and has come straight back


class TurnOpened(Event, frozen=True, kw_only=True):
    """The next group of ``in_turn`` may act, with a period of its own."""

    element: str
    turn: int
    deadline: Deadline | None = None


class Decided(Event, frozen=True, kw_only=True):
    """A voice in the vote, or the completion of a task by its doer."""

    element: str
    node: str
    case: str
    visit: int
    seats: tuple[str, ...]
    outcome: str
    counts_as: str
    person: str
    on_behalf: str | None = None
    comment: str = ""
    late: str = ""
    choose: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    carried: bool = False  # agreed at the step before and not asked again
    acting_for: str = ""  # whom ``person`` stood in for (代理)


class Completed(Event, frozen=True, kw_only=True):
    """A human step ended with an outcome. ``forward``: the flow goes on from it."""

    element: str
    node: str
    case: str
    visit: int
    outcome: str
    forward: bool
    person: str
    why: str = ""  # how the vote came to it, or why it was ended early
    acting_for: str = ""
    unheard: tuple[str, ...] = ()  # who was asked and had not decided when the vote ended


class SplitAsked(Event, frozen=True, kw_only=True):
    """The voters' demands differ: ``seat`` decides between ``options``."""

    element: str
    seat: Seat
    options: tuple[str, ...]


class Reseated(Event, frozen=True, kw_only=True):
    """Who may act on an open step changed (the team, a role); decided seats stay."""

    element: str
    seats: tuple[Seat, ...]
    reason: str


class EntryMade(Event, frozen=True, kw_only=True):
    """A mandatory entry of ``with:`` was made."""

    element: str
    node: str
    case: str
    seat: str
    person: str
    text: str
    on_behalf: str | None = None
    acting_for: str = ""


class Transferred(Event, frozen=True, kw_only=True):
    """A seat was handed on (转办)."""

    element: str
    seat: str
    person: str
    to: str
    reason: str = ""
    acting_for: str = ""


class Waived(Event, frozen=True, kw_only=True):
    """A requirement was let pass, with a reason."""

    element: str
    node: str
    case: str
    requirement: str
    reason: str
    acting_for: str = ""


class Withdrawn(Event, frozen=True, kw_only=True):
    """A finished step was taken back by whoever finished it (撤回)."""

    case: str
    node: str
    visit: int
    reason: str = ""
    acting_for: str = ""


class DueMoved(Event, frozen=True, kw_only=True):
    """An open deadline was reckoned again.

    ``why`` says it in words (``line_words``) where the calendar changed; ``reminded`` are the
    reminders that went out already and are not owed again.
    """

    element: str
    deadline: Deadline
    reason: str
    why: TraceLine | None = None
    reminded: tuple[int, ...] = ()


class Reminded(Event, frozen=True, kw_only=True):
    """A reminder went out; each acts once."""

    element: str
    index: int
    to: tuple[str, ...]


class OverdueNoted(Event, frozen=True, kw_only=True):
    """``count`` is how often; ``next_at`` when it is noted again."""

    element: str
    node: str
    case: str
    count: int
    to: tuple[str, ...] = ()
    next_at: datetime | None = None


class OverdueMoved(Event, frozen=True, kw_only=True):
    """The calendar changed: what is overdue is noted again at another instant."""

    element: str
    next_at: datetime | None
    reason: str


class Told(Event, frozen=True, kw_only=True):
    """People were told. ``kind``: told, returned, decided, retracted, reminder, overdue …"""

    about: str
    case: str
    kind: str
    to: tuple[str, ...]
    attach: tuple[str, ...] = ()
    receipt: bool = False
    text: str = ""
