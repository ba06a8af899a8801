"""The pattern of a document's number: text with places in braces, ``({yy}){mark}字{seq:03}``."""

from __future__ import annotations

import re
from typing import Final

import msgspec

PLACES: Final = ("yyyy", "yy", "month", "mark", "seq")
_PLACE: Final = re.compile(r"\{([a-z_]*)(?::0?([1-9]))?\}")


class NumberingError(ValueError):
    """A pattern that is not one. ``message_zh`` and ``message_en`` say what to write instead."""

    code = "numbering-invalid"

    def __init__(self, message_zh: str, message_en: str) -> None:
        super().__init__(message_en)
        self.message_zh = message_zh
        self.message_en = message_en


class Place(msgspec.Struct, frozen=True):
    """One ``{…}`` of a pattern. ``width`` pads with zeros; a longer number widens it by itself."""

    name: str
    width: int = 0


def parse(pattern: str) -> tuple[str | Place, ...]:
    """The pieces of a pattern, in order. Raises NumberingError."""
    pieces: list[str | Place] = []
    end = 0
    for found in _PLACE.finditer(pattern):
        pieces += [pattern[end : found.start()], _place(found[1], found[2])]
        end = found.end()
    pieces.append(pattern[end:])
    if any(isinstance(piece, str) and set("{}") & set(piece) for piece in pieces):
        raise NumberingError(
            "编号格式中的花括号不成对，写法如 {seq:03}",
            "the braces of a numbering pattern must pair up, as in {seq:03}",
        )
    if sum(isinstance(piece, Place) and piece.name == "seq" for piece in pieces) != 1:
        raise NumberingError(
            "编号格式须含一个 {seq}", "a numbering pattern needs {seq} exactly once"
        )
    return tuple(piece for piece in pieces if piece)


def _place(name: str, width: str | None) -> Place:
    if name not in PLACES or (width and name != "seq"):
        valid = "、".join(f"{{{place}}}" for place in PLACES)
        raise NumberingError(
            f"编号格式中只能用 {valid}，位数只写在 {{seq:03}} 里",
            f"a numbering pattern knows {valid}; only {{seq:03}} takes a width",
        )
    return Place(name, int(width or 0))
