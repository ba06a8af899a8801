"""Uploads: kept by content, refused with a code and a remedy when they are no use to anybody."""

from __future__ import annotations

import hashlib
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from django.test import override_settings

from xize.documents import blobs, queries
from xize.documents.refusals import DocumentRefusal, FileEmpty, FileTooLarge, FileUnreadable
from xize.documents.services import MEGABYTE, Upload, store

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n..."


def docx(content: str = "text") -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", content)
    return buffer.getvalue()


def test_a_file_is_kept_by_its_content(home: Path) -> None:
    kept = store(upload=Upload("协议.pdf", PDF))

    assert kept.file == kept.digest == hashlib.sha256(PDF).hexdigest()
    assert (kept.name, kept.size) == ("协议.pdf", len(PDF))
    assert blobs.read(kept.file) == PDF
    assert queries.media_type(kept.file) == "application/pdf"


def test_the_same_content_is_kept_once(home: Path) -> None:
    first = store(upload=Upload("a.pdf", PDF))
    second = store(upload=Upload("b.pdf", PDF))

    assert first.file == second.file
    assert len([path for path in (home / "blobs").rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", docx()),
        ("a.xlsx", docx()),
        ("a.png", b"\x89PNG\r\n\x1a\n..."),
        ("备注.txt", "会议纪要".encode("gb18030")),
        ("备注.txt", "会议纪要".encode()),
        ("drawing.dwg", b"\x00\x01 anything"),
        ("A.PDF", PDF),
    ],
)
def test_what_an_office_sends_is_taken(name: str, content: bytes) -> None:
    assert store(upload=Upload(name, content)).size == len(content)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.pdf", b"", FileEmpty),
        ("a.pdf", docx(), FileUnreadable),
        ("a.docx", PDF, FileUnreadable),
        ("a.docx", docx()[:40], FileUnreadable),  # cut off on the way
        ("a.png", b"GIF89a", FileUnreadable),
        ("a.txt", b"MZ\x00\x00", FileUnreadable),
    ],
)
def test_what_is_no_use_is_refused(
    home: Path, name: str, content: bytes, kind: type[DocumentRefusal]
) -> None:
    with pytest.raises(kind) as refused:
        store(upload=Upload(name, content))

    for language in ("zh-hans", "en"):
        assert name in refused.value.sentence(language)
    assert not (home / "blobs").exists(), "a refused file was kept"


@override_settings(XIZE_UPLOAD_LIMIT_MB=1)
def test_a_file_over_the_limit_is_refused_and_the_limit_named(home: Path) -> None:
    assert store(upload=Upload("a.bin", b"x" * MEGABYTE)).size == MEGABYTE

    with pytest.raises(FileTooLarge) as refused:
        store(upload=Upload("b.bin", b"x" * (MEGABYTE + 1)))

    assert "1 MB" in refused.value.sentence("zh")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\Users\\zhao\\协议.pdf", "协议.pdf"),
        ("../../etc/协议.pdf", "协议.pdf"),
        ("协" * 300 + ".pdf", "协" * 196 + ".pdf"),
    ],
)
def test_names_bring_no_folders_with_them(given: str, kept: str) -> None:
    assert store(upload=Upload(given, PDF)).name == kept


def test_a_blob_knows_whether_it_was_changed(home: Path) -> None:
    kept = store(upload=Upload("a.pdf", PDF)).file
    assert blobs.is_sound(kept) is True

    blobs.path_of(kept).write_bytes(b"%PDF other")
    assert blobs.is_sound(kept) is False

    blobs.path_of(kept).unlink()
    assert blobs.is_sound(kept) is None
