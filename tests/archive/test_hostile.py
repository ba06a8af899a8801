"""Packages of strangers: zips that lead out, repeat themselves, explode, are cut off or flipped."""

from __future__ import annotations

import io
import os
import stat
import subprocess
import sys
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.archive.bags import codes, put_together, taken_apart
from tests.projects.conftest import MONDAY, Cast
from xize.archive.checking.check import check
from xize.archive.services.sealing import package, seal
from xize.cli.verify import command as verify
from xize.ledger import anchor, checkpoint


@pytest.fixture
def sealed(ended: Cast, tmp_path: Path) -> Path:
    part = seal(actor=ended.actor("stranger"), stream=ended.stream, at=MONDAY)
    path = tmp_path / "sealed.zip"
    with package(part) as source:
        path.write_bytes(source.read())
    return path


def zipped(
    folder: Path, *entries: tuple[str | zipfile.ZipInfo, bytes], packed: bool = False
) -> Path:
    path = folder / "hostile.zip"
    kind = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(path, "w", kind) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    "name",
    ["../evil", "bag/../../evil", "/etc/evil", "bag\\..\\evil", "C:/evil", "bag//evil", "bag/./x"],
)
def test_a_name_that_leads_out(tmp_path: Path, name: str) -> None:
    entry = zipfile.ZipInfo("placeholder")
    entry.filename = name
    path = zipped(tmp_path, ("bag/bagit.txt", b""), (entry, b"evil"))

    assert "path-unsafe" in codes(check(path))
    assert not list(tmp_path.rglob("evil"))


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")  # the library warns who writes it
@pytest.mark.parametrize("second", ["bag/a.txt", "bag/A.TXT"])
def test_names_that_repeat(tmp_path: Path, second: str) -> None:
    path = zipped(tmp_path, ("bag/a.txt", b"one"), (second, b"two"))

    assert "entry-duplicate" in codes(check(path))


def test_a_link(tmp_path: Path) -> None:
    entry = zipfile.ZipInfo("bag/link")
    entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    path = zipped(tmp_path, ("bag/bagit.txt", b""), (entry, b"/etc/passwd"))

    assert "entry-unusual" in codes(check(path))


def test_a_bomb(tmp_path: Path) -> None:
    path = zipped(tmp_path, ("bag/bomb", b"\0" * 40_000_000), packed=True)

    assert codes(check(path)) == {"bomb"}


def test_two_top_folders(tmp_path: Path) -> None:
    path = zipped(tmp_path, ("bag/bagit.txt", b""), ("other/bagit.txt", b""))

    assert "folder-unclear" in codes(check(path))


@pytest.mark.parametrize("content", [b"", b"PK", b"%PDF-1.7", b"\0" * 100])
def test_no_zip(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "none.zip"
    path.write_bytes(content)

    assert codes(check(path)) == {"zip-damaged"}


def test_no_bag(tmp_path: Path) -> None:
    assert codes(check(zipped(tmp_path, ("folder/a.txt", b"a")))) == {"not-a-bag"}


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_package_that_was_cut_off(sealed: Path, share: float) -> None:
    content = sealed.read_bytes()
    sealed.write_bytes(content[: int(len(content) * share)])

    assert codes(check(sealed)) == {"zip-damaged"}


@settings(
    max_examples=60,
    deadline=timedelta(seconds=20),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_a_flipped_byte_is_found_or_changes_nothing(sealed: Path, data: st.DataObject) -> None:
    """A byte of the container's own notes (a time, a comment) may differ; a file never."""
    content = bytearray(sealed.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    path = sealed.with_name("flipped.zip")
    path.write_bytes(content)

    if not any(one.is_bad for one in check(path)):
        assert taken_apart(path) == taken_apart(sealed)


def test_a_package_packed_again_by_other_tools_is_still_sound(sealed: Path) -> None:
    folder, files = taken_apart(sealed)
    path = sealed.with_name("again.zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items(), reverse=True):
            archive.writestr(f"{folder}/{name}", content)

    assert check(path) == []
    assert zipfile.is_zipfile(io.BytesIO(put_together(folder, files)))


# ---- the command line ----------------------------------------------------------------------------


def test_exit_codes(sealed: Path) -> None:
    broken = sealed.with_name("broken.zip")
    broken.write_bytes(sealed.read_bytes().replace(b"1200000", b"2200000"))
    none = sealed.with_name("none.zip")
    none.write_bytes(b"nothing")

    answers = [CliRunner().invoke(verify, [str(one)]) for one in (sealed, broken, none)]

    assert [one.exit_code for one in answers] == [0, 1, 2]
    assert "entry-damaged: data/forms" in answers[1].output
    assert answers[0].output == "sound\n"
    assert "zip-damaged" in answers[2].output


def test_it_needs_neither_database_nor_settings(sealed: Path) -> None:
    bare = {
        "PATH": os.environ["PATH"],
        "XIZE_HOME": "/proc/nowhere",
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing",
        "PYTHONPATH": os.pathsep.join(one for one in sys.path if one),
    }
    code = "from xize.cli.main import main; main()"

    done = subprocess.run(
        [sys.executable, "-c", code, "verify", str(sealed), "--language", "zh"],
        env=bare,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "sound\n", "")


def test_a_checkpoint_kept_elsewhere_agrees_or_says_nothing(sealed: Path, tmp_path: Path) -> None:
    checkpoint.write(MONDAY.date(), MONDAY)
    (kept,) = anchor.export(tmp_path / "anchors")

    assert check(sealed, anchor.read(kept)) == []


def test_a_checkpoint_kept_elsewhere_convicts_a_forged_whole(
    sealed: Path, cast: Cast, tmp_path: Path
) -> None:
    checkpoint.write(MONDAY.date(), MONDAY)
    (path,) = anchor.export(tmp_path / "anchors")
    known = anchor.read(path)
    heads = tuple(
        anchor.AnchorHead(one.stream, one.seq, "00" * 32) if one.stream == cast.stream else one
        for one in known.heads
    )
    other = anchor.Anchor(known.day, known.at, known.previous, known.hash, heads)

    assert codes(check(sealed, other)) == {"anchor-differs"}
    silent = anchor.Anchor(known.day, known.at, known.previous, known.hash, ())
    assert codes(check(sealed, silent)) == {"anchor-silent"}
