"""The kinds of files an office uses: extension, media type, and what their content looks like."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Shape(StrEnum):
    """What the first bytes say a file is."""

    PDF = "PDF"
    PNG = "PNG"
    JPEG = "JPEG"
    GIF = "GIF"
    WEBP = "WebP"
    TIFF = "TIFF"
    BMP = "BMP"
    HEIC = "HEIC"
    ZIP = "ZIP"
    OLE = "OLE"
    DWG = "DWG"
    MP4 = "MP4"
    MP3 = "MP3"
    WAV = "WAV"
    RAR = "RAR"
    SEVEN = "7z"
    PROGRAM = "EXE"
    TEXT = "text"
    UNKNOWN = "?"


PICTURES = frozenset({Shape.PNG, Shape.JPEG, Shape.GIF, Shape.WEBP, Shape.TIFF, Shape.BMP})
"""Pictures that can be decoded here; HEIC is only kept."""


class Kind(NamedTuple):
    """A kind of file. ``inside``: beginnings of entries, one of which an archive must hold."""

    media_type: str
    shapes: tuple[Shape, ...]
    inside: tuple[str, ...] = ()


_OPEN = "application/vnd.openxmlformats-officedocument"
_MS = "application/vnd.ms"
_WORD, _SHEET, _SLIDES = ("word/",), ("xl/",), ("ppt/",)
_OLD_WORD, _OLD_SHEET = ("WordDocument",), ("Workbook", "Book")
_OLD_SLIDES = ("PowerPoint Document",)
_ZIP, _OLE, _TEXT = (Shape.ZIP,), (Shape.OLE,), (Shape.TEXT,)
_EITHER = (Shape.OLE, Shape.ZIP)

KINDS: dict[str, Kind] = {
    ".pdf": Kind("application/pdf", (Shape.PDF,)),
    ".png": Kind("image/png", (Shape.PNG,)),
    ".jpg": Kind("image/jpeg", (Shape.JPEG,)),
    ".jpeg": Kind("image/jpeg", (Shape.JPEG,)),
    ".gif": Kind("image/gif", (Shape.GIF,)),
    ".webp": Kind("image/webp", (Shape.WEBP,)),
    ".tif": Kind("image/tiff", (Shape.TIFF,)),
    ".tiff": Kind("image/tiff", (Shape.TIFF,)),
    ".bmp": Kind("image/bmp", (Shape.BMP,)),
    ".heic": Kind("image/heic", (Shape.HEIC,)),
    ".heif": Kind("image/heif", (Shape.HEIC,)),
    ".svg": Kind("image/svg+xml", _TEXT),
    ".txt": Kind("text/plain", _TEXT),
    ".md": Kind("text/markdown", _TEXT),
    ".csv": Kind("text/csv", _TEXT),
    ".json": Kind("application/json", _TEXT),
    ".xml": Kind("application/xml", _TEXT),
    ".eml": Kind("message/rfc822", _TEXT),
    ".dxf": Kind("image/vnd.dxf", _TEXT),
    ".zip": Kind("application/zip", _ZIP),
    ".doc": Kind("application/msword", _OLE, _OLD_WORD),
    ".xls": Kind(f"{_MS}-excel", _OLE, _OLD_SHEET),
    ".ppt": Kind(f"{_MS}-powerpoint", _OLE, _OLD_SLIDES),
    ".msg": Kind(f"{_MS}-outlook", _OLE, ("__properties_version1.0",)),
    ".vsd": Kind("application/vnd.visio", _OLE, ("VisioDocument",)),
    ".mpp": Kind(f"{_MS}-project", _OLE),
    ".docx": Kind(f"{_OPEN}.wordprocessingml.document", _ZIP, _WORD),
    ".xlsx": Kind(f"{_OPEN}.spreadsheetml.sheet", _ZIP, _SHEET),
    ".pptx": Kind(f"{_OPEN}.presentationml.presentation", _ZIP, _SLIDES),
    ".vsdx": Kind("application/vnd.ms-visio.drawing", _ZIP, ("visio/",)),
    ".docm": Kind(f"{_MS}-word.document.macroEnabled.12", _ZIP, _WORD),
    ".xlsm": Kind(f"{_MS}-excel.sheet.macroEnabled.12", _ZIP, _SHEET),
    ".pptm": Kind(f"{_MS}-powerpoint.presentation.macroEnabled.12", _ZIP, _SLIDES),
    ".wps": Kind("application/vnd.wps-office.wps", _EITHER, (*_OLD_WORD, *_WORD)),
    ".et": Kind("application/vnd.wps-office.et", _EITHER, (*_OLD_SHEET, *_SHEET)),
    ".dps": Kind("application/vnd.wps-office.dps", _EITHER, (*_OLD_SLIDES, *_SLIDES)),
    ".odt": Kind("application/vnd.oasis.opendocument.text", _ZIP, ("content.xml",)),
    ".ods": Kind("application/vnd.oasis.opendocument.spreadsheet", _ZIP, ("content.xml",)),
    ".odp": Kind("application/vnd.oasis.opendocument.presentation", _ZIP, ("content.xml",)),
    ".ofd": Kind("application/ofd", _ZIP, ("OFD.xml",)),
    ".dwg": Kind("image/vnd.dwg", (Shape.DWG,)),
    ".mp4": Kind("video/mp4", (Shape.MP4,)),
    ".mov": Kind("video/quicktime", (Shape.MP4,)),
    ".m4a": Kind("audio/mp4", (Shape.MP4,)),
    ".mp3": Kind("audio/mpeg", (Shape.MP3,)),
    ".wav": Kind("audio/wav", (Shape.WAV,)),
    ".rar": Kind("application/vnd.rar", (Shape.RAR,)),
    ".7z": Kind("application/x-7z-compressed", (Shape.SEVEN,)),
}
"""Extension to kind. GB/T 33190 (OFD) and WPS's own kinds are everyday files in China."""

