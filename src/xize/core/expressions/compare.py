"""Equality and order of values.

A comparison with null is false, whichever the sign; so `a != b` and `not (a == b)` differ exactly
where something is blank. Values of different families are unequal and in no order. A date against
a datetime is compared by the day; a text against a date or time is read as ISO 8601
(`project.start >= '2026-10-01'`).
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal

from .nodes import ComparisonSign
from .values import Value, day_of, plain


def holds(sign: ComparisonSign, left: Value, right: Value) -> bool:
    """Whether one comparison of plain values holds."""
    if left is None or right is None:
        return False
    match sign:
        case "==":
            return equal(left, right)
        case "!=":
            return not equal(left, right)
        case "in":
            return member(left, right)
        case "not in":
            return not member(left, right)
        case _:
            return _ordered(sign, order(left, right))


def _ordered(sign: ComparisonSign, found: int | None) -> bool:
    if found is None:
        return False
    match sign:
        case "<":
            return found < 0
        case "<=":
            return found <= 0
        case ">":
            return found > 0
        case _:
            return found >= 0


def equal(left: Value, right: Value) -> bool:
    """Whether two values are the same thing; null is equal to nothing."""
    left, right = _matched(left, right)
    if left is None or right is None:
        return False
    if isinstance(left, tuple) and isinstance(right, tuple):
        return len(left) == len(right) and all(map(equal, left, right))
    return isinstance(left, bool) is isinstance(right, bool) and bool(left == right)


def order(left: Value, right: Value) -> int | None:
    """-1, 0 or 1 for numbers, dates and times; None where there is no order."""
    left, right = _matched(left, right)
    match left, right:
        case (Decimal(), Decimal()) | (time(), time()):
            return (left > right) - (left < right)  # type: ignore[operator]
        case date(), date():
            return (left > right) - (left < right)
        case _:
            return None


def member(item: Value, of: Value) -> bool:
    """Whether the item occurs in the list, or the text in the text."""
    if isinstance(item, str) and isinstance(of, str):
        return item in of
    return isinstance(of, tuple) and any(equal(item, other) for other in of)


def _matched(left: Value, right: Value) -> tuple[Value, Value]:
    """Both sides brought to one type, where the rules in the head of this file say so."""
    left, right = _identity(left), _identity(right)
    if isinstance(left, str) and isinstance(right, date | time):
        left = as_moment(left, right)
    elif isinstance(right, str) and isinstance(left, date | time):
        right = as_moment(right, left)
    if not isinstance(left, date) or not isinstance(right, date):
        return left, right
    if isinstance(left, datetime) and isinstance(right, datetime):
        return left, right
    return day_of(left), day_of(right)


def _identity(value: Value) -> Value:
    if isinstance(value, Mapping) and value.get("id") is not None:
        return plain(value["id"])
    return value


def as_moment(text: str, like: date | time) -> Value:
    """The text as a date, datetime or time; null when it is none."""
    try:
        if isinstance(like, time):
            return plain(time.fromisoformat(text))
        if len(text) <= len("2026-10-01"):
            return date.fromisoformat(text)
        return plain(datetime.fromisoformat(text))
    except ValueError:
        return None
