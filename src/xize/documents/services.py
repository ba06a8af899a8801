"""Storing uploads, before the step that names them is taken."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from django.conf import settings

from xize.core.engine.commands import Attached
from xize.documents import blobs
from xize.documents.models import Blob
from xize.documents.refusals import FileEmpty, FileTooLarge, FileUnreadable
from xize.documents.sniffing import ZIP, media_type

MEGABYTE = 1024 * 1024
LIMIT_MB = 50
"""The largest file, in MB; ``XIZE_UPLOAD_LIMIT_MB`` in the settings changes it."""

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as a person gave it."""

    name: str
    content: bytes


def store(*, upload: Upload, at: datetime | None = None) -> Attached:
    """Check and keep a file; what a command needs to name it. Raises a ``DocumentRefusal``."""
    name = upload.name.replace("\\", "/").rpartition("/")[2].strip()[-LONGEST_NAME:] or "file"
    _check_size(name, upload.content)
    found = media_type(name, upload.content)
    if found is None or not _opens(upload.content):
        raise FileUnreadable(name)
    blob = blobs.write(upload.content)
    values = {
        "size": len(upload.content),
        "media_type": found,
        "stored_at": at or datetime.now(UTC),
    }
    Blob.objects.get_or_create(id=blob, defaults=values)
    return Attached(file=blob, name=name, digest=blob, size=len(upload.content))


def _check_size(name: str, content: bytes) -> None:
    limit = getattr(settings, "XIZE_UPLOAD_LIMIT_MB", LIMIT_MB)
    if not content:
        raise FileEmpty(name)
    if len(content) > limit * MEGABYTE:
        raise FileTooLarge(name, limit=limit)


def _opens(content: bytes) -> bool:
    """Office files are archives: one that was cut off on the way has no table of contents."""
    return not content.startswith(ZIP) or zipfile.is_zipfile(BytesIO(content))
