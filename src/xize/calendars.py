"""Reading a calendar table from the library: the impure side of `core.deadlines.Calendar`.

A table is one JSON file per country in ``library/calendars`` (its README says how it is written
and how a new year's notice gets in).
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec

from xize.core.deadlines import Calendar, Reason, parse_month_day

FOLDER = Path(__file__).parent / "library" / "calendars"
Spans = dict[str, list[str]]  # holiday -> days "2026-05-01" and ranges "2026-10-01/2026-10-07"


class Name(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a holiday is called."""

    zh: str
    en: str


class Year(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One year's notice: the days off and the make-up days, by holiday."""

    rest: Spans
    work: Spans = {}


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A calendar file. ``fixed``: month-day -> holiday, every year. ``expected``: the statutory
    days that move (lunar) in years whose notice is not published yet.
    """

    calendar: str
    edition: str
    names: dict[str, Name]
    fixed: dict[str, str]
    years: dict[str, Year]
    expected: dict[str, Spans]


_TABLE = msgspec.json.Decoder(Table)


class CalendarNotFoundError(LookupError):
    """No table of that name in the library."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(f'There is no calendar "{name}". Known: {", ".join(known)}.')


@functools.cache
def load_calendar(name: str = "CN") -> Calendar:
    """The statutory calendar of that name, read once per process."""
    known = sorted(path.stem for path in FOLDER.glob("*.json"))
    if name not in known:
        raise CalendarNotFoundError(name, known)
    return read_calendar(FOLDER / f"{name}.json")


def read_calendar(path: Path) -> Calendar:
    """A calendar from a table file; msgspec's ValidationError names what is wrong in it."""
    table = _TABLE.decode(path.read_bytes())
    names = {holiday: (name.zh, name.en) for holiday, name in table.names.items()}
    rest, work = dict[date, Reason](), dict[date, Reason]()
    for spans in (*(year.rest for year in table.years.values()), *table.expected.values()):
        rest |= _days(spans, names)
    for year in table.years.values():
        work |= _days(year.work, names)
    return Calendar(
        version=f"{table.calendar}-{table.edition}",
        rest=frozenset(rest),
        work=frozenset(work),
        years=frozenset(map(int, table.years)),
        fixed={parse_month_day(day): names[holiday] for day, holiday in table.fixed.items()},
        reasons=rest | work,
    )


def _days(spans: Spans, names: dict[str, Reason]) -> dict[date, Reason]:
    return {
        day: names[holiday]
        for holiday, listed in spans.items()
        for span in listed
        for day in days_of(span)
    }


def days_of(text: str) -> Iterator[date]:
    """The days of "2026-10-09" or "2026-10-01/2026-10-07"; ValueError for anything else."""
    first, _, last = text.partition("/")
    day, end = date.fromisoformat(first), date.fromisoformat(last or first)
    while day <= end:
        yield day
        day += timedelta(days=1)
