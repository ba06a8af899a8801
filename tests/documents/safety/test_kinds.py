"""Kinds: every file an office uses is known by its content; what does not fit is refused."""

from __future__ import annotations

import io

import pytest

from tests.documents.made import docx, ole, packed, pdf, picture
from xize.documents.refusals import DocumentRefusal
from xize.documents.safety import Policy, inspect
from xize.documents.safety.kinds import KINDS, USUAL
from xize.documents.safety.policy import _kinds

FTYP = b"\x00\x00\x00\x18ftyp"
SAMPLES: dict[str, bytes] = {
    ".pdf": pdf(),
    ".png": picture("PNG"),
    ".jpg": picture("JPEG"),
    ".jpeg": picture("JPEG"),
    ".gif": picture("GIF"),
    ".webp": picture("WEBP"),
    ".tif": picture("TIFF"),
    ".tiff": picture("TIFF"),
    ".bmp": picture("BMP"),
    ".heic": FTYP + b"heic" + bytes(40),
    ".heif": FTYP + b"mif1" + bytes(40),
    ".svg": b'<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>',
    ".txt": "会议纪要\r\n".encode("gb18030"),
    ".md": "# 会议纪要\n".encode(),
    ".csv": "\ufeff金额,元\n".encode(),
    ".json": b'{"a": 1}',
    ".xml": "<?xml version='1.0'?><a>甲</a>".encode(),
    ".eml": b"From: a@example.org\r\nSubject: a\r\n\r\na",
    ".dxf": b"0\nSECTION\n2\nHEADER\n0\nENDSEC\n0\nEOF\n",
    ".zip": packed({"读我.txt": "a", "folder/b.txt": "b"}),
    ".doc": ole({"WordDocument": b"\xec\xa5" + bytes(30)}),
    ".xls": ole({"Workbook": b"\x09\x08\x10\x00" + bytes(30)}),
    ".ppt": ole({"PowerPoint Document": b"p"}),
    ".msg": ole({"__properties_version1.0": b"m"}),
    ".vsd": ole({"VisioDocument": b"v"}),
    ".mpp": ole({"Props": b"m"}),
    ".docx": docx("一"),
    ".xlsx": packed({"xl/workbook.xml": "<workbook/>"}),
    ".pptx": packed({"ppt/presentation.xml": "<p/>"}),
    ".vsdx": packed({"visio/document.xml": "<p/>"}),
    ".docm": docx("一"),
    ".xlsm": packed({"xl/workbook.xml": "<workbook/>"}),
    ".pptm": packed({"ppt/presentation.xml": "<p/>"}),
    ".wps": ole({"WordDocument": b"w"}),
    ".et": packed({"xl/workbook.xml": "<workbook/>"}),
    ".dps": ole({"PowerPoint Document": b"p"}),
    ".odt": packed({"content.xml": "<a/>"}),
    ".ods": packed({"content.xml": "<a/>"}),
    ".odp": packed({"content.xml": "<a/>"}),
    ".ofd": packed({"OFD.xml": "<a/>"}),
    ".dwg": b"AC1032" + bytes(100),
    ".mp4": FTYP + b"isom" + bytes(40),
    ".mov": FTYP + b"qt  " + bytes(40),
    ".m4a": FTYP + b"M4A " + bytes(40),
    ".mp3": b"ID3\x04" + bytes(40),
    ".wav": b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(40),
    ".rar": b"Rar!\x1a\x07\x01\x00" + bytes(40),
    ".7z": b"7z\xbc\xaf\x27\x1c" + bytes(40),
}
EVERYTHING = Policy(kinds=frozenset(KINDS))


def test_there_is_a_sample_of_every_kind() -> None:
    assert {*SAMPLES} == {*KINDS}


@pytest.mark.parametrize("extension", sorted(KINDS))
def test_what_an_office_uses_is_known(extension: str) -> None:
    found = inspect(f"文件{extension.upper()}", SAMPLES[extension], by=EVERYTHING)

    assert found.media_type == KINDS[extension].media_type
    assert (found.size, found.warnings) == (len(SAMPLES[extension]), ())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", SAMPLES[".docx"]),
        ("a.pdf", pdf()[:200]),
        ("a.docx", SAMPLES[".pdf"]),
        ("a.docx", SAMPLES[".xlsx"]),
        ("a.docx", SAMPLES[".zip"]),
        ("a.docx", SAMPLES[".doc"]),
        ("a.docx", SAMPLES[".docx"][:60]),  # cut off on the way
        ("a.doc", SAMPLES[".xls"]),
        ("a.xls", b"<html><table><tr><td>1</td></tr></table></html>"),
        ("a.doc", SAMPLES[".doc"][:600]),
        ("a.png", SAMPLES[".gif"]),
        ("a.png", SAMPLES[".png"][:20]),
        ("a.jpg", b"\xff\xd8\xff\xe0 nothing more"),
        ("a.txt", b"MZ\x90\x00"),
        ("a.txt", b"plain\x00hidden"),
        ("a.csv", SAMPLES[".xlsx"]),
        ("a.eml", "不是邮件".encode()),
        ("a.ofd", SAMPLES[".zip"]),
        ("a.mp4", SAMPLES[".mp3"]),
        ("a.zip", SAMPLES[".rar"]),
    ],
)
def test_content_that_does_not_fit_its_name_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(DocumentRefusal) as refused:
        inspect(name, content, by=EVERYTHING)

    assert refused.value.code == "file-unreadable"
    assert name in refused.value.sentence("zh")


@pytest.mark.parametrize("name", ["a.exe", "a.html", "a.js", "a", "a.svg", "a.7z", "a.docm"])
def test_kinds_outside_the_list_are_refused_and_the_list_is_told(name: str) -> None:
    with pytest.raises(DocumentRefusal) as refused:
        inspect(name, b"anything")

    assert refused.value.code == "file-kind-not-allowed"
    assert " docx " in refused.value.sentence("zh")


def test_the_list_of_kinds_is_a_setting() -> None:
    assert _kinds("") == USUAL
    assert _kinds("+svg, -zip") == (USUAL | {".svg"}) - {".zip"}
    assert _kinds("pdf docx") == {".pdf", ".docx"}


def test_size_is_looked_at_before_content() -> None:
    with pytest.raises(DocumentRefusal) as refused:
        inspect("a.pdf", bytes(1024 * 1024 + 1), by=Policy(file_mb=1))
    assert refused.value.code == "file-too-large"

    with pytest.raises(DocumentRefusal) as refused:
        inspect("a.pdf", b"")
    assert refused.value.code == "file-empty"


def test_an_open_file_is_as_good_as_bytes_and_left_at_its_beginning() -> None:
    source = io.BytesIO(SAMPLES[".docx"])
    source.seek(7)

    assert inspect("a.docx", source) == inspect("a.docx", SAMPLES[".docx"])
    assert source.tell() == 0
