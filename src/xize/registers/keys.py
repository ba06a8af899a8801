"""Values as texts that compare, on every database alike, as the values do.

Both databases compare these texts byte by byte, so that a filter or an order never depends on a
server's collation, on floating point or on who is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo

from xize.core.texts.folding import normalise
from xize.people.pinyin import sort_key

PLACES = 9
"""Decimal places that figures are compared and added up to."""

_SCALE = Decimal(10) ** PLACES
_OFFSET = 10**30
_LARGEST = _OFFSET - 1
LONGEST = 2_000
"""Letters of a text that a filter looks at."""

ORDER = "~"
"""Appended to a column's id: the key its texts are sorted by (pinyin)."""


def plain(text: str) -> str:
    """The text as searches compare it: one width, one case, single spaces."""
    return normalise(text)


def figure_key(value: Decimal) -> str:
    """31 digits; half a unit of the ninth place rounds to even, what is too large to the largest.

    >>> figure_key(Decimal(-1)) < figure_key(Decimal(0)) < figure_key(Decimal("0.5"))
    True
    """
    scaled = int((value * _SCALE).to_integral_value(ROUND_HALF_EVEN))
    return f"{max(-_LARGEST, min(_LARGEST, scaled)) + _OFFSET:031d}"


def figure_of(key: str) -> Decimal:
    """The figure of a key."""
    return Decimal(int(key) - _OFFSET) / _SCALE


def figure(text: object) -> Decimal | None:
    """What was written as a figure; None for anything else."""
    try:
        found = Decimal(str(text).replace(",", "").strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def key_of(kind: str, value: Any, zone: ZoneInfo) -> str | None:
    """The key of a value in a column of this kind; None for an empty one."""
    if value is None or value == "" or value == []:
        return None
    match kind:
        case "figure":
            worth = figure(value)
            return figure_key(worth) if worth is not None else None
        case "moment" | "date" | "any" if isinstance(value, datetime):
            return value.astimezone(zone).replace(tzinfo=None).isoformat(timespec="microseconds")
        case "date" | "any" if isinstance(value, date):
            return value.isoformat()
        case "yes_no":
            return "yes" if value else "no"
        case "late":
            return "yes"
        case "several":
            return _listed(value)
        case "roles":
            return _listed(str(value).split())
        case "any" if isinstance(value, bool):
            return "yes" if value else "no"
        case "any" if isinstance(value, (int, Decimal)):
            return figure_key(Decimal(value))
        case "text" | "any":
            return plain(text_of(value))[:LONGEST] or None
    return str(value)


def _listed(values: Iterable[object]) -> str:
    return "".join(f"|{one}" for one in values) + "|"


def text_of(value: Any) -> str:
    """What stands in a value of any shape, for searches: names of files, texts of rows."""
    if isinstance(value, Mapping):
        return text_of(value["name"] if "name" in value else [*value.values()])
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes)):
        return " ".join(text_of(one) for one in value)
    return "" if value is None else str(value)


def order_key(key: str) -> str:
    """The key that texts are sorted by: pinyin, as people expect."""
    return sort_key(key)
