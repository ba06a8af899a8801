"""A list written as one text: ``cites: 5, 6(2)、附件2``."""

from __future__ import annotations

import re
from typing import Final

from xize.core.regulation.source.nodes import Scalar

_PIECE: Final = re.compile(r"[^,，、;；]+")


def split_words(node: Scalar) -> tuple[Scalar, ...]:
    """The pieces between commas (also Chinese ones), each with its own place."""
    pieces = []
    for match in _PIECE.finditer(node.text):
        text = match[0].strip()
        if text:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            pieces.append(Scalar(text, node.within(start + 1)))
    return tuple(pieces)
