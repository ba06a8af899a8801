"""Opening the zip of a stranger: every name and size is looked at before anything is unpacked."""

from __future__ import annotations

import lzma
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from xize.archive.checking.findings import Finding

MOST_ENTRIES: Final = 200_000
MOST_RATIO: Final = 200
"""How much larger than its packed form an entry may be; ours are not packed at all."""
SMALL: Final = 16 * 1024 * 1024
"""Below this, a ratio harms nobody."""
CHUNK: Final = 1 << 18

DAMAGED: Final = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError,
    ValueError, OSError, OverflowError, struct.error,
)  # fmt: skip
"""What reading a damaged or hostile zip raises."""


_ENTRY_DAMAGED: Final = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError)


class Unopened(Exception):  # noqa: N818 - it names what is the matter
    """The zip cannot or must not be unpacked; ``findings`` say why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(findings)
        self.findings = findings


def unpack(path: Path, into: Path) -> tuple[Path, list[Finding]]:
    """Unpack a package: the folder all of it lies in, and entries that are damaged.

    Raises ``Unopened``.
    """
    damaged = []
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            found = [*_suspect(entries, path.stat().st_size)]
            if found:
                raise Unopened(*found)
            for one in entries:
                if not _written(archive, one, into):
                    damaged.append(Finding("entry-damaged", one.filename.partition("/")[2]))
    except DAMAGED as error:
        raise Unopened(Finding("zip-damaged", detail=str(error)[:200])) from error
    return into / _folder(entries), damaged


def _suspect(entries: list[zipfile.ZipInfo], size: int) -> Iterator[Finding]:
    if not entries:
        yield Finding("zip-damaged")
    seen: set[str] = set()
    for one in entries:
        key = unicodedata.normalize("NFC", one.filename).casefold()
        if key in seen:
            yield Finding("entry-duplicate", one.filename)
        seen.add(key)
        if not _is_safe(one.filename):
            yield Finding("path-unsafe", one.filename)
        if _is_unusual(one):
            yield Finding("entry-unusual", one.filename)
        if one.file_size > SMALL and one.file_size > MOST_RATIO * max(one.compress_size, 1):
            yield Finding("bomb", one.filename)
    packed, whole = sum(one.compress_size for one in entries), sum(one.file_size for one in entries)
    overlapping = packed > size
    if len(entries) > MOST_ENTRIES or overlapping or whole > SMALL + MOST_RATIO * size:
        yield Finding("bomb", detail=f"{len(entries)} / {whole}")
    if len({PurePosixPath(one.filename).parts[:1] for one in entries}) > 1:
        yield Finding("folder-unclear")


def _is_safe(name: str) -> bool:
    if not name or "\\" in name or "\x00" in name or name.startswith("/"):
        return False
    parts = name.rstrip("/").split("/")
    return all(one not in ("", ".", "..") for one in parts) and ":" not in parts[0]


def _is_unusual(one: zipfile.ZipInfo) -> bool:
    kind = stat.S_IFMT(one.external_attr >> 16)
    return bool(one.flag_bits & 0x1) or kind not in (0, stat.S_IFREG, stat.S_IFDIR)


def _written(archive: zipfile.ZipFile, one: zipfile.ZipInfo, into: Path) -> bool:
    """Unpack one entry; of a damaged one, what can be read, so that the rest is checked too."""
    try:
        _write(archive, one, into)
    except _ENTRY_DAMAGED:
        return False
    return True


def _write(archive: zipfile.ZipFile, one: zipfile.ZipInfo, into: Path) -> None:
    path = into / one.filename
    if one.is_dir():
        path.mkdir(parents=True, exist_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(one) as source, path.open("xb") as target:
        while piece := source.read(CHUNK):
            target.write(piece)


def _folder(entries: list[zipfile.ZipInfo]) -> str:
    return PurePosixPath(entries[0].filename).parts[0]
