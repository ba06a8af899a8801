"""Words and signs of the dialects, and reading them one after the other."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple, NoReturn

Kind = Literal["number", "text", "name", "sign", "end"]

MOST_SIGNS: Final = 2_000
"""Characters of one expression."""
MOST_NODES: Final = 200
"""Parts of one expression."""
MOST_DEPTH: Final = 25
"""Levels of nesting."""

_WORD: Final = re.compile(
    r"""(?P<space>\s+)
    |(?P<number>\d+(?:\.\d+)?(?![\w]))
    |(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<name>[^\W\d]\w*)
    |(?P<sign>===|!==|==|!=|<=|>=|&&|\|\||\.\.|[-+*/%<>=()\[\],.?:!])""",
    re.VERBOSE,
)
_ESCAPED: Final = re.compile(r"\\(.)")
_ESCAPES: Final = {"n": "\n", "t": "\t"}


class UnclearError(Exception):
    """A text that is no expression of the dialect, or not simple."""


class Word(NamedTuple):
    """One word; ``at`` is its 1-based column."""

    kind: Kind
    text: str
    at: int


class Words:
    """The words of one text, read forward."""

    def __init__(self, text: str) -> None:
        if len(text) > MOST_SIGNS:
            raise UnclearError
        self._words = _split(text)
        self._next = 0
        self._nodes = self._depth = 0

    @property
    def here(self) -> Word:
        """The next word, not yet taken."""
        return self._words[self._next]

    def ahead(self, steps: int) -> Word:
        """A word further on."""
        return self._words[min(self._next + steps, len(self._words) - 1)]

    def take(self) -> Word:
        """The next word, taken."""
        word = self.here
        if word.kind == "end":
            raise UnclearError
        self._next += 1
        self._nodes += 1
        if self._nodes > MOST_NODES:
            raise UnclearError
        return word

    def at(self, *texts: str) -> bool:
        """Whether one of these signs or words comes next."""
        return self.here.kind in ("sign", "name") and self.here.text in texts

    def skip(self, *texts: str) -> bool:
        """Take the next word if it is one of these; whether it was."""
        if self.at(*texts):
            self.take()
            return True
        return False

    def expect(self, text: str) -> None:
        """Take this word, or give up."""
        if not self.skip(text):
            raise UnclearError

    def deeper(self, step: int) -> None:
        """Count the levels one is in."""
        self._depth += step
        if self._depth > MOST_DEPTH:
            raise UnclearError

    def place(self) -> int:
        """Where one is, to come back to."""
        return self._next

    def back(self, place: int) -> None:
        """Read again from there."""
        self._next = place

    def unclear(self) -> NoReturn:
        """Give up."""
        raise UnclearError


def _split(text: str) -> list[Word]:
    words: list[Word] = []
    place = 0
    while place < len(text):
        found = _WORD.match(text, place)
        if found is None:
            raise UnclearError
        kind = found.lastgroup
        if kind == "text":
            words.append(Word("text", _ESCAPED.sub(_unescaped, found.group()[1:-1]), place + 1))
        elif kind in ("number", "name", "sign"):
            words.append(Word(kind, found.group(), place + 1))  # type: ignore[arg-type]
        place = found.end()
    return [*words, Word("end", "", len(text) + 1)]


def _unescaped(found: re.Match[str]) -> str:
    return _ESCAPES.get(found.group(1), found.group(1))
