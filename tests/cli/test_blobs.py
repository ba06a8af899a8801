"""`xize blobs`: files move house, each checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import override_settings

from tests.documents.made import docx, pdf
from xize.cli.blobs import command
from xize.documents.services import Upload, store
from xize.documents.storage.folder import Folder

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[Path]:
    with override_settings(XIZE_HOME=tmp_path):
        yield tmp_path


def test_every_file_is_copied_and_a_second_run_finds_them_there(home: Path) -> None:
    kept = [store(upload=Upload(name, made)).file for name, made in FILES.items()]

    first = CliRunner().invoke(command, [str(home / "new")])
    second = CliRunner().invoke(command, [str(home / "new")])

    assert (first.exit_code, second.exit_code) == (0, 0), first.output
    assert "2 copied, 0 there already, 0 damaged, 0 missing" in first.output
    assert "0 copied, 2 there already" in second.output
    assert sorted(Folder(home / "new").all()) == sorted(kept)


def test_damaged_and_missing_files_are_named(home: Path) -> None:
    one, two = (store(upload=Upload(name, made)).file for name, made in FILES.items())
    Folder(home / "blobs").path_of(one).write_bytes(b"spoilt")
    Folder(home / "blobs").delete(two)

    result = CliRunner().invoke(command, [str(home / "new")])

    assert result.exit_code == 1
    assert f"damaged  {one}" in result.output
    assert f"missing  {two}" in result.output


FILES = {"a.pdf": pdf(), "a.docx": docx("一")}
