"""A spreadsheet as rows of texts. Hostile ones are refused before anything is unpacked."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from xize.documents.safety import inspect
from xize.registers.sheets.refusals import NotASheet, SheetEmpty, TooManyColumns, TooManyRows

MOST_ROWS = 20_000
MOST_COLUMNS = 100
FURTHEST = 5 * MOST_ROWS
"""The last row that is looked at; what stands further down stands behind blank rows."""
FORMULA = "\0formula"
"""Stands for a cell that holds a formula: what it would come to is nobody's word."""

_UNREADABLE = (BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, SyntaxError)
"""What the reader of workbooks raises for broken ones (a parser's error is a ``SyntaxError``)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its number in the file, counted from 1 with the heads."""

    row: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The first sheet: heads and lines. Columns are called as spreadsheets call them (A, B …)."""

    file: str
    sheet: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]

    @staticmethod
    def letter(place: int) -> str:
        """The name of a column, counted from 0."""
        return str(get_column_letter(place + 1))


def read(name: str, content: bytes) -> Table:
    """Read a file. Raises a ``DocumentRefusal`` or a ``SheetRefusal``."""
    found = inspect(name, content)
    ending = found.name.rpartition(".")[2].lower()
    if ending == "xlsx":
        return _workbook(found.name, content)
    if ending == "csv":
        return _table(found.name, "", _csv_rows(found.name, content))
    raise NotASheet(found.name)


def _workbook(name: str, content: bytes) -> Table:
    try:
        book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
        page = book.worksheets[0]
        page.reset_dimensions()  # what a file says of its size is no promise
        return _table(name, page.title, _page_rows(page))
    except (*_UNREADABLE, IndexError) as error:
        raise NotASheet(name) from error


def _page_rows(page: Any) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, cells in enumerate(page.iter_rows(max_col=MOST_COLUMNS + 1), 1):
        yield number, tuple(_text(cell) for cell in cells)


def _text(cell: Any) -> str:
    """A cell as somebody would type it; numbers to fifteen digits, as spreadsheets keep them."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return FORMULA
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        midnight = value.time() == time(0)
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, float):
        return f"{Decimal(f'{value:.15g}'):f}"
    return str(value).strip()


def _csv_rows(name: str, content: bytes) -> Iterator[tuple[int, tuple[str, ...]]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = content.decode("gb18030")  # as Excel saves it in China
        except UnicodeDecodeError as error:
            raise NotASheet(name) from error
    try:
        for number, cells in enumerate(csv.reader(StringIO(text, newline="")), 1):
            yield number, tuple(_csv_text(cell) for cell in cells)
    except csv.Error as error:
        raise NotASheet(name) from error


def _csv_text(cell: str) -> str:
    plain = cell.strip()
    return FORMULA if plain.startswith("=") else plain


def _table(name: str, sheet: str, rows: Iterable[tuple[int, tuple[str, ...]]]) -> Table:
    """The first row that is not blank holds the heads; blank ones below are passed over."""
    heads: tuple[str, ...] = ()
    lines: list[Line] = []
    for number, cells in rows:
        if number > FURTHEST:
            raise TooManyRows(name, limit=MOST_ROWS)
        if not any(cells):
            continue
        if len(_trimmed(cells)) > MOST_COLUMNS:
            raise TooManyColumns(name, limit=MOST_COLUMNS)
        if not heads:
            heads = _trimmed(cells)
            continue
        if len(lines) == MOST_ROWS:
            raise TooManyRows(name, limit=MOST_ROWS)
        lines.append(Line(number, _trimmed(cells)))
    if not lines:
        raise SheetEmpty(name)
    return Table(name, sheet, heads, tuple(lines))


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Without the blank cells at the end."""
    last = max((place for place, one in enumerate(cells) if one), default=-1)
    return cells[: last + 1]
