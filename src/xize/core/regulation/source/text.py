"""From bytes to text: size, encoding, characters no text should hold."""

from __future__ import annotations

import codecs
import re
from typing import Final

from xize.core.regulation.model.marks import Mark
from xize.core.regulation.source.faults import FaultError

MAX_BYTES: Final = 1_000_000
BOM: Final = "\ufeff"
_WIDE_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_FORBIDDEN: Final = re.compile(
    "[^\\t\\n\\r\\x20-\\x7e\\x85\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]"
)


def as_text(content: str | bytes) -> str:
    """The text of a file, without a byte order mark. Raises ``FaultError``.

    The size is looked at first, so that whatever follows has bounded work.
    """
    size = len(content) if isinstance(content, bytes) else len(content.encode(errors="replace"))
    if size > MAX_BYTES:
        raise FaultError("file-too-large", limit=MAX_BYTES)
    text = content if isinstance(content, str) else _decoded(content)
    text = text.removeprefix(BOM)
    if not text.strip():
        raise FaultError("file-empty", Mark(1, 1))
    if bad := _FORBIDDEN.search(text):
        shown = f"U+{ord(bad[0]):04X}"
        raise FaultError("control-character", place(text, bad.start()), shown=shown)
    return text


def has_bom(content: str | bytes) -> bool:
    """Whether the file begins with a UTF-8 byte order mark."""
    if isinstance(content, bytes):
        return content.startswith(codecs.BOM_UTF8)
    return content.startswith(BOM)


def place(text: str, index: int) -> Mark:
    """Line and column of a character."""
    before = text[:index]
    return Mark(before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1)


def _decoded(content: bytes) -> str:
    if content.startswith(_WIDE_MARKS):
        raise FaultError("not-utf8", Mark(1, 1))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        good = content[: error.start].decode("utf-8", errors="replace")
        raise FaultError("not-utf8", place(good, len(good))) from None
