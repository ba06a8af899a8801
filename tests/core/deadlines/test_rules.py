"""What each setting of a deadline does: start, direction, kind, roll, weekends, hours, months."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from xize.core.deadlines import (
    Calendar,
    DeadlineError,
    Period,
    Reckoning,
    Rule,
    Undetermined,
    deadline,
    point,
    reckon,
    reckon_or_ask,
    violates_minimum,
    yearly,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
SATURDAY = date(2026, 3, 7)


def reckoned(cn: Calendar, anchor: date | datetime, period: str, **rule: object) -> Reckoning:
    return deadline(anchor, Period.parse(period), calendar=cn, **rule)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("anchor", "period", "excluded", "included"),
    [
        ("2026-03-02", "3 days", "2026-03-05", "2026-03-04"),
        ("2026-03-02", "1 week", "2026-03-09", "2026-03-08"),
        ("2026-03-02", "3 workdays", "2026-03-05", "2026-03-04"),
        ("2026-03-07", "1 workday", "2026-03-09", "2026-03-09"),
        ("2026-03-01", "1 month", "2026-04-01", "2026-03-31"),
        ("2026-01-31", "1 month", "2026-02-28", "2026-02-28"),
        ("2028-02-29", "1 year", "2029-02-28", "2029-02-28"),
        ("2026-03-02", "0 days", "2026-03-02", "2026-03-02"),
    ],
)
def test_the_anchors_day_counts_only_if_included(
    cn: Calendar, anchor: str, period: str, excluded: str, included: str
) -> None:
    day = date.fromisoformat(anchor)
    assert str(reckoned(cn, day, period, roll="none").day) == excluded
    assert str(reckoned(cn, day, period, roll="none", start="include").day) == included


@pytest.mark.parametrize(
    ("anchor", "period", "start", "day"),
    [
        ("2026-03-31", "1 month", "exclude", "2026-02-28"),
        ("2026-03-31", "1 month", "include", "2026-03-01"),
        ("2026-03-10", "3 days", "exclude", "2026-03-07"),
        ("2026-03-10", "3 days", "include", "2026-03-08"),
        ("2026-03-10", "2 workdays", "exclude", "2026-03-06"),
        ("2026-03-10", "2 workdays", "include", "2026-03-09"),
        ("2028-02-29", "1 year", "exclude", "2027-02-28"),
    ],
)
def test_counting_backwards(cn: Calendar, anchor: str, period: str, start: str, day: str) -> None:
    answer = reckoned(
        cn, date.fromisoformat(anchor), period, direction="before", roll="none", start=start
    )
    assert str(answer.day) == day


@pytest.mark.parametrize(
    ("anchor", "period", "day"),
    [
        ("2026-02-28", "1 month", "2026-03-28"),
        ("2026-01-29", "1 month", "2026-02-28"),
        ("2028-01-31", "1 month", "2028-02-29"),
        ("2028-02-29", "1 year", "2029-02-28"),
        ("2028-02-29", "4 years", "2032-02-29"),
        ("2026-08-31", "18 months", "2028-02-29"),
        ("2026-12-31", "2 months", "2027-02-28"),
        ("9998-11-30", "12 months", "9999-11-30"),
    ],
)
def test_months_end_on_the_corresponding_day_or_the_months_last(
    cn: Calendar, anchor: str, period: str, day: str
) -> None:
    assert str(reckoned(cn, date.fromisoformat(anchor), period, roll="none").day) == day


@pytest.mark.parametrize(
    ("rule", "day", "suggested"),
    [
        ({}, "2026-03-09", None),
        ({"roll": "next"}, "2026-03-09", None),
        ({"roll": "previous"}, "2026-03-06", None),
        ({"roll": "none"}, "2026-03-07", "2026-03-06"),
        ({"kind": "min"}, "2026-03-07", "2026-03-09"),
        ({"kind": "min", "roll": "next"}, "2026-03-09", None),
        ({"kind": "point"}, "2026-03-07", "2026-03-06"),
        ({"weekends_rest": False}, "2026-03-07", None),
    ],
)
def test_a_period_that_ends_on_a_saturday(
    cn: Calendar, rule: dict[str, str], day: str, suggested: str | None
) -> None:
    answer = reckoned(cn, date(2026, 3, 2), "5 days", **rule)
    assert str(answer.day) == day
    assert answer.suggested == (date.fromisoformat(suggested) if suggested else None)


@pytest.mark.parametrize(
    ("rule", "day"),
    [({}, "2026-03-06"), ({"roll": "next"}, "2026-03-09"), ({"kind": "min"}, "2026-03-07")],
)
def test_a_period_before_an_event_that_begins_on_a_saturday(
    cn: Calendar, rule: dict[str, str], day: str
) -> None:
    assert str(reckoned(cn, date(2026, 3, 12), "5 days", direction="before", **rule).day) == day


def test_a_minimum_before_an_event_suggests_an_earlier_day(cn: Calendar) -> None:
    answer = reckoned(cn, date(2026, 3, 12), "5 days", direction="before", kind="min")
    assert answer.suggested == date(2026, 3, 6)


def test_weekends_that_count_still_leave_holidays_on_them_resting(cn: Calendar) -> None:
    """2026-10-03 is a Saturday of the National Day holiday, 10-17 an ordinary one."""
    holiday = reckoned(cn, date(2026, 9, 30), "3 days", weekends_rest=False)
    ordinary = reckoned(cn, date(2026, 10, 14), "3 days", weekends_rest=False)
    assert (holiday.day, ordinary.day) == (date(2026, 10, 8), date(2026, 10, 17))


def test_working_days_are_never_rolled(cn: Calendar) -> None:
    assert reckoned(cn, SATURDAY, "0 workdays", roll="next").day == SATURDAY


def test_only_days_that_were_looked_at_make_a_date_provisional(cn: Calendar) -> None:
    unrolled = reckoned(cn, date(2026, 11, 30), "3 months", roll="none")
    minimum = reckoned(cn, date(2026, 12, 1), "50 days", kind="min")
    statutory = reckoned(cn, date(2026, 12, 31), "1 day", roll="none")
    counted = reckoned(cn, date(2026, 12, 31), "1 workday")
    assert unrolled.certain
    assert minimum.certain
    assert statutory.certain
    assert (counted.day, counted.certain) == (date(2027, 1, 4), False)
    into_2026 = reckoned(cn, date(2027, 1, 4), "1 workday", direction="before")
    from_the_first = reckoned(cn, date(2027, 1, 1), "1 workday", direction="before")
    assert (into_2026.day, into_2026.certain) == (date(2026, 12, 31), False)
    assert (from_the_first.day, from_the_first.certain) == (date(2026, 12, 31), True)


def test_a_suggestion_of_an_unpublished_year_leaves_the_legal_date_certain(cn: Calendar) -> None:
    answer = point(date(2027, 2, 28), cn)
    assert (answer.certain, answer.suggested) == (True, date(2027, 2, 26))
    assert answer.trace[-2].args["provisional"] == 1


def test_hours_run_from_the_moment_and_never_roll(cn: Calendar) -> None:
    friday = datetime(2026, 3, 6, 22, 30, tzinfo=SHANGHAI)
    answer = reckoned(cn, friday, "2 hours", roll="next")
    assert answer.instant == datetime(2026, 3, 6, 16, 30, tzinfo=UTC)
    assert (answer.day, answer.certain) == (date(2026, 3, 7), True)
    until_midnight = reckoned(cn, datetime(2026, 3, 6, 22, 0, tzinfo=SHANGHAI), "2 hours")
    assert until_midnight.day == date(2026, 3, 6), "24:00 belongs to the day it ends"
    earlier = reckoned(cn, friday, "23 hours", direction="before")
    assert earlier.instant == datetime(2026, 3, 5, 15, 30, tzinfo=UTC)


def test_an_instant_is_anchored_on_its_day_in_the_zone(cn: Calendar) -> None:
    late = datetime(2026, 9, 30, 15, 59, 59, tzinfo=UTC)  # 23:59:59 in Shanghai
    midnight = datetime(2026, 9, 30, 16, 0, 0, tzinfo=UTC)  # 00:00:00 of the next day
    assert reckoned(cn, late, "3 workdays").day == date(2026, 10, 10)
    assert reckoned(cn, midnight, "3 workdays").day == date(2026, 10, 10)
    assert reckoned(cn, late, "1 day", roll="none").day == date(2026, 10, 1)
    assert reckoned(cn, midnight, "1 day", roll="none").day == date(2026, 10, 2)
    assert reckoned(cn, late, "1 day", roll="none", zone="UTC").day == date(2026, 10, 1)
    assert reckoned(cn, midnight, "1 day", roll="none", zone="UTC").day == date(2026, 10, 1)


def test_an_unknown_anchor_or_period_is_asked_and_not_invented(cn: Calendar) -> None:
    rule = Rule(Period.parse("3 workdays"), cites="5(2)")
    assert reckon_or_ask(None, rule, cn, asks="lead") == Undetermined("lead", "anchor", "5(2)")
    assert reckon_or_ask(SATURDAY, None, cn, asks="lead") == Undetermined("lead", "period")
    assert reckon_or_ask(SATURDAY, rule, cn, asks="lead") == reckon(SATURDAY, rule, cn)


def test_a_minimum_is_kept_by_closing_at_its_cutoff(cn: Calendar) -> None:
    minimum = reckoned(cn, date(2026, 3, 2), "50 days", kind="min")
    ends = datetime(2026, 4, 22, 0, 0, tzinfo=SHANGHAI)
    assert not violates_minimum(minimum, ends)
    assert violates_minimum(minimum, datetime(2026, 4, 21, 23, 59, 59, tzinfo=SHANGHAI))
    assert not violates_minimum(minimum, date(2026, 4, 21))
    assert violates_minimum(minimum, date(2026, 4, 20))


def test_the_29th_of_february_every_year(cn: Calendar) -> None:
    assert yearly("02-29", 2028, cn).day == date(2028, 2, 29)
    assert yearly("02-29", 2026, cn).day == date(2026, 2, 28)


@pytest.mark.parametrize("text", ["10/31", "31-10", "2-3", "02-30", "04-31", "", "10-31x"])
def test_a_day_of_the_year_is_two_digits_each(cn: Calendar, text: str) -> None:
    with pytest.raises(DeadlineError) as refused:
        yearly(text, 2026, cn)
    assert refused.value.code == "day-of-year-not-understood"


@pytest.mark.parametrize(
    ("anchor", "period", "zone", "code"),
    [
        (SATURDAY, "2 hours", "Asia/Shanghai", "hours-need-a-moment"),
        (datetime(2026, 3, 7, 9, 0), "2 hours", "Asia/Shanghai", "moment-without-zone"),  # noqa: DTZ001
        (SATURDAY, "2 days", "Asia/Nowhere", "zone-unknown"),
        (SATURDAY, "2 days", "../etc/passwd", "zone-unknown"),
        (date(9999, 12, 1), "1 year", "Asia/Shanghai", "date-out-of-range"),
        (date(9999, 12, 1), "60 workdays", "Asia/Shanghai", "date-out-of-range"),
        (date(9999, 12, 1), "60 days", "Asia/Shanghai", "date-out-of-range"),
        (datetime(9999, 12, 31, tzinfo=UTC), "90 hours", "Asia/Shanghai", "date-out-of-range"),
    ],
)
def test_what_cannot_be_reckoned_is_refused_by_code(
    cn: Calendar, anchor: date | datetime, period: str, zone: str, code: str
) -> None:
    with pytest.raises(DeadlineError) as refused:
        reckoned(cn, anchor, period, zone=zone)
    assert refused.value.code == code
    assert refused.value.sentence("zh") != refused.value.sentence("en")
