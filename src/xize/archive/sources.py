"""What a package takes from the database's side: stored files, printed sheets, registers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import IO

from xize.archive.writing.build import Register
from xize.documents import blobs
from xize.printing import Sheet, Table, as_pdf


class DatabaseSources:
    """The sources of one project; ``at`` is the date all of it is printed on."""

    def __init__(self, stream: str, at: datetime, organisation: str) -> None:
        self._stream, self._at, self._organisation = stream, at, organisation

    def blob(self, file: str) -> IO[bytes] | None:
        """See ``Sources``."""
        return blobs.open(file)

    def form(self, key: str, instance: int) -> bytes | None:
        """See ``Sources``."""
        return None

    def table(self, title: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
        """See ``Sources``."""
        table = Table("", tuple(heads), [tuple(row) for row in rows])
        return as_pdf(
            Sheet(title=title, organisation=self._organisation, blocks=(table,), at=self._at)
        )

    def registers(self) -> list[Register]:
        """See ``Sources``."""
        return []
