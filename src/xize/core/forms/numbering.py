"""Numbers of documents: ``({yy}){mark}字{seq:03}`` becomes ``(25)卡字003``.

A scheme is text with places in braces. Counting itself (gapless, under a lock) is the database's;
here is what a number looks like and which counter it comes from.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from xize.core.process.rulebook import Numbering

PLACES: Final = ("yyyy", "yy", "month", "mark", "seq")
KEYS: Final = ("department", "year", "month", "project", "organisation")
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


def render(scheme: Numbering, *, year: int, month: int, mark: str, seq: int) -> str:
    """The number. ``year`` in full; ``mark`` is the department's character(s)."""
    given: dict[str, int | str] = {
        "yyyy": f"{year:04}",
        "yy": f"{year % 100:02}",
        "month": f"{month:02}",
        "mark": mark,
        "seq": seq,
    }
    return "".join(
        piece if isinstance(piece, str) else f"{given[piece.name]}".rjust(piece.width, "0")
        for piece in parse(scheme.format)
    )


def key(
    scheme: Numbering,
    *,
    document: str,
    department: str = "",
    year: int = 0,
    month: int = 0,
    project: str = "",
    organisation: str = "",
) -> str:
    """The counter a number is drawn from: the document and what the scheme counts ``per``."""
    given = {
        "department": department,
        "year": str(year),
        "month": str(month),
        "project": project,
        "organisation": organisation,
    }
    return "/".join((document, *(f"{per}={given[per]}" for per in KEYS if per in scheme.per)))


def _place(name: str, width: str | None) -> Place:
    if name not in PLACES or (width and name != "seq"):
        valid = "、".join(f"{{{place}}}" for place in PLACES)
        raise NumberingError(
            f"编号格式中只能用 {valid}，位数只写在 {{seq:03}} 里",
            f"a numbering pattern knows {valid}; only {{seq:03}} takes a width",
        )
    return Place(name, int(width or 0))
