"""What of a file can be shown: pages, a picture, paragraphs, tables, sound or film, or nothing."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from itertools import islice

from xize.documents import blobs
from xize.documents.previews.drawing import Sheet, page, picture, sheets
from xize.documents.previews.refusals import NoPreview
from xize.documents.safety.kinds import KINDS
from xize.documents.safety.texts import encoding_of
from xize.documents.texts import TextUnreadable, paragraphs_of

SHOWN = 400_000
"""Bytes of a text that are shown; the rest is for a download."""

MOST_LINES, MOST_COLUMNS = 2000, 30
WORKBOOKS = {KINDS[one].media_type for one in (".xlsx", ".xlsm")}
DRAWN = {f"image/{one}" for one in ("png", "jpeg", "gif", "webp", "tiff", "bmp")}
READ = {KINDS[one].media_type for one in (".docx", ".pptx")}
PLAIN = {"text/plain", "text/markdown", "application/json", "application/xml", "message/rfc822"}
PLAYED = {"video/mp4", "video/quicktime", "audio/mpeg", "audio/mp4", "audio/wav"}


@dataclass(frozen=True, slots=True)
class Preview:
    """``kind``: pages, picture, paragraphs, plain, tables, media, or "" for nothing to show."""

    kind: str
    pages: int = 0
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Sheet, ...] = ()
    cut: bool = False
    """Whether there is more than is shown."""


NOTHING = Preview("")


def preview_of(blob: str, media_type: str) -> Preview:
    """What can be shown of a stored file; nothing where it is locked, damaged or of no such kind.

    Pages and pictures are drawn once here and kept, so that a broken file is known at once.
    """
    try:
        return _preview(blob, media_type)
    except (NoPreview, TextUnreadable):
        return NOTHING


def _preview(blob: str, media_type: str) -> Preview:
    if media_type == "application/pdf":
        return Preview("pages", pages=page(blob, 1).pages)
    if media_type in DRAWN:
        picture(blob)
        return Preview("picture", pages=1)
    if media_type in WORKBOOKS:
        return Preview("tables", tables=tuple(sheets(blob)))
    if media_type in READ:
        lines = paragraphs_of(blobs.read(blob) or b"", media_type)
        return Preview(
            "paragraphs", paragraphs=tuple(lines[:MOST_LINES]), cut=len(lines) > MOST_LINES
        )
    if media_type == "text/csv":
        return _table(blob)
    if media_type in PLAIN:
        text, cut = _text(blob)
        return Preview("plain", paragraphs=(text,), cut=cut)
    return Preview("media") if media_type in PLAYED else NOTHING


def _table(blob: str) -> Preview:
    text, cut = _text(blob)
    try:
        rows = [row[:MOST_COLUMNS] for row in islice(csv.reader(io.StringIO(text)), MOST_LINES)]
    except csv.Error:
        return Preview("plain", paragraphs=(text,), cut=cut)
    return Preview("tables", tables=(Sheet("", rows, cut or len(rows) == MOST_LINES),))


def _text(blob: str) -> tuple[str, bool]:
    """The beginning of a text in the encoding it is written in."""
    source = blobs.open(blob)
    if source is None:
        raise NoPreview(blob)
    with source:
        encoding = encoding_of(source)
        if encoding is None:
            raise NoPreview(blob)
        source.seek(0)
        found = source.read(SHOWN + 1)
    return found[:SHOWN].decode(encoding, "ignore"), len(found) > SHOWN
