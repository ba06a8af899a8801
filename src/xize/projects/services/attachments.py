"""Files that come with what somebody does: uploads are checked and kept before it is decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from xize.core.engine import commands as c
from xize.documents.queries import bytes_of
from xize.documents.safety.amounts import check_amounts
from xize.documents.safety.source import opened, size_of
from xize.documents.services import Upload, store

Attachment = Upload | c.Attached


def attached(
    stream: str, given: Sequence[Attachment], at: datetime | None
) -> tuple[c.Attached, ...]:
    """The files as the engine knows them. Raises ``DocumentRefusal`` for bad ones."""
    return all_attached(stream, {"": given}, at)[""]


def all_attached(
    stream: str, given: Mapping[str, Sequence[Attachment]], at: datetime | None
) -> dict[str, tuple[c.Attached, ...]]:
    """The same for the files of several documents, which count as one submission."""
    sizes = [_size(one) for files in given.values() for one in files]
    if sizes:
        check_amounts(sizes, bytes_of(stream))
    return {
        document: tuple(
            store(upload=one, at=at) if isinstance(one, Upload) else one for one in files
        )
        for document, files in given.items()
    }


def _size(one: Attachment) -> int:
    return size_of(opened(one.content)) if isinstance(one, Upload) else one.size
