"""Files made to harm: two kinds at once, script, macros, entities, links, passwords, pixels."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pikepdf
import pytest
from PIL import Image

from tests.documents.made import XML, link, ole, packed, pdf, picture
from xize.documents.refusals import DocumentRefusal
from xize.documents.safety import Policy, inspect
from xize.documents.safety.kinds import KINDS

EVERYTHING = Policy(kinds=frozenset(KINDS))
BILLION = (
    f'{XML}<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
    "<w>&c;</w>"
)
OUTSIDE = f'{XML}<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>'
WORD_LOCKED = b"\xec\xa5" + bytes(8) + b"\x00\x01" + bytes(20)
EXCEL_LOCKED = b"\x09\x08\x02\x00\x00\x06\x2f\x00\x36\x00" + bytes(60)


def code_of(name: str, content: bytes, policy: Policy = EVERYTHING) -> str:
    with pytest.raises(DocumentRefusal) as refused:
        inspect(name, content, by=policy)
    assert refused.value.sentence("zh") != refused.value.sentence("en")
    return refused.value.code


def svg(inside: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'.encode()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", pdf() + packed({"a.txt": "a"})),
        ("a.png", picture() + packed({"a.txt": "a"})),
        ("a.jpg", picture("JPEG") + packed({"META-INF/MANIFEST.MF": "a"})),
        ("a.gif", picture("GIF", comment=b"%PDF-1.7 " + b"x" * 40)),
        ("a.txt", b"hello\n" + packed({"a.txt": "a"}, zipfile.ZIP_STORED)),
        ("a.zip", packed({"%PDF-1.7 a.txt": "a"})),
    ],
)
def test_two_kinds_at_once_are_refused(name: str, content: bytes) -> None:
    assert code_of(name, content) in ("file-two-kinds", "file-unreadable")
    if not name.endswith("txt"):
        assert code_of(name, content) == "file-two-kinds"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.gif", picture("GIF", comment=b"<SCRIPT>alert(1)</script>")),
        ("a.jpg", picture("JPEG", comment=b"<?php system($_GET[0]);")),
        ("a.png", picture() + b"<html><body onload=alert(1)>"),
        ("a.svg", svg("<script>alert(1)</script>")),
        ("a.svg", svg('<rect onload="alert(1)"/>')),
        ("a.svg", svg('<a href="javascript:alert(1)">a</a>')),
        ("a.svg", svg('<image href="https://example.org/a.png"/>')),
        ("a.svg", svg("<foreignObject><p>a</p></foreignObject>")),
        ("a.svg", svg('<rect style="fill: url(https://example.org/a)"/>')),
    ],
)
def test_script_in_pictures_is_refused(name: str, content: bytes) -> None:
    assert code_of(name, content) == "file-holds-script"


MACROS = [
    ("a.docm", packed({"word/document.xml": "<w/>", "word/vbaProject.bin": b"v"})),
    ("a.docx", packed({"word/document.xml": "<w/>", "word/vbaProject.bin": b"v"})),
    ("a.xlsx", packed({"xl/workbook.xml": "<w/>", "xl/macrosheets/sheet1.xml": "<w/>"})),
    ("a.doc", ole({"WordDocument": b"\xec\xa5" + bytes(30), "Macros": b"", "_VBA_PROJECT": b"v"})),
    ("a.zip", packed({"a.docm": packed({"word/d.xml": "<w/>", "word/vbaProject.bin": b"v"})})),
    ("a.docx", packed({"word/document.xml": "<w/>", "word/embeddings/setup.exe": b"MZ"})),
    ("a.pdf", pdf(script="app.alert(1)")),
]


@pytest.mark.parametrize(("name", "content"), MACROS)
def test_macros_are_refused_or_kept_with_a_warning(name: str, content: bytes) -> None:
    assert code_of(name, content) == "file-holds-macros"

    lenient = Policy(kinds=EVERYTHING.kinds, macros="warn")
    assert inspect(name, content, by=lenient).warnings == ("macros",)


def test_a_program_carried_by_a_pdf_is_found_and_other_attachments_are_fine() -> None:
    for name, refused in (("setup.exe", True), ("附件.xlsx", False)):
        target = io.BytesIO()
        with pikepdf.open(io.BytesIO(pdf())) as made:
            made.attachments[name] = b"content"
            made.save(target)
        if refused:
            assert code_of("a.pdf", target.getvalue()) == "file-holds-macros"
        else:
            assert inspect("a.pdf", target.getvalue()).warnings == ()


@pytest.mark.parametrize("action", ["/JavaScript", "/Launch"])
def test_actions_are_found_wherever_they_hang(action: str) -> None:
    started = pikepdf.Dictionary(S=pikepdf.Name(action), JS="x", F="cmd.exe")
    for place in ("annotation", "page", "names"):
        target = io.BytesIO()
        with pikepdf.open(io.BytesIO(pdf())) as made:
            if place == "annotation":
                note = pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=started)
                made.pages[0].obj["/Annots"] = pikepdf.Array([note])
            elif place == "page":
                made.pages[0].obj["/AA"] = pikepdf.Dictionary(O=started)
            else:
                scripts = pikepdf.Array([pikepdf.String("a"), started])
                made.Root["/Names"] = pikepdf.Dictionary(
                    JavaScript=pikepdf.Dictionary(Names=scripts)
                )
            made.save(target)
        assert code_of("a.pdf", target.getvalue()) == "file-holds-macros", place


LOCKED = [
    ("a.pdf", pdf(password="geheim")),
    ("a.docx", ole({"EncryptedPackage": b"e", "EncryptionInfo": b"e"})),
    ("a.doc", ole({"WordDocument": WORD_LOCKED})),
    ("a.xls", ole({"Workbook": EXCEL_LOCKED})),
]


@pytest.mark.parametrize(("name", "content"), LOCKED)
def test_passwords_are_refused_or_kept_with_a_warning(name: str, content: bytes) -> None:
    assert code_of(name, content) == "file-encrypted"

    lenient = Policy(kinds=EVERYTHING.kinds, encrypted="warn")
    assert inspect(name, content, by=lenient).warnings == ("encrypted",)


def test_an_archive_with_a_password_is_refused() -> None:
    content = bytearray(packed({"a.txt": "a"}))
    for begin, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(begin) + place] |= 1

    assert code_of("a.zip", bytes(content)) == "file-encrypted"


@pytest.mark.parametrize(
    "bomb", [BILLION, OUTSIDE, BILLION.replace("UTF-8", "UTF-16").encode("utf-16")]
)
def test_entities_are_refused_wherever_xml_is(bomb: str | bytes) -> None:
    content = bomb if isinstance(bomb, bytes) else bomb.encode()
    assert code_of("a.xml", content) == "file-xml-entities"
    assert code_of("a.svg", content) == "file-xml-entities"
    assert code_of("a.docx", packed({"word/document.xml": content})) == "file-xml-entities"
    assert code_of("a.xlsx", packed({"xl/workbook.xml": "<w/>", "xl/a.rels": content})) == (
        "file-xml-entities"
    )


def test_what_is_named_xml_in_an_office_file_must_be_xml() -> None:
    assert code_of("a.docx", packed({"word/document.xml": "not xml"})) == "file-unreadable"
    assert code_of("a.docx", packed({"word/document.xml": "<!-- only -->"})) == "file-unreadable"


@pytest.mark.parametrize(
    ("kind", "target", "refused"),
    [
        ("attachedTemplate", "https://example.org/a.dotm", True),
        ("attachedTemplate", "\\\\server\\share\\a.dotm", True),
        ("oleObject", "mhtml:https://example.org/a!x-usc:https://example.org/a", True),
        ("attachedTemplate", "file:///C:/Users/zhao/Normal.dotm", False),  # every office has these
        ("hyperlink", "https://example.org/", False),
    ],
)
def test_what_is_fetched_by_itself_is_refused(kind: str, target: str, refused: bool) -> None:
    rels = {"word/document.xml": "<w/>", "word/_rels/settings.xml.rels": link(kind, target)}

    if refused:
        assert code_of("a.docx", packed(rels)) == "file-reaches-outside"
    else:
        assert inspect("a.docx", packed(rels)).warnings == ()


def test_pixels_are_counted_before_they_are_decoded() -> None:
    content = bytearray(picture("PNG", (9, 9)))
    content[16:24] = struct.pack(">II", 30_000, 30_000)  # a few bytes that ask for 2.7 GB
    content[29:33] = struct.pack(">I", zlib.crc32(content[12:29]))

    assert code_of("a.png", bytes(content)) == "picture-too-many-pixels"
    assert code_of("a.png", picture("PNG", (2000, 1001)), Policy(megapixels=2)) == (
        "picture-too-many-pixels"
    )
    assert inspect("a.png", picture("PNG", (2000, 1000)), by=Policy(megapixels=2)).size


def test_frames_count_as_pixels_too() -> None:
    frames = picture("GIF", (100, 100), save_all=True, append_images=_frames(120))

    assert code_of("a.gif", frames, Policy(megapixels=1)) == "picture-too-many-pixels"
    assert inspect("a.gif", frames, by=Policy(megapixels=2)).media_type == "image/gif"


def _frames(count: int) -> list[Image.Image]:
    return [Image.new("RGB", (100, 100), (shade, 0, 0)) for shade in range(1, count)]
