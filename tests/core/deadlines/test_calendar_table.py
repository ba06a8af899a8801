"""The committed table against the notices' package, a second source, and known facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import chinese_calendar
import pytest
from holidays import country_holidays

from tests.core.deadlines.cn_table import written
from xize.calendars import FOLDER, CalendarNotFoundError, load_calendar
from xize.core.deadlines import Calendar

# Days of 2004-2026 where chinesecalendar is wrong, each with the notice that says so.
FIRST_SOURCE_WRONG = {
    date(2005, 12, 31): "国办发明电〔2005〕35号: 12月31日(星期六)上班",
}
SECOND_SOURCE_WRONG: dict[date, str] = {}  # `holidays` agrees on every day of 2004-2026


def days(first: int, last: int) -> Iterator[date]:
    day = date(first, 1, 1)
    while day.year <= last:
        yield day
        day += timedelta(days=1)


def test_the_table_is_what_the_script_writes() -> None:
    assert (FOLDER / "CN.json").read_text(encoding="utf-8") == written()


def test_every_day_agrees_with_chinesecalendar(cn: Calendar) -> None:
    differing = {d for d in days(2004, 2026) if cn.working(d) != chinese_calendar.is_workday(d)}
    assert differing == FIRST_SOURCE_WRONG.keys()


def test_every_day_agrees_with_the_second_source(cn: Calendar) -> None:
    second = country_holidays("CN", years=range(2004, 2027))
    differing = {d for d in days(2004, 2026) if cn.working(d) != second.is_working_day(d)}
    assert differing == SECOND_SOURCE_WRONG.keys()


def test_every_known_day_is_certain(cn: Calendar) -> None:
    assert all(cn.certain(day) for day in days(2004, 2026))


@pytest.mark.parametrize(
    ("day", "working", "reason"),
    [
        ("2026-10-10", True, "国庆节"),
        ("2026-10-03", False, "国庆节"),
        ("2020-01-31", False, "春节"),  # added in January 2020
        ("2020-02-01", False, "春节"),  # was a make-up day before
        ("2015-09-03", False, "抗战胜利纪念日"),
        ("2007-12-29", True, "元旦"),  # decided by the notice of 2008
        ("2025-10-06", False, "中秋节"),
    ],
)
def test_known_days(cn: Calendar, day: str, working: bool, reason: str) -> None:
    assert cn.working(date.fromisoformat(day)) is working
    assert cn.reason(date.fromisoformat(day))[0] == reason


@pytest.mark.parametrize(
    ("day", "working", "certain"),
    [
        ("2027-01-01", False, True),
        ("2027-02-05", False, True),  # New Year's Eve
        ("2027-02-08", False, True),
        ("2027-02-09", True, False),  # will be off once the notice is there
        ("2027-02-27", False, False),  # a Saturday that may become a make-up day
        ("2027-10-01", False, True),
        ("2027-10-04", True, False),
        ("2030-09-12", False, True),
        ("2031-05-01", False, True),
        ("2031-09-30", True, False),
    ],
)
def test_years_without_a_notice(cn: Calendar, day: str, working: bool, certain: bool) -> None:
    assert cn.working(date.fromisoformat(day)) is working
    assert cn.certain(date.fromisoformat(day)) is certain


def test_an_unknown_calendar_names_the_known_ones() -> None:
    with pytest.raises(CalendarNotFoundError, match="Known: CN"):
        load_calendar("XX")
