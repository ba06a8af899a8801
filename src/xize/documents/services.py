"""Storing uploads, before the step that names them is taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.dispatch import Signal

from xize.core.engine.commands import Attached
from xize.documents import blobs
from xize.documents.models import Blob, Download
from xize.documents.queries import FileUse
from xize.documents.safety import inspect
from xize.documents.safety.policy import MEGABYTE
from xize.documents.safety.scanning import scan
from xize.documents.safety.source import Content

__all__ = ["MEGABYTE", "Upload", "disposed", "store"]

disposed = Signal()
"""Sent with the ``blob`` that was destroyed: whoever keeps a copy of its text removes that."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as a person gave it: its bytes, or an open file that is read in pieces."""

    name: str
    content: Content


def store(*, upload: Upload, at: datetime | None = None) -> Attached:
    """Look at a file and keep it; what a command needs to name it. Raises a ``DocumentRefusal``."""
    found = inspect(upload.name, upload.content)
    warnings = (*found.warnings, *scan(upload.content, found.name))
    blob = blobs.write(upload.content)
    values = {
        "size": found.size,
        "media_type": found.media_type,
        "stored_at": at or datetime.now(UTC),
        "warnings": " ".join(warnings),
    }
    Blob.objects.get_or_create(id=blob, defaults=values)
    return Attached(file=blob, name=found.name, digest=blob, size=found.size)


def record_copy(*, use: FileUse, blob: str, person: str, way: str, at: datetime) -> None:
    """Remember who took a copy of a confidential document, or looked at it (``Download.way``)."""
    Download.objects.create(
        stream=use.stream,
        document=use.document,
        version=use.version,
        blob=blob,
        name=use.name,
        person=person,
        way=way,
        at=at,
    )


def dispose(*, blob: str) -> None:
    """Destroy a file: its content, what was made from it, and the knowledge that it is kept.

    For disposal that was decided and written down; who names the file must not need it any more.
    """
    Blob.objects.filter(id=blob).delete()
    blobs.delete(blob)
    disposed.send(sender=None, blob=blob)
