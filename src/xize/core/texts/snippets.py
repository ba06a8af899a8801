"""The piece of a text that answers a question, with what answers it marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xize.core.texts.folding import composed
from xize.core.texts.tokens import Token, tokens
from xize.core.texts.wanted import Phrase, Wanted

LENGTH = 120
"""Characters of a snippet."""

_BEFORE = 30
"""Characters of context before the first mark."""

_CUT = "…"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a snippet, marked or not. Joined, the pieces are the snippet."""

    text: str
    marked: bool = False


def snippet(text: str, question: Wanted, length: int = LENGTH) -> tuple[Piece, ...]:
    """The best place of the text: where most of the question stands together.

    Without any answer in it, the text's beginning.
    """
    shown = composed(text)
    spans = marks(shown, question)
    start, end = _window(spans, len(shown), length)
    pieces = list(_pieces(shown, start, end, spans))
    if start > 0:
        pieces.insert(0, Piece(_CUT))
    if end < len(shown):
        pieces.append(Piece(_CUT))
    return tuple(pieces)


def marked(text: str, question: Wanted) -> tuple[Piece, ...]:
    """The whole text, a title, with what answers the question marked."""
    shown = composed(text)
    return tuple(_pieces(shown, 0, len(shown), marks(shown, question)))


def marks(text: str, question: Wanted) -> list[Span]:
    """From where to where a composed text answers the question; merged and in order."""
    found = tokens(text)
    whole = [_span(found, place, question.whole) for place in _all(question.whole, found)]
    parts = [_span(found, place, one) for one in question.terms for place in one.places(found)]
    merged: list[Span] = []
    for start, end in sorted(whole or parts):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _all(phrase: Phrase | None, found: Sequence[Token]) -> Iterable[Span]:
    return phrase.places(found) if phrase else ()


def _span(found: Sequence[Token], place: Span, phrase: Phrase | None) -> Span:
    """The characters of a match; of an open end only as much as was asked for."""
    assert phrase is not None
    first, last = found[place[0]], found[place[1] - 1]
    asked = len(phrase.tokens[-1])
    partly = phrase.open_ended and asked < len(last.text)
    return first.start, (min(last.end, last.start + asked) if partly else last.end)


def _window(spans: list[Span], size: int, length: int) -> Span:
    """Where the snippet begins and ends: around the place with most marks in reach."""
    if size <= length:
        return 0, size
    best, most = 0, -1
    for start, _end in spans:
        within = sum(
            min(end, start + length) - one for one, end in spans if start <= one < start + length
        )
        if within > most:
            best, most = start, within
    start = max(0, min(best - _BEFORE, size - length))
    return start, min(size, start + length)


def _pieces(text: str, start: int, end: int, spans: list[Span]) -> Iterable[Piece]:
    here = start
    for span in spans:
        first, last = max(span[0], start), min(span[1], end)
        if first >= last:
            continue
        if here < first:
            yield Piece(text[here:first])
        yield Piece(text[first:last], marked=True)
        here = last
    if here < end:
        yield Piece(text[here:end])
