"""A bag written straight into a zip, file after file, with digests on the way.

Nothing is compressed: most of it is compressed already, and compressors of different machines do
not agree on their bytes. Times are the package's own.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import IO, NamedTuple, Protocol

from xize.archive.package.facts import OFFICE_TIME
from xize.archive.package.layout import (
    DECLARATION,
    INFO,
    PAYLOAD,
    SHA256,
    SHA512,
    TAGS_SHA256,
    TAGS_SHA512,
)

CHUNK = 1 << 18
DECLARED = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_FILE = 0o100644 << 16


class Digests(NamedTuple):
    """A file's digests and size."""

    sha256: str
    sha512: str
    size: int


class Sink(Protocol):
    """What takes bytes."""

    def write(self, data: bytes, /) -> object:
        """Take the next bytes."""


class _Counting:
    """Hands bytes on and digests them."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._sha256, self._sha512 = hashlib.sha256(), hashlib.sha512()
        self.size = 0

    def write(self, data: bytes, /) -> None:
        self._sink.write(data)
        self._sha256.update(data)
        self._sha512.update(data)
        self.size += len(data)

    @property
    def digests(self) -> Digests:
        return Digests(self._sha256.hexdigest(), self._sha512.hexdigest(), self.size)


class BagWriter:
    """Write payload files, then ``finish``. ``folder`` is the one folder all of it lies in."""

    def __init__(self, out: IO[bytes], folder: str, at: datetime) -> None:
        self._zip = zipfile.ZipFile(out, "w", zipfile.ZIP_STORED, allowZip64=True)
        self._folder = folder
        self._time = zip_time(at)
        self.payload: dict[str, Digests] = {}
        self._tags: dict[str, Digests] = {}

    def add(self, path: str, content: bytes) -> Digests:
        """Write one payload file."""
        with self._open(f"{PAYLOAD}/{path}") as counting:
            counting.write(content)
        self.payload[path] = counting.digests
        return counting.digests

    def copy(self, path: str, source: IO[bytes]) -> Digests:
        """Write one payload file from a stream, a piece at a time."""
        with self._open(f"{PAYLOAD}/{path}") as counting:
            while piece := source.read(CHUNK):
                counting.write(piece)
        self.payload[path] = counting.digests
        return counting.digests

    def finish(self, info: list[tuple[str, str]]) -> str:
        """Write manifests and tags; the SHA-256 of the SHA-512 tag manifest stands for it all."""
        octets = sum(one.size for one in self.payload.values())
        info = [*info, ("Payload-Oxum", f"{octets}.{len(self.payload)}")]
        self._tag(DECLARATION, DECLARED)
        self._tag(INFO, "".join(f"{name}: {value}\n" for name, value in info).encode())
        listed = {f"{PAYLOAD}/{path}": one for path, one in self.payload.items()}
        self._tag(SHA256, manifest({path: one.sha256 for path, one in listed.items()}))
        self._tag(SHA512, manifest({path: one.sha512 for path, one in listed.items()}))
        tags = dict(self._tags)
        self._tag(TAGS_SHA256, manifest({name: one.sha256 for name, one in tags.items()}))
        self._tag(TAGS_SHA512, manifest({name: one.sha512 for name, one in tags.items()}))
        self._zip.close()
        return self._tags[TAGS_SHA512].sha256

    def _tag(self, name: str, content: bytes) -> None:
        with self._open(name) as counting:
            counting.write(content)
        self._tags[name] = counting.digests

    @contextmanager
    def _open(self, path: str) -> Iterator[_Counting]:
        with self._zip.open(entry(f"{self._folder}/{path}", self._time), "w") as sink:
            yield _Counting(sink)


def zip_time(at: datetime) -> tuple[int, int, int, int, int, int]:
    """An instant as a zip writes it."""
    local = at.astimezone(OFFICE_TIME)
    year = max(local.year, 1980)  # zip knows no earlier one
    return year, local.month, local.day, local.hour, local.minute, local.second


def entry(path: str, time: tuple[int, int, int, int, int, int]) -> zipfile.ZipInfo:
    """A zip entry that depends on nothing but its arguments."""
    found = zipfile.ZipInfo(path, time)
    found.create_system, found.external_attr = 3, _FILE
    return found


def manifest(digests: dict[str, str]) -> bytes:
    """A manifest's bytes; line feeds, carriage returns and percent signs are escaped (RFC 8493)."""
    lines = (f"{digest}  {_escaped(path)}\n" for path, digest in sorted(digests.items()))
    return "".join(lines).encode()


def _escaped(path: str) -> str:
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
