"""The one period grammar, and what it refuses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xize.core.deadlines import Period, PeriodError, Unit, UnitUnstatedError

PERIODS = st.builds(Period, st.integers(0, 100), st.sampled_from(Unit))


@pytest.mark.parametrize(
    ("text", "n", "unit"),
    [
        ("3 workdays", 3, Unit.WD),
        ("50 days", 50, Unit.D),
        ("1 month", 1, Unit.M),
        ("2 hours", 2, Unit.H),
        ("1 week", 1, Unit.W),
        ("1 year", 1, Unit.Y),
        (" 1  workday ", 1, Unit.WD),
    ],
)
def test_reads_the_grammar(text: str, n: int, unit: Unit) -> None:
    assert Period.parse(text) == Period(n, unit)


@given(PERIODS)
def test_writes_what_it_reads(period: Period) -> None:
    assert Period.parse(str(period)) == period


@pytest.mark.parametrize(
    "text", ["T+3日", "T+3", "t + 3 天", "T+3 days", "3日", "3天", "3", "3 日"]
)
def test_refuses_an_unstated_unit(text: str) -> None:
    with pytest.raises(UnitUnstatedError) as refused:
        Period.parse(text)
    assert refused.value.code == "period-unit-unstated"
    assert "3 workdays" in str(refused.value)
    assert "3 days" in refused.value.sentence("zh-Hans")


@pytest.mark.parametrize(
    "text", ["", "days", "-3 days", "3.5 days", "three days", "3 days 2 hours", "3日内", "3days5"]
)
def test_refuses_what_is_no_period(text: str) -> None:
    with pytest.raises(PeriodError) as refused:
        Period.parse(text)
    assert refused.value.code == "period-not-understood"
    assert not isinstance(refused.value, UnitUnstatedError)


def test_names_the_nearest_unit() -> None:
    with pytest.raises(PeriodError, match="→ 3 workdays"):
        Period.parse("3 working days")
    with pytest.raises(PeriodError, match="→ 2 months"):
        Period.parse("2 monts")


def test_refuses_more_than_a_century() -> None:
    with pytest.raises(PeriodError) as refused:
        Period.parse("999999999 workdays")
    assert refused.value.code == "period-too-long"
    assert Period.parse("100 years").n == 100


def test_refuses_a_negative_period() -> None:
    with pytest.raises(PeriodError, match="before"):
        Period(-1, Unit.D)


@pytest.mark.parametrize(
    ("text", "chinese", "english"),
    [
        ("3 workdays", "3个工作日", "3 working days"),
        ("1 workday", "1个工作日", "1 working day"),
        ("50 days", "50个自然日", "50 calendar days"),
        ("2 hours", "2小时", "2 hours"),
        ("1 week", "1周", "1 week"),
        ("3 months", "3个月", "3 months"),
        ("1 year", "1年", "1 year"),
    ],
)
def test_is_told_in_both_languages(text: str, chinese: str, english: str) -> None:
    assert Period.parse(text).words("zh") == chinese
    assert Period.parse(text).words("en") == english
