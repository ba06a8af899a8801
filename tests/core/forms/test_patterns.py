"""Texts of a known kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.forms.cast import OFFICE
from xize.core.forms import clean
from xize.core.forms.patterns import EXPECTED, canonical, matches
from xize.core.process.rulebook import Field, Section

GOOD = {
    "mobile": ["13800138000", "138 0013 8000", "１３８００１３８０００"],
    "phone": ["010-62345678", "0755-12345678-801", "13800138000"],
    "email": ["li.lei@example.cn"],
    "postcode": ["100871"],
    "id_card": ["11010519491231002X", "11010519491231002x"],
    "credit_code": ["91350100M000100Y43"],
    "bank_card": ["4111 1111 1111 1111"],
    "web_address": ["https://example.cn/a?b=1"],
}
BAD = {
    "mobile": ["12800138000", "1380013800", "138001380001"],
    "phone": ["call me", "12"],
    "email": ["li@", "li lei@example.cn", "li@example"],
    "postcode": ["10087", "10087a"],
    "id_card": ["110105194912310021", "11010519491331002X", "12345"],
    "credit_code": ["91350100M000100Y44", "91350100I000100Y43"],
    "bank_card": ["4111111111111112", "12"],
    "web_address": ["javascript:alert(1)", "example.cn", 'https://a"b'],
}


@pytest.mark.parametrize("pattern", EXPECTED)
def test_every_pattern_tells_good_from_bad(pattern):
    field = Field(id="x", name="号码", type="text", written_as=pattern)
    section = Section(id="s", fields=(field,))
    for text in GOOD[pattern]:
        found = clean(section, {"x": text}, known=OFFICE)
        assert found.errors == (), text
        again = clean(section, found.values, known=OFFICE)
        assert again.values == found.values
    for text in BAD[pattern]:
        (error,) = clean(section, {"x": text}, known=OFFICE).errors
        assert error.message("zh") == f"号码：{EXPECTED[pattern][0]}"


def test_codes_are_stored_without_blanks_in_capitals():
    assert canonical("id_card", " 110105 19491231 002x ") == "11010519491231002X"


@given(st.integers(0, 17), st.sampled_from("0123456789"))
def test_a_single_wrong_digit_of_an_identity_number_is_found(place, digit):
    right = "11010519491231002X"
    wrong = right[:place] + digit + right[place + 1 :]
    assert matches("id_card", wrong) == (wrong == right)
