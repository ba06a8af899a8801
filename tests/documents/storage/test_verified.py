"""`xize verify` finds changed and missing files in either store, in documents and in comments."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from tests.documents.made import pdf
from tests.documents.storage.test_stores import _spoil
from tests.projects.conftest import MONDAY, Cast, build_cast
from xize.documents import blobs
from xize.documents.services import Upload, store
from xize.projects.services import comment
from xize.projects.verify import verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(db: None, place: str, tmp_path: Path) -> Iterator[Cast]:
    """A project whose first step brought a file, and a comment that brought another."""
    with override_settings(XIZE_HOME=tmp_path, XIZE_BLOBS=place):
        cast = build_cast()
        cast.start()
        cast.draft()
        files = [Upload("附件.pdf", pdf(2))]
        comment(actor=cast.actor("li"), stream=cast.stream, text="附件", files=files, at=MONDAY)
        yield cast


def kinds() -> list[tuple[str, str]]:
    return [(one.kind.value, one.detail) for one in verify()]


def test_every_file_is_compared(cast: Cast, place: str) -> None:
    assert kinds() == []
    attached = store(upload=Upload("附件.pdf", pdf(2))).file

    _spoil(place, attached)
    assert kinds() == [("payload-changed", "附件.pdf")]

    blobs.delete(attached)
    assert kinds() == [("payload-missing", "附件.pdf")]
