"""By when, how often, and what happens when it is late."""

from __future__ import annotations

from xize.core.regulation.model.marks import Formula, Part, Word
from xize.core.regulation.model.notices import Notice
from xize.core.regulation.model.people import Who
from xize.core.regulation.model.words import (
    Basis,
    Cites,
    DayOfYear,
    OutcomeRef,
    PeriodText,
    Roll,
)


class Deadline(Part, frozen=True, kw_only=True):
    """``within: 3 workdays``, or a mapping with the anchor.

    ``period`` is the language's period grammar, ``$parameter`` or 待定. ``after`` / ``before`` is a
    path: one word names a step, block or milestone, a dotted path a date field. With neither, the
    opening of the step is the anchor.
    """

    period: PeriodText
    after: Formula | None = None
    before: Formula | None = None
    roll: Roll | None = None
    basis: Basis | None = None
    cites: Cites = ()


class Every(Part, frozen=True, kw_only=True):
    """A recurrence: exactly one of the first five is set.

    ``every: 1 workday`` is ``{period: 1 workday}``; ``every: as_needed`` is ``{as_needed: true}``.
    """

    period: PeriodText | None = None
    yearly: DayOfYear | None = None
    month: Word | None = None
    week: Word | None = None
    as_needed: bool = False
    from_: Word | None = None
    until: Word | None = None
    roll: Roll | None = None

    @property
    def text(self) -> str:
        """The recurrence as ``xize.core.deadlines.Recurrence.parse`` reads it."""
        if self.as_needed:
            return "as_needed"
        options = {"from": self.from_, "until": self.until}
        said = [f"{key}: {value}" for key, value in options.items() if value]
        said += [f"roll: {self.roll}"] if self.roll else []
        patterns = {"yearly": self.yearly, "month": self.month, "week": self.week}
        key, value = next(((k, v) for k, v in patterns.items() if v), ("period", self.period))
        if key == "period" and not said:
            return value or ""
        return f"{{{', '.join([f'{key}: {value}', *said])}}}"


class Remind(Part, frozen=True, kw_only=True):
    """How long before a deadline people are reminded, and who.

    ``remind: [1 workday]`` is short for ``before:``. Without ``tells`` it goes to those who have
    not spoken; with it to exactly those named, where ``self`` means the silent.
    """

    before: tuple[PeriodText, ...]
    tells: tuple[Notice, ...] = ()


class Overdue(Part, frozen=True, kw_only=True):
    """What happens when a deadline has passed; ``every`` repeats it."""

    tells: tuple[Notice, ...] = ()
    every: Every | None = None
    escalate: Who | None = None
    hand_over: Who | None = None
    decide: OutcomeRef | None = None


class Effort(Part, frozen=True, kw_only=True):
    """How long the work itself takes: for simulation and forecast."""

    typical: PeriodText | None = None
    worst: PeriodText | None = None
