"""Files made from nothing in a test: pictures, archives, office files old and new, PDFs."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable, Mapping

import pikepdf
from PIL import Image

XML = '<?xml version="1.0" encoding="UTF-8"?>'
TYPES = f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
WORD_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(members: Mapping[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(*paragraphs: str, **parts: str | bytes) -> bytes:
    """A Word file; ``parts`` adds members, with ``__`` for a slash."""
    body = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs)
    document = f"{XML}<w:document {WORD_SPACE}><w:body>{body}</w:body></w:document>"
    more = {name.replace("__", "/"): content for name, content in parts.items()}
    return packed({"[Content_Types].xml": TYPES, "word/document.xml": document, **more})


def link(kind: str, target: str) -> str:
    """A relationship to something outside the file."""
    return (
        f'{XML}<Relationships xmlns="{LINKS}"><Relationship Id="r1" Type="{OFFICE}/{kind}" '
        f'Target="{target}" TargetMode="External"/></Relationships>'
    )


def picture(kind: str = "PNG", size: tuple[int, int] = (8, 6), **options: object) -> bytes:
    """A small picture."""
    buffer = io.BytesIO()
    Image.new("RGB", size, "white").save(buffer, kind, **options)
    return buffer.getvalue()


def pdf(pages: int = 1, script: str = "", password: str = "") -> bytes:
    """A PDF with empty A4 pages."""
    buffer = io.BytesIO()
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page(page_size=(595, 842))
        if script:
            made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=script)
        lock = pikepdf.Encryption(owner=password, user=password) if password else None
        made.save(buffer, encryption=lock or False, deterministic_id=not password)
    return buffer.getvalue()


def ole(streams: Mapping[str, bytes]) -> bytes:
    """A compound file (doc, xls …) with these streams, each in sectors of its own."""
    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0)]
    sectors: list[bytes] = []
    for name, content in streams.items():
        start = 1 + -(-(len(streams) + 1) // 4) + len(sectors)
        entries.append(_entry(name, 2, start if content else 0xFFFFFFFE, len(content)))
        sectors.extend(_cut(content))
    directory = _cut(b"".join(entries))
    used = 1 + len(directory) + len(sectors)
    chains = [0xFFFFFFFD, *range(2, 1 + len(directory)), 0xFFFFFFFE, *[0xFFFFFFFE] * len(sectors)]
    table = struct.pack("<128I", *chains, *[0xFFFFFFFF] * (128 - used))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x9I", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, *ENDS)
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    return header + b"".join([table, *directory, *sectors])


ENDS = (0xFFFFFFFE, 0, 0xFFFFFFFE, 0)


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    title = (name + "\0").encode("utf-16-le")
    return struct.pack("<64sHBB12x16x4x16xIQ", title, len(title), kind, 1, start, size)


def _cut(content: bytes) -> list[bytes]:
    return [content[at : at + 512].ljust(512, b"\0") for at in range(0, len(content), 512)]


def overlapping(copies: int) -> bytes:
    """A table of contents that names the same bytes again and again."""
    content = packed({"a.txt": "a" * 2000})
    begins = content.index(b"PK\x01\x02")
    ends = content.index(b"PK\x05\x06")
    line = content[begins:ends]
    lines = [line.replace(b"a.txt", f"{n:05}".encode()) for n in range(copies)]
    return content[:begins] + _table(lines, begins)


def _table(lines: Iterable[bytes], begins: int) -> bytes:
    body = b"".join(given := list(lines))
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, len(given), len(given), len(body), begins, 0)
    return body + end
