"""Registers of all regulations in force: the list, a register as a table, its export."""

from __future__ import annotations

from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from xize.people.actor import Actor
from xize.registers import queries
from xize.registers.partners import partners as read_partners
from xize.web.access import signed_in
from xize.web.parts.paging import page_of
from xize.web.registers.export import as_csv, as_xlsx
from xize.web.registers.pools import Shelf, shelf_of, shelves
from xize.web.registers.table import Shown, shown
from xize.web.request import Request

KINDS = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
}


@signed_in
@require_safe
def registers(request: Request) -> HttpResponse:
    """Every register of the regulations in force."""
    return render(request, "registers/list.html", {"shelves": shelves(request.actor)})


@signed_in
@require_safe
def register(request: Request, regulation: str, ident: str) -> HttpResponse:
    """A register as a table; ``?text=`` filters, ``?sort=`` sorts."""
    shelf = _shelf(request.actor, regulation)
    table = _table(request, shelf, ident)
    page = page_of(request, lambda limit, offset: table.lines[offset : offset + limit])
    context = {
        "table": table,
        "page": page,
        "columns": list(zip(table.heads, table.sums, strict=True)),
        "has_sums": any(table.sums),
        "shelf": shelf,
        "ident": ident,
        "text": request.GET.get("text", ""),
        "sort": request.GET.get("sort", ""),
    }
    return render(request, "registers/table.html", context)


@signed_in
@require_safe
def export(request: Request, regulation: str, ident: str, kind: str) -> HttpResponse:
    """The rows as they are filtered and sorted on the page, all of them."""
    if kind not in KINDS:
        raise Http404
    media_type, write = KINDS[kind]
    table = _table(request, _shelf(request.actor, regulation), ident)
    answer = HttpResponse(write(table), content_type=media_type)
    day = timezone.localdate().isoformat()
    name = quote(f"{table.name}-{day}.{kind}")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@signed_in
@require_safe
def partners(request: Request, regulation: str) -> HttpResponse:
    """The partner register: contacts, projects, signed and shared papers."""
    shelf = _shelf(request.actor, regulation)
    if shelf.partners is None:
        raise Http404
    rows = read_partners(request.actor, regulation, shelf.partners.keeper)
    text = request.GET.get("text", "").strip()
    kept = [
        row
        for row in rows
        if text in row.name or any(text in one.project.title for one in row.shared)
    ]
    context = {"shelf": shelf, "rows": kept, "text": text, "whole": len(rows)}
    return render(request, "registers/partners.html", context)


def _table(request: Request, shelf: Shelf, ident: str) -> Shown:
    """The table; 404 for a register that the regulation does not keep."""
    if not shelf.has(ident):
        raise Http404
    found = queries.register(request.actor, shelf.regulation, ident, shelf.edition)
    text, sort = request.GET.get("text", "").strip(), request.GET.get("sort", "")
    return shown(request.actor, shelf, found, text, sort)


def _shelf(actor: Actor, regulation: str) -> Shelf:
    """The registers of a regulation; 404 where none is in force or its rules are not open."""
    found = shelf_of(actor, regulation)
    if found is None:
        raise Http404
    return found
