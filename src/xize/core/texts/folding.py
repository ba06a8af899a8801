"""One form for texts that people take for the same: what search and comparison of names look at.

Compatibility characters (full width, Kangxi radicals, ligatures, circled numbers) become ordinary
ones, capitals small letters; what cannot be seen goes. Traditional characters stay what they are:
which simplified one is meant depends on the word, and regulations are quoted to the letter.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from xize.core.texts.radicals import UNIFIED


def normalise(text: str) -> str:
    """The form in which texts are compared: folded, with single spaces and none around it."""
    return composed(" ".join("".join(char for char, _place in folded(text)).split()))


def composed(text: str) -> str:
    """The text with letters and their marks as one character: what places in it count."""
    return unicodedata.normalize("NFC", text)


def folded(text: str) -> Iterator[tuple[str, int]]:
    """Folded characters with the place in ``composed(text)`` each comes from.

    A character may fold to several (㎡ to m2) or to none (a soft hyphen).
    """
    for place, char in enumerate(composed(text)):
        for one in _fold(char):
            yield one, place


@lru_cache(maxsize=30_000)
def _fold(char: str) -> str:
    plain = unicodedata.normalize("NFKC", UNIFIED.get(char, char)).casefold()
    # folding may leave something that folds further: ϔ and a few of its like
    plain = unicodedata.normalize("NFKC", plain).casefold()
    return "".join(UNIFIED.get(one, one) for one in plain if not _is_invisible(one))


def _is_invisible(char: str) -> bool:
    """Soft hyphens, joiners, marks of direction, byte order marks, variation selectors."""
    if unicodedata.category(char) == "Cf":
        return True
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
