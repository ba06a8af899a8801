"""A regulation's folder as one file to take along."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xize.core.process.bpmn.importing import Draft

BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The same draft is the same file, whenever it is packed."""


def packed(made: Draft) -> bytes:
    """The folder as a zip; its only folder is named like the regulation."""
    into = BytesIO()
    with ZipFile(into, "w", ZIP_DEFLATED) as archive:
        for name, text in made.texts.items():
            entry = ZipInfo(f"{made.id}/{name}", BEGINNING)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, text)
    return into.getvalue()
