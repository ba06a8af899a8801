"""Files as they are looked at: in pieces, never whole in memory unless they came that way."""

from __future__ import annotations

from collections.abc import Iterator
from io import SEEK_END, BytesIO
from typing import IO

Content = bytes | IO[bytes]
"""Bytes, or an open seekable file."""

PIECE = 1024 * 1024


def opened(content: Content) -> IO[bytes]:
    """A seekable file over the content, at its beginning."""
    source = BytesIO(content) if isinstance(content, bytes) else content
    source.seek(0)
    return source


def size_of(source: IO[bytes]) -> int:
    """How many bytes there are."""
    return source.seek(0, SEEK_END)


def piece(source: IO[bytes], offset: int, length: int) -> bytes:
    """Up to so many bytes from a place."""
    source.seek(offset)
    return source.read(length)


def pieces(source: IO[bytes], size: int = PIECE) -> Iterator[bytes]:
    """All of it from the beginning, a piece at a time."""
    source.seek(0)
    while found := source.read(size):
        yield found


def holds(source: IO[bytes], marks: tuple[bytes, ...]) -> bytes | None:
    """The first of some lower-case marks that occurs anywhere, whatever its case."""
    before = b""
    overlap = max(len(mark) for mark in marks) - 1
    for found in pieces(source):
        window = (before + found).lower()
        for mark in marks:
            if mark in window:
                return mark
        before = found[-overlap:]
    return None
