"""Keys compare as their values do; distributions count every figure once."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xize.registers.figures import MOST_BARS, spread
from xize.registers.keys import figure, figure_key, figure_of, key_of, plain

SHANGHAI = ZoneInfo("Asia/Shanghai")
figures = st.decimals("-1e18", "1e18", places=4)


@given(figures, figures)
def test_figures_compare_as_their_keys(one: Decimal, other: Decimal) -> None:
    assert (one < other) == (figure_key(one) < figure_key(other))
    assert figure_of(figure_key(one)) == one


@pytest.mark.parametrize("text", ["", "many", "NaN", "Infinity", "1.2.3", "１二"])
def test_what_is_no_figure_has_no_key(text: str) -> None:
    assert figure(text) is None


def test_moments_are_those_of_the_site() -> None:
    late = datetime(2026, 1, 31, 17, 30, tzinfo=UTC)  # next day in Shanghai

    key = key_of("moment", late, SHANGHAI)
    assert key is not None
    assert key.startswith("2026-02-01T01:30")


@pytest.mark.parametrize(
    ("kind", "value", "key"),
    [
        ("text", "  ＡＢＣ 银 行", "abc 银 行"),
        ("yes_no", False, "no"),
        ("several", ["b", "a"], "|b|a|"),
        ("roles", "lead sales", "|lead|sales|"),
        ("text", [{"name": "附件.pdf", "file": "0"}], "附件.pdf"),
        ("choice", "", None),
        ("figure", "1,200.50", figure_key(Decimal("1200.5"))),
    ],
)
def test_keys(kind: str, value: object, key: str | None) -> None:
    assert key_of(kind, value, SHANGHAI) == key


def test_a_search_takes_radicals_and_widths_for_the_same() -> None:
    assert plain("⼯单　ＮＯ．１") == plain("工单 NO.1")


@given(st.lists(figures, min_size=1, max_size=60))
def test_a_distribution_counts_every_figure_once(values: list[Decimal]) -> None:
    found = spread(values)

    assert found is not None
    assert sum(count for _low, _high, count in found.bars) == len(values)
    assert len(found.bars) <= MOST_BARS
    assert found.low <= found.median <= found.high
    assert found.sum == sum(values)
    assert (found.bars[0][0], found.bars[-1][1]) == (found.low, found.high)
