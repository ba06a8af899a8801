"""The functions that need nothing but their arguments (plain values)."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from .arithmetic import CONTEXT, days_between, months_between, rounded, total
from .compare import member, order
from .values import Value, day_of, elements, plain, there, truth


def _share(*arguments: Value) -> Value:
    members = elements(arguments)
    if not members:
        return None
    return plain(CONTEXT.divide(Decimal(sum(map(truth, members))), Decimal(len(members))))


def _average(*arguments: Value) -> Value:
    members = tuple(one for one in elements(arguments) if one is not None)
    whole = total(members)
    if not members or not isinstance(whole, Decimal):
        return None
    return plain(CONTEXT.divide(whole, Decimal(len(members))))


def _covers(whole: Value, part: Value) -> bool:
    have, wanted = elements((whole,)), elements((part,))
    texts = {item for item in have if isinstance(item, str)}
    return all(
        item is None or (isinstance(item, str) and item in texts) or member(item, have)
        for item in wanted
    )


def _extreme(side: int) -> Callable[..., Value]:
    """The least (-1) or greatest (1): null when two cannot be put in order."""

    def extreme(*arguments: Value) -> Value:
        found: Value = None
        for value in elements(arguments):
            if value is None:
                continue
            placed = side if found is None else order(value, found)
            if placed is None or order(value, value) is None:
                return None
            found = value if placed == side else found
        return found

    return extreme


def _between(reckon: Callable[[date, date], int]) -> Callable[[Value, Value], Value]:
    def between(first: Value, second: Value) -> Value:
        start, end = day_of(first), day_of(second)
        return None if start is None or end is None else Decimal(reckon(start, end))

    return between


PURE: Final[Mapping[str, Callable[..., Value]]] = {
    "sum": lambda *arguments: total(elements(arguments)),
    "average": _average,
    "count": lambda *arguments: Decimal(sum(1 for item in elements(arguments) if item is not None)),
    "share": _share,
    "every": lambda *arguments: all(map(truth, elements(arguments))),
    "any_of": lambda *arguments: any(map(truth, elements(arguments))),
    "covers": _covers,
    "min": _extreme(-1),
    "max": _extreme(1),
    "round": rounded,
    "days": _between(days_between),
    "months": _between(months_between),
    "has": there,
    "empty": lambda value: not there(value),
}
"""Implementations by name, for every function of the table that does not ask the world."""
