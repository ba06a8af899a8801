"""Bytes as expat can take them: encodings it does not know are turned into UTF-8.

Chinese tools write GBK and GB18030; expat reads single-byte encodings, UTF-8 and UTF-16 only.
"""

from __future__ import annotations

import codecs
import re
from typing import Final, NamedTuple

DECLARED: Final = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
"""At the very beginning of a file."""
MULTI_BYTE: Final = frozenset(
    {"gbk", "gb2312", "gb18030", "hz", "big5", "big5hkscs", "cp950", "shift_jis", "cp932",
     "euc_jp", "iso2022_jp", "euc_kr", "cp949", "utf-32", "utf-32-le", "utf-32-be"}
)  # fmt: skip
"""Python's names of encodings that are decoded here."""
MARKS: Final = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"))

OTHER_FILES: Final = (
    (b"PK\x03\x04", "ZIP / Office (.docx, .xlsx)"),
    (b"%PDF", "PDF"),
    (b"\xd0\xcf\x11\xe0", "Office (.doc, .xls, .vsd)"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x1f\x8b", "GZIP"),
    (b"{", "JSON"),
)
"""What is often given by mistake, by how it begins."""


class Decoded(NamedTuple):
    """A content, and the encoding that overrides what it declares; None for what it declares."""

    content: bytes
    encoding: str | None


def other_file(content: bytes) -> str:
    """The kind of file this is if it is plainly no XML; "" otherwise."""
    head = content[:64].lstrip()
    return next((name for start, name in OTHER_FILES if head.startswith(start)), "")


def decoded(content: bytes) -> Decoded:
    """The content in an encoding expat knows. Raises ``UnicodeDecodeError``."""
    for mark, name in MARKS:
        if content.startswith(mark):
            return Decoded(content.decode(name).encode(), "utf-8")
    name = declared(content)
    if name not in MULTI_BYTE:
        return Decoded(content, None)
    return Decoded(
        content.decode("gb18030" if name in ("gbk", "gb2312") else name).encode(), "utf-8"
    )


def declared(content: bytes) -> str:
    """Python's name of the encoding a file declares, "" for none or an unknown one."""
    found = DECLARED.match(content[:200])
    if found is None:
        return ""
    try:
        return codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return ""


def undecodable(content: bytes) -> int:
    """The line on which a content stops being what it says it is; 0 where it is."""
    try:
        content.decode(declared(content) or "utf-8")
    except UnicodeDecodeError as error:
        return content.count(b"\n", 0, error.start) + 1
    return 0
