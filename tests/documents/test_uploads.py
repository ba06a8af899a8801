"""Uploads: looked at, then kept by content; what is refused leaves nothing behind."""

from __future__ import annotations

import hashlib
import io
import tracemalloc
from pathlib import Path

import pytest
from django.test import override_settings

from tests.documents.made import docx, pdf
from tests.projects.conftest import MONDAY, build_cast
from xize.documents import blobs, queries
from xize.documents.refusals import DocumentRefusal, FileTooLarge
from xize.documents.services import MEGABYTE, Upload, store
from xize.projects.services import comment

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


def test_a_large_upload_is_never_whole_in_memory(home: Path) -> None:
    line = "会议纪要：各方同意合作方案，按月结算，年终复核。\n".encode()
    large = home / "large.txt"
    large.write_bytes(line * (40 * MEGABYTE // len(line)))

    with large.open("rb") as content:
        tracemalloc.start()
        kept = store(upload=Upload("large.txt", content))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert kept.size > 39 * MEGABYTE
    assert peak < 12 * MEGABYTE
    assert blobs.is_sound(kept.file) is True


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        ({"XIZE_UPLOAD_FILES": 1}, "too-many-files"),
        ({"XIZE_SUBMISSION_LIMIT_MB": 0}, "submission-too-large"),
        ({"XIZE_PROJECT_LIMIT_MB": 0}, "project-files-full"),
    ],
)
def test_what_is_sent_with_a_step_is_bounded_before_anything_is_kept(
    home: Path, limits: dict[str, int], code: str
) -> None:
    cast = build_cast()
    cast.start()
    cast.draft()
    before = sorted(path.name for path in (home / "blobs").rglob("*") if path.is_file())
    files = [Upload("a.docx", docx("一")), Upload("b.docx", docx("二"))]

    with override_settings(**limits), pytest.raises(DocumentRefusal) as refused:
        comment(actor=cast.actor("li"), stream=cast.stream, text="附件", files=files, at=MONDAY)

    assert refused.value.code == code
    after = sorted(path.name for path in (home / "blobs").rglob("*") if path.is_file())
    assert after == before
