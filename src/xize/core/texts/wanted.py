"""What somebody looks for, cut as texts are; and whether a text answers it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xize.core.texts.tokens import Token, tokens

LONGEST = 100
"""Characters of a question; the rest is not looked at."""

MOST_TERMS = 8
_QUOTES = '"“”„‟＂«»「」『』'


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens that follow each other; ``open_ended``: the last one may go on (agree… agreement)."""

    tokens: tuple[str, ...]
    open_ended: bool

    def places(self, text: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """Where it stands in a text: from its first token up to behind its last one."""
        size = len(self.tokens)
        head, last = self.tokens[:-1], self.tokens[-1]
        for first in range(len(text) - size + 1):
            behind = first + size
            here = text[first:behind]
            fits = here[-1].text.startswith(last) if self.open_ended else here[-1].text == last
            if fits and all(one.text == token for one, token in zip(here, head, strict=False)):
                yield first, behind


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question. Everything in ``terms`` must be there, ``whole`` ranks before the scattered."""

    text: str
    terms: tuple[Phrase, ...]
    whole: Phrase | None
    """All of it as one phrase; None where there is only one term."""

    @property
    def is_too_short(self) -> bool:
        """One Chinese character, or one letter, stands in nearly every text."""
        return len(self.terms) == 1 and len("".join(self.terms[0].tokens)) < 2

    def answers(self, text: str) -> bool:
        """Whether every term stands somewhere in the text."""
        found = tokens(text)
        return bool(self.terms) and all(any(one.places(found)) for one in self.terms)


def wanted(text: str) -> Wanted:
    """Read a question: terms are divided by spaces, quotes hold one together."""
    text = text.strip()[:LONGEST]
    phrases = [one for part in _parts(text) if (one := _phrase(part))]
    terms = tuple(dict.fromkeys(phrases))[:MOST_TERMS]
    return Wanted(text, terms, _phrase(text) if len(terms) > 1 else None)


def _parts(text: str) -> Iterator[str]:
    """Pieces between quotes as they are, the rest by its spaces."""
    plain = text
    for quote in _QUOTES:
        plain = plain.replace(quote, '"')
    for number, piece in enumerate(plain.split('"')):
        if number % 2 and plain.count('"') > number:
            yield piece
        else:
            yield from piece.split()


def _phrase(text: str) -> Phrase | None:
    """The tokens of a question. Chinese at its end leaves open what stands behind it."""
    found = tokens(text)
    if not found:
        return None
    last = found[-1]
    if last.kind == "ideograph" and len(found) > 1 and not _stands_alone(found):
        return Phrase(tuple(one.text for one in found[:-1]), open_ended=False)
    return Phrase(tuple(one.text for one in found), open_ended=True)


def _stands_alone(found: Sequence[Token]) -> bool:
    """Whether the last character is a run by itself, told by no token before it."""
    return found[-2].last
