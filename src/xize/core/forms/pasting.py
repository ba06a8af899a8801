"""Cells copied from Excel or WPS become rows of a table, as if somebody had typed them.

The clipboard holds lines of cells divided by tabs; a cell with line breaks or tabs is in quotes.
Cells are brought into the form's own way of writing: days, amounts, choices by what people read,
people by name. What does not fit stays as it came and is marked; nothing is dropped in silence.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final

import msgspec

from xize.core.forms.clean import MAX_ROWS
from xize.core.forms.errors import Bad, FieldError
from xize.core.forms.known import Known
from xize.core.forms.texts import shown
from xize.core.forms.types import FILES, NEVER_TYPED, READERS, expected
from xize.core.process.rulebook import Field, Section

MAX_PASTED: Final = 1_000_000
"""Characters of one paste; more is cut off at a whole line."""
_SERIAL_FROM: Final = date(1899, 12, 30)
_SERIALS: Final = range(20_000, 80_000)
"""Day numbers of spreadsheets between 1954 and 2119; smaller ones are more likely figures."""
_TRUE: Final = frozenset("√✓✔")
_FALSE: Final = frozenset("×✗✘")
_SEVERAL: Final = re.compile(r"[、,，;；/\n]")
_MIDNIGHT: Final = re.compile(r"[T\s]+0?0:00(:00(\.0+)?)?$")
_BRACKETS: Final = re.compile(r"\(([\d,.]+)\)")
_FIGURES: Final = frozenset(("number", "money", "percent"))


class Pasted(msgspec.Struct, frozen=True):
    """Rows ready to be typed in, and what is wrong with them (paths as in ``clean``)."""

    rows: list[dict[str, Any]]
    errors: tuple[FieldError, ...] = ()


def pasted(section: Section, text: str, known: Known, *, start: str = "") -> Pasted:
    """Rows of a table from copied cells.

    A first line that holds column names says which column each cell goes to; otherwise cells fill
    the columns that can be typed, from ``start`` (a column's id) on. ``section`` has its names and
    options in the language they are shown in.
    """
    typed = [one for one in section.fields if _is_typed(one)]
    lines = [line for line in _lines(text) if any(cell.strip() for cell in line)]
    columns = _heads(typed, lines[0]) if lines else None
    if columns is not None:
        lines = lines[1:]
    else:
        first = next((place for place, one in enumerate(typed) if one.id == start), 0)
        columns = list(typed[first:])
    rows: list[dict[str, Any]] = []
    errors: list[FieldError] = []
    for place, line in enumerate(lines[:MAX_ROWS]):
        row, wrong = _row(columns, line, known)
        rows.append(row)
        errors += (error.below(place) for error in wrong)
    if len(lines) > MAX_ROWS:
        name = section.name or section.id
        errors.append(FieldError("too-many-rows", "", {"name": name, "limit": MAX_ROWS}))
    return Pasted(rows, tuple(errors))


def _is_typed(field: Field) -> bool:
    return field.value is None and field.type not in NEVER_TYPED | FILES | {"rows", "signature"}


def _lines(text: str) -> Iterator[list[str]]:
    """Lines of cells; text whose quotes do not match is divided at every tab and line break."""
    clean = text[:MAX_PASTED].replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    plain = [f"{line}\n" for line in clean.rstrip("\n").split("\n")] if clean.strip() else []
    try:
        lines = list(csv.reader(plain, delimiter="\t", strict=True))
    except csv.Error:
        lines = [line.rstrip("\n").split("\t") for line in plain]
    yield from lines


def _heads(fields: Sequence[Field], line: list[str]) -> list[Field | None] | None:
    """The columns a line of names stands for (None for one that is left out); None: no names."""
    by_name = {_plain(name): one for one in fields for name in (one.name, one.id) if name}
    found = [by_name.get(_plain(cell)) for cell in line]
    named = [one for one in found if one is not None]
    filled = sum(1 for cell in line if cell.strip())
    return found if named and len(named) * 2 > filled else None


def _row(
    columns: Sequence[Field | None], line: list[str], known: Known
) -> tuple[dict[str, Any], list[FieldError]]:
    row: dict[str, Any] = {}
    errors: list[FieldError] = []
    for field, cell in zip(columns, line, strict=False):
        if field is None or not cell.strip():
            continue
        row[field.id], wrong = _cell(field, cell, known)
        errors += [wrong] if wrong else []
    rest = [cell.strip() for cell in line[len(columns) :] if cell.strip()]
    if rest:
        args: dict[str, str | int] = {"limit": len(rest), "value": shown("、".join(rest))}
        errors.append(FieldError("cells-left-over", "", args))
    return row, errors


def _cell(field: Field, cell: str, known: Known) -> tuple[Any, FieldError | None]:
    """The canonical value; the cell as it came, with what is wrong, where there is none."""
    try:
        return READERS[field.type](field, _converted(field, cell.strip()), known), None
    except Bad as bad:
        name = field.name or field.id
        args = {"name": name, **expected(field.type), **bad.args_of_sentence}
        return cell.strip(), FieldError(bad.code, field.id, args)


def _converted(field: Field, cell: str) -> Any:
    """A cell in the way the form is typed."""
    match field.type:
        case "choice":
            return _option(field, cell)
        case "several":
            return [_option(field, one.strip()) for one in _SEVERAL.split(cell) if one.strip()]
        case "yes_no" | "declaration":
            return "是" if cell in _TRUE else "否" if cell in _FALSE else cell
        case "date":
            return _day(cell)
        case kind if kind in _FIGURES:
            return _figure(cell)
    return cell


def _option(field: Field, cell: str) -> str:
    """An option by its id, or by what people read."""
    if cell in field.options:
        return cell
    return next((one for one, text in field.options.items() if _plain(text) == _plain(cell)), cell)


def _day(cell: str) -> str:
    """A day without the midnight spreadsheets write behind it; day numbers are understood."""
    day = _MIDNIGHT.sub("", cell)
    if day.isascii() and day.isdigit() and int(day[:9]) in _SERIALS:
        return (_SERIAL_FROM + timedelta(days=int(day))).isoformat()
    return day


def _figure(cell: str) -> str:
    """A figure in brackets is negative, as accountants write it."""
    found = _BRACKETS.fullmatch(unicodedata.normalize("NFKC", cell).replace("¥", "").strip())
    return f"-{found[1]}" if found else cell


def _plain(text: str) -> str:
    """For comparing names: width, blanks, stars and units in brackets do not count."""
    normal = unicodedata.normalize("NFKC", text).replace("*", "")
    return re.sub(r"\s+", "", re.sub(r"\([^()]*\)$", "", normal.strip())).casefold()
