"""Whether a value found is the one a scenario wrote (scenarios write text, lists and mappings)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any


def same(expected: Any, found: Any) -> bool:
    """Whole numbers exactly, others and percentages as precisely as written, times as written."""
    if expected is None:
        return found in (None, "", (), [], {})
    match found:
        case bool():
            return str(expected) == ("true" if found else "false")
        case Decimal() | int() | float():
            return _number(str(expected), Decimal(str(found)))
        case datetime():
            return _moment(str(expected)) == found.strftime("%Y-%m-%d %H:%M")
        case date():
            return str(expected) == found.isoformat()
        case Mapping():
            return isinstance(expected, Mapping) and _mapping(expected, found)
        case list() | tuple():
            return _list(expected, found)
        case None:
            return False
    return _text(str(expected), str(found))


def _text(expected: str, found: str) -> bool:
    if expected == found or _moment(expected) == _moment(found):
        return True
    try:
        return Decimal(expected) == Decimal(found)
    except InvalidOperation:
        return False


def _number(expected: str, found: Decimal) -> bool:
    scale = Decimal(1)
    if expected.endswith("%"):
        expected, scale = expected[:-1], Decimal(100)
    try:
        wanted = Decimal(expected)
    except InvalidOperation:
        return False
    exponent = wanted.as_tuple().exponent
    if scale == 1 and exponent == 0:
        return found == wanted
    step = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
    return (found * scale).quantize(step, ROUND_HALF_UP) == wanted


def _moment(text: str) -> str:
    """``2025-08-21T22:00:00`` and ``2025-08-21 22:00`` are the same moment."""
    normal = text.replace("T", " ")
    return normal[:-3] if len(normal) == 19 and normal.endswith(":00") else normal


def _mapping(expected: Mapping[Any, Any], found: Mapping[Any, Any]) -> bool:
    """Exactly these keys with these values; keys nobody filled do not count."""
    there = {str(key) for key, value in found.items() if value is not None}
    return there == {str(key) for key in expected} and all(
        same(value, found[key]) for key, value in expected.items()
    )


def _list(expected: Any, found: list[Any] | tuple[Any, ...]) -> bool:
    wanted = expected if isinstance(expected, list | tuple) else (expected,)
    return len(wanted) == len(found) and all(map(same, wanted, found))
