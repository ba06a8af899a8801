"""Plain text in the encodings Chinese offices write, and the marked-up kinds among it."""

from __future__ import annotations

import codecs
import re
from typing import IO

from defusedxml.ElementTree import iterparse

from xize.documents.refusals import FileUnreadable
from xize.documents.safety.refusals import HoldsScript
from xize.documents.safety.source import piece, pieces
from xize.documents.safety.xml import check_prolog

ENCODINGS = ("utf-8-sig", "gb18030")
MARKED = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
"""Notepad's "Unicode" begins with a mark; without one UTF-16 is not taken."""

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MAIL_LINE = re.compile(rb"[A-Za-z0-9-]+:[ \t]|From ")
ACTIVE = {"script", "foreignobject", "iframe", "embed", "object", "handler", "set", "animate"}


def encoding_of(source: IO[bytes]) -> str | None:
    """The encoding a text is written in; None where it is no text."""
    mark = MARKED.get(piece(source, 0, 2))
    for encoding in (mark,) if mark else ENCODINGS:
        if _reads_as(source, encoding):
            return encoding
    return None


def _reads_as(source: IO[bytes], encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for found in pieces(source):
            if CONTROL.search(decoder.decode(found)):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def check_text(source: IO[bytes], extension: str, about: str) -> None:
    """Refuse what is no text, and marked-up text that declares entities or runs something."""
    if encoding_of(source) is None:
        raise FileUnreadable(about)
    source.seek(0)
    if extension in (".xml", ".svg"):
        check_prolog(source, about)
    if extension == ".svg":
        _check_drawing(source, about)
    if extension == ".eml" and not MAIL_LINE.match(piece(source, 0, 200)):
        raise FileUnreadable(about)


def _check_drawing(source: IO[bytes], about: str) -> None:
    """An SVG that runs script or fetches from elsewhere (SVG 2, 15 and 16)."""
    source.seek(0)
    try:
        for _, element in iterparse(source, events=("start",)):
            if element.tag.rpartition("}")[2].lower() in ACTIVE or any(
                _is_active(name, value) for name, value in element.attrib.items()
            ):
                raise HoldsScript(about)
    except SyntaxError as error:
        raise FileUnreadable(about) from error


def _is_active(name: str, value: str) -> bool:
    local, text = name.rpartition("}")[2].lower(), value.strip().lower()
    if local in ("href", "src"):
        return not text.startswith(("#", "data:image/png", "data:image/jpeg"))
    return local.startswith("on") or "javascript:" in text or "url(http" in text.replace(" ", "")
