"""Previews of what cannot be shown, and marks on what can: nothing worse than a sentence."""

from __future__ import annotations

import io
import struct
import zlib
from concurrent.futures import ThreadPoolExecutor

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from PIL import Image

from tests.documents.made import docx, packed, pdf, picture
from xize.documents import blobs
from xize.documents.previews import NoMarkedCopy, NoPreview, marked, page, preview_of
from xize.documents.previews.marks import marked_picture

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BOMB = bytearray(picture("PNG", (9, 9)))
BOMB[16:24] = struct.pack(">II", 30_000, 30_000)
BOMB[29:33] = struct.pack(">I", zlib.crc32(BOMB[12:29]))


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"%PDF-1.7 nothing", "application/pdf"),
        (pdf(password="geheim"), "application/pdf"),
        (bytes(BOMB), "image/png"),
        (b"\xff\xd8\xff damaged", "image/jpeg"),
        (packed({"xl/workbook.xml": "<a/>"}), SHEET),
        (packed({"word/document.xml": "no xml"}), WORD),
        (b"\x00\x01\x02", "text/plain"),
        (b"AC1032", "image/vnd.dwg"),
        (b"anything", "application/octet-stream"),
    ],
)
def test_what_cannot_be_shown_is_not_shown(content: bytes, media_type: str) -> None:
    assert preview_of(blobs.write(content), media_type).kind == ""


def test_a_page_beyond_the_last_is_refused_and_nothing_is_kept_of_it() -> None:
    blob = blobs.write(pdf(2))

    assert page(blob, 2).pages == 2
    for number in (0, 3, 501):
        with pytest.raises(NoPreview):
            page(blob, number)


def test_many_look_at_once_and_all_see_the_same() -> None:
    blob = blobs.write(pdf(1))
    with ThreadPoolExecutor(6) as pool:
        drawn = list(pool.map(lambda _: page(blob, 1).content, range(6)))

    assert len(set(drawn)) == 1


def test_large_sheets_are_cut_and_say_so() -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("明细")
    for number in range(300):
        sheet.append([number] * 40)
    target = io.BytesIO()
    book.save(target)

    (shown,) = preview_of(blobs.write(target.getvalue()), SHEET).tables
    assert (len(shown.rows), len(shown.rows[0]), shown.more) == (200, 30, True)


def test_long_texts_are_cut_and_say_so() -> None:
    shown = preview_of(blobs.write("会".encode() * 200_000), "text/plain")
    assert shown.cut
    assert len(shown.paragraphs[0]) < 200_000

    shown = preview_of(blobs.write(docx(*["段落"] * 2001)), WORD)
    assert (shown.cut, len(shown.paragraphs)) == (True, 2000)


# ---- marks -----------------------------------------------------------------------------------


def test_marks_fit_every_size_of_page() -> None:
    source = pypdfium2.PdfDocument.new()
    for size in ((595, 842), (842, 595), (2384, 3370), (100, 60)):
        source.new_page(*size)
    target = io.BytesIO()
    source.save(target)
    source.close()

    copy = marked(io.BytesIO(target.getvalue()), "application/pdf", "罗静 2026-11-22", "a.pdf")

    with pypdfium2.PdfDocument(copy) as opened:
        for one in opened:
            words = one.get_textpage().get_text_range().split()  # narrow pages break them
            assert "罗静2026-11-22" in "".join(words)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (pdf(password="geheim"), "application/pdf"),
        (b"%PDF-1.7 nothing", "application/pdf"),
        (b"\x89PNG damaged", "image/png"),
        (docx("一"), WORD),
    ],
)
def test_what_cannot_carry_a_mark_does_not_leave(content: bytes, media_type: str) -> None:
    with pytest.raises(NoMarkedCopy) as refused:
        marked(io.BytesIO(content), media_type, "罗静", "协议")
    assert "协议" in refused.value.sentence("zh")


@settings(max_examples=20)
@given(st.integers(1, 900), st.integers(1, 900), st.text(max_size=60))
def test_any_words_on_any_picture(width: int, height: int, words: str) -> None:
    """Names come from people: whatever is in them, the copy is made and keeps its size."""
    content = marked_picture(picture("PNG", (width, height)), "PNG", words)

    assert Image.open(io.BytesIO(content)).size == (width, height)


def test_words_of_a_name_are_never_read_as_typesetting() -> None:
    copy = marked(io.BytesIO(pdf(1)), "application/pdf", '#panic("x") $ ] *', "a.pdf")

    with pypdfium2.PdfDocument(copy) as opened:
        assert '#panic("x")' in opened[0].get_textpage().get_text_range()
