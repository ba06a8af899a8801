"""Suspended time does not count (`clock: pauses`)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xize.calendars import load_calendar
from xize.core.deadlines import (
    Calendar,
    DeadlineError,
    Period,
    Unit,
    deadline,
    line_words,
    paused,
    point,
    recompute,
    replay,
)

CN = load_calendar("CN")
SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def held(
    cn: Calendar,
    anchor: str,
    period: str,
    *pauses: str,
    roll: str | None = None,
    start: str = "exclude",
) -> str:
    """The last day of a period with pauses written "from/until"."""
    answer = deadline(
        date.fromisoformat(anchor),
        Period.parse(period),
        calendar=cn,
        roll=roll,  # type: ignore[arg-type]
        start=start,  # type: ignore[arg-type]
    )
    intervals = [tuple(map(at, pause.split("/"))) for pause in pauses]
    moved = paused(answer, intervals, cn)  # type: ignore[arg-type]
    assert replay(moved.trace) == moved.instant
    return str(moved.day)


@pytest.mark.parametrize(
    ("period", "pauses", "day"),
    [
        # From Thursday 2025-06-05; PP-K15 holds a module from 06-09 to 06-11.
        ("5 workdays", [], "2025-06-12"),
        ("5 workdays", ["2025-06-09 10:00/2025-06-11 15:00"], "2025-06-16"),
        ("5 workdays", ["2025-06-09 10:00/2025-06-09 18:00"], "2025-06-12"),
        ("5 workdays", ["2025-06-06 10:00/2025-06-08 15:00"], "2025-06-13"),
        ("5 workdays", ["2025-06-07 00:00/2025-06-09 00:00"], "2025-06-12"),
        ("5 workdays", ["2025-06-05 10:00/2025-06-06 10:00"], "2025-06-12"),
        ("5 workdays", ["2025-06-13 10:00/2025-06-20 10:00"], "2025-06-12"),
        ("5 workdays", ["2025-06-12 10:00/2025-06-20 10:00"], "2025-06-20"),
        ("7 days", ["2025-06-09 10:00/2025-06-11 15:00"], "2025-06-16"),
        ("1 week", ["2025-06-09 10:00/2025-06-10 15:00"], "2025-06-13"),
        ("1 month", ["2025-06-09 10:00/2025-06-11 15:00"], "2025-07-07"),
    ],
)
def test_held_days_do_not_count(cn: Calendar, period: str, pauses: list[str], day: str) -> None:
    assert held(cn, "2025-06-05", period, *pauses) == day


def test_a_held_anchor_day_costs_a_day_only_if_it_counts(cn: Calendar) -> None:
    pause = "2025-06-05 10:00/2025-06-06 10:00"
    for period in ("4 days", "4 workdays"):
        excluded = held(cn, "2025-06-05", period, pause, roll="none")
        included = held(cn, "2025-06-05", period, pause, roll="none", start="include")
        assert excluded == included


def test_pauses_that_overlap_or_touch_count_once(cn: Calendar) -> None:
    once = held(cn, "2025-06-05", "5 workdays", "2025-06-09 10:00/2025-06-12 15:00")
    pieces = ["2025-06-09 10:00/2025-06-11 15:00", "2025-06-10 08:00/2025-06-12 15:00"]
    touching = ["2025-06-09 10:00/2025-06-11 15:00", "2025-06-11 15:00/2025-06-12 15:00"]
    assert once == "2025-06-17"
    assert held(cn, "2025-06-05", "5 workdays", *pieces) == once
    assert held(cn, "2025-06-05", "5 workdays", *touching) == once


def test_a_second_pause_within_the_moved_end_counts_too(cn: Calendar) -> None:
    pauses = ["2025-06-09 10:00/2025-06-11 10:00", "2025-06-13 10:00/2025-06-14 10:00"]
    assert held(cn, "2025-06-05", "7 days", *pauses, roll="none") == "2025-06-15"


def test_a_rolled_day_that_is_held_rolls_on(cn: Calendar) -> None:
    """Ends on Saturday 06-14, would roll to Monday 06-16, which is held with the Tuesday."""
    assert held(cn, "2025-06-05", "9 days") == "2025-06-16"
    assert held(cn, "2025-06-05", "9 days", "2025-06-16 09:00/2025-06-18 09:00") == "2025-06-18"


def test_hours_move_by_exactly_the_time_held(cn: Calendar) -> None:
    start = at("2025-06-05 09:00")
    due = deadline(start, Period.parse("8 hours"), calendar=cn)
    pause = (at("2025-06-05 16:30"), at("2025-06-05 18:00"))
    again = (at("2025-06-05 18:15"), at("2025-06-06 08:15"))
    before = (at("2025-06-04 16:30"), at("2025-06-05 10:00"))
    assert paused(due, [pause], cn).instant == at("2025-06-05 18:30")
    assert paused(due, [again, pause], cn).instant == at("2025-06-06 08:30")
    assert paused(due, [before], cn).instant == at("2025-06-05 18:00")


def test_what_an_event_fixes_does_not_move(cn: Calendar) -> None:
    pause = [(at("2025-06-09 10:00"), at("2025-06-11 15:00"))]
    backwards = deadline(date(2025, 6, 20), Period.parse("5 days"), calendar=cn, direction="before")
    named = point(date(2025, 6, 20), cn)
    assert paused(backwards, pause, cn) == backwards
    assert paused(named, pause, cn) == named


def test_pauses_are_kept_and_added_to(cn: Calendar) -> None:
    due = deadline(date(2025, 6, 5), Period.parse("5 workdays"), calendar=cn)
    first = (at("2025-06-09 10:00"), at("2025-06-10 10:00"))
    second = (at("2025-06-11 10:00"), at("2025-06-12 10:00"))
    both = paused(due, [first, second], cn)
    assert paused(paused(due, [first], cn), [second], cn) == both
    assert paused(both, [first], cn) == both
    closed = cn.with_changes(rest=[date(2025, 6, 13)])
    assert recompute(both, closed)[0].day == date(2025, 6, 17)


def test_a_pause_that_ends_before_it_begins_is_refused(cn: Calendar) -> None:
    due = deadline(date(2025, 6, 5), Period.parse("5 workdays"), calendar=cn)
    with pytest.raises(DeadlineError) as refused:
        paused(due, [(at("2025-06-11 10:00"), at("2025-06-09 10:00"))], cn)
    assert refused.value.code == "pause-ends-before-it-begins"


def test_the_reason_names_the_held_days(cn: Calendar) -> None:
    due = deadline(date(2025, 6, 5), Period.parse("7 days"), calendar=cn)
    moved = paused(due, [(at("2025-06-09 10:00"), at("2025-06-11 15:00"))], cn)
    told = [line_words(line) for line in moved.trace]
    assert "2025-06-09(周一)至2025-06-10(周二)暂停,不计入。" in told
    assert "扣除暂停的日子,顺延到2025-06-14(周六)。" in told


@given(st.dates(date(2010, 1, 1), date(2028, 1, 1)), st.integers(1, 40), st.data())
def test_held_days_are_like_days_the_organisation_is_closed(
    anchor: date, n: int, data: st.DataObject
) -> None:
    first = data.draw(st.integers(-5, 60))
    length = data.draw(st.integers(0, 30))
    midnight = datetime(anchor.year, anchor.month, anchor.day, tzinfo=SHANGHAI)
    since = midnight + timedelta(days=first, hours=10)
    due = deadline(anchor, Period(n, Unit.WD), calendar=CN)
    closed = CN.with_changes(rest=[anchor + timedelta(days=first + k) for k in range(length)])
    assert (
        paused(due, [(since, since + timedelta(days=length))], CN).day
        == deadline(anchor, Period(n, Unit.WD), calendar=closed).day
    )


@given(
    st.dates(date(2010, 1, 1), date(2028, 1, 1)),
    st.integers(0, 300),
    st.lists(st.tuples(st.integers(0, 500), st.integers(0, 100)), max_size=4),
)
def test_the_hours_that_ran_are_the_hours_of_the_period(
    day: date, hours: int, pauses: list[tuple[int, int]]
) -> None:
    start = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    due = deadline(start, Period(hours, Unit.H), calendar=CN)
    intervals = [
        (start + timedelta(hours=a), start + timedelta(hours=a + length)) for a, length in pauses
    ]
    end = paused(due, intervals, CN).instant if hours else due.instant
    ran = sum(
        not any(since <= start + timedelta(hours=k) < until for since, until in intervals)
        for k in range((end - start) // timedelta(hours=1))
    )
    assert ran == hours
