"""An empty Word file with the mandatory sections of a document, for whoever is to write it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

from docx import Document

_STAMP = datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The file says nothing of when it was made: the same document always gives the same file."""

HINT = {"zh": "【请填写】", "en": "[此处填写 / fill in here]"}
"""Recognised when it is left in; see ``core.engine.submitting.headings``."""


def blank(title: str, headings: Sequence[str], language: str = "zh") -> bytes:
    """A ``.docx`` with the title, every heading, and a hint to be written over below each."""
    paper = Document()
    paper.core_properties.created = paper.core_properties.modified = _STAMP
    paper.core_properties.author = paper.core_properties.title = ""
    paper.add_heading(title, level=0)
    for heading in headings:
        paper.add_heading(heading, level=1)
        paper.add_paragraph(HINT["zh" if language.startswith("zh") else "en"])
    content = BytesIO()
    paper.save(content)
    return content.getvalue()
