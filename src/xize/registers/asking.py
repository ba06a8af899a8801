"""What is asked of a register: words, filters, an order, groups. Nothing here knows a database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import msgspec

How = Literal["contains", "is", "between", "empty", "filled"]

PROJECT = "project"
"""The row's project (its title), where a column may be named."""

NUMBER = "number"
"""The row's own number."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What a column must hold.

    ``contains`` a text · ``is`` one of ``values`` · ``between`` ``low`` and ``high``, both within,
    either may be missing · ``empty`` · ``filled``.
    """

    column: str
    how: How
    values: tuple[str, ...] = ()
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """All filters hold at once. ``sorts`` are columns, the weightiest first; True: downwards.

    Empty cells come last either way; equals keep the order in which they came to be.
    """

    text: str = ""
    filters: tuple[Filter, ...] = ()
    sorts: tuple[tuple[str, bool], ...] = ()
    group: str = ""


msgspec.json.Decoder(Asked)  # prepared here, not by threads (decision 0040)

NOTHING = Asked()
"""Every row, in the order in which they came to be."""


def encoded(asked: Asked) -> Any:
    """What is asked, as JSON."""
    return msgspec.to_builtins(asked)


def decoded(stored: Any) -> Asked:
    """What was asked, from JSON."""
    return msgspec.convert(stored, Asked)
