"""Small real files for `files:`, made from nothing but the name: the same name, the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from html import escape
from pathlib import PurePath
from typing import Final

from xize.core.engine.commands import Attached

_STAMP: Final = (2025, 1, 1, 0, 0, 0)
_WORD: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body>{body}</w:body></w:document>"
)
_PARAGRAPH: Final = "<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
_SHEET: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    '<row r="1"><c r="A1" t="inlineStr"><is><t>{name}</t></is></c></row></sheetData></worksheet>'
)
_PDF: Final = (
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
    "trailer<</Root 1 0 R>>\n%% {name}\n%%EOF\n"
)


def made(name: str, paragraphs: Sequence[str] = ()) -> Attached:
    """A file that is to be made; what stands in it travels in the place of its id."""
    return Attached(file="\n".join(paragraphs), name=name)


def content_of(name: str, text: str = "") -> bytes:
    """The bytes of a file of this name: a Word or Excel file, a PDF, a zip, or plain text.

    ``text`` are the paragraphs of a Word file, a line each; without it the file holds its name.
    """
    match PurePath(name).suffix.lower():
        case ".docx":
            lines = text.splitlines() or [name]
            body = "".join(_PARAGRAPH.format(text=escape(one)) for one in lines)
            return _packed(name, {"word/document.xml": _WORD.format(body=body)})
        case ".xlsx":
            return _packed(name, {"xl/worksheets/sheet1.xml": _SHEET.format(name=name)})
        case ".zip":
            return _packed(name, {"README.txt": name})
        case ".pdf":
            return _PDF.format(name=name).encode()
    return f"{name}\n".encode()


def _packed(name: str, parts: dict[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in {"[Content_Types].xml": _types(name), **parts}.items():
            archive.writestr(zipfile.ZipInfo(path, _STAMP), text)
    return target.getvalue()


def _types(name: str) -> str:
    kind = "wordprocessingml.document" if name.endswith(".docx") else "spreadsheetml.sheet"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'{kind}.main+xml"/></Types>'
    )
