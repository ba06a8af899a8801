"""Deadlines made again when a notice, a closure or another anchor arrives, and why."""

from __future__ import annotations

from datetime import date

import pytest

from xize.core.deadlines import Calendar, Period, deadline, line_words, recompute

THREE = Period.parse("3 workdays")


@pytest.fixture(scope="module")
def before_2020_extension(cn: Calendar) -> Calendar:
    """The notice of November 2019: 24 to 30 January off, Saturday 1 February worked."""
    return cn.with_changes(work=[date(2020, 1, 31), date(2020, 2, 1)])


def test_the_extension_of_the_spring_festival_2020(
    cn: Calendar, before_2020_extension: Calendar
) -> None:
    """What was known when the deadline was set stays in the old reckoning."""
    old = deadline(date(2020, 1, 22), THREE, calendar=before_2020_extension)
    new, reason = recompute(old, cn)
    assert (old.day, new.day) == (date(2020, 2, 1), date(2020, 2, 4))
    assert old.calendar_version != new.calendar_version == cn.version
    assert reason is not None
    assert reason.code == "calendar-moved"
    assert reason.args["changes"] == "2020-01-31, 2020-02-01"
    assert line_words(reason) == (
        "工作日历有变(2020-01-31, 2020-02-01),期限由2020-02-01(周六)改为2020-02-04(周二)。"
    )


def test_a_published_notice_moves_a_provisional_date(cn: Calendar) -> None:
    old = deadline(date(2027, 2, 4), THREE, calendar=cn)
    off = {date(2027, 2, day): ("春节", "Spring Festival") for day in range(5, 12)}
    known = cn.with_notice(2027, off, [date(2027, 2, 20)], off)
    new, reason = recompute(old, known)
    assert (old.day, old.certain) == (date(2027, 2, 11), False)
    assert (new.day, new.certain) == (date(2027, 2, 16), True)
    assert reason is not None
    assert reason.args["changes"] == "2027-02-09, 2027-02-10, 2027-02-11"


def test_a_published_notice_confirms_a_provisional_date(cn: Calendar) -> None:
    old = deadline(date(2026, 11, 30), Period.parse("3 months"), calendar=cn)
    new, reason = recompute(old, cn.with_notice(2027, [], []))
    assert new.day == old.day
    assert reason is not None
    assert reason.code == "calendar-confirmed"
    assert line_words(reason, "en").startswith("The holiday notice is published: 2027-03-01")


def test_the_same_calendar_gives_no_reason(cn: Calendar) -> None:
    old = deadline(date(2026, 9, 30), THREE, calendar=cn)
    assert recompute(old, cn) == (old, None)


def test_a_closure_elsewhere_gives_no_reason(cn: Calendar) -> None:
    old = deadline(date(2026, 9, 30), THREE, calendar=cn)
    new, reason = recompute(old, cn.with_changes(rest=[date(2026, 12, 1)]))
    assert (new.day, reason) == (old.day, None)


def test_a_closure_moves_a_deadline_counted_backwards(cn: Calendar) -> None:
    old = deadline(date(2026, 3, 20), THREE, calendar=cn, direction="before")
    new, reason = recompute(old, cn.with_changes(rest=[date(2026, 3, 18)]))
    assert (old.day, new.day) == (date(2026, 3, 17), date(2026, 3, 16))
    assert reason is not None
    assert reason.args["changes"] == "2026-03-18"


def test_a_closure_on_the_last_day_itself_is_named(cn: Calendar) -> None:
    for direction, old_day in (("after", date(2026, 3, 25)), ("before", date(2026, 3, 17))):
        old = deadline(date(2026, 3, 20), THREE, calendar=cn, direction=direction)  # type: ignore[arg-type]
        assert old.day == old_day
        _, reason = recompute(old, cn.with_changes(rest=[old_day]))
        assert reason is not None
        assert reason.args["changes"] == str(old_day)


def test_a_moved_anchor_says_so(cn: Calendar) -> None:
    """PP-T08: preparations two working days before go-live; PP-K17 moves go-live."""
    two = Period.parse("2 workdays")
    old = deadline(date(2025, 8, 4), two, calendar=cn, direction="before")
    new, reason = recompute(old, cn, anchor=date(2025, 8, 21))
    assert (old.day, new.day) == (date(2025, 7, 31), date(2025, 8, 19))
    assert reason is not None
    assert line_words(reason) == (
        "起算日由2025-08-04(周一)改为2025-08-21(周四),期限由2025-07-31(周四)改为2025-08-19(周二)。"
    )
    assert recompute(old, cn, anchor=date(2025, 8, 4)) == (old, None)


def test_a_long_list_of_changed_days_is_cut(cn: Calendar) -> None:
    old = deadline(date(2026, 3, 2), Period.parse("20 workdays"), calendar=cn)
    shut = [date(2026, 3, day) for day in range(3, 20)]
    _, reason = recompute(old, cn.with_changes(rest=shut))
    assert reason is not None
    assert str(reason.args["changes"]).endswith("2026-03-10 …")
