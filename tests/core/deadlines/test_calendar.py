"""Working days, an organisation's changes, and notices that arrive."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xize.calendars import load_calendar
from xize.core.deadlines import Calendar, DeadlineError

DAYS = st.dates(date(2004, 1, 1), date(2032, 12, 31))
CN = load_calendar("CN")


def test_next_and_previous_keep_a_working_day(cn: Calendar) -> None:
    make_up = date(2026, 10, 10)
    assert cn.next_working(make_up) == cn.previous_working(make_up) == make_up
    assert cn.next_working(date(2026, 10, 1)) == date(2026, 10, 8)
    assert cn.previous_working(date(2026, 10, 7)) == date(2026, 9, 30)


@given(DAYS, st.integers(-60, 60), st.integers(-60, 60))
def test_working_days_add_up(day: date, m: int, n: int) -> None:
    start = CN.next_working(day)
    assert CN.add_workdays(CN.add_workdays(start, m), n) == CN.add_workdays(start, m + n)


@given(DAYS, st.integers(0, 90))
def test_between_counts_what_add_walks(day: date, n: int) -> None:
    end = CN.add_workdays(day, n)
    assert CN.workdays_between(day, end) == n
    assert CN.workdays_between(end, day) == -n


@given(DAYS, st.integers(0, 400))
def test_between_counts_every_working_day_once(day: date, span: int) -> None:
    days = [day + timedelta(days=k) for k in range(1, span + 1)]
    assert CN.workdays_between(day, day + timedelta(days=span)) == sum(map(CN.working, days))


def test_closures_and_extra_days_lie_over_the_statutory_ones(cn: Calendar) -> None:
    closed, extra = date(2026, 3, 4), date(2026, 10, 2)
    mine = cn.with_changes([closed], [extra], {closed: "搬迁"})
    assert not mine.working(closed)
    assert mine.working(extra)
    assert mine.reason(closed) == ("搬迁", "搬迁")
    assert mine.reason(extra) == ("", "")
    assert mine.version != cn.version
    assert mine.version == cn.with_changes({closed}, {extra}).version
    assert cn.working(closed)


def test_a_closure_in_an_unpublished_year_is_certain(cn: Calendar) -> None:
    mine = cn.with_changes(rest=[date(2027, 3, 4)], work=[date(2027, 5, 1)])
    assert mine.certain(date(2027, 3, 4))
    assert mine.certain(date(2027, 5, 1))
    assert mine.working(date(2027, 5, 1))
    assert not mine.certain(date(2027, 3, 5))


def test_replacing_leaves_weeks_and_the_given_days_only(cn: Calendar) -> None:
    given_days = cn.replaced(rest=[date(2027, 3, 4)], work=[date(2027, 3, 6)])
    assert given_days.working(date(2026, 10, 1))
    assert given_days.certain(date(2099, 1, 4))
    assert not given_days.working(date(2027, 3, 4))
    assert given_days.working(date(2027, 3, 6))


def test_a_notice_makes_its_year_known(cn: Calendar) -> None:
    off = {date(2027, 2, day): ("春节", "Spring Festival") for day in range(5, 12)}
    known = cn.with_notice(2027, off, [date(2027, 2, 20)], off)
    assert known.certain(date(2027, 3, 1))
    assert not known.certain(date(2028, 3, 1))
    assert not known.working(date(2027, 2, 10))
    assert known.working(date(2027, 2, 20))
    assert known.working(date(2027, 10, 1)), "what the notice does not name is an ordinary day"
    assert known.working(date(2026, 10, 10))
    assert not known.working(date(2026, 10, 1))
    assert known.reason(date(2026, 10, 1)) == ("国庆节", "National Day")
    assert known.reason(date(2027, 9, 15)) == ("", "")
    assert known.version != cn.version


def test_a_day_cannot_rest_and_be_worked() -> None:
    day = date(2026, 3, 4)
    with pytest.raises(DeadlineError, match="2026-03-04"):
        Calendar("x", rest=frozenset({day}), work=frozenset({day}))
    with pytest.raises(DeadlineError):
        load_calendar("CN").with_changes(rest=[day], work=[day])
