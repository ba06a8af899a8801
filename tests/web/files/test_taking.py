"""Taking copies: headers, parts, marks, and the record of what is confidential."""

from __future__ import annotations

import io
from hashlib import sha256
from pathlib import Path

import pypdfium2
import pytest
from django.test import RequestFactory
from PIL import Image, ImageChops

from tests.projects.conftest import MONDAY
from tests.web.files.conftest import FILES, PDF, RECEIPT, Cabinet
from xize.documents.models import Download
from xize.documents.services import Upload
from xize.projects import services
from xize.web.files.serving import stream

TXT = FILES["备注.txt"]


@pytest.mark.parametrize("name", FILES)
def test_every_download_is_an_attachment_that_nothing_runs(cabinet: Cabinet, name: str) -> None:
    answer = cabinet.get("li", name)

    assert b"".join(answer.streaming_content) == FILES[name]  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("name", "way"), [("协议.pdf", "/pages/1"), ("现场.jpg", "/picture"), ("录音.wav", "/media")]
)
def test_what_a_page_shows_is_guarded_too(cabinet: Cabinet, name: str, way: str) -> None:
    answer = cabinet.get("li", name, way)

    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"].startswith("private")
    assert answer["Content-Type"] in ("image/webp", "audio/wav")


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-3", 206, TXT[:4]),
        ("bytes=4-", 206, TXT[4:]),
        ("bytes=-5", 206, TXT[-5:]),
        ("bytes=0-99999", 206, TXT),
        ("bytes=-99999", 206, TXT),
        ("bytes=99999-", 416, b""),
        ("bytes=-0", 416, b""),
        ("bytes=3-1", 416, b""),
        ("bytes=0-1,3-4", 200, TXT),  # several parts: all of it
        ("lines=0-1", 200, TXT),
        ("bytes=-", 200, TXT),
    ],
)
def test_parts(cabinet: Cabinet, asked: str, status: int, part: bytes) -> None:
    answer = cabinet.get("li", "备注.txt", Range=asked)

    assert answer.status_code == status
    body = b"".join(answer.streaming_content) if answer.streaming else b""  # type: ignore[attr-defined]
    assert body == part
    if status == 206:
        first = TXT.index(part)
        assert answer["Content-Range"] == f"bytes {first}-{first + len(part) - 1}/{len(TXT)}"
        assert answer["Content-Length"] == str(len(part))
    if status == 416:
        assert answer["Content-Range"] == f"bytes */{len(TXT)}"


def test_a_part_of_another_version_is_answered_with_all_of_it(cabinet: Cabinet) -> None:
    same = {"Range": "bytes=0-3", "If-Range": f'"{cabinet.files["备注.txt"]}"'}
    other = {"Range": "bytes=0-3", "If-Range": '"other"'}

    assert cabinet.get("li", "备注.txt", **same).status_code == 206
    assert cabinet.get("li", "备注.txt", **other).status_code == 200


# ---- marks -----------------------------------------------------------------------------------


