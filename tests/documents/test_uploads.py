"""Uploads: looked at, then kept by content; what is refused leaves nothing behind."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from django.test import override_settings

from tests.documents.made import pdf
from xize.documents import blobs, queries
from xize.documents.refusals import DocumentRefusal, FileTooLarge
from xize.documents.services import MEGABYTE, Upload, store

pytestmark = pytest.mark.django_db
PDF = pdf()


def test_a_file_is_kept_by_its_content(home: Path) -> None:
    kept = store(upload=Upload("协议.pdf", PDF))

    assert kept.file == kept.digest == hashlib.sha256(PDF).hexdigest()
    assert (kept.name, kept.size) == ("协议.pdf", len(PDF))
    assert blobs.read(kept.file) == PDF
    assert queries.media_type(kept.file) == "application/pdf"


def test_the_same_content_is_kept_once(home: Path) -> None:
    first = store(upload=Upload("a.pdf", PDF))
    second = store(upload=Upload("b.pdf", io.BytesIO(PDF)))

    assert first.file == second.file
    assert len([path for path in (home / "blobs").rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize("name", ["a.docx", "../a.pdf", "a.exe"])
def test_what_is_refused_leaves_nothing_behind(home: Path, name: str) -> None:
    with pytest.raises(DocumentRefusal):
        store(upload=Upload(name, PDF))

    assert not (home / "blobs").exists(), "a refused file was kept"


@override_settings(XIZE_UPLOAD_LIMIT_MB=1)
def test_a_file_over_the_limit_is_refused_and_the_limit_named(home: Path) -> None:
    assert store(upload=Upload("a.txt", b"x" * MEGABYTE)).size == MEGABYTE

    with pytest.raises(FileTooLarge) as refused:
        store(upload=Upload("b.txt", b"x" * (MEGABYTE + 1)))

    assert "1 MB" in refused.value.sentence("zh")
