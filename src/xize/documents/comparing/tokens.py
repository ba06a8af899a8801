"""What a reader sees as one thing: a Latin word, a number, a single Chinese character, a mark."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*%?|[A-Za-zÀ-ÿ]+(?:['’-][A-Za-zÀ-ÿ]+)*|\s+|.", re.DOTALL)


def tokens(text: str) -> list[str]:
    """The text cut up; joined again it is the text."""
    return _TOKEN.findall(text)


def same_text(text: str) -> str:
    """By which paragraphs are the same: width, spaces and case of no account."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
