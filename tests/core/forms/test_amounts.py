"""Examples of 《支付结算办法》附件一 and the zeros between them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xize.core.forms import capital

EXAMPLES = {
    "1409.50": "壹仟肆佰零玖元伍角",
    "6007.14": "陆仟零柒元壹角肆分",
    "1680.32": "壹仟陆佰捌拾元零叁角贰分",
    "107000.53": "壹拾万柒仟元零伍角叁分",
    "16409.02": "壹万陆仟肆佰零玖元零贰分",
    "325.04": "叁佰贰拾伍元零肆分",
    "0": "零元整",
    "0.05": "伍分",
    "0.30": "叁角",
    "10": "壹拾元整",
    "10010": "壹万零壹拾元整",
    "100000001": "壹亿零壹元整",
    "100010000": "壹亿零壹万元整",
    "100001000": "壹亿零壹仟元整",
    "123450000": "壹亿贰仟叁佰肆拾伍万元整",
    "1234500000000": "壹万贰仟叁佰肆拾伍亿元整",
    "-200": "负贰佰元整",
}


@pytest.mark.parametrize(("amount", "written"), EXAMPLES.items())
def test_amounts_in_capital_figures(amount, written):
    assert capital(Decimal(amount)) == written


@pytest.mark.parametrize("amount", ["0.001", "10000000000000000"])
def test_what_cannot_be_written_is_refused(amount):
    with pytest.raises(ValueError, match="not an amount"):
        capital(Decimal(amount))


DIGITS = {sign: value for value, sign in enumerate("零壹贰叁肆伍陆柒捌玖")}
UNITS = {"拾": 10, "佰": 100, "仟": 1_000}


def _read(written: str) -> int:
    """An independent reader of capital figures, in fen."""
    total = section = digit = fen = 0
    for sign in written:
        if sign in DIGITS:
            digit = DIGITS[sign]
        elif sign in UNITS:
            section, digit = section + digit * UNITS[sign], 0
        elif sign == "万":
            total, section, digit = total + (section + digit) * 10**4, 0, 0
        elif sign == "亿":
            total, section, digit = (total + section + digit) * 10**8, 0, 0
        elif sign == "元":
            total, section, digit = total + section + digit, 0, 0
        elif sign in "角分":
            fen, digit = fen + digit * (10 if sign == "角" else 1), 0
    return total * 100 + fen


@given(st.integers(0, 10**18 - 1))
def test_what_is_written_reads_back(fen):
    written = capital(Decimal(fen) / 100)
    assert _read(written) == fen
    assert "零零" not in written
