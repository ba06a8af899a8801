"""Texts broken into lines: Chinese anywhere it may be, words of other languages between them."""

from __future__ import annotations

import unicodedata

from xize.core.process.layout.measure import text_width
from xize.core.process.layout.measure import wrap as wrap_anywhere

__all__ = ["text_width", "wrapped"]


def wrapped(text: str, size: int, width: int, most: int) -> tuple[str, ...]:
    """At most ``most`` lines no wider than ``width``; what does not fit ends with an ellipsis."""
    text = " ".join(text[: 2 * most * width].split())[: most * width]  # no letter is narrower
    if not text:
        return ()
    if any(unicodedata.east_asian_width(char) in "WF" for char in text):
        return wrap_anywhere(text, size, width, most)
    lines = _by_words(text, size, width)
    narrower = width
    while len(lines) > 1 and narrower > width // 2:
        narrower -= size
        tried = _by_words(text, size, narrower)
        if len(tried) > len(lines) or _broken(tried, text):
            break
        lines = tried
    if len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        return (*lines[: most - 1], *wrap_anywhere(rest, size, width, 1))
    return tuple(lines)


def _by_words(text: str, size: int, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size) <= width:
            lines[-1] = joined
        elif text_width(word, size) <= width:
            lines.append(word)
        else:
            lines += _pieces(word, size, width)
    return lines


def _pieces(word: str, size: int, width: int) -> list[str]:
    """A word longer than a line, broken where it is full."""
    found = [""]
    for char in word:
        if found[-1] and text_width(found[-1] + char, size) > width:
            found.append("")
        found[-1] += char
    return found


def _broken(lines: list[str], text: str) -> bool:
    words = set(text.split(" "))
    return any(part not in words for line in lines for part in line.split(" "))
