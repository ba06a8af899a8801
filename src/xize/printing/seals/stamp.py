"""The picture of a seal: drawn by us from the organisation's name."""

from __future__ import annotations

import functools
from typing import Final

from xize.printing.fonts import printable
from xize.printing.pdf import TYPESET, typeset

LONGEST: Final = 30
"""Characters around a seal; a longer name is cut."""
SIZE: Final = 42.0
"""Millimetres across: what enterprises' round seals measure in China (公章 40-42 mm)."""


@functools.lru_cache(maxsize=8)
def stamp(name: str, below: str = "") -> bytes:
    """A one-page PDF of 42 mm by 42 mm. ``below`` stands under the star: 电子签章."""
    source = (TYPESET / "seal.typ").read_text(encoding="utf-8")
    inputs = {"name": printable(name)[:LONGEST], "below": printable(below)}
    return typeset(source, inputs, at=None)
