"""The directory of an OLE compound file (doc, xls, ppt, msg): which streams it holds.

[MS-CFB]: a header, a table of sector chains (FAT), a directory of 128-byte entries.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import IO

from xize.documents.refusals import FileUnreadable
from xize.documents.safety.source import piece

HEADER = 512
ENTRY = 128
LAST = 0xFFFFFFFA
"""Sector numbers from here on mean: free, end of chain, tables."""

MOST_ENTRIES = 20_000
FIRST_TABLES = 109
MACRO_STORAGES = frozenset({"Macros", "_VBA_PROJECT_CUR", "VBA", "_VBA_PROJECT"})
PASSWORD_STREAMS = frozenset({"EncryptedPackage", "EncryptedSummary"})
WORD_ENCRYPTED = 0x0100
"""fEncrypted among the flags of Word's file information block ([MS-DOC] 2.5.2)."""

EXCEL_PASSWORD = 0x2F
"""The FilePass record, which stands right after the first one ([MS-XLS] 2.4.117)."""


@dataclass(frozen=True, slots=True)
class Stream:
    """An entry of the directory and where its content begins."""

    name: str
    offset: int
    size: int


class Directory:
    """The streams and storages of a compound file, by name."""

    def __init__(self, source: IO[bytes], streams: list[Stream]) -> None:
        self._source = source
        self.streams = {one.name: one for one in streams}

    @property
    def has_macros(self) -> bool:
        """Whether there is a VBA project."""
        return bool(MACRO_STORAGES & {*self.streams})

    @property
    def is_encrypted(self) -> bool:
        """Whether a password is needed: of the package, of Word's or of Excel's own kind."""
        if PASSWORD_STREAMS & {*self.streams}:
            return True
        word = self._beginning("WordDocument")
        if len(word) >= 12 and word.startswith(b"\xec\xa5"):
            return bool(struct.unpack_from("<H", word, 10)[0] & WORD_ENCRYPTED)
        book = self._beginning("Workbook") or self._beginning("Book")
        if len(book) >= 4:
            first = 4 + struct.unpack_from("<H", book, 2)[0]
            return book[first : first + 2] == struct.pack("<H", EXCEL_PASSWORD)
        return False

    def holds(self, beginnings: tuple[str, ...]) -> bool:
        """Whether an entry begins like one of these; anything will do where none is asked."""
        return not beginnings or any(name.startswith(beginnings) for name in self.streams)

    def _beginning(self, name: str) -> bytes:
        found = self.streams.get(name)
        return piece(self._source, found.offset, min(found.size, 64)) if found else b""


def directory_of(source: IO[bytes], about: str) -> Directory:
    """Read the directory. Raises ``FileUnreadable`` for a broken one, however it is broken."""
    try:
        return Directory(source, list(_streams(source)))
    except (struct.error, ValueError, IndexError) as error:
        raise FileUnreadable(about) from error


def _streams(source: IO[bytes]) -> list[Stream]:
    header = piece(source, 0, HEADER)
    shift = struct.unpack_from("<H", header, 30)[0]
    if shift not in (9, 12):
        raise ValueError("sectors of 512 or 4096 bytes")
    sector = 1 << shift
    first = struct.unpack_from("<I", header, 48)[0]
    table = _table(source, header, sector)
    found: list[Stream] = []
    for number in _chain(table, first, MOST_ENTRIES * ENTRY // sector):
        block = piece(source, (number + 1) * sector, sector)
        for place in range(0, len(block) - ENTRY + 1, ENTRY):
            found.extend(_entry(block[place : place + ENTRY], sector))
    if not found:
        raise ValueError("an empty directory")
    return found


def _entry(entry: bytes, sector: int) -> list[Stream]:
    length = struct.unpack_from("<H", entry, 64)[0]
    if entry[66] not in (1, 2, 5) or not 2 <= length <= 64:
        return []
    name = entry[: length - 2].decode("utf-16-le", "replace")
    start, size = struct.unpack_from("<II", entry, 116)
    offset = (start + 1) * sector if start < LAST else 0
    return [Stream(name, offset, size if offset else 0)]


def _table(source: IO[bytes], header: bytes, sector: int) -> list[int]:
    """The chains, from the tables the header names; files over 7 MB go on in further ones,
    whose directory lies in the part that is read all the same in every program's output."""
    numbers = struct.unpack_from(f"<{FIRST_TABLES}I", header, 76)
    table: list[int] = []
    for number in numbers:
        if number >= LAST:
            break
        block = piece(source, (number + 1) * sector, sector)
        table.extend(struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4]))
    return table


def _chain(table: list[int], first: int, most: int) -> list[int]:
    """The sectors of a chain in order. Raises ``ValueError`` for one that runs in a circle."""
    found: list[int] = []
    number = first
    while number < LAST:
        if len(found) > most:
            raise ValueError("a chain without an end")
        found.append(number)
        if number >= len(table):
            break
        number = table[number]
    return found
