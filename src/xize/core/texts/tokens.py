"""What is looked up in an index: pairs of Chinese characters, whole words, whole numbers.

Chinese is written without spaces, and databases cut it nowhere or anywhere. So every character
begins a token that holds it and the one behind it; the last of a run stands alone:

    合作协议 3 份   →   合作 作协 协议 议 3 份

Whatever is looked for is cut in the same way, and found where its tokens follow each other.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from xize.core.texts.folding import folded

LONGEST = 40
"""Characters of a token; a longer word is several tokens."""

Kind = Literal["ideograph", "letter", "digit", "space", "other"]

_RANGES = (
    ("々", "〇"),
    ("\u3040", "\u30ff"),  # kana
    ("\u3105", "\u312f"),  # bopomofo
    ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\uac00", "\ud7a3"),  # hangul
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)
"""What is written without spaces between words."""


@dataclass(frozen=True, slots=True)
class Token:
    """``text`` is folded; it comes from ``start`` up to ``end`` of the composed text.

    ``kind`` is that of its run; ``last``: nothing of the run follows behind it.
    """

    text: str
    start: int
    end: int
    kind: Kind
    last: bool


def bigrams(text: str) -> list[str]:
    """The tokens of a text as they are written into an index, in their order."""
    return [one.text for one in tokens(text)]


def tokens(text: str) -> list[Token]:
    """The tokens of a text with their places in ``composed(text)``.

    Spaces and line breaks between Chinese characters are only how they were set; a tab divides.
    """
    return [token for kind, run in _runs(text) for token in _cut(kind, run)]


Run = list[tuple[str, int]]


def _runs(text: str) -> Iterator[tuple[Kind, Run]]:
    """Characters of one kind that stand together, with their places."""
    kind: Kind = "other"
    run: Run = []
    after_space = False
    for char, place in folded(text):
        this = kind_of(char)
        if this == "space" and kind == "ideograph":
            after_space = True
            continue
        if this != kind or (after_space and this != "ideograph"):
            if run:
                yield kind, run
            kind, run = this, []
        after_space = False
        if this not in ("other", "space"):
            run.append((char, place))
    if run:
        yield kind, run


def _cut(kind: Kind, run: Run) -> Iterator[Token]:
    step, size = (1, 2) if kind == "ideograph" else (LONGEST, LONGEST)
    for first in range(0, len(run), step):
        part = run[first : first + size]
        text = "".join(char for char, _place in part)
        yield Token(text, part[0][1], part[-1][1] + 1, kind, first + step >= len(run))


@lru_cache(maxsize=30_000)
def kind_of(char: str) -> Kind:
    """What a folded character is."""
    if any(first <= char <= last for first, last in _RANGES):
        return "ideograph"
    if char != "\t" and char.isspace():
        return "space"
    category = unicodedata.category(char)
    if category.startswith("N"):
        return "digit"
    return "letter" if category[0] in "LM" else "other"
