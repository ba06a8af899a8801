"""Places where a long word may be broken, so that nothing runs off the paper or over a line.

Chinese breaks between any two characters; an address, a hash or a word of forty letters does not.
Only words wider than the place they stand in get such places: all others stay searchable as
they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

HERE: Final = "\u200b"
"""Zero width space: a line may end here."""
ROOM: Final = 20
"""Half characters of a word that fit anywhere outside of tables: half a line is 30 wide."""
LINE: Final = 96
"""Half characters of a table's whole line on upright A4."""
MARGIN: Final = 3
_RUN: Final = re.compile(r"[^\s\u2e80-\u9fff\uf900-\uffef]+")


def breakable(text: str, room: int = ROOM) -> str:
    """The text with places to break in every run of characters longer than ``room``."""
    return _RUN.sub(lambda run: HERE.join(run[0]) if len(run[0]) > room else run[0], text)


def breakable_rows(rows: Sequence[Sequence[str]], widths: Sequence[float]) -> list[list[str]]:
    """Rows of a table, each text breakable where its column is narrower than its longest word."""
    whole = sum(widths) or 1
    rooms = [max(int(LINE * width / whole) - MARGIN, 2) for width in widths]
    return [[breakable(text, room) for text, room in zip(row, rooms, strict=True)] for row in rows]
