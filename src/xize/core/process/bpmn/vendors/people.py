"""Who is meant by an assignee or a list of candidates."""

from __future__ import annotations

import re
from typing import Final

from xize.core.process.bpmn.vendors.said import Person

INITIATORS: Final = frozenset({"initiator", "starter", "startuserid", "applyuserid", "applyuser"})
"""Variables that hold whoever began, as designers name them; compared in lower case."""

_NAME: Final = re.compile(r"[^\W\d]\w*")
_WRAPPED: Final = re.compile(r"[$#]?\{(.*)\}", re.DOTALL)
_QUOTED: Final = re.compile(r'"([^"]*)"')
MOST: Final = 200
"""As many people as are read from one list; a longer one is no list of people."""


def person(text: str, kind: str, initiator: str = "") -> Person | None:
    """One entry: a name, or an expression over variables; None where it is blank.

    ``initiator`` is the variable a start event puts the beginner into.
    """
    word = text.strip()
    if not word:
        return None
    inside = inner(word)
    if inside is None:
        return Person("group" if kind == "group" else "user", word)
    if inside.lower() in INITIATORS or (initiator and inside == initiator):
        return Person("initiator", inside)
    if _NAME.fullmatch(inside):
        return Person("variable", inside)
    quoted = _QUOTED.fullmatch(inside)
    if quoted:
        return Person("group" if kind == "group" else "user", quoted.group(1))
    return Person("code", word)


def people(text: str, kind: str, initiator: str = "", labels: str = "") -> tuple[Person, ...]:
    """The entries of a list, with the labels a designer put beside them if there are as many."""
    words = [one for one in split(text) if one.strip()][:MOST]
    shown = [one.strip() for one in labels.split(",")] if labels else []
    shown = shown if len(shown) == len(words) else [""] * len(words)
    found: list[Person] = []
    for word, label in zip(words, shown, strict=True):
        one = person(word, kind, initiator)
        if one is not None:
            found.append(Person(one.kind, one.word, label))
    return tuple(found)


def inner(text: str) -> str | None:
    """What stands in ``${…}``, ``#{…}``, ``{…}`` or behind FEEL's ``=``; None for plain text."""
    word = text.strip()
    wrapped = _WRAPPED.fullmatch(word)
    if wrapped:
        return wrapped.group(1).strip()
    return word[1:].strip() if word.startswith("=") else None


def split(text: str) -> list[str]:
    """Cut at commas outside of brackets and quotes; a FEEL list gives its items."""
    word = text.strip()
    if word.startswith("="):
        inside = word[1:].strip()
        if inside.startswith("[") and inside.endswith("]"):
            return [f"={one.strip()}" for one in _cut(inside[1:-1])]
        return [word]
    return _cut(word)


def _cut(text: str) -> list[str]:
    found, depth, begin, quote = [], 0, 0, ""
    for place, char in enumerate(text):
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'" and depth:
            quote = char
        elif char in "({[":
            depth += 1
        elif char in ")}]":
            depth = max(0, depth - 1)
        elif char == "," and not depth:
            found.append(text[begin:place])
            begin = place + 1
    return [*found, text[begin:]]
