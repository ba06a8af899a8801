"""Structures that take exactly one of several keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from xize.core.problems import Sentence
from xize.core.regulation.check.index import Index
from xize.core.regulation.model import Awaited, By, Every, Human, Part, Starts, Target, Who
from xize.core.regulation.reading.notes import Notes
from xize.core.regulation.walk import parts

SENTENCES: Final = {
    "not-exactly-one": Sentence(
        "这里应当只写一种：{keys}；现在写了{found_zh}。",
        "Exactly one of {keys} belongs here; there is {found_en}.",
    ),
    "by-two-ways": Sentence(
        "by 与 in_turn 只能写一个。请把先后顺序都写进 in_turn。",
        "Keys by and in_turn exclude each other. Write the whole order into in_turn.",
    ),
}
_ONE_OF: Final[Mapping[type[Part], tuple[str, ...]]] = {
    Who: ("role", "head_of", "person", "from_", "is_"),
    Every: ("period", "yearly", "month", "week", "as_needed"),
    Awaited: ("until", "period", "every", "message", "list"),
    By: ("together", "in_turn"),
    Target: ("to", "choose_from"),
    Starts: ("by", "changed", "overdue", "version", "every", "ended"),
}
_SEVERAL: Final = (Starts,)
"""A procedure may start in more than one way, but in one at least."""


def check_exactly_one(index: Index, notes: Notes) -> None:
    """Alternatives are not mixed, nor all left out."""
    for part in parts(index.regulation):
        keys = _ONE_OF.get(type(part), ())
        given = [key.rstrip("_") for key in keys if getattr(part, key)]
        if keys and (not given or (len(given) > 1 and not isinstance(part, _SEVERAL))):
            notes.say(
                "not-exactly-one",
                part.at,
                keys=", ".join(key.rstrip("_") for key in keys),
                found_zh="、".join(given) or "空",
                found_en=", ".join(given) or "nothing",
            )
        if isinstance(part, Human) and part.by and part.in_turn:
            notes.say("by-two-ways", part.by.at)
