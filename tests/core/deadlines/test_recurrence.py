"""Recurring work: the grammar and the days it falls on."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xize.calendars import load_calendar
from xize.core.deadlines import Calendar, DeadlineError, Recurrence, RecurrenceError

CN = load_calendar("CN")
SOURCES = [
    "1 workday",
    "3 workdays",
    "1 day",
    "2 weeks",
    "1 month",
    "1 year",
    "as_needed",
    "{yearly: 10-01}",
    "{yearly: 02-29}",
    "{yearly: 10-01, from: initiation, until: project.end}",
    "{yearly: 01-02, roll: next}",
    "{month: last_workday}",
    "{week: last_workday}",
    "{week: last_workday, until: 2026-12-31}",
    "{period: 1 month, roll: next}",
    "{period: 1 month, roll: previous}",
]
DAYS = st.dates(date(2010, 1, 1), date(2029, 12, 31))


def days(source: str, anchor: str, calendar: Calendar, n: int) -> list[str]:
    """The first occurrences, each asked for after the one before."""
    rule, start = Recurrence.parse(source), date.fromisoformat(anchor)
    found, after = list[str](), start
    for _ in range(n):
        following = rule.next_after(after, start, calendar)
        assert following is not None
        found.append(str(following))
        after = following
    return found


@pytest.mark.parametrize("source", SOURCES)
def test_writes_what_it_reads(source: str) -> None:
    assert str(Recurrence.parse(source)) == source


def test_reads_a_mapping_as_the_reader_gives_it() -> None:
    mapping = {"yearly": "10-01", "from": "initiation", "until": "project.end"}
    assert Recurrence.parse(mapping) == Recurrence.parse(SOURCES[9])
    assert Recurrence.parse({"period": "1 month"}) == Recurrence.parse("1 month")


@pytest.mark.parametrize(
    "source",
    [
        "{yearly: 10-01, month: last_workday}",
        "{from: start}",
        "{yearly: 10-01, yearly: 10-02}",
        "{}",
        "{yearly 10-01}",
        "{week: friday}",
        "{month: 15}",
        "{yearly: 10-01, roll: forwards}",
        "{yearly: 10-01",
        "{daily: 1}",
        "2 hours",
        "0 days",
    ],
)
def test_refuses_what_is_no_recurrence(source: str) -> None:
    with pytest.raises(RecurrenceError) as refused:
        Recurrence.parse(source)
    assert refused.value.code == "recurrence-not-understood"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("daily", "period-not-understood"),
        ("3日", "period-unit-unstated"),
        ("{yearly: 31-10}", "day-of-year-not-understood"),
    ],
)
def test_refuses_its_parts_with_their_own_codes(source: str, code: str) -> None:
    with pytest.raises(DeadlineError) as refused:
        Recurrence.parse(source)
    assert refused.value.code == code


def test_names_the_nearest_word() -> None:
    with pytest.raises(RecurrenceError, match=re.escape("→ {month: last_workday}")):
        Recurrence.parse("{month: last_working_day}")


def test_every_working_day_over_the_national_day(cn: Calendar) -> None:
    """PP-T04: the development lead monitors every working day."""
    assert days("1 workday", "2026-09-29", cn, 4) == [
        "2026-09-30",
        "2026-10-08",
        "2026-10-09",
        "2026-10-10",
    ]


def test_months_do_not_drift(cn: Calendar) -> None:
    assert days("1 month", "2027-11-30", cn, 4) == [
        "2027-12-30",
        "2028-01-30",
        "2028-02-29",
        "2028-03-30",
    ]


def test_years_return_to_the_29th_of_february(cn: Calendar) -> None:
    assert days("1 year", "2024-02-29", cn, 4)[2:] == ["2027-02-28", "2028-02-29"]
    assert days("{yearly: 02-29}", "2026-03-01", cn, 2) == ["2027-02-28", "2028-02-29"]


def test_monthly_monitoring_off_rest_days(cn: Calendar) -> None:
    """PP-K25: from 2025-10-09; 2025-11-09 is a Sunday, 2026-05-09 a make-up Saturday."""
    assert days("1 month", "2025-10-09", cn, 1) == ["2025-11-09"]
    assert days("{period: 1 month, roll: next}", "2025-10-09", cn, 2) == [
        "2025-11-10",
        "2025-12-09",
    ]
    assert days("{period: 1 month, roll: previous}", "2025-10-09", cn, 1) == ["2025-11-07"]


def test_an_occurrence_still_to_come_after_its_own_rest_day(cn: Calendar) -> None:
    rule = Recurrence.parse("{period: 1 month, roll: next}")
    sunday = date(2025, 11, 9)
    assert rule.next_after(sunday, date(2025, 10, 9), cn) == date(2025, 11, 10)


def test_the_last_working_day_of_the_week(cn: Calendar) -> None:
    """PR-K05, PR-K06: Friday 09-19, the make-up Sunday 09-28, Tuesday 09-30, then 10-11."""
    assert days("{week: last_workday}", "2025-09-16", cn, 4) == [
        "2025-09-19",
        "2025-09-28",
        "2025-09-30",
        "2025-10-11",
    ]


def test_a_week_without_a_working_day_has_no_occurrence(cn: Calendar) -> None:
    """16 to 22 February 2026 is all Spring Festival."""
    assert days("{week: last_workday}", "2026-02-09", cn, 2) == ["2026-02-14", "2026-02-28"]


def test_a_week_whose_only_working_day_is_monday(cn: Calendar) -> None:
    shut = cn.with_changes(rest=[date(2026, 3, day) for day in (10, 11, 12, 13)])
    assert days("{week: last_workday}", "2026-03-06", shut, 1) == ["2026-03-09"]


def test_the_last_working_day_of_the_month(cn: Calendar) -> None:
    assert days("{month: last_workday}", "2026-01-31", cn, 3) == [
        "2026-02-28",
        "2026-03-31",
        "2026-04-30",
    ]


def test_the_first_is_after_from_and_never_on_its_day(cn: Calendar) -> None:
    rule = Recurrence.parse("{yearly: 10-01}")
    before, same = date(2026, 9, 30), date(2026, 10, 1)
    assert rule.next_after(before, before, cn) == date(2026, 10, 1)
    assert rule.next_after(same, same, cn) == date(2027, 10, 1)
    assert rule.next_after(before, date(2028, 1, 1), cn) == date(2028, 10, 1)


def test_instants_are_days_of_the_zone(cn: Calendar) -> None:
    rule = Recurrence.parse("1 day")
    late = datetime(2026, 9, 30, 16, 0, tzinfo=UTC)  # 1 October in Shanghai
    assert rule.next_after(late, late, cn) == date(2026, 10, 2)
    assert rule.next_after(late, late, cn, zone="UTC") == date(2026, 10, 1)


def test_nothing_after_the_end_nor_without_a_beginning(cn: Calendar) -> None:
    rule, start = Recurrence.parse("1 month"), date(2026, 1, 15)
    assert rule.next_after(start, start, cn, until=date(2026, 2, 15)) == date(2026, 2, 15)
    assert rule.next_after(start, start, cn, until=date(2026, 2, 14)) is None
    assert rule.next_after(start, None, cn) is None
    assert Recurrence.parse("as_needed").next_after(start, start, cn) is None


@given(st.sampled_from([s for s in SOURCES if s != "as_needed"]), DAYS, st.integers(0, 900))
def test_skipping_ahead_meets_the_same_occurrences(source: str, anchor: date, ahead: int) -> None:
    """After a suspension the next one is the next of the same row: none was accumulated."""
    rule, later = Recurrence.parse(source), anchor + timedelta(days=ahead)
    after: date | None = anchor
    while after is not None and after <= later:
        step = rule.next_after(after, anchor, CN)
        assert step is not None
        assert step > after
        after = step
    assert rule.next_after(later, anchor, CN) == after
