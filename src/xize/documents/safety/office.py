"""Archives by what they hold: office files, and the archives people pack themselves."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO
from xml.etree.ElementTree import ParseError

from defusedxml.ElementTree import fromstring

from xize.documents.refusals import FileUnreadable
from xize.documents.safety.archives import MEGABYTE, Bounds, SafeArchive, is_program, open_archive
from xize.documents.safety.names import shown
from xize.documents.safety.refusals import (
    MemberUnsafe,
    NestedTooDeep,
    ReachesOutside,
    UnpacksTooLarge,
)
from xize.documents.safety.xml import check_prolog

MARKUP = (".xml", ".rels", ".vml")
MACRO_PARTS = ("vbaproject.bin", "vbadata.xml")
MACRO_SHEETS = "xl/macrosheets/"
LOADED = ("/attachedTemplate", "/oleObject", "/subDocument", "/frame", "/aFChunk")
"""Relationships that a program follows by itself when it opens the file (ECMA-376, part 1)."""

ELSEWHERE = ("http:", "https:", "ftp:", "\\\\", "//", "file://///", "mhtml:", "ms-", "javascript:")
ZIP = b"PK\x03\x04"
HELD = 8 * MEGABYTE
"""Of an inner archive kept in memory; the rest goes to a file without a name."""


@dataclass(frozen=True, slots=True)
class Found:
    """What stands against an archive that the settings decide on."""

    macros: bool = False
    encrypted: bool = False


def check_office(archive: SafeArchive, about: str) -> Found:
    """Look at the parts of an office file.

    Raises ``EntitiesInside``, ``ReachesOutside``, ``FileUnreadable``.
    """
    if archive.is_encrypted:
        return Found(encrypted=True)
    for name in archive.names:
        if name.lower().endswith(MARKUP):
            with archive.open(name) as part:
                check_prolog(part, about)
        if name.lower().endswith(".rels"):
            _check_links(archive.read(name), about)
    return Found(macros=has_macros(archive))


def has_macros(archive: SafeArchive) -> bool:
    """Whether there is a VBA project, a sheet of Excel 4 macros, or an embedded program."""
    return any(
        PurePosixPath(name).name.lower() in MACRO_PARTS
        or name.lower().startswith(MACRO_SHEETS)
        or is_program(name)
        for name in archive.names
    )


def _check_links(content: bytes, about: str) -> None:
    try:
        links = fromstring(content)
    except ParseError as error:
        raise FileUnreadable(about) from error
    for link in links:
        target = link.get("Target", "").strip().lower()
        if (
            link.get("TargetMode") == "External"
            and link.get("Type", "").endswith(LOADED)
            and target.startswith(ELSEWHERE)
        ):
            raise ReachesOutside(about)


def check_packed(archive: SafeArchive, about: str) -> Found:
    """Look into an archive of people's own files, and into the archives inside it.

    Raises ``MemberUnsafe`` for programs, ``NestedTooDeep``, ``UnpacksTooLarge`` and what an inner
    archive is refused for.
    """
    found = [False, False]
    _descend(archive, about, archive.bounds, archive.bounds.depth, found)
    return Found(macros=found[0], encrypted=found[1])


def _descend(archive: SafeArchive, about: str, bounds: Bounds, left: int, found: list[bool]) -> int:
    """Bytes of all that is inside, inner archives counted too."""
    found[0] |= has_macros(archive)
    found[1] |= archive.is_encrypted
    total = archive.total
    for name in archive.names:
        if is_program(name):
            raise MemberUnsafe(about, member=shown(name)[:80])
        if archive.is_encrypted or archive.read(name, len(ZIP)) != ZIP:
            continue
        if left <= 1:
            raise NestedTooDeep(about, limit=bounds.depth)
        with tempfile.SpooledTemporaryFile(max_size=HELD) as inner:
            _unpack(archive, name, inner)
            opened = open_archive(inner, about=about, bounds=bounds)
            total += _descend(opened, about, bounds, left - 1, found)
        if total > bounds.total_mb * MEGABYTE:
            raise UnpacksTooLarge(about, limit=bounds.total_mb)
    return total


def _unpack(archive: SafeArchive, name: str, target: IO[bytes]) -> None:
    with archive.open(name) as source:
        while found := source.read(MEGABYTE):
            target.write(found)
