"""为何是这一天: the sentences beside a date, in both languages."""

from __future__ import annotations

import re
import string
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given

from tests.core.deadlines.strategies import CLOSED, DAYS, HOURS, MOMENTS, RULES
from xize.core.deadlines import (
    Calendar,
    Period,
    Rule,
    Undetermined,
    deadline,
    reckon,
    words,
    yearly,
)
from xize.core.deadlines.errors import SENTENCES
from xize.core.deadlines.phrases import PHRASES

CHINESE = re.compile(r"[\u4e00-\u9fff]")


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", PHRASES)
def test_every_phrase_says_the_same_in_both_languages(code: str) -> None:
    chinese, english = PHRASES[code]
    assert fields(chinese) == fields(english)
    assert CHINESE.search(chinese)
    assert not CHINESE.search(english)


@pytest.mark.parametrize("code", SENTENCES)
def test_every_refusal_says_the_same_in_both_languages(code: str) -> None:
    chinese, english = SENTENCES[code]
    assert fields(chinese) == fields(english)
    assert CHINESE.search(chinese)
    assert not CHINESE.search(english)


def test_working_days_over_the_national_day(cn: Calendar) -> None:
    answer = deadline(date(2026, 9, 30), Period.parse("3 workdays"), calendar=cn)
    assert words(answer, "zh-Hans") == (
        "起算日为2026-09-30(周三),当日不计入。",
        "2026-10-01(周四)至2026-10-07(周三)放假(国庆节),不是工作日。",
        "2026-10-10(周六)是调休上班日(国庆节),算工作日。",
        "向后数3个工作日,到2026-10-10(周六)。",
        "计入的工作日:10-08、10-09、10-10。",
        "截止于2026-10-10(周六)24:00(Asia/Shanghai)。",
    )
    assert words(answer, "en") == (
        "It runs from 2026-09-30 (Wed), which does not count.",
        "2026-10-01 (Thu) to 2026-10-07 (Wed) are off (National Day).",
        "2026-10-10 (Sat) is a make-up working day (National Day).",
        "3 working days later is 2026-10-10 (Sat).",
        "The working days counted: 10-08, 10-09, 10-10.",
        "It ends on 2026-10-10 (Sat) at 24:00 (Asia/Shanghai).",
    )


def test_a_make_up_day_as_anchor_is_told_only_if_it_counts(cn: Calendar) -> None:
    told = "2026-10-10(周六)是调休上班日(国庆节),算工作日。"
    two, make_up = Period.parse("2 workdays"), date(2026, 10, 10)
    included = deadline(make_up, two, calendar=cn, start="include")
    assert included.day == date(2026, 10, 12)
    assert told in words(included)
    assert told not in words(deadline(make_up, two, calendar=cn))


def test_the_counted_days_leave_out_or_take_in_the_anchor(cn: Calendar) -> None:
    two, monday = Period.parse("2 workdays"), date(2026, 3, 9)
    counted = {
        start: words(deadline(monday, two, calendar=cn, start=start), "en")[2]
        for start in ("exclude", "include")
    }
    backwards = words(deadline(monday, two, calendar=cn, direction="before"), "en")[2]
    assert counted["exclude"] == "The working days counted: 03-10, 03-11."
    assert counted["include"] == "The working days counted: 03-09, 03-10."
    assert backwards == "The working days counted: 03-05, 03-06."


def test_a_month_end_that_is_provisional(cn: Calendar) -> None:
    answer = deadline(
        date(2026, 11, 30), Period.parse("3 months"), calendar=cn, cutoff=time(17, 30)
    )
    assert words(answer) == (
        "起算日为2026-11-30(周一),当日不计入。",
        "向后数3个月,该月没有对应日,取最后一日2027-02-28(周日)。",
        "2027-02-28(周日)是休息日,顺延到2027-03-01(周一)。",
        "2027年放假安排尚未公布,按周一至周五减去法定节日推算,日期为暂定。",
        "截止于2027-03-01(周一)17:30(Asia/Shanghai)。",
    )


def test_a_named_date(cn: Calendar) -> None:
    assert words(yearly("10-31", 2026, cn), "en") == (
        "The date named is 2026-10-31 (Sat).",
        "2026-10-31 (Sat) is a rest day; a named date does not move.",
        "Suggested working day: 2026-10-30 (Fri).",
        "It ends on 2026-10-31 (Sat) at 24:00 (Asia/Shanghai).",
    )


def test_a_closure_is_told_with_the_organisations_reason(cn: Calendar) -> None:
    closed = cn.with_changes(rest=[date(2026, 3, 4)], reasons={date(2026, 3, 4): "办公室搬迁"})
    answer = deadline(date(2026, 3, 3), Period.parse("1 workday"), calendar=closed)
    assert "2026-03-04(周三)放假(办公室搬迁),不是工作日。" in words(answer)
    assert "2026-03-04 (Wed) is off (办公室搬迁)." in words(answer, "en")


def test_hours_are_told_in_local_time(cn: Calendar) -> None:
    answer = deadline(
        datetime(2026, 3, 6, 14, 30, tzinfo=UTC), Period.parse("2 hours"), calendar=cn
    )
    assert words(answer) == (
        "自2026-03-06 22:30起算。",
        "向后数2小时,到2026-03-07 00:30。",
    )


def test_what_is_not_known_says_who_must_say() -> None:
    assert words(Undetermined("科技处", "period")) == ("待定:规定没有写明期限,须由“科技处”确定。",)
    assert words(Undetermined("the office"), "en") == (
        "To be determined: the day it runs from is not known yet; the office must say.",
    )


@given(DAYS, RULES)
def test_every_reckoning_can_be_told(anchor: date, rule: Rule) -> None:
    answer = reckon(anchor, rule, CLOSED)
    for language in ("zh", "en"):
        told = words(answer, language)
        assert str(answer.day) in told[-1]
        assert not any("{" in sentence for sentence in told)
    assert not any(CHINESE.search(sentence) for sentence in words(answer, "en"))


@given(MOMENTS, HOURS)
def test_every_count_of_hours_can_be_told(moment: datetime, rule: Rule) -> None:
    assert len(words(reckon(moment, rule, CLOSED), "en")) == 2
