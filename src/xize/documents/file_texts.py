"""The paragraphs of stored files, read once: what a file holds never changes."""

from __future__ import annotations

from functools import lru_cache

from xize.documents import blobs, queries
from xize.documents.texts import TextUnreadable, paragraphs_of

KEPT = 64
"""Files whose paragraphs a process keeps: what is being handed in, compared, looked at now."""


@lru_cache(maxsize=KEPT)
def paragraphs(blob: str) -> tuple[str, ...] | None:
    """The paragraphs of a stored file; None where it is not there or holds no text."""
    content = blobs.read(blob)
    if content is None:
        return None
    try:
        return tuple(paragraphs_of(content, queries.media_type(blob)))
    except TextUnreadable:
        return None
