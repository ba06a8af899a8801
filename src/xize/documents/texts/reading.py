"""Which reader a file needs, by its media type."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from xize.documents.texts.budget import Budget
from xize.documents.texts.lines import slide_lines, word_lines
from xize.documents.texts.packages import Package
from xize.documents.texts.pages import pdf_lines
from xize.documents.texts.plain import csv_lines, json_lines, text_lines
from xize.documents.texts.refusals import NoTextInside, OldFormat, TextLocked
from xize.documents.texts.sheets import sheet_lines

_OFFICE = "application/vnd.openxmlformats-officedocument."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How old office files begin; also newer ones that are protected by a password."""

_PACKAGES: dict[str, Callable[[Package, Budget], Iterator[str]]] = {
    f"{_OFFICE}wordprocessingml.document": word_lines,
    f"{_OFFICE}spreadsheetml.sheet": sheet_lines,
    f"{_OFFICE}presentationml.presentation": slide_lines,
}
_CONTENTS: dict[str, Callable[[bytes, Budget], Iterator[str]]] = {
    "application/pdf": pdf_lines,
    "text/plain": text_lines,
    "text/markdown": text_lines,
    "text/csv": csv_lines,
    "application/json": json_lines,
}
_OLD = frozenset(
    ("application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint")
)


def has_text(media_type: str) -> bool:
    """Whether files of this kind are read at all."""
    return media_type in _PACKAGES or media_type in _CONTENTS


def paragraphs_of(content: bytes, media_type: str) -> list[str]:
    """The paragraphs of a file in reading order, none of them empty; a table's rows are lines.

    Cells are divided by tabs. Raises ``TextUnreadable``; never runs for long, whatever it is given
    (``budget``). Needs no database.
    """
    budget = Budget()
    if media_type in _PACKAGES:
        if content.startswith(_OLE):
            raise TextLocked
        return list(_PACKAGES[media_type](Package(content, budget), budget))
    if media_type in _CONTENTS:
        return list(_CONTENTS[media_type](content, budget))
    raise OldFormat if media_type in _OLD else NoTextInside
