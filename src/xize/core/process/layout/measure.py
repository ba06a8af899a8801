"""How wide text is, and where it may be broken, without asking a browser."""

from __future__ import annotations

import unicodedata
from typing import Final

NARROW: Final = frozenset("iljtfr.,:;'|!()[]")
NOT_FIRST: Final = frozenset("、，。；：？！）》」』”’…·,.;:?!)]}%-/")
"""Characters that never begin a line."""
PAUSES: Final = frozenset("、，；：·")
NOT_LAST: Final = frozenset("（《「『“‘([{")
"""Characters that never end one."""
JOINING: Final = frozenset("&+#@_'")
"""Characters that hold what is around them together."""


def text_width(text: str, size: int) -> int:
    """Width in pixels at a font size, rounded up: a full square for Chinese, estimates else."""
    return -int(-sum(_ems(char) for char in text) * size // 1)


def _ems(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WFA":
        return 1.0
    if char in NARROW or char == " ":
        return 0.36
    return 0.72 if char.isupper() or char in "mwMW@" else 0.58


def wrap(text: str, size: int, width: int, most: int = 3) -> tuple[str, ...]:
    """The text in at most ``most`` lines no wider than ``width``, of similar length.

    What does not fit ends with an ellipsis.
    """
    text = " ".join(text.split())
    lines = _greedy(text, size, width)
    if len(lines) > most:
        kept = lines[: most - 1]
        rest = text[sum(map(len, kept)) :].strip()
        return (*(line.strip() for line in kept), _shortened(rest, size, width))
    if len(lines) == 2 and (cut := _pause(text, size, width)):
        return text[:cut].strip(), text[cut:].strip()
    narrower = text_width(text, size) // max(len(lines), 1) + size
    if len(lines) > 1 and narrower < width:
        balanced = _greedy(text, size, narrower)
        lines = balanced if len(balanced) == len(lines) else lines
    return tuple(line.strip() for line in lines)


def _pause(text: str, size: int, width: int) -> int:
    """Where two lines part best: at a pause or bracket nearest the middle; 0 if at none."""
    places = [
        cut
        for cut in range(1, len(text))
        if (text[cut - 1] in PAUSES or text[cut] in NOT_LAST)
        and text[cut] not in NOT_FIRST
        and max(text_width(text[:cut], size), text_width(text[cut:], size)) <= width
    ]
    return min(places, key=lambda cut: abs(2 * cut - len(text)), default=0)


def _greedy(text: str, size: int, width: int) -> list[str]:
    """Lines filled one after another; joined they are the text again."""
    lines: list[str] = []
    while text:
        end = _fitting(text, size, width)
        if end < len(text):
            end = _break_before(text, end)
        lines.append(text[:end])
        text = text[end:]
    return lines


def _fitting(text: str, size: int, width: int) -> int:
    """How many characters fit, at least one."""
    used, end = 0.0, 0
    for char in text:
        used += _ems(char) * size
        if used > width and end and not char.isspace():
            return end
        end += 1
    return end


def _break_before(text: str, end: int) -> int:
    """The last place up to ``end`` where a line may break; ``end`` itself if there is none."""
    for cut in range(end, max(0, end // 2), -1):
        before, after = text[cut - 1], text[cut]
        within = _is_of_a_word(before) and _is_of_a_word(after)
        if after not in NOT_FIRST and before not in NOT_LAST and not within:
            return cut
    return end


def _is_of_a_word(char: str) -> bool:
    """Whether a character is part of a Latin word or code, such as ``Q&A`` or ``C++``."""
    return char.isascii() and (char.isalnum() or char in JOINING)


def _shortened(text: str, size: int, width: int) -> str:
    if text_width(text, size) <= width:
        return text
    while text and text_width(text + "…", size) > width:
        text = text[:-1]
    return text + "…"
