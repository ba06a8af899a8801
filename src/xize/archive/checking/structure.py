"""Whether a bag is whole: its manifests and files, by our own reading and by the bagit library."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import bagit

from xize.archive.checking.findings import Finding
from xize.archive.package.layout import (
    DECLARATION,
    PAYLOAD,
    SEAL,
    SHA256,
    SHA512,
    TAG_FILES,
    TAGS_SHA256,
    TAGS_SHA512,
)

CHUNK: Final = 1 << 18
Listed = dict[str, str]


class Files:
    """The files of an unpacked package, by path, digested when asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.paths = {
            one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()
        }
        self._digests: dict[tuple[str, str], str] = {}

    def digest(self, path: str, name: str = "sha256") -> str:
        """The digest of a file, read a piece at a time."""
        key = path, name
        if key not in self._digests:
            digest = hashlib.new(name)
            with (self.folder / path).open("rb") as source:
                while piece := source.read(CHUNK):
                    digest.update(piece)
            self._digests[key] = digest.hexdigest()
        return self._digests[key]

    def read(self, path: str) -> bytes:
        """A payload file's content. Raises ``FileNotFoundError``."""
        return (self.folder / PAYLOAD / path).read_bytes()

    def has(self, path: str) -> bool:
        """Whether there is such a payload file."""
        return f"{PAYLOAD}/{path}" in self.paths

    @property
    def payload(self) -> set[str]:
        """The payload files, relative to the payload's folder."""
        start = f"{PAYLOAD}/"
        return {one.removeprefix(start) for one in self.paths if one.startswith(start)}


def structure(files: Files) -> list[Finding]:
    """Findings about manifests and files, each file named once."""
    wanted = (DECLARATION, SHA256, SHA512, TAGS_SHA256, TAGS_SHA512)
    absent = [one for one in wanted if one not in files.paths]
    if DECLARATION in absent or (SHA256 in absent and SHA512 in absent):
        return [Finding("not-a-bag", absent[0])]
    found = [Finding("file-removed", one) for one in absent]
    found += _payload(files, absent)
    found += _tags(files, absent)
    return found or list(_by_library(files))


def _payload(files: Files, absent: list[str]) -> Iterator[Finding]:
    present = {one for one in files.paths if one.startswith(f"{PAYLOAD}/")}
    lists = [one for one in (SHA256, SHA512) if one not in absent]
    manifests = {one: manifest(files, one) for one in lists}
    first, *others = manifests.values()
    if any(set(one) != set(first) for one in others):
        yield Finding("manifests-disagree", SHA512)
    listed = set().union(*manifests.values())
    changed = {
        path
        for name, lines in manifests.items()
        for path, digest in lines.items()
        if path in present and files.digest(path, _algorithm(name)) != digest
    }
    yield from (Finding("file-changed", path) for path in sorted(changed))
    yield from _moved(files, first, sorted(listed - present), sorted(present - listed), lists[0])


def _moved(
    files: Files, listed: Listed, gone: list[str], fresh: list[str], name: str
) -> Iterator[Finding]:
    """What is missing and what is new; a new file with a missing one's digest was renamed."""
    known = {files.digest(path, _algorithm(name)): path for path in fresh}
    renamed = set()
    for path in gone:
        new = known.get(listed.get(path, ""))
        if new is None:
            yield Finding("file-removed", path)
        else:
            renamed.add(new)
            yield Finding("file-renamed", path, new)
    yield from (Finding("file-added", path) for path in fresh if path not in renamed)


def _tags(files: Files, absent: list[str]) -> Iterator[Finding]:
    """The tag files against the tag manifests; a strange file beside the payload is named."""
    for name in (TAGS_SHA256, TAGS_SHA512):
        if name in absent:
            continue
        listed = manifest(files, name)
        if set(listed) != set(TAG_FILES):
            yield Finding("manifests-disagree", name)
        for path, digest in listed.items():
            if path not in files.paths:
                if path not in absent:
                    yield Finding("file-removed", path)
            elif files.digest(path, _algorithm(name)) != digest:
                yield Finding("manifest-changed", path, name)
    known = {*TAG_FILES, TAGS_SHA256, TAGS_SHA512, SEAL}
    strange = (one for one in files.paths if not one.startswith(f"{PAYLOAD}/") and one not in known)
    yield from (Finding("file-added", one) for one in sorted(strange))


def manifest(files: Files, name: str) -> Listed:
    """Digests by path of a manifest; lines that are none are left out (their files are "added")."""
    text = (files.folder / name).read_bytes().decode(errors="replace")
    found = {}
    for line in text.split("\n"):
        digest, _space, path = line.partition("  ")
        if path:
            found[_plain(path)] = digest.lower()
    return found


def _plain(path: str) -> str:
    return path.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")


def _algorithm(name: str) -> str:
    return name.rpartition("-")[2].removesuffix(".txt")


def _by_library(files: Files) -> Iterator[Finding]:
    """What the bagit library says of a bag we find whole."""
    try:
        bagit.Bag(str(files.folder)).validate()
    except (bagit.BagError, ValueError, OSError) as error:
        yield Finding("bag-invalid", detail=str(error)[:200])
