"""Files by their content under ``XIZE_HOME/blobs``: written whole, once, and never changed."""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from django.conf import settings


def folder() -> Path:
    """Where blobs are kept."""
    return Path(settings.XIZE_HOME) / "blobs"


def path_of(blob: str) -> Path:
    """The file of a blob; 256 folders keep each of them small."""
    return folder() / blob[:2] / blob


def write(content: bytes) -> str:
    """Store content durably and answer its id; storing it again does nothing.

    Written under another name, flushed to the disk, then linked into place: nobody ever reads
    half a file, and a power cut leaves none.
    """
    blob = hashlib.sha256(content).hexdigest()
    path = path_of(blob)
    if path.exists():
        return blob
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".new-") as draft:
        draft.write(content)
        draft.flush()
        os.fsync(draft.fileno())
        with suppress(FileExistsError):
            path.hardlink_to(draft.name)
    _sync(path.parent)
    return blob


def _sync(directory: Path) -> None:
    """Make the new name itself durable."""
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read(blob: str) -> bytes | None:
    """The content; None when it is gone."""
    path = path_of(blob)
    return path.read_bytes() if path.exists() else None


def is_sound(blob: str) -> bool | None:
    """Whether the stored content is still the one its id names; None when it is gone."""
    content = read(blob)
    return None if content is None else hashlib.sha256(content).hexdigest() == blob
