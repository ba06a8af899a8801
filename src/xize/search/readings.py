"""How names are typed in Latin letters: in full, by syllables, by initials.

罗敏 → luomin, luo min, lm
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import islice, product

from xize.core.texts import normalise

# Names are no phrases, whose dictionary would take 50 MB.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")

from pypinyin import Style, lazy_pinyin, pinyin

MOST = 4
"""Readings of one name: a character may have several (单: dan, chan, shan)."""

LONGEST = 6
"""Characters; whatever is longer is no Chinese name."""


def readings(name: str) -> tuple[str, ...]:
    """The ways to type a Chinese name; none for a name in letters."""
    if name.isascii() or len(name) > LONGEST:
        return ()
    spoken = pinyin(name, style=Style.NORMAL, heteronym=True)
    found: list[str] = []
    for syllables in islice(product(*spoken), MOST):
        initials = "".join(one[:1] for one in syllables)
        found += ("".join(syllables), " ".join(syllables), initials)
    return tuple(dict.fromkeys(found))


def sounding_like(text: str, names: Iterable[str], most: int = 3) -> list[str]:
    """Names that sound as if they held the text: who types by sound slips so (公单, 工单)."""
    asked = _spoken(text)
    if text.isascii():
        return []
    return sorted((name for name in names if asked in _spoken(name)), key=len)[:most]


def _spoken(text: str) -> str:
    return f" {' '.join(lazy_pinyin(normalise(text)))} "


def spelled(text: str) -> str:
    """A text with its Chinese characters in Latin letters, by syllables: 请假单 → qing jia dan."""
    return " ".join(lazy_pinyin(text[:80]))
