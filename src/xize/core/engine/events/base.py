"""What every event has, and the parts several of them share."""

from __future__ import annotations

from datetime import datetime

import msgspec

from xize.core.deadlines import Reckoning


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag=True):
    """Base: when it happened and who caused it (a person's id, an outside role, or the clock)."""

    at: datetime
    by: str


class Seat(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One voice in a step: the roles it speaks for and the people who may use it.

    ``people`` are candidates; an outside party appears as ``outside:<role>`` beside those who may
    record for it (``recorders``). ``transferred``: whoever got it by 转办 keeps it.
    """

    id: str
    roles: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    recorders: tuple[str, ...] = ()
    department: str | None = None
    turn: int = 0
    weight: str = "1"
    entry: bool = False
    transferred: bool = False


class Agreed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A voice that agreed in a round that was returned: it may be carried into the next one."""

    roles: tuple[str, ...] = ()
    turn: int = 0
    person: str
    acting_for: str = ""
    outcome: str
    counts_as: str


class ComeBack(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What happens when a step that got something back "here" is done: it goes to ``node``.

    ``signs`` and ``papers`` are the versions the round was bound to and about; while they are the
    same, ``agreed`` is carried. ``afresh`` are sibling branches that ended with the return and
    begin again. ``then`` is what ``node`` itself had still to come back to.
    """

    node: str
    agreed: tuple[Agreed, ...] = ()
    signs: dict[str, int] = {}
    papers: dict[str, int] = {}
    afresh: tuple[str, ...] = ()
    then: ComeBack | None = None


class Alarm(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When a timer of a BPMN file goes off: its place among the triggers, what remains of it.

    ``left`` is how often it still goes off after this time (None: without an end).
    """

    node: str
    place: int
    at: datetime
    every: str = ""
    left: int | None = 0


class Deadline(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A deadline as it was set, with its reasons; ``undetermined``: who must settle it (待定)."""

    reckoning: Reckoning | None = None
    undetermined: str = ""
    remind_at: tuple[datetime, ...] = ()
    anchor_data: str | None = None  # the project datum it depends on
