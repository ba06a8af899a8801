"""The empty workbook to fill in: the heads, and a page that says what each column takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from xize.core.forms.types import expected
from xize.core.process.rulebook import Field

WIDTH = 20
FORBIDDEN = dict.fromkeys(map(ord, "[]:*?/\\'"), " ")


def template(title: str, fields: Sequence[Field], names: Mapping[str, str], language: str) -> bytes:
    """An xlsx with one page to fill in and one that explains it."""
    book = Workbook(write_only=True)
    page = book.create_sheet(title.translate(FORBIDDEN)[:31].strip() or "1")
    for place in range(1, len(fields) + 1):
        page.column_dimensions[get_column_letter(place)].width = WIDTH
    page.freeze_panes = "A2"
    page.append([_bold(page, names[one.id]) for one in fields])
    about = book.create_sheet(_("How to fill it in"))
    about.column_dimensions["A"].width, about.column_dimensions["C"].width = WIDTH, 60
    about.append([_bold(about, one) for one in (_("Column"), _("Must be filled in"), _("Takes"))])
    for number, one in enumerate(fields):
        must = _("yes") if one.required or number == 0 else ""
        about.append([names[one.id], must, _takes(one, language)])
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _bold(page: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, value=text)
    cell.font = Font(bold=True)
    return cell


def _takes(one: Field, language: str) -> str:
    if one.options:
        return "、".join(one.options.values())
    said = expected(one.type)
    return str(said["expected_zh" if language.startswith("zh") else "expected_en"])
