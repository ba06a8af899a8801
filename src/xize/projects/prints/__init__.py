"""What a project prints: forms as official sheets, the circulation slip, the timeline, letters.

    printed = form(read, "c2:expense_form", 0, at)   -> name, media type, PDF/A
    data    = form_data(read, "slip", 0)             -> the same as JSON

No check of access happens here: callers decide who may read what. Where to look: `reading` (names
and words of a project), `forms` (a form read), `boxes` (a form as a sheet), `slips`, `history`,
`letters`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from xize.printing import Sheet, Table
from xize.projects.prints.boxes import sheet_of
from xize.projects.prints.forms import read_form
from xize.projects.prints.history import history_data, history_sheet
from xize.projects.prints.own import form_printed
from xize.projects.prints.printed import Printed, as_file
from xize.projects.prints.reading import Reading
from xize.projects.prints.slips import slip_data, slip_sheet
from xize.projects.queries.access import ProjectState

__all__ = [
    "Printed",
    "Reading",
    "as_file",
    "form",
    "form_data",
    "form_sheet",
    "history_sheet",
    "reading_of",
    "slip",
    "slip_data",
    "slip_sheet",
    "table",
    "timeline",
    "timeline_data",
]

Read = ProjectState | Reading
"""A project as it stands, or read for printing already: many prints share one reading."""


def reading_of(read: Read) -> Reading:
    """The project read for printing."""
    return read if isinstance(read, Reading) else Reading(read)


def form_sheet(read: Read, key: str, instance: int, at: datetime) -> Sheet:
    """The official form of a form instance (0: the latest; a blank one where there is none)."""
    reading = reading_of(read)
    return sheet_of(reading, read_form(reading, key, instance, at), at)


def form(read: Read, key: str, instance: int, at: datetime) -> Printed:
    """The same as a PDF; by the regulation's own template where it has one for the form."""
    return form_printed(reading_of(read), key, instance, at)


def form_data(read: Read, key: str, instance: int) -> dict[str, Any]:
    """The same as JSON: number, versions, sections with labels and values, signatures, dates."""
    reading = reading_of(read)
    found: dict[str, Any] = msgspec.to_builtins(
        read_form(reading, key, instance, reading.last_moment)
    )
    return found


def slip(read: Read, key: str, at: datetime) -> Printed:
    """The circulation slip of a document: every station, opinion and date."""
    sheet = slip_sheet(reading_of(read), key, at)
    return as_file(sheet, sheet.title, sheet.number)


def timeline(read: Read, at: datetime) -> Printed:
    """Everything that happened, the oldest first."""
    sheet = history_sheet(reading_of(read), at)
    return as_file(sheet, sheet.subtitle, sheet.title)


def timeline_data(read: Read) -> list[dict[str, Any]]:
    """The same as JSON."""
    return history_data(reading_of(read))


def table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]], at: datetime) -> Printed:
    """Any table on A4, turned when it is wide."""
    wide = len(heads) > 6
    sheet = Sheet(title, blocks=(Table("", heads, rows),), at=at, landscape=wide)
    return as_file(sheet, title)
