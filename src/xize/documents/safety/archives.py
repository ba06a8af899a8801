"""Reading zip archives within bounds: nothing larger, deeper or stranger than allowed is opened.

Knows no settings and no database, so that a dossier can be checked anywhere.
"""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from pathlib import PurePosixPath
from typing import IO, Any, BinaryIO

from xize.documents.refusals import FileUnreadable
from xize.documents.safety.names import PROGRAMS, shown
from xize.documents.safety.refusals import (
    Encrypted,
    MembersOverlap,
    MemberUnsafe,
    PackedTooTightly,
    TooManyMembers,
    UnpacksTooLarge,
)
from xize.documents.safety.source import Content, opened

MEGABYTE = 1024 * 1024
LOCAL_HEADER = 30
"""Bytes of a local header before its name (APPNOTE 4.3.7)."""

ENCRYPTED = 0x1
UTF8_NAME = 0x800
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)
"""What a damaged archive makes the reader raise."""

KNOWN_PACKING = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most an archive may hold. ``total_mb`` counts what is unpacked, inner archives too."""

    files: int = 10_000
    total_mb: int = 1024
    ratio: int = 200
    """Unpacked to packed, for members over a megabyte: text packs 20:1, bombs 1000:1."""
    depth: int = 3


class SafeArchive:
    """An open archive whose table of contents is within the bounds.

    What a member declares is also the most that is ever unpacked of it: a lie is found by its
    check sum and refused as unreadable.
    """

    def __init__(self, archive: zipfile.ZipFile, about: str, bounds: Bounds) -> None:
        self._archive, self._about, self.bounds = archive, about, bounds
        self._members = {one.filename: one for one in archive.infolist() if not one.is_dir()}

    @property
    def names(self) -> tuple[str, ...]:
        """The members' names in their order, without folders."""
        return tuple(self._members)

    @property
    def is_encrypted(self) -> bool:
        """Whether a member needs a password."""
        return any(one.flag_bits & ENCRYPTED for one in self._members.values())

    @property
    def total(self) -> int:
        """Bytes of all members, unpacked."""
        return sum(one.file_size for one in self._members.values())

    def __contains__(self, name: object) -> bool:
        return name in self._members

    def size(self, name: str) -> int:
        """Bytes of a member, unpacked. Raises ``KeyError``."""
        return self._members[name].file_size

    def read(self, name: str, most: int | None = None) -> bytes:
        """A member, or its first so many bytes.

        Raises ``KeyError``, ``Encrypted``, ``FileUnreadable``.
        """
        with self.open(name) as source:
            return source.read() if most is None else source.read(most)

    def open(self, name: str) -> BinaryIO:
        """A member as a file, for reading large ones in pieces.

        Raises as ``read`` does; a wrong check sum is found at the end.
        """
        member = self._members[name]
        if member.flag_bits & ENCRYPTED:
            raise Encrypted(self._about)
        try:
            return BufferedReader(_Member(self._archive.open(member), self._about))
        except BROKEN as error:
            raise FileUnreadable(self._about) from error


class _Member(RawIOBase):
    """A member that answers damage with a refusal."""

    def __init__(self, source: IO[bytes], about: str) -> None:
        self._source, self._about = source, about

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer, as far as there is something."""
        try:
            found = self._source.read(len(buffer))
        except BROKEN as error:
            raise FileUnreadable(self._about) from error
        buffer[: len(found)] = found
        return len(found)

    def close(self) -> None:
        """Let the member go."""
        self._source.close()
        super().close()


def open_archive(
    content: Content, *, about: str = "zip", bounds: Bounds | None = None
) -> SafeArchive:
    """Open a zip archive, bytes or a seekable file, after looking at its table of contents.

    Raises ``FileUnreadable`` for what is none, and the refusals of archives: too many members,
    too large, packed too tightly, overlapping members or bytes before the first one, names that
    leave the folder. ``about`` is the name a refusal tells.
    """
    bounds = bounds or Bounds()
    source = opened(content)
    try:
        archive = zipfile.ZipFile(source)
    except BROKEN as error:
        raise FileUnreadable(about) from error
    members = archive.infolist()
    _check_amounts(members, about, bounds)
    _check_places(archive, members, about)
    _check_names(members, about)
    return SafeArchive(archive, about, bounds)


def _check_amounts(members: list[zipfile.ZipInfo], about: str, bounds: Bounds) -> None:
    if len(members) > bounds.files:
        raise TooManyMembers(about, limit=bounds.files)
    if sum(one.file_size for one in members) > bounds.total_mb * MEGABYTE:
        raise UnpacksTooLarge(about, limit=bounds.total_mb)
    for one in members:
        if one.file_size > max(one.compress_size, 1) * bounds.ratio and one.file_size > MEGABYTE:
            raise PackedTooTightly(about, limit=bounds.ratio)
        if one.compress_type not in KNOWN_PACKING:
            raise FileUnreadable(about)


def _check_places(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], about: str) -> None:
    """No member begins inside another, none in the table of contents, nothing lies before."""
    places = sorted(members, key=lambda one: one.header_offset)
    ends = [*(one.header_offset for one in places), archive.start_dir]
    for one, end in zip(places, ends[1:], strict=True):
        if one.header_offset + LOCAL_HEADER + one.compress_size > end:
            raise MembersOverlap(about)
    if ends[0] != 0:
        raise MembersOverlap(about)


def _check_names(members: list[zipfile.ZipInfo], about: str) -> None:
    seen: set[str] = set()
    for one in members:
        name = title_of(one)
        if name in seen or not is_safe_member(name) or _is_link(one):
            raise MemberUnsafe(about, member=shown(name)[:80])
        seen.add(name)


def title_of(member: zipfile.ZipInfo) -> str:
    """The member's name as its sender saw it: Chinese Windows packs GBK names without a mark."""
    if member.flag_bits & UTF8_NAME:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename


def is_safe_member(name: str) -> bool:
    """Whether a member stays in the folder it is unpacked to, and does not hide what it is."""
    parts = name.replace("\\", "/").rstrip("/").split("/")
    return shown(name) == name and not {"", ".."} & {*parts} and ":" not in parts[0]


def is_program(name: str) -> bool:
    """Whether a member would start something when it is opened."""
    return PurePosixPath(name).suffix.lower() in PROGRAMS


def _is_link(member: zipfile.ZipInfo) -> bool:
    """A symbolic link (the Unix mode in the upper half of the attributes)."""
    return (member.external_attr >> 16) & 0o170000 == 0o120000
