"""Files in a folder of this machine."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from xize.documents.safety.source import pieces
from xize.documents.storage.store import Damaged, is_blob, place_of


class Folder:
    """A folder with 256 folders in it; see ``BlobStore``."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def __str__(self) -> str:
        return str(self.root)

    def path_of(self, blob: str) -> Path:
        """The file of a blob."""
        return self.root / place_of(blob)

    def put(self, blob: str, source: IO[bytes]) -> bool:
        """Write under another name, flush to the disk, then link into place.

        A power cut leaves no half file; of two who write the same, the second finds it there.
        """
        path = self.path_of(blob)
        if path.exists():
            return False
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".new-") as draft:
            digest = hashlib.sha256()
            for found in pieces(source):
                digest.update(found)
                draft.write(found)
            if digest.hexdigest() != blob:
                raise Damaged(blob)
            draft.flush()
            os.fsync(draft.fileno())
            with suppress(FileExistsError):
                path.hardlink_to(draft.name)
        _sync(path.parent)
        return True

    def open(self, blob: str) -> IO[bytes] | None:
        """The file itself."""
        path = self.path_of(blob)
        return path.open("rb") if is_blob(blob) and path.is_file() else None

    def size(self, blob: str) -> int | None:
        """Bytes of the file."""
        path = self.path_of(blob)
        return path.stat().st_size if is_blob(blob) and path.is_file() else None

    def delete(self, blob: str) -> None:
        """Take the name away, durably."""
        path = self.path_of(blob)
        if is_blob(blob) and path.is_file():
            path.unlink()
            _sync(path.parent)

    def all(self) -> Iterator[str]:
        """Every id, folder by folder; drafts of writers begin with a dot and are left out."""
        for folder in sorted(self.root.glob("[0-9a-f][0-9a-f]")):
            yield from sorted(path.name for path in folder.iterdir() if is_blob(path.name))


def _sync(directory: Path) -> None:
    """Make the new name itself durable."""
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
