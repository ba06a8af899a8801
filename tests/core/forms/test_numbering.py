"""Numbers of documents and the counters they come from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xize.core.forms.numbering import key, render
from xize.core.process.numbering import NumberingError, Place, parse
from xize.core.process.rulebook import Numbering

ORDER = Numbering(format="({yy}){mark}字{seq:03}", per=("department", "year"))


def test_the_work_order_of_the_specification():
    assert render(ORDER, year=2009, month=1, mark="卡", seq=1) == "(09)卡字001"
    assert render(ORDER, year=2025, month=4, mark="卡", seq=3) == "(25)卡字003"
    assert render(ORDER, year=2025, month=4, mark="卡", seq=1000) == "(25)卡字1000"


def test_other_patterns():
    assert render(Numbering(format="{seq}"), year=2025, month=4, mark="", seq=7) == "7"
    dated = Numbering(format="{yyyy}-{month}-{seq:2}")
    assert render(dated, year=2025, month=4, mark="", seq=7) == "2025-04-07"


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "无",
        "{yy}",
        "{seq}{seq}",
        "{day}{seq}",
        "{seq",
        "seq}{seq}",
        "{mark:03}{seq}",
        "{seq:x}",
    ],
)
def test_what_is_not_a_pattern_is_refused_in_words(pattern):
    with pytest.raises(NumberingError) as caught:
        parse(pattern)
    assert "{seq" in caught.value.message_zh + caught.value.message_en


def test_a_counter_per_department_and_year():
    card = key(ORDER, document="work_order", department="card", year=2025, project="p1")
    assert card == "work_order/department=card/year=2025"
    assert key(Numbering(format="{seq}"), document="work_order", year=2025) == "work_order"


@given(st.integers(2000, 2099), st.integers(1, 5000), st.integers(1, 5000))
def test_two_numbers_of_one_counter_differ(year, one, other):
    numbers = [render(ORDER, year=year, month=1, mark="卡", seq=seq) for seq in (one, other)]
    assert (numbers[0] == numbers[1]) == (one == other)


@given(st.text(alphabet="{}seqyymark:0字3", max_size=20))
def test_any_text_parses_or_is_refused(pattern):
    try:
        pieces = parse(pattern)
    except NumberingError:
        return
    assert sum(isinstance(piece, Place) and piece.name == "seq" for piece in pieces) == 1
