"""Amounts in Chinese capital figures (大写金额).

Source: 中国人民银行《支付结算办法》附件一「正确填写票据和结算凭证的基本规定」 第一至三条. Where
the rule leaves a choice: 整 stands after 元 only; 零 is written before 角 when the yuan end in 0,
and left out between 万 and 仟 when both neighbours allow it (the rule's own first spellings).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

_DIGITS: Final = "零壹贰叁肆伍陆柒捌玖"
_PLACES: Final = ("", "拾", "佰", "仟")
LARGEST: Final = Decimal(10) ** 16
"""Amounts below this can be written; ``clean`` accepts none beyond."""


def capital(amount: Decimal) -> str:
    """``1409.50`` becomes ``壹仟肆佰零玖元伍角``. Raises ValueError for fractions of a fen."""
    fen_in_all = abs(amount) * 100
    if fen_in_all != int(fen_in_all) or abs(amount) >= LARGEST:
        raise ValueError(f"not an amount in yuan and fen: {amount}")
    yuan, rest = divmod(int(fen_in_all), 100)
    jiao, fen = divmod(rest, 10)
    sign = "负" if amount < 0 else ""
    return sign + (_yuan(yuan) + _cents(yuan, jiao, fen) or "零元整")


def _cents(yuan: int, jiao: int, fen: int) -> str:
    """Jiao and fen, with 整 where there are none and 零 where a place before is 0."""
    if not jiao and not fen:
        return "整" if yuan else ""
    gap = "零" if yuan and (not jiao or yuan % 10 == 0) else ""
    tenths = f"{_DIGITS[jiao]}角" if jiao else ""
    return gap + tenths + (f"{_DIGITS[fen]}分" if fen else "")


def _yuan(yuan: int) -> str:
    if not yuan:
        return ""
    high, low = divmod(yuan, 10**8)
    gap = "零" if high and low and low < 10**7 else ""
    return (f"{_wan(high)}亿" if high else "") + gap + _wan(low) + "元"


def _wan(value: int) -> str:
    """A number below 亿."""
    high, low = divmod(value, 10**4)
    gap = "零" if high and low and low < 10**3 else ""
    return (f"{_group(high)}万" if high else "") + gap + _group(low)


def _group(group: int) -> str:
    """Four digits, inner zeros written once, trailing ones not at all."""
    written, gap = "", False
    for place in (3, 2, 1, 0):
        digit = group // 10**place % 10
        if digit:
            written += ("零" if gap and written else "") + _DIGITS[digit] + _PLACES[place]
        gap = not digit
    return written
