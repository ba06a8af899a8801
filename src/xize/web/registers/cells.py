"""A spreadsheet as the cells somebody would have copied: for tables of forms, which take pastes."""

from __future__ import annotations

import csv
from io import StringIO

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from xize.documents.refusals import DocumentRefusal
from xize.registers.sheets import Table, read
from xize.registers.sheets.read import FORMULA
from xize.registers.sheets.refusals import FormulaCells, SheetEmpty, SheetRefusal
from xize.web.access import signed_in
from xize.web.request import Request

TOLD = 5
"""Formula cells that are named; the others are where these are."""


@signed_in
@require_POST
def cells(request: Request) -> HttpResponse:
    """The first sheet of the uploaded file, cells between tabs; 422 with a sentence otherwise."""
    file = request.FILES.get("file")
    try:
        if file is None:
            raise SheetEmpty("—")
        table = read(file.name or "", file.read())
        _no_formulas(table)
    except (DocumentRefusal, SheetRefusal) as refusal:
        said = refusal.sentence(request.actor.language)
        return HttpResponse(said, status=422, content_type="text/plain; charset=utf-8")
    target = StringIO()
    writer = csv.writer(target, delimiter="\t", lineterminator="\n")
    writer.writerow(table.heads)
    writer.writerows(line.cells for line in table.lines)
    answer = HttpResponse(target.getvalue(), content_type="text/plain; charset=utf-8")
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _no_formulas(table: Table) -> None:
    """What a formula comes to is nobody's word. Raises ``FormulaCells`` with the first places."""
    places = [
        f"{Table.letter(place)}{line.row}"
        for line in table.lines
        for place, text in enumerate(line.cells)
        if text == FORMULA
    ]
    if places:
        raise FormulaCells(table.file, places="、".join(places[:TOLD]))
