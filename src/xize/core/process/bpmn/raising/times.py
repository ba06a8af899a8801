"""Periods of the language as ISO 8601, for engines that know no calendar of working days."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, Final

from xize.core.process.rulebook import Rulebook
from xize.core.process.work import Due

_PERIOD: Final = re.compile(r"(\d+)\s*([a-z]+?)s?")
_UNITS: Final = {
    "workday": "P{}D",
    "day": "P{}D",
    "week": "P{}W",
    "month": "P{}M",
    "year": "P{}Y",
    "hour": "PT{}H",
    "minute": "PT{}M",
}
_WORDS: Final = (("yearly", "P1Y"), ("month", "P1M"), ("week", "P1W"))
"""A recurrence written as a mapping comes once in this time."""
AT_ONCE: Final = "PT0S"


def duration(rules: Rulebook, period: str | None) -> str | None:
    """A period as a duration; working days are counted as days. None where it is no period."""
    written: Any = period
    if isinstance(written, str) and written.startswith("$"):
        written = rules.parameters.get(written[1:])
    found = _PERIOD.fullmatch(written.strip()) if isinstance(written, str) else None
    if found is None or found[2] not in _UNITS:
        return None
    return _UNITS[found[2]].format(int(found[1]))


def cycle(rules: Rulebook, every: str) -> str:
    """How often something recurs; daily where the file cannot say it better."""
    plain = duration(rules, every)
    if plain is None:
        plain = next((period for word, period in _WORDS if word in every), "P1D")
    return plain


def counts_from_opening(due: Due | None, before: Collection[str] = ()) -> bool:
    """Whether a deadline is a period from the opening of its step.

    ``before`` are the steps whose completion opens it: their end is its beginning.
    """
    if due is None or due.date or due.recurs or due.kind != "max" or due.direction != "after":
        return False
    return due.anchor is None or set(before) == {due.anchor}
