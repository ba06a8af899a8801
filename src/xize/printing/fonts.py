"""The fonts that prints are set in: brought by ``make assets``, part of the package.

Whole and static, so that no name lacks a character; a PDF embeds only the glyphs it shows.
"""

from __future__ import annotations

import functools
import struct
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import typst

from xize.printing.refusals import FontsMissing

FOLDER: Final = Path(__file__).parent / "fonts"
SERIF: Final = "NotoSerifSC-Regular.ttf"
FILES: Final = (SERIF, "NotoSerifSC-Bold.ttf", "NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
MISSING: Final = "〓"
"""Stands where a character is in none of the fonts, as printers have always done."""
_DRAWN: Final = frozenset("☐☑☒")  # of the typesetter's own fonts


@functools.cache
def fonts() -> typst.Fonts:
    """The fonts of this package and of the typesetter, none of the machine. Raises FontsMissing."""
    for name in FILES:
        if not (FOLDER / name).is_file():
            raise FontsMissing(name)
    return typst.Fonts(include_system_fonts=False, font_paths=[FOLDER])


def printable(text: str) -> str:
    """The text with nothing a font cannot show.

    PDF/A forbids characters without a glyph. Invisible ones (joiners, marks of direction, control
    characters) are left out, what no font has becomes ``MISSING``.
    """
    covered = _covered()
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", "    "))
    return "".join(
        one if one in covered or one == "\n" else MISSING
        for one in composed
        if one in covered or not _invisible(one)
    )


def _invisible(character: str) -> bool:
    return character != "\n" and (
        unicodedata.category(character) in ("Cc", "Cf", "Cs", "Mn", "Me", "Zl", "Zp")
    )


@functools.cache
def _covered() -> frozenset[str]:
    """What every one of the fonts shows: a text may stand in any of them."""
    read = [frozenset(_characters((FOLDER / name).read_bytes())) for name in FILES if _here(name)]
    return frozenset.intersection(*read) | _DRAWN


def _here(name: str) -> bool:
    if not (FOLDER / name).is_file():
        raise FontsMissing(name)
    return True


def _characters(content: bytes) -> Iterator[str]:
    """The characters of a TrueType font: its character map of full Unicode (format 12).

    Source: OpenType specification, tables ``cmap`` (platform 3, encoding 10) and format 12.
    """
    table = _table(content, b"cmap")
    (count,) = struct.unpack_from(">H", content, table + 2)
    for at in range(table + 4, table + 4 + 8 * count, 8):
        platform, encoding, offset = struct.unpack_from(">HHI", content, at)
        if (platform, encoding) == (3, 10):
            (groups,) = struct.unpack_from(">I", content, table + offset + 12)
            first = table + offset + 16
            for start, end, glyph in struct.iter_unpack(
                ">III", content[first : first + 12 * groups]
            ):
                yield from (chr(code) for code in range(start, end + 1) if glyph)


def _table(content: bytes, wanted: bytes) -> int:
    """Where a table of a font begins."""
    (count,) = struct.unpack_from(">H", content, 4)
    for at in range(12, 12 + 16 * count, 16):
        tag, _, offset, _ = struct.unpack_from(">4sIII", content, at)
        if tag == wanted:
            return int(offset)
    raise FontsMissing(wanted.decode())
