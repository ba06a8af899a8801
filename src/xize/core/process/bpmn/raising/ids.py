"""Ids of the file: those of the rule where XML tools take them, each of them once."""

from __future__ import annotations

import re
from typing import Final

_FIT: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_UNFIT: Final = re.compile(r"[^A-Za-z0-9_.-]")


class Ids:
    """Hands out ids."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._numbers: dict[str, int] = {}

    def fresh(self, wanted: str) -> str:
        """The id itself, in letters every tool takes; with a number where it is taken."""
        fit = in_ascii(wanted)
        found = fit
        while found in self._taken:
            number = self._numbers[fit] = self._numbers.get(fit, 1) + 1
            found = f"{fit}_{number}"
        self._taken.add(found)
        return found


def in_ascii(text: str) -> str:
    """The text as an id; a letter of another script becomes ``u`` and its number in Unicode."""
    if _FIT.fullmatch(text):
        return text
    spelled = _UNFIT.sub(lambda found: f"u{ord(found[0]):x}", text)
    return spelled if _FIT.fullmatch(spelled) else f"_{spelled}"