def text_of(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as opened:
        return [page.get_textpage().get_text_range() for page in opened]


def test_a_copy_of_a_pdf_carries_who_took_it_and_when_on_every_page(cabinet: Cabinet) -> None:
    copy = cabinet.body("guo", "机密.pdf")

    pages = text_of(copy)
    assert len(pages) == 2
    for text in pages:
        assert "guo 2" in text
    assert "合作协议" in pages[0], "the page itself is gone"
    assert not any("guo" in text for text in text_of(PDF))


def test_a_copy_of_a_picture_is_marked(cabinet: Cabinet) -> None:
    copy = Image.open(io.BytesIO(cabinet.body("guo", "机密.png"))).convert("RGB")

    clean = Image.new("RGB", copy.size, "white")
    assert copy.size == (300, 200)
    assert ImageChops.difference(copy, clean).getbbox() is not None


def test_what_is_looked_at_is_marked_as_well(cabinet: Cabinet) -> None:
    marked = cabinet.body("guo", "机密.pdf", "/pages/2")  # an empty page
    plain = cabinet.body("zhao", "机密.pdf", "/pages/2")

    assert Image.open(io.BytesIO(plain)).convert("L").getextrema() == (255, 255)
    assert min(Image.open(io.BytesIO(marked)).convert("L").tobytes()) < 240


def test_a_kind_that_cannot_be_marked_is_read_but_not_taken(cabinet: Cabinet) -> None:
    page = cabinet.body("guo", "机密.docx", "/look").decode()
    assert "机密条款" in page
    assert f'href="/files/{cabinet.files["机密.docx"]}"' not in page

    answer = cabinet.get("guo", "机密.docx")
    assert answer.status_code == 409
    assert "no-marked-copy" in answer.content.decode()  # type: ignore[attr-defined]


def test_the_original_is_for_its_author_and_its_signers(cabinet: Cabinet) -> None:
    original = PDF + b"\n% secret\n"
    assert cabinet.body("zhao", "机密.pdf") == original
    assert cabinet.body("li", "机密.pdf") != original

    for name in ("li", "sun"):
        cabinet.cast.sign(name)
    assert cabinet.body("li", "机密.pdf") == original
    assert cabinet.body("guo", "机密.pdf") != original


def test_whose_roles_do_not_read_it_finds_nothing(cabinet: Cabinet) -> None:
    assert cabinet.get("stranger", "机密.pdf").status_code == 404
    assert cabinet.get("stranger", "机密.pdf", "/look").status_code == 404
    assert not Download.objects.exists()


def test_a_file_in_a_closed_section_of_a_form_is_as_closed_as_the_section(
    cabinet: Cabinet,
) -> None:
    assert cabinet.body("zhao", "收据.pdf") == RECEIPT
    for way in ("", "/look", "/pages/1"):
        assert cabinet.get("li", "收据.pdf", way).status_code == 404


# ---- the record ------------------------------------------------------------------------------


def copies(cabinet: Cabinet, name: str) -> tuple[int, str]:
    answer = cabinet.client(name).get(f"/projects/{cabinet.cast.stream}/copies/agreement")
    return answer.status_code, answer.content.decode()


def test_every_copy_of_a_confidential_document_is_recorded(cabinet: Cabinet) -> None:
    cabinet.body("guo", "机密.pdf", "/look")
    cabinet.body("guo", "机密.pdf")
    cabinet.body("zhao", "机密.pdf")
    cabinet.body("zhao", "机密.pdf", Range="bytes=10-")  # the rest of the same copy
    cabinet.client("zhao").head(f"/files/{cabinet.files['机密.pdf']}")
    cabinet.get("guo", "机密.docx")  # refused

    found = Download.objects.order_by("id").values_list("person", "way", "document", "version")
    ids = cabinet.cast.ids
    assert list(found) == [
        (ids["guo"], "preview", "agreement", 1),
        (ids["guo"], "marked", "agreement", 1),
        (ids["zhao"], "original", "agreement", 1),
    ]


def test_keepers_see_who_took_copies_and_nobody_else_does(cabinet: Cabinet) -> None:
    cabinet.body("guo", "机密.pdf")

    status, page = copies(cabinet, "zhao")
    assert status == 200
    for words in ("guo", "机密.pdf", "带水印副本"):
        assert words in page
    assert [copies(cabinet, name)[0] for name in ("guo", "li", "stranger")] == [404] * 3
    assert f"/projects/{cabinet.cast.stream}/copies/agreement" in (
        cabinet.body("zhao", "机密.pdf", "/look").decode()
    )


def test_what_is_open_to_all_leaves_no_record(cabinet: Cabinet) -> None:
    cabinet.body("guo", "协议.pdf")
    cabinet.body("guo", "协议.pdf", "/look")

    assert not Download.objects.exists()


def test_a_large_file_comes_in_pieces_and_is_let_go(cabinet: Cabinet) -> None:
    large = Upload("大.txt", b"0123456789" * 100_000)
    services.comment(actor=cabinet.cast.actor("zhao"), stream=cabinet.cast.stream, text="大",
                     files=[large], at=MONDAY)  # fmt: skip
    address = f"/files/{sha256(large.content).hexdigest()}"  # type: ignore[arg-type]

    pieces = [*cabinet.client("li").get(address).streaming_content]  # type: ignore[attr-defined]
    assert len(pieces) > 3
    assert b"".join(pieces) == large.content
    part = cabinet.client("li").get(address, headers={"Range": "bytes=5-500000"})
    assert len(b"".join(part.streaming_content)) == 499_996  # type: ignore[attr-defined]


def test_a_file_is_let_go_when_the_reader_went_away(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(bytes(600_000))
    source = (tmp_path / "a").open("rb")

    answer = stream(RequestFactory().get("/"), source, "text/plain", etag="a")
    for closer in answer._resource_closers:  # type: ignore[attr-defined]  # as Django does
        closer()

    assert source.closed
