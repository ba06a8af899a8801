"""Counting pages, for the page numbers of the contents list."""

from __future__ import annotations

from typing import IO, BinaryIO, cast

import pikepdf

LARGEST = 200 * 1024 * 1024
"""A larger file is not opened only to count its pages."""


def pages_of(name: str, source: IO[bytes], size: int) -> int:
    """How many pages a PDF has; 0 for anything else, and for one that cannot be opened."""
    if not name.lower().endswith(".pdf") or size > LARGEST:
        return 0
    try:
        with pikepdf.open(cast(BinaryIO, source)) as document:
            return len(document.pages)
    except (pikepdf.PdfError, ValueError, RuntimeError, OverflowError):
        return 0
