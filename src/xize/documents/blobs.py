"""Files by their content, wherever they are kept; everybody reads and writes them here."""

from __future__ import annotations

from typing import BinaryIO, cast

from django.conf import settings

from xize.documents.safety.source import Content, opened
from xize.documents.storage import Damaged, derived, store
from xize.documents.storage.store import digest_of


def write(content: Content) -> str:
    """Store content durably and answer its id; storing it again does nothing.

    Bytes or an open seekable file, which is read in pieces. Raises ``StorageUnavailable``.
    """
    source = opened(content)
    blob = digest_of(source)
    store().put(blob, source)
    return blob


def open(blob: str) -> BinaryIO | None:  # noqa: A001 - called as blobs.open
    """The content as a seekable file, to be closed; None when it is gone.

    With ``XIZE_BLOBS_VERIFY`` its hash is computed first; raises ``Damaged`` where it differs.
    """
    found = store().open(blob)
    if found is None:
        return None
    if getattr(settings, "XIZE_BLOBS_VERIFY", False) and digest_of(found) != blob:
        found.close()
        raise Damaged(blob)
    found.seek(0)
    return cast(BinaryIO, found)


def read(blob: str) -> bytes | None:
    """The content; None when it is gone."""
    found = open(blob)
    if found is None:
        return None
    with found:
        return found.read()


def exists(blob: str) -> bool:
    """Whether it is kept."""
    return store().size(blob) is not None


def is_sound(blob: str) -> bool | None:
    """Whether the stored content is still the one its id names; None when it is gone."""
    found = store().open(blob)
    if found is None:
        return None
    with found:
        return digest_of(found) == blob


def delete(blob: str) -> None:
    """Forget content and what was made from it, for good: for disposal that was decided."""
    store().delete(blob)
    derived.forget(blob)
