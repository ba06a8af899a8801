"""Numbers of a workbook's cells as they are read: a date is stored as days since 1900."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - workbooks know no zones
_LAST = 2_958_465  # 9999-12-31
_LONGEST = 40
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_DATES = frozenset(str(one) for one in (*range(14, 18), *range(27, 32), 36, *range(50, 59), 22))
"""Numbers of the formats every program knows as dates, the Chinese ones among them."""


def shown(number: str, format_: str) -> str:
    """A number as text: a date where the format says so, without noise of binary fractions."""
    if len(number) > _LONGEST:
        return number
    try:
        value = Decimal(number)
    except InvalidOperation:
        return number
    if _is_date(format_) and 0 < value <= _LAST:
        return _date(float(value))
    plain = float(value)
    return str(int(plain)) if plain.is_integer() and abs(plain) < 1e15 else f"{plain:.12g}"


def _is_date(format_: str) -> bool:
    bare = _LITERAL.sub("", format_).lower()
    return format_ in _DATES or ("y" in bare and "m" in bare) or ("m" in bare and "d" in bare)


def _date(days: float) -> str:
    moment = _DAY_ZERO + timedelta(minutes=round(days * 24 * 60))
    return f"{moment:%Y-%m-%d}" if days.is_integer() else f"{moment:%Y-%m-%d %H:%M}"
