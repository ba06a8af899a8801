"""Damaged and hostile files: a code and a remedy, quickly, and never anything else."""

from __future__ import annotations

import functools
import time
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.texts import made
from xize.documents.texts import TextUnreadable, has_text, paragraphs_of
from xize.documents.texts.budget import CHARACTERS

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
ENTITIES = (
    '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
KINDS = (
    *(made.DOCX, made.XLSX, made.PPTX, made.PDF),
    *("text/plain", "text/csv", "application/json"),
)


def code_for(content: bytes, media_type: str) -> str:
    with pytest.raises(TextUnreadable) as refused:
        paragraphs_of(content, media_type)
    return refused.value.code


@pytest.mark.parametrize("before", [ENTITIES, OUTSIDE, "<!DOCTYPE d>"])
def test_entities_are_refused_with_the_document_type(before: str) -> None:
    content = made.word("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", before)

    assert code_for(content, made.DOCX) == "text-damaged"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    begun = time.monotonic()
    content = made.package({"word/document.xml": b" " * 200_000_000})

    assert len(content) < 300_000
    assert code_for(content, made.DOCX) == "text-too-large"
    assert time.monotonic() - begun < 10


def test_an_archive_that_lies_about_its_size_is_damaged() -> None:
    content = made.package({"word/document.xml": b" " * 50_000_000})
    entry = content.rindex(b"PK\x01\x02")
    lie = (1000).to_bytes(4, "little")
    lying = content[: entry + 24] + lie + content[entry + 28 :]

    assert zipfile.is_zipfile(BytesIO(lying))
    assert code_for(lying, made.DOCX) == "text-damaged"


def test_too_many_parts_are_refused() -> None:
    content = made.package({f"word/{n}.xml": b"" for n in range(10_001)}, zipfile.ZIP_STORED)

    assert code_for(content, made.DOCX) == "text-too-large"


def test_more_text_than_is_read_is_refused_in_every_kind() -> None:
    long = "x" * (CHARACTERS + 1)
    book = made.package(
        {"xl/sharedStrings.xml": f"<sst><si><t>{long}</t></si></sst>"}, zipfile.ZIP_STORED
    )

    assert code_for(long.encode(), "text/plain") == "text-too-large"
    assert code_for(f'["{long}"]'.encode(), "application/json") == "text-too-large"
    assert code_for(book, made.XLSX) == "text-too-large"


def test_a_table_of_texts_pointed_to_again_and_again_is_refused() -> None:
    cells = '<c t="s"><v>0</v></c>' * 1000
    book = made.package(
        {
            "xl/workbook.xml": '<w xmlns:r="urn:r"><sheet name="s" r:id="r1"/></w>',
            "xl/_rels/workbook.xml.rels": '<r><Relationship Id="r1" Target="s.xml"/></r>',
            "xl/sharedStrings.xml": f"<sst><si><t>{'x' * 10_000}</t></si></sst>",
            "xl/s.xml": f"<sheet><row>{cells}</row></sheet>",
        },
        zipfile.ZIP_STORED,
    )
    assert code_for(book, made.XLSX) == "text-too-large"


def test_json_as_deep_as_it_likes_is_read_as_lines_at_worst() -> None:
    deep = b"[" * 900 + b'"x"' + b"]" * 900
    deeper = b"[" * 200_000

    assert paragraphs_of(deep, "application/json") == ["x"]
    assert paragraphs_of(deeper, "application/json") == [deeper.decode()]


def test_xml_as_deep_as_it_likes_is_read() -> None:
    body = "<w:a>" * 20_000 + "<w:p><w:r><w:t>底</w:t></w:r></w:p>" + "</w:a>" * 20_000

    assert paragraphs_of(made.word(body), made.DOCX) == ["底"]


@pytest.mark.parametrize(
    ("content", "media_type", "code"),
    [
        (OLE, "application/msword", "text-old-format"),
        (OLE, "application/vnd.ms-excel", "text-old-format"),
        (OLE, made.DOCX, "text-locked"),
        (b"\x89PNG\r\n\x1a\n", "image/png", "text-none"),
        (b"PK\x03\x04", "application/zip", "text-none"),
        (b"", made.DOCX, "text-damaged"),
        (made.agreement()[:-200], made.DOCX, "text-damaged"),
        (b"%PDF-1.7\n...", made.PDF, "text-damaged"),
        (made.locked(made.pdf("密")), made.PDF, "text-locked"),
        (b"\xff\xff\xff\xff", "text/plain", "text-damaged"),
        (b"\x00\x01\x02", "text/plain", "text-damaged"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(
    content: bytes, media_type: str, code: str
) -> None:
    assert code_for(content, media_type) == code


def test_kinds_without_text_are_known_beforehand() -> None:
    assert all(map(has_text, KINDS))
    assert not has_text("image/png")


@functools.cache
def sound(kind: str) -> bytes:
    """A sound file, made once: the same bytes for every example."""
    makers = {made.DOCX: made.agreement, made.XLSX: made.workbook}
    return makers[kind]() if kind in makers else b'{"a": "\xe4"}'


@given(st.sampled_from([made.DOCX, made.XLSX, "text/plain", "application/json"]), st.data())
def test_a_file_with_some_bytes_changed_is_read_or_refused(kind: str, data: st.DataObject) -> None:
    content = bytearray(sound(kind))
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    with suppress(TextUnreadable):
        assert all(paragraphs_of(bytes(content), kind))
