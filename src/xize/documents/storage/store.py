"""What every store of files can do, and what it answers when it cannot."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import IO, Protocol

from xize.documents.refusals import DocumentRefusal
from xize.documents.safety.source import pieces

BLOB = re.compile(r"[0-9a-f]{64}")
"""An id: the SHA-256 of the content, in hexadecimal."""


class BlobStore(Protocol):
    """Content under its own hash, written once."""

    def put(self, blob: str, source: IO[bytes]) -> bool:
        """Keep the content of a seekable file whose hash is ``blob``; False where it was kept.

        Nobody ever reads half of it. Raises ``Damaged`` where other bytes arrived.
        """

    def open(self, blob: str) -> IO[bytes] | None:
        """The content as a seekable file, to be closed; None where it is not kept."""

    def size(self, blob: str) -> int | None:
        """Bytes; None where it is not kept."""

    def delete(self, blob: str) -> None:
        """Forget it for good; nothing happens where it is not kept."""

    def all(self) -> Iterator[str]:
        """Every id, in order."""


class Damaged(DocumentRefusal):
    """Stored content is not what its id names any more."""

    code = "file-damaged"
    zh = "存储的文件“{about}”与登记的校验值不符；请通知管理员从备份恢复。"
    en = "The stored file {about} is not what was recorded; tell the administrator to restore it."


class StorageUnavailable(DocumentRefusal):
    """The store does not answer."""

    code = "storage-unavailable"
    zh = "文件存储“{about}”暂时无法访问；请稍后重试，仍不行请通知管理员。"
    en = "The file store {about} cannot be reached; try again in a moment, or tell the admin."


def is_blob(blob: str) -> bool:
    """Whether an id has the form of one; anything else never reaches a path or a key."""
    return bool(BLOB.fullmatch(blob))


def digest_of(source: IO[bytes]) -> str:
    """The id of a file's content, read in pieces."""
    digest = hashlib.sha256()
    for found in pieces(source):
        digest.update(found)
    return digest.hexdigest()


def place_of(blob: str) -> str:
    """Where a blob lies in its store; 256 folders keep each of them small."""
    return f"{blob[:2]}/{blob}"
