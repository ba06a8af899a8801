"""The answer of the deadline algebra: a date with its reasons, or the explicit state 待定.

Everything here is data that events store for ever: immutable, typed, written by msgspec.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Literal, TypeAlias

import msgspec

from xize.core.deadlines.moments import SHANGHAI
from xize.core.deadlines.periods import Period, Unit

Direction = Literal["after", "before"]
Kind = Literal["max", "min", "point"]
Start = Literal["exclude", "include"]
Roll = Literal["none", "next", "previous"]


class Rule(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a date follows from an anchor. The defaults are the Civil Code's (art. 200-204).

    ``kind``: ``max`` by then; ``min`` not before then; ``point`` a named date. ``start``: whether
    the anchor's own day counts. ``roll``: None for the default of kind and unit. ``cutoff``: the
    closing time, None for 24:00. ``weekends_rest``: whether ordinary weekends count as rest days
    for rolling.
    """

    period: Period
    direction: Direction = "after"
    kind: Kind = "max"
    start: Start = "exclude"
    roll: Roll | None = None
    cutoff: time | None = None
    zone: str = SHANGHAI
    weekends_rest: bool = True
    cites: str = ""

    @property
    def rolling(self) -> Roll:
        """The roll in force. Working days and hours never roll, minima and named dates neither."""
        if self.period.unit in (Unit.WD, Unit.H):
            return "none"
        if self.roll is not None:
            return self.roll
        if self.kind != "max":
            return "none"
        return "next" if self.direction == "after" else "previous"


class Pause(msgspec.Struct, frozen=True, array_like=True):
    """Time that does not count, from ``since`` (included) to ``until``: two instants."""

    since: datetime
    until: datetime


class Inputs(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a reckoning started from, so that it can be made again with another calendar.

    ``moment`` is set when the anchor was an instant; ``day`` is its day in the rule's zone.
    """

    day: date
    rule: Rule
    moment: datetime | None = None
    pauses: tuple[Pause, ...] = ()


class TraceLine(msgspec.Struct, frozen=True, array_like=True):
    """One step of the reckoning, as data: a code of ``phrases`` and what fills it."""

    code: str
    args: dict[str, str | int]


class Reckoning(msgspec.Struct, frozen=True, tag="reckoned", omit_defaults=True):
    """A reasoned date.

    ``instant`` (UTC) is the cutoff of ``day``, the last day, or for hours the moment itself.
    ``certain`` is false when a day of an unpublished year decided. ``suggested`` is a working day
    shown beside a legal date that falls on a rest day and does not roll.
    """

    instant: datetime
    day: date
    certain: bool
    trace: tuple[TraceLine, ...]
    calendar_version: str
    inputs: Inputs
    cites: str = ""
    suggested: date | None = None


class Undetermined(msgspec.Struct, frozen=True, tag="undetermined", omit_defaults=True):
    """待定: a date that cannot be known yet. It is asked of somebody and never invented.

    ``asks`` is the role (or person) who must say; ``missing`` what is not known.
    """

    asks: str
    missing: Literal["anchor", "period", "date"] = "anchor"
    cites: str = ""


DueDate: TypeAlias = Reckoning | Undetermined
