"""Which days are worked: statutory holidays and make-up days, with an organisation's changes.

The table comes in as data. In a year whose notice is not published yet the answer is computed:
Monday to Friday without the statutory days, and not ``certain``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from xize.core.deadlines.errors import DeadlineError
from xize.core.deadlines.moments import ONE_DAY

SATURDAY = 5
EVERY_YEAR = range(date.min.year, date.max.year + 1)
Reason = tuple[str, str]  # why a day rests or is worked: zh, en


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working days. Immutable; ``version`` names exactly this content.

    ``rest`` holds every day off by name, holidays that fall on weekends included; ``work`` the
    make-up days (调休). ``years`` are those whose notice is known; ``fixed`` the statutory
    (month, day) pairs that hold in every other year. ``reasons`` say why, for people.
    """

    version: str
    rest: frozenset[date] = frozenset()
    work: frozenset[date] = frozenset()
    years: Container[int] = EVERY_YEAR
    fixed: Mapping[tuple[int, int], Reason] = field(default_factory=dict, hash=False)
    reasons: Mapping[date, Reason] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if both := self.rest & self.work:
            raise DeadlineError("calendar-day-twice", days=", ".join(map(str, sorted(both))))

    def working(self, day: date) -> bool:
        """Whether the day is worked."""
        if day in self.work:
            return True
        return day.weekday() < SATURDAY and not self.holiday(day)

    def holiday(self, day: date) -> bool:
        """Whether the day is off by name: a statutory holiday or a closure, not a mere weekend."""
        return day in self.rest or self._statutory(day)

    def certain(self, day: date) -> bool:
        """Whether the answer for this day is published (or is the organisation's own)."""
        return (
            day.year in self.years or day in self.rest or day in self.work or self._statutory(day)
        )

    def reason(self, day: date) -> Reason:
        """Why the day rests or is worked, in zh and en; empty for ordinary days."""
        if day in self.reasons:
            return self.reasons[day]
        return self.fixed[day.month, day.day] if self._statutory(day) else ("", "")

    def next_working(self, day: date) -> date:
        """The day itself when it is worked, else the first working day after it."""
        while not self.working(day):
            day += ONE_DAY
        return day

    def previous_working(self, day: date) -> date:
        """The day itself when it is worked, else the last working day before it."""
        while not self.working(day):
            day -= ONE_DAY
        return day

    def add_workdays(self, day: date, n: int) -> date:
        """The n-th working day strictly after the day (before it when negative); n=0: the day."""
        step = ONE_DAY if n > 0 else -ONE_DAY
        left = abs(n)
        while left:
            day += step
            left -= self.working(day)
        return day

    def workdays_between(self, a: date, b: date) -> int:
        """How many working days lie after ``a`` up to and including ``b``; negative backwards."""
        if b < a:
            return -self.workdays_between(b, a)
        return sum(self.working(day) for day in days_after(a, b))

    def with_changes(
        self,
        rest: Iterable[date] = (),
        work: Iterable[date] = (),
        reasons: Mapping[date, str] | None = None,
    ) -> Calendar:
        """The calendar with an organisation's closures and extra working days over it."""
        closed, extra = frozenset(rest), frozenset(work)
        said = {day: (text, text) for day, text in (reasons or {}).items()}
        kept = {day: why for day, why in self.reasons.items() if day not in closed | extra}
        return replace(
            self,
            version=f"{self.version}+{_mark(closed, extra)}",
            rest=(self.rest - extra) | closed,
            work=(self.work - closed) | extra,
            reasons=kept | said,
        )

    def with_notice(
        self,
        year: int,
        rest: Iterable[date],
        work: Iterable[date],
        reasons: Mapping[date, Reason] | None = None,
    ) -> Calendar:
        """The calendar once a year's notice is published: the year becomes known and certain.

        Organisations' changes are put over it afterwards (``with_changes``).
        """
        off, extra = frozenset(rest), frozenset(work)
        in_force = {day: why for day, why in self.reasons.items() if day.year != year}
        return replace(
            self,
            version=f"{self.version}+{year}.{_mark(off, extra)}",
            rest=frozenset(day for day in self.rest if day.year != year) - extra | off,
            work=frozenset(day for day in self.work if day.year != year) - off | extra,
            years=frozenset(known for known in EVERY_YEAR if known in self.years) | {year},
            reasons=in_force | dict(reasons or {}),
        )

    def replaced(
        self,
        rest: Iterable[date] = (),
        work: Iterable[date] = (),
        reasons: Mapping[date, str] | None = None,
    ) -> Calendar:
        """Monday to Friday with just these changes, every year known (``replace: true``)."""
        return Calendar("given").with_changes(rest, work, reasons)

    def _statutory(self, day: date) -> bool:
        if day.year in self.years or day in self.work:
            return False
        return (day.month, day.day) in self.fixed


def days_after(a: date, b: date) -> Iterator[date]:
    """The days after ``a`` up to and including ``b``."""
    while a < b:
        a += ONE_DAY
        yield a


def _mark(rest: frozenset[date], work: frozenset[date]) -> str:
    lines = [f"rest {day}" for day in sorted(rest)] + [f"work {day}" for day in sorted(work)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]
