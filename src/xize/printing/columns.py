"""How wide the columns of a printed table are, where nobody says it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

NARROWEST: Final = 4
WIDEST: Final = 36
"""In half characters; longer texts are broken over lines."""
LOOKED_AT: Final = 400
"""Rows that are measured: a table of ten thousand looks like its beginning."""


def widths_of(
    heads: Sequence[str], rows: Sequence[Sequence[str]], given: Sequence[float] | None
) -> list[float]:
    """Shares of the line, by what stands in the columns; what was ``given`` stays."""
    if given is not None:
        return list(given)
    return [
        float(_asked(head, [row[at] for row in rows[:LOOKED_AT]])) for at, head in enumerate(heads)
    ]


def _asked(head: str, texts: Sequence[str]) -> int:
    """Half characters a column asks for: its longest line, within what a page can give."""
    longest = max((breadth(line) for text in texts for line in text.split("\n")), default=0)
    return min(max(longest, breadth(head), NARROWEST) + 2, WIDEST)


def breadth(text: str) -> int:
    """How wide a line is, in half characters: a Chinese character counts two."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)
