"""Ids people can read and expressions can name, from the ids and labels of a foreign file."""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_SNAKE: Final = re.compile(r"[a-z][a-z0-9]*(?:_+[a-z0-9]+)*_?")
_GENERATED: Final = re.compile(
    r"_?(?:activity|task|usertask|servicetask|scripttask|sendtask|receivetask|manualtask|"
    r"businessruletask|callactivity|subprocess|event|startevent|endevent|boundaryevent|boundary|"
    r"intermediate(?:throw|catch)?event|gateway|exclusivegateway|parallelgateway|inclusivegateway|"
    r"flow|sequenceflow|node|process|definitions|sid|id|sub|line|element|lane|participant|"
    r"start|end|user|service)?"
    r"(?:[_-]?[0-9][0-9a-z]*|[_-][0-9a-z]{7}|[_-][0-9a-f]{4,}(?:-[0-9a-f]+)*)?_?[0-9]*",
    re.IGNORECASE,
)
"""What modelling tools call things: ``Activity_0ab12cd``, ``sid-3F2A…``, ``usertask1``, ``_4``."""
_TIME_STAMP: Final = re.compile(r"[A-Za-z]*[_-]?\d{9,}")
_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_TRUTHS: Final = frozenset({"true", "false", "none", "null"})
RESERVED: Final = frozenset(
    {"project", "case", "row", "line", "host", "parent", "step", "today", "now", "score",
     "dossier", "main", "self", "starter", "initiator", "lead", "comment"}
)  # fmt: skip
"""Words with a meaning of their own in a regulation."""
LONGEST: Final = 40


class Names:
    """Gives out ids, each once. ``taken`` are those that are in use already."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {*taken, *RESERVED}

    def new(self, wishes: Iterable[str], otherwise: str) -> str:
        """The first wish that can be made an id; a number behind it where it is in use."""
        word = next((one for one in map(readable, wishes) if one), otherwise)
        found, number = word, 2
        while found in self._taken:
            found, number = f"{word}_{number}", number + 1
        self._taken.add(found)
        return found

    def keep(self, word: str) -> bool:
        """Whether an id can stay as it is; it is in use from then on."""
        if word in self._taken or not is_id(word):
            return False
        self._taken.add(word)
        return True


def is_id(word: str) -> bool:
    """Whether a text is an id of the language (`snake_case`, or Chinese)."""
    if not word or len(word) > LONGEST or keyword.iskeyword(word) or word.lower() in _TRUTHS:
        return False
    if word.isascii():
        return bool(_SNAKE.fullmatch(word))
    return word.isidentifier() and unicodedata.normalize("NFKC", word) == word


def is_generated(word: str) -> bool:
    """Whether a modelling tool made an id up."""
    if not any(char.isdecimal() for char in word):
        return False
    return bool(_GENERATED.fullmatch(word) or _TIME_STAMP.fullmatch(word))


def readable(text: str) -> str:
    """A text as an id, "" where nothing can be made of it or nobody could read it."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain or (plain.isascii() and is_generated(plain)):
        return ""
    if plain.isascii():
        plain = "_".join(_CAMEL.split(plain)).lower()
    words = "".join(char if char.isidentifier() or char.isdecimal() else "_" for char in plain)
    joined = re.sub(r"_+", "_", words).strip("_")[:LONGEST].strip("_")
    if joined[:1].isdecimal():
        joined = f"n{joined}"
    if keyword.iskeyword(joined) or joined.lower() in _TRUTHS:
        joined = f"{joined.lower()}_"
    return joined if is_id(joined) else ""


def kebab(text: str) -> str:
    """A text as the id of a regulation, "" where nothing can be made of it."""
    found = readable(text)
    return found.replace("_", "-").strip("-") if found else ""
