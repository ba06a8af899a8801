"""The pattern of an archival code (档号): ``{fonds}-{category}-{yyyy}-{retention}-{seq:04}``."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

PLACES: Final = ("fonds", "category", "yyyy", "retention", "office", "number", "seq")
_PLACE: Final = re.compile(r"\{([a-z]+)(?::0?([1-9]))?\}")


class FilingError(ValueError):
    """A pattern that is not one: it needs ``{seq}`` once, and known places only."""


def places(pattern: str) -> tuple[str, ...]:
    """The places of a pattern, in order. Raises ``FilingError``."""
    found = tuple(one[1] for one in _PLACE.finditer(pattern))
    rest = _PLACE.sub("", pattern)
    if set("{}") & set(rest) or set(found) - set(PLACES) or found.count("seq") != 1:
        raise FilingError(pattern)
    return found


def filled(pattern: str, value: Callable[[str], str]) -> str:
    """The pattern with its places filled; a value wider than its place widens it."""
    return _PLACE.sub(lambda one: value(one[1]).rjust(int(one[2] or 0), "0"), pattern)
