"""Cutting a text into passages, and passages into what the database looks up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from xize.core.texts import bigrams
from xize.core.texts.wanted import LONGEST

PASSAGE = 2_000
"""Characters. PostgreSQL keeps 16,383 places of a text and 256 of a word in it."""

OVERLAP = LONGEST
"""No question is longer, so whatever is asked for stands whole in some passage."""

MOST = 400
"""Passages of one entry; the rest of a very long document is not looked up."""

BEGINS, ENDS = "‹", "›"
"""Stand around each name; no text is cut into them. What is exactly so called comes first."""


def passages(paragraphs: Iterable[str]) -> list[str]:
    """The text as overlapping pieces; one empty piece of no text."""
    return list(islice(_pieces(paragraphs), MOST)) or [""]


def _pieces(paragraphs: Iterable[str]) -> Iterator[str]:
    held = ""
    for paragraph in paragraphs:
        held = f"{held}\n{paragraph}" if held else paragraph
        while len(held) > PASSAGE:
            yield held[:PASSAGE]
            held = held[PASSAGE - OVERLAP :]
    if held:
        yield held


def titled(names: Iterable[str]) -> list[str]:
    """The tokens of names, each between its marks."""
    return [token for name in names if name for token in (BEGINS, *bigrams(name), ENDS)]
