"""Copying all files from one store to another, each checked on its way; used for moving house."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from xize.documents.storage.store import BlobStore, Damaged, digest_of


class Copied(NamedTuple):
    """What became of one file: ``copied``, ``there`` already, ``damaged`` or ``missing``."""

    blob: str
    outcome: str
    size: int = 0

    @property
    def is_bad(self) -> bool:
        """Whether somebody must look after it."""
        return self.outcome in ("damaged", "missing")


def copy_all(source: BlobStore, target: BlobStore) -> Iterator[Copied]:
    """Copy one file after another. What is there already is read again and compared.

    May be stopped and begun again; nothing is taken away from the source.
    """
    for blob in source.all():
        yield _copy(blob, source, target)


def _copy(blob: str, source: BlobStore, target: BlobStore) -> Copied:
    content = source.open(blob)
    if content is None:
        return Copied(blob, "missing")
    with content:
        try:
            new = target.put(blob, content)
        except Damaged:
            return Copied(blob, "damaged")
    kept = target.open(blob)
    if kept is None:
        return Copied(blob, "missing")
    with kept:
        sound = digest_of(kept) == blob
        size = kept.tell()
    return Copied(blob, ("copied" if new else "there") if sound else "damaged", size)
