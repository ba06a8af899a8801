"""Registers as files for spreadsheets: CSV that Excel opens as it is, and real workbooks.

A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV
injection"): what somebody typed into a form is never run on the reader's machine. Workbooks are
written row by row, so that a long register takes no more memory than a short one.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from itertools import chain, islice

from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from xize.registers.asking import Asked
from xize.registers.opened import Opened
from xize.registers.queries import columns_of, lines_and_numbers
from xize.registers.shape import ColumnShape
from xize.registers.wording import Cell, Wording

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
"""First characters that make a cell a formula, or a new cell."""
WIDEST = 48
MEASURED = 200
"""Rows that the widths of columns are measured by."""
TITLE_LIMIT = 31
"""Letters in the name of a worksheet."""
FORBIDDEN = dict.fromkeys(map(ord, "[]:*?/\\'"), " ")
LARGEST = Decimal(10) ** 15
"""Figures from here on are written as text: a spreadsheet would round them."""

FORMATS = {"money": "#,##0.00", "percent": "0.00%", "number": "#,##0.######"}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEDIA_TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": XLSX}
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is exported: heads, and lines of a project, a number and the cells.

    ``about`` says which rows these are, for whom, and when: pairs of label and text.
    """

    name: str
    columns: Sequence[ColumnShape]
    heads: Sequence[str]
    lines: Iterable[tuple[str, str, Sequence[Cell]]]
    about: Sequence[tuple[str, str]]


def sheet_of(
    opened: Opened,
    asked: Asked,
    name: str,
    show: Sequence[str] = (),
    words: str = "",
    told: Told = lambda _done, _of: None,
) -> Sheet:
    """The rows that hold what is asked; ``words`` say the filter as the page does."""
    shown = [one for one in columns_of(opened) if not show or one.id in show]
    shapes = [opened.columns[one.id] for one in shown]
    total = opened.count(asked)
    about = (
        (_("Register"), name),
        (_("Rows"), str(total)),
        (_("Filter"), words or _("none, all rows open to you")),
        (_("Exported by"), opened.actor.name),
        (_("Exported at"), timezone.localtime().strftime("%Y-%m-%d %H:%M")),
    )
    heads = [_("Project"), _("Number"), *(one.name for one in shown)]
    return Sheet(name, shapes, heads, _lines(opened, asked, shapes, total, told), about)


def _lines(
    opened: Opened, asked: Asked, columns: Sequence[ColumnShape], total: int, told: Told
) -> Iterator[tuple[str, str, Sequence[Cell]]]:
    worded = Wording(opened)
    for done, (line, number, row) in enumerate(lines_and_numbers(opened, asked), 1):
        cells = [worded.cell(one, row.values.get(one.id)) for one in columns]
        yield line, number, cells
        told(done, total)


def safe(text: str) -> str:
    """The text, never a formula, and nothing a workbook cannot hold."""
    clean = ILLEGAL_CHARACTERS_RE.sub("", text)
    return f"'{clean}" if clean.startswith(RISKY) else clean


def as_csv(sheet: Sheet) -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads Chinese."""
    target = StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow([safe(one) for one in sheet.heads])
    for project, number, cells in sheet.lines:
        writer.writerow([safe(project), safe(number), *map(_csv_text, cells)])
    return target.getvalue().encode("utf-8-sig")


def _csv_text(cell: Cell) -> str:
    """Numbers without separators, so that they stay numbers."""
    return f"{cell.worth:f}" if isinstance(cell.worth, Decimal) else safe(cell.text)


def as_xlsx(sheet: Sheet) -> bytes:
    """A workbook: numbers are numbers, days are days, the head stays in view."""
    book = Workbook(write_only=True)
    lines = iter(sheet.lines)
    first = list(islice(lines, MEASURED))
    page = book.create_sheet(sheet.name.translate(FORBIDDEN)[:TITLE_LIMIT].strip() or "1")
    for place, width in enumerate(_widths(sheet, first), start=1):
        page.column_dimensions[get_column_letter(place)].width = width
    page.freeze_panes = "C2"
    page.append([_bold(page, one) for one in sheet.heads])
    count = 1
    for project, number, cells in chain(first, lines):
        values = (_value(page, *pair) for pair in zip(sheet.columns, cells, strict=True))
        page.append([safe(project), safe(number), *values])
        count += 1
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.heads))}{count}"
    _about(book, sheet)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _about(book: Workbook, sheet: Sheet) -> None:
    """A second page: which rows these are, whom they were written for, and when."""
    page = book.create_sheet(_("About this file"))
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 16, 80
    for label, text in sheet.about:
        page.append([_bold(page, label), safe(text)])


def _bold(page: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, value=safe(text))
    cell.font = Font(bold=True)
    return cell


def _value(page: WriteOnlyWorksheet, column: ColumnShape, cell: Cell) -> object:
    if cell.worth is None:
        return safe(cell.text)
    type_ = column.field.type if column.field is not None else ""
    worth: object = cell.worth
    if isinstance(cell.worth, Decimal):
        if abs(cell.worth) >= LARGEST:
            return safe(cell.text)
        worth = cell.worth / 100 if type_ == "percent" else cell.worth
        form = FORMATS.get(type_, "General")
    else:
        form = "yyyy-mm-dd hh:mm" if isinstance(cell.worth, datetime) else "yyyy-mm-dd"
    if isinstance(cell.worth, date) and cell.worth.year < 1900:  # before Excel's calendar
        return safe(cell.text)
    written = WriteOnlyCell(page, value=worth)
    written.number_format = form
    return written


def _widths(sheet: Sheet, lines: Sequence[tuple[str, str, Sequence[Cell]]]) -> Iterator[float]:
    """Wide enough for the longest text; a Chinese character takes two places."""
    columns = [[head] for head in sheet.heads]
    for project, number, cells in lines:
        for column, text in zip(columns, (project, number, *(c.text for c in cells)), strict=True):
            column.append(text)
    for column in columns:
        yield min(WIDEST, max(sum(2 if char > "\xff" else 1 for char in one) for one in column) + 2)


WRITERS: dict[str, Callable[[Sheet], bytes]] = {"csv": as_csv, "xlsx": as_xlsx}
