"""Every row of the table in design/deadlines.md, and the dates the specifications fix."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from xize.core.deadlines import (
    Calendar,
    Period,
    Recurrence,
    deadline,
    point,
    replay,
    violates_minimum,
    yearly,
)

MINIMUM = {"kind": "min"}
TABLE = [
    # phrase, anchor, period, settings, day, certain, suggested
    ("T+3 working days", "2026-09-30", "3 workdays", {}, "2026-10-10", True, None),
    ("3 days", "2026-09-30", "3 days", {}, "2026-10-08", True, None),
    ("3 days", "2026-09-30", "3 days", {"roll": "none"}, "2026-10-03", True, "2026-09-30"),
    ("public notice", "2026-02-10", "7 workdays", {}, "2026-02-26", True, None),
    ("public notice", "2026-04-28", "7 workdays", {}, "2026-05-11", True, None),
    ("not less than", "2026-03-02", "50 days", MINIMUM, "2026-04-21", True, None),
    ("not less than", "2026-08-14", "50 days", MINIMUM, "2026-10-03", True, "2026-10-08"),
    ("after project end", "2026-07-02", "3 months", {}, "2026-10-08", True, None),
    ("after project end", "2025-11-30", "3 months", {}, "2026-02-28", True, None),
    ("after project end", "2026-11-30", "3 months", {}, "2027-03-01", False, None),
    ("within one week", "2026-09-29", "1 week", {}, "2026-10-08", True, None),
    ("before", "2026-10-20", "15 days", {"direction": "before"}, "2026-09-30", True, None),
]


@pytest.mark.parametrize(("phrase", "anchor", "period", "rule", "day", "certain", "target"), TABLE)
def test_worked_example(
    cn: Calendar,
    phrase: str,
    anchor: str,
    period: str,
    rule: dict[str, Any],
    day: str,
    certain: bool,
    target: str | None,
) -> None:
    answer = deadline(date.fromisoformat(anchor), Period.parse(period), calendar=cn, **rule)
    assert str(answer.day) == day, phrase
    assert answer.certain is certain
    assert answer.suggested == (date.fromisoformat(target) if target else None)
    assert replay(answer.trace) == answer.instant


def test_the_end_of_october_of_a_year(cn: Calendar) -> None:
    answer = yearly("10-31", 2026, cn)
    assert (answer.day, answer.suggested) == (date(2026, 10, 31), date(2026, 10, 30))
    assert answer.certain


def test_the_provisional_end_of_february_says_its_unrolled_day(cn: Calendar) -> None:
    answer = deadline(date(2026, 11, 30), Period.parse("3 months"), calendar=cn)
    codes = {line.code: line.args for line in answer.trace}
    assert codes["count"]["day"] == "2027-02-28"
    assert codes["provisional"] == {"year": 2027}


PAYMENT = [
    # spec 01 §14: checkpoint, anchor, period, settings, day
    ("PP-K06", "2025-04-01", "3 workdays", {}, "2025-04-07"),
    ("PP-K06 in days", "2025-04-01", "3 days", {"roll": "none"}, "2025-04-04"),
    ("PP-K06 in days, rolled", "2025-04-01", "3 days", {}, "2025-04-07"),
    ("PP-K09", "2025-04-09", "3 workdays", {}, "2025-04-14"),
    ("PP-K21", "2025-08-12", "3 workdays", {}, "2025-08-15"),
    ("PP-K25", "2025-10-09", "10 workdays", {}, "2025-10-23"),
]


@pytest.mark.parametrize(("checkpoint", "anchor", "period", "rule", "day"), PAYMENT)
def test_payment_company(
    spec: Calendar, checkpoint: str, anchor: str, period: str, rule: dict[str, Any], day: str
) -> None:
    answer = deadline(date.fromisoformat(anchor), Period.parse(period), calendar=spec, **rule)
    assert str(answer.day) == day, checkpoint
    assert answer.certain


def test_archive_period_over_the_statutory_calendar_with_its_make_up_day_closed(
    cn: Calendar,
) -> None:
    """2025-10-11 is a make-up Saturday; §14's company rests then (PP-K25)."""
    closed = cn.with_changes(rest=[date(2025, 10, 11)])
    period = Period.parse("10 workdays")
    assert deadline(date(2025, 10, 9), period, calendar=cn).day == date(2025, 10, 22)
    assert deadline(date(2025, 10, 9), period, calendar=closed).day == date(2025, 10, 23)


def test_a_declaration_window_of_fifty_days(cn: Calendar) -> None:
    """SP-K01: closing on 04-18 is refused, 04-22 is the earliest, 04-25 is accepted."""
    earliest = deadline(date(2025, 3, 3), Period.parse("50 days"), calendar=cn, kind="min")
    assert earliest.day == date(2025, 4, 22)
    assert violates_minimum(earliest, date(2025, 4, 18))
    assert violates_minimum(earliest, date(2025, 4, 21))
    assert not violates_minimum(earliest, date(2025, 4, 22))
    assert not violates_minimum(earliest, date(2025, 4, 25))


def test_a_public_notice_over_make_up_days(cn: Calendar) -> None:
    """SP-K09, also without the make-up Saturday 10-11, which that case does not know."""
    seven = Period.parse("7 workdays")
    no_sunday = cn.with_changes(rest=[date(2025, 9, 28), date(2025, 10, 11)])
    assert deadline(date(2025, 9, 24), seven, calendar=cn).day == date(2025, 10, 10)
    assert deadline(date(2025, 9, 24), seven, calendar=no_sunday).day == date(2025, 10, 13)


def test_closing_material_due_in_a_leap_year(cn: Calendar) -> None:
    """SP-K15: three months after 2027-11-30 is 29 February 2028, a Tuesday."""
    answer = deadline(date(2027, 11, 30), Period.parse("3 months"), calendar=cn)
    assert (answer.day, answer.certain) == (date(2028, 2, 29), False)


def test_tracking_thirty_and_ninety_days_after_a_course(cn: Calendar) -> None:
    """TX-K16: 2025-07-13 is a Sunday."""
    course = date(2025, 6, 13)
    assert deadline(course, Period.parse("30 days"), calendar=cn).day == date(2025, 7, 14)
    assert deadline(course, Period.parse("90 days"), calendar=cn).day == date(2025, 9, 11)


def test_the_annual_task_of_the_second_of_january(cn: Calendar) -> None:
    """TI-K01: the next working day is the make-up Sunday 01-04, without it Monday 01-05."""
    rule = Recurrence.parse("{yearly: 01-02, roll: next}")
    without = cn.with_changes(rest=[date(2026, 1, 4)])
    assert rule.next_after(date(2025, 12, 1), None, cn) == date(2026, 1, 4)
    assert rule.next_after(date(2026, 1, 3), None, cn) == date(2026, 1, 4)
    assert rule.next_after(date(2025, 12, 1), None, without) == date(2026, 1, 5)
    assert point(date(2026, 1, 2), cn, roll="next").day == date(2026, 1, 4)


def test_an_operation_plan_within_a_week(cn: Calendar) -> None:
    """PR-K08: seven days from 2025-09-29 end in the National Day holiday."""
    assert deadline(date(2025, 9, 29), Period.parse("1 week"), calendar=cn).day == date(2025, 10, 9)
