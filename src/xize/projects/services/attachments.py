"""Files that come with what somebody does: uploads are checked and kept before it is decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from xize.core.engine import commands as c
from xize.documents.services import Upload, store

Attachment = Upload | c.Attached


def attached(given: Sequence[Attachment], at: datetime | None) -> tuple[c.Attached, ...]:
    """The files as the engine knows them. Raises ``DocumentRefusal`` for bad ones."""
    return tuple(store(upload=one, at=at) if isinstance(one, Upload) else one for one in given)
