"""Whether a file is what its name says: the first bytes of the formats an office uses.

Small on purpose: it stops damaged and mistaken uploads, it is no virus scanner.
"""

from __future__ import annotations

from pathlib import PurePath

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

SIGNATURES: dict[str, tuple[tuple[bytes, ...], str]] = {
    ".pdf": ((b"%PDF-",), "application/pdf"),
    ".png": ((b"\x89PNG\r\n\x1a\n",), "image/png"),
    ".jpg": ((b"\xff\xd8\xff",), "image/jpeg"),
    ".jpeg": ((b"\xff\xd8\xff",), "image/jpeg"),
    ".zip": ((ZIP,), "application/zip"),
    ".doc": ((OLE,), "application/msword"),
    ".xls": ((OLE,), "application/vnd.ms-excel"),
    ".ppt": ((OLE,), "application/vnd.ms-powerpoint"),
    ".docx": (
        (ZIP,),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    ".xlsx": ((ZIP,), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".pptx": (
        (ZIP,),
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
}
"""Extension to the beginnings it may have, and its media type."""

TEXTS = {".txt": "text/plain", ".md": "text/plain", ".csv": "text/csv", ".json": "application/json"}
UNKNOWN = "application/octet-stream"


def media_type(name: str, content: bytes) -> str | None:
    """The media type of a file; None when its content does not fit its name."""
    extension = PurePath(name).suffix.lower()
    if extension in SIGNATURES:
        beginnings, found = SIGNATURES[extension]
        return found if content.startswith(beginnings) else None
    if extension in TEXTS:
        return TEXTS[extension] if _is_text(content) else None
    return UNKNOWN


def _is_text(content: bytes) -> bool:
    """Chinese offices write UTF-8, with or without a mark, and GB 18030."""
    if b"\x00" in content:
        return False
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False
