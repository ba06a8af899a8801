"""How late, and how much is left."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xize.calendars import load_calendar
from xize.core.deadlines import (
    Calendar,
    Period,
    Unit,
    day_end,
    deadline,
    late_words,
    lateness,
    remaining,
    remaining_words,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
CN = load_calendar("CN")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def test_one_working_day_late(spec: Calendar) -> None:
    """PP-K08: due 2025-04-07, signed on 04-08."""
    due = deadline(date(2025, 4, 1), Period.parse("3 workdays"), calendar=spec, cutoff=time(17, 30))
    late = lateness(due, at("2025-04-08 09:00"), spec)
    assert str(late) == "1 workday"
    assert late is not None
    assert late_words(late) == "逾期1个工作日"
    assert late_words(late, "en") == "1 working day late"
    assert lateness(due, at("2025-04-07 17:30"), spec) is None


@pytest.mark.parametrize(
    ("due", "moment", "unit", "late"),
    [
        ("2025-08-15", "2025-08-18 09:00", Unit.WD, "1 workday"),  # PP-K21, over a weekend
        ("2025-09-28", "2025-09-29 09:00", Unit.WD, "1 workday"),  # PR-K06, due on a make-up day
        ("2026-02-14", "2026-02-24 09:00", Unit.WD, "1 workday"),
        ("2026-02-14", "2026-02-24 09:00", Unit.D, "10 days"),
        ("2026-02-14", "2026-02-24 09:00", Unit.W, "1 week"),
        ("2026-02-14", "2026-03-02 09:00", Unit.W, "2 weeks"),
        ("2026-03-06", "2026-03-08 09:00", Unit.WD, "2 days"),  # a weekend: no working day yet
        ("2026-03-06", "2026-03-07 00:30", Unit.WD, "1 day"),
        ("2026-03-06", "2026-03-10 00:30", Unit.W, "4 days"),
        ("2026-01-31", "2026-02-27 09:00", Unit.M, "27 days"),
        ("2026-01-31", "2026-02-28 09:00", Unit.M, "1 month"),
        ("2026-01-31", "2027-01-30 09:00", Unit.Y, "11 months"),
        ("2026-01-31", "2028-03-01 09:00", Unit.Y, "2 years"),
        ("2026-03-06", "2026-03-07 00:30", Unit.H, "1 hour"),
    ],
)
def test_lateness_in_a_unit(cn: Calendar, due: str, moment: str, unit: Unit, late: str) -> None:
    ends = day_end(date.fromisoformat(due))
    assert str(lateness(ends, at(moment), cn, unit=unit)) == late


def test_late_on_the_last_day_itself_is_told_in_hours(cn: Calendar) -> None:
    ends = day_end(date(2026, 3, 6), time(17, 30))
    assert str(lateness(ends, at("2026-03-06 17:31"), cn)) == "1 hour"
    assert str(lateness(ends, at("2026-03-06 23:00"), cn)) == "6 hours"


@pytest.mark.parametrize(
    ("moment", "left"),
    [
        ("2026-09-30 10:00", "3 workdays"),
        ("2026-10-05 10:00", "3 workdays"),
        ("2026-10-09 23:59", "1 workday"),
        ("2026-10-10 14:30", "10 hours"),
        ("2026-10-11 00:00", "0 hours"),
        ("2026-10-11 00:01", "None"),
    ],
)
def test_what_is_left_of_three_working_days(cn: Calendar, moment: str, left: str) -> None:
    due = deadline(date(2026, 9, 30), Period.parse("3 workdays"), calendar=cn)
    assert str(remaining(due, at(moment), cn)) == left


def test_what_is_left_in_words(cn: Calendar) -> None:
    due = deadline(date(2026, 9, 30), Period.parse("3 workdays"), calendar=cn)
    left = remaining(due, at("2026-10-08 10:00"), cn)
    assert left == Period(2, Unit.WD)
    assert remaining_words(left) == "剩2个工作日"
    assert remaining_words(left, "en") == "2 working days left"


@given(
    st.dates(date(2010, 1, 1), date(2028, 1, 1)),
    st.integers(-10_000, 10_000),
    st.sampled_from(Unit),
)
def test_a_thing_is_late_or_has_time_left_never_both(day: date, minutes: int, unit: Unit) -> None:
    ends = day_end(day, time(17, 30))
    moment = ends + timedelta(minutes=minutes)
    late, left = lateness(ends, moment, CN, unit=unit), remaining(ends, moment, CN, unit=unit)
    assert (late is None) is (minutes <= 0)
    assert (left is None) is (minutes > 0)
    assert late is None or late.n > 0, "what is overdue is never zero late"
