"""Registers as files for spreadsheets: CSV that Excel opens as it is, and real workbooks.

A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV
injection"): what somebody typed into a form is never run on the reader's machine.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO, StringIO

from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from xize.web.registers.table import Cell, Shown

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
"""First characters that make a cell a formula, or a new cell."""
WIDEST = 48
TITLE_LIMIT = 31
"""Letters in the name of a worksheet."""
FORBIDDEN = dict.fromkeys(map(ord, "[]:*?/\\'"), " ")


def safe(text: str) -> str:
    """The text, never a formula."""
    return f"'{text}" if text.startswith(RISKY) else text


def as_csv(table: Shown) -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads Chinese."""
    target = StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow([safe(one) for one in _heads(table)])
    for line in table.lines:
        own = (line.project.title, line.number)
        writer.writerow([*(safe(one) for one in own), *map(_csv_text, line.cells)])
    return target.getvalue().encode("utf-8-sig")


def _csv_text(cell: Cell) -> str:
    """Numbers without separators, so that they stay numbers."""
    return str(cell.figure) if isinstance(cell.figure, Decimal) else safe(cell.text)


def as_xlsx(table: Shown) -> bytes:
    """A workbook: numbers are numbers, instants are instants, the head stays in view."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet(table.name.translate(FORBIDDEN)[:TITLE_LIMIT].strip() or "1")
    sheet.append([safe(one) for one in _heads(table)])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for line in table.lines:
        own = (safe(line.project.title), safe(line.number))
        sheet.append([*own, *map(_value, line.cells)])
    for column, width in enumerate(_widths(table), start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _value(cell: Cell) -> object:
    if cell.figure is None:
        return safe(cell.text)
    if isinstance(cell.figure, Decimal):
        return cell.figure
    return timezone.localtime(cell.figure).replace(tzinfo=None)  # Excel knows no zones


def _heads(table: Shown) -> list[str]:
    return [_("Project"), _("Number"), *(head.name for head in table.heads)]


def _widths(table: Shown) -> Iterator[float]:
    """Wide enough for the longest text; a Chinese character takes two places."""
    columns = [[head] for head in _heads(table)]
    for line in table.lines:
        texts = (line.project.title, line.number, *(cell.text for cell in line.cells))
        for column, text in zip(columns, texts, strict=True):
            column.append(text)
    for column in columns:
        yield min(WIDEST, max(sum(2 if char > "\xff" else 1 for char in one) for one in column) + 2)
