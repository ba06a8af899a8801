"""What the clock owes."""

from __future__ import annotations

from datetime import date

from xize.core.engine.commands.base import Command


class Remind(Command, frozen=True, kw_only=True, tag="remind"):
    """Clock: the ``index``-th reminder of an open element is owed."""

    item: str
    index: int


class NoteOverdue(Command, frozen=True, kw_only=True, tag="note_overdue"):
    """Clock: an open element is past its deadline (first time, or again by ``every``)."""

    item: str


class Occur(Command, frozen=True, kw_only=True, tag="occur"):
    """Clock: work alongside is to occur again."""

    beside: str


class Elapse(Command, frozen=True, kw_only=True, tag="elapse"):
    """Clock: a wait is over."""

    item: str


class Recheck(Command, frozen=True, kw_only=True, tag="recheck"):
    """Clock: conditions that depend on the day may hold now (gates, ``until``)."""


class FollowCalendar(Command, frozen=True, kw_only=True, tag="follow_calendar"):
    """Clock: a notice or a closure was published; open deadlines are reckoned with it.

    ``changed`` are the days that rest or are worked otherwise than before, as far as known.
    """

    changed: tuple[date, ...] = ()


class ChaseReceipts(Command, frozen=True, kw_only=True, tag="chase_receipts"):
    """Clock: a document was sent round and not everybody has answered within the time given."""

    sending: str


class GoOff(Command, frozen=True, kw_only=True, tag="go_off"):
    """Clock: the earliest alarm of an open element is due."""

    item: str


ClockCommand = (
    Remind | NoteOverdue | Occur | Elapse | Recheck | FollowCalendar | ChaseReceipts | GoOff
)  # fmt: skip