UNUSUAL = frozenset({".svg", ".rar", ".7z", ".docm", ".xlsm", ".pptm"})
"""Known, and taken only where the settings ask for them: what they hold cannot be looked at,
or runs."""

USUAL = frozenset(KINDS) - UNUSUAL

_MAGIC: tuple[tuple[int, bytes, Shape], ...] = (
    (0, b"%PDF-", Shape.PDF),
    (0, b"\x89PNG\r\n\x1a\n", Shape.PNG),
    (0, b"\xff\xd8\xff", Shape.JPEG),
    (0, b"GIF87a", Shape.GIF),
    (0, b"GIF89a", Shape.GIF),
    (8, b"WEBP", Shape.WEBP),
    (8, b"WAVE", Shape.WAV),
    (0, b"II*\x00", Shape.TIFF),
    (0, b"MM\x00*", Shape.TIFF),
    (0, b"PK\x03\x04", Shape.ZIP),
    (0, b"PK\x05\x06", Shape.ZIP),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Shape.OLE),
    (0, b"AC10", Shape.DWG),
    (0, b"ID3", Shape.MP3),
    (0, b"\xff\xfb", Shape.MP3),
    (0, b"\xff\xf3", Shape.MP3),
    (0, b"\xff\xf2", Shape.MP3),
    (0, b"Rar!\x1a\x07", Shape.RAR),
    (0, b"7z\xbc\xaf\x27\x1c", Shape.SEVEN),
    (0, b"MZ", Shape.PROGRAM),
    (0, b"\x7fELF", Shape.PROGRAM),
    (0, b"\xcf\xfa\xed\xfe", Shape.PROGRAM),
)
_STILL = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"hevc", b"avif")


def shape_of(head: bytes) -> Shape:
    """What the first bytes say; ``TEXT`` where no known binary kind begins like this."""
    for offset, magic, shape in _MAGIC:
        if head.startswith(magic, offset):
            return shape
    if head.startswith(b"ftyp", 4):
        return Shape.HEIC if head[8:12] in _STILL else Shape.MP4
    if head.startswith(b"BM") and head[6:10] == bytes(4):
        return Shape.BMP
    if head.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"%PDF-"):
        return Shape.PDF
    return Shape.TEXT
