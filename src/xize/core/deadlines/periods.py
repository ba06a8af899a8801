"""A period: a number and a unit, in the one grammar of the language ("3 workdays")."""

from __future__ import annotations

import difflib
import re
from enum import StrEnum

import msgspec

from xize.core.deadlines.errors import PeriodError, UnitUnstatedError


class Unit(StrEnum):
    """What a period counts. A week is seven days; a working day is a day of the calendar."""

    H = "H"
    D = "D"
    W = "W"
    M = "M"
    Y = "Y"
    WD = "WD"


WORDS: dict[str, Unit] = {
    "hour": Unit.H,
    "day": Unit.D,
    "week": Unit.W,
    "month": Unit.M,
    "year": Unit.Y,
    "workday": Unit.WD,
}
SOURCE_WORD = {unit: word for word, unit in WORDS.items()}
CENTURY = {
    Unit.H: 876_600,
    Unit.D: 36_525,
    Unit.W: 5_218,
    Unit.M: 1_200,
    Unit.Y: 100,
    Unit.WD: 25_000,
}
CHINESE = {
    Unit.H: "{n}小时",
    Unit.D: "{n}个自然日",
    Unit.W: "{n}周",
    Unit.M: "{n}个月",
    Unit.Y: "{n}年",
    Unit.WD: "{n}个工作日",
}
ENGLISH = {
    Unit.H: "hour",
    Unit.D: "calendar day",
    Unit.W: "week",
    Unit.M: "month",
    Unit.Y: "year",
    Unit.WD: "working day",
}

_GRAMMAR = re.compile(r"([0-9]{1,9})\s+([A-Za-z_ ]+)")
_UNSTATED = re.compile(
    r"T\s*\+\s*([0-9]{1,9})\s*(?:个?日|天|days?)?|([0-9]{1,9})\s*(?:日|天)?", re.IGNORECASE
)


class Period(msgspec.Struct, frozen=True, array_like=True):
    """``n`` units, ``n`` not negative. Zero units is the anchor's own day.

    Stored as ``[n, unit]``. ``str()`` gives the source grammar back.
    """

    n: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.n < 0:
            raise PeriodError("period-negative", n=self.n)

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read ``3 workdays``, ``50 days``, ``1 month``, ``2 hours``, ``1 week``, ``1 year``.

        Raises ``UnitUnstatedError`` for a bare number of days ("T+3日", "3日", "3") and
        ``PeriodError`` for anything else, with the nearest valid writing.
        """
        text = text.strip()
        if found := _GRAMMAR.fullmatch(text):
            return _from_words(text, int(found[1]), found[2].lower())
        if found := _UNSTATED.fullmatch(text):
            raise UnitUnstatedError("period-unit-unstated", text=text, n=found[1] or found[2])
        raise PeriodError("period-not-understood", text=text, hint="")

    def __str__(self) -> str:
        return f"{self.n} {SOURCE_WORD[self.unit]}{'' if self.n == 1 else 's'}"

    def words(self, language: str) -> str:
        """The period for people: "3个工作日" or "3 working days"."""
        if language.startswith("zh"):
            return CHINESE[self.unit].format(n=self.n)
        return f"{self.n} {ENGLISH[self.unit]}{'' if self.n == 1 else 's'}"


def _from_words(text: str, n: int, word: str) -> Period:
    unit = WORDS.get(word.removesuffix("s"))
    if unit is None:
        near = difflib.get_close_matches(word, [f"{name}s" for name in WORDS], n=1)
        raise PeriodError(
            "period-not-understood", text=text, hint=f" → {n} {near[0]}" if near else ""
        )
    if n > CENTURY[unit]:
        raise PeriodError("period-too-long", text=text)
    return Period(n, unit)
