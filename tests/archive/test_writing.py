"""Names inside packages, manifests, and files that are never whole in memory."""

from __future__ import annotations

import io
import re
import tracemalloc
import zipfile
from pathlib import Path

import bagit
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.projects.conftest import MONDAY
from xize.archive.package.names import LONGEST, Taken, safe
from xize.archive.writing.bag import BagWriter, manifest

MEGABYTE = 1024 * 1024


class Endless(io.RawIOBase):
    """So many bytes, made as they are read."""

    def __init__(self, size: int) -> None:
        self._left = size

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        count = min(self._left, size)
        self._left -= count
        return b"x" * count


@given(st.text(max_size=200))
def test_a_safe_name_is_one_on_every_system(text: str) -> None:
    name = safe(text)

    assert name
    assert name == name.strip()
    assert len(name) <= LONGEST + 1
    assert not name.endswith(".")
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
    assert safe(name) == name
    assert name.partition(".")[0].strip().upper() not in {"CON", "PRN", "AUX", "NUL", "COM1"}
    assert name not in (".", "..")


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("合作协议（草案）.docx", "合作协议（草案）.docx"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("con.pdf", "_con.pdf"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("长" * 100 + ".pdf", "长" * 56 + ".pdf"),
        ("...", "_"),
    ],
)
def test_names(given_name: str, kept: str) -> None:
    assert safe(given_name) == kept


def test_names_that_differ_in_case_alone_are_told_apart() -> None:
    taken = Taken()

    assert [taken.free("d", one) for one in ("A.pdf", "a.pdf", "a.pdf", "b")] == [
        "d/A.pdf",
        "d/a (2).pdf",
        "d/a (3).pdf",
        "d/b",
    ]


def test_what_would_break_a_manifest_is_escaped() -> None:
    assert manifest({"data/a%b\r\nc": "00"}) == b"00  data/a%25b%0D%0Ac\n"


def test_a_large_file_is_never_whole_in_memory(tmp_path: Path) -> None:
    with (tmp_path / "large.zip").open("wb") as out:
        tracemalloc.start()
        bag = BagWriter(out, "bag", MONDAY)
        digests = bag.copy("documents/large.bin", Endless(64 * MEGABYTE))  # type: ignore[arg-type]
        bag.finish([("Bagging-Date", "2026-09-28")])
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert digests.size == 64 * MEGABYTE
    assert peak < 4 * MEGABYTE
    with zipfile.ZipFile(tmp_path / "large.zip") as archive:
        archive.extractall(tmp_path)
    assert bagit.Bag(str(tmp_path / "bag")).is_valid()
