"""What happened at one visit of a step, stage or gate."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from xize.core.engine.events import Deadline, Seat
from xize.core.story.sharing import ClaimStory, DelegationStory, SignerStory, UrgeStory


@dataclass(slots=True)
class DecisionStory:
    """One voice: a decision in a vote, or the completion of a task by its doer.

    ``on_behalf`` is the outside role whose answer was recorded; ``late`` says by how much
    ("1 workday"), empty when in time; ``due`` is the deadline it was measured against.
    """

    at: datetime
    person: str
    outcome: str
    counts_as: str
    seats: tuple[str, ...]
    roles: tuple[str, ...]
    comment: str
    late: str
    on_behalf: str | None
    choose: tuple[str, ...]
    due: datetime | None
    acting_for: str = ""
    taken_back: datetime | None = None
    carried: bool = False  # agreed before and not asked again

    @property
    def on_time(self) -> bool:
        """Whether it was made by its deadline; true where there was none."""
        return not self.late


@dataclass(slots=True)
class ReturnStory:
    """退回: it was sent back instead of being decided; ``came_back``: straight back here."""

    at: datetime
    person: str
    to: tuple[str, ...]
    mode: str
    comment: str
    on_behalf: str | None
    acting_for: str = ""
    came_back: datetime | None = None


@dataclass(slots=True)
class EntryStory:
    """A mandatory entry of somebody listed under ``with:``."""

    at: datetime
    person: str
    seat: str
    text: str
    on_behalf: str | None
    acting_for: str = ""


@dataclass(slots=True)
class TransferStory:
    """转办: a seat went from one person to another."""

    at: datetime
    seat: str
    person: str
    to: str
    reason: str
    acting_for: str = ""


@dataclass(slots=True)
class WaiverStory:
    """An unmet requirement was let pass."""

    at: datetime
    by: str
    requirement: str
    reason: str


@dataclass(slots=True)
class DueStory:
    """A deadline as it was set or moved, with the reason of the move."""

    at: datetime
    deadline: Deadline
    reason: str = ""

    @property
    def instant(self) -> datetime | None:
        """When it is due (UTC); None while undetermined (待定)."""
        return self.deadline.reckoning.instant if self.deadline.reckoning else None


@dataclass(slots=True)
class VisitStory:
    """One entry of a node: from its opening to its end.

    ``kind``: task, scope, call, gate, wait or multi. ``how``: "" while open, else completed, left,
    dropped (ended early, for ``why``), or skipped. ``forward``: the flow went on from it.
    """

    element: str
    kind: str
    node: str
    case: str
    parent: str
    visit: int
    opened: datetime
    row: Any = None
    beside: bool = False
    cause: str = ""
    seats: tuple[Seat, ...] = ()
    turn: int = 0
    signs: dict[str, int] = field(default_factory=dict)
    dues: list[DueStory] = field(default_factory=list)
    decisions: list[DecisionStory] = field(default_factory=list)
    entries: list[EntryStory] = field(default_factory=list)
    transfers: list[TransferStory] = field(default_factory=list)
    waivers: list[WaiverStory] = field(default_factory=list)
    delegations: list[DelegationStory] = field(default_factory=list)
    signers: list[SignerStory] = field(default_factory=list)
    claims: list[ClaimStory] = field(default_factory=list)
    urges: list[UrgeStory] = field(default_factory=list)
    returned: ReturnStory | None = None
    unheard: tuple[str, ...] = ()  # who was asked and had not decided when the vote ended
    reminders: list[datetime] = field(default_factory=list)
    overdue_noted: list[datetime] = field(default_factory=list)
    filled: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    ended: datetime | None = None
    how: str = ""
    by: str = ""
    outcome: str = ""
    forward: bool = False
    why: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it still waits."""
        return self.ended is None

    @property
    def due(self) -> datetime | None:
        """The deadline in force (UTC); None without one, or while undetermined."""
        return self.dues[-1].instant if self.dues else None

    @property
    def deadline(self) -> Deadline | None:
        """The deadline in force with its reasons."""
        return self.dues[-1].deadline if self.dues else None

    def waiting_for(self) -> tuple[Seat, ...]:
        """Seats that may speak now, with the people each waits for; empty once it has ended.

        A delegated seat waits for the delegate, a claimed one for who took it.
        """
        return tuple(
            replace(seat, people=self._users(seat))
            for seat in self._silent()
            if not self._comes_later(seat.id)
        )

    def seated_anew(self, at: datetime) -> None:
        """Seats are others' now: claims and delegations of who is in them no more are over."""
        people = {seat.id: seat.people for seat in self.seats}
        for asked in self.delegations:
            meant = people.get(asked.seat, ())
            if asked.answered is None and asked.over is None:
                owner = asked.acting_for or asked.person
                asked.over = at if owner not in meant or asked.to in meant else None
        for taken in self.claims:
            if taken.released is None:
                who = taken.acting_for or taken.person
                taken.released = None if who in people.get(taken.seat, ()) else at

    def _users(self, seat: Seat) -> tuple[str, ...]:
        for asked in self.delegations:
            if asked.seat == seat.id and asked.answered is None and asked.over is None:
                return (asked.to,)
        for taken in self.claims:
            if taken.seat == seat.id and taken.released is None:
                return (taken.acting_for or taken.person,)
        return seat.people

    def _comes_later(self, seat: str) -> bool:
        """Whether it waits for a voice added before it, or for the one it was added after."""
        silent = {one.id for one in self._silent()}
        added = [one for one in self.signers if one.removed is None and one.seat in silent]
        return any(
            (one.position == "before" and one.by_seat == seat)
            or (one.position == "after" and one.seat == seat and one.by_seat in silent)
            for one in added
        )

    def _silent(self) -> tuple[Seat, ...]:
        """Seats of the running turn that have not spoken yet."""
        if self.ended is not None:
            return ()
        decided = {seat for one in self.decisions for seat in one.seats if one.taken_back is None}
        entered = {one.seat for one in self.entries}
        return tuple(
            seat
            for seat in self.seats
            if (seat.id not in entered if seat.entry else seat.id not in decided)
            and (seat.entry or seat.turn == self.turn)
        )
