"""Registers of all regulations in force: the list, a register as a table, its figures."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from xize.people.actor import Actor
from xize.registers import figures
from xize.registers.opened import Opened, open_register
from xize.registers.partners import partners as read_partners
from xize.registers.pools.queries import keeps_by_hand
from xize.registers.queries import Column, card_of, columns_of
from xize.registers.shape import FORM
from xize.registers.views import saved_views
from xize.web.access import signed_in
from xize.web.parts.paging import page_of
from xize.web.registers.asked import page_of_address
from xize.web.registers.controls import chips, controls
from xize.web.registers.pools import Shelf, shelf_of, shelves
from xize.web.registers.summed import summed_up
from xize.web.registers.table import lines, shown
from xize.web.request import Request


@signed_in
@require_safe
def registers(request: Request) -> HttpResponse:
    """Every register of the regulations in force."""
    return render(request, "registers/list.html", {"shelves": shelves(request.actor)})


@signed_in
@require_safe
def register(request: Request, regulation: str, ident: str) -> HttpResponse:
    """A register as a table; the address says what is asked of it (``asked``)."""
    shelf, opened = opened_for(request.actor, regulation, ident)
    asked = page_of_address(request.GET, opened.columns)
    table = shown(opened, asked, request.GET)
    page = page_of(
        request,
        lambda limit, offset: lines(opened, asked.asked, table.heads, limit, offset),
    )
    context = {
        "table": table,
        "card": card_of(opened.names, opened.edition, ident),
        "page": page,
        "shelf": shelf,
        "ident": ident,
        "asked": asked.asked,
        "show": asked.show,
        "controls": controls(opened, table.choosable, asked.asked),
        "chips": chips(opened, table.choosable, asked.asked, request.GET),
        "views": saved_views(opened),
        "may_share": opened.whole,
        "is_pool": opened.shape.is_pool,
        "may_feed": opened.shape.is_pool and keeps_by_hand(request.actor, opened.shape.keeper),
        "query": request.GET.urlencode(),
        "groupable": _groupable(table.choosable),
    }
    return render(request, "registers/table.html", context)


def _groupable(columns: list[Column]) -> list[Column]:
    return [one for one in columns if one.kind not in ("figure", "any")]


@signed_in
@require_safe
def summary(request: Request, regulation: str, ident: str) -> HttpResponse:
    """What the columns of a register say as a whole: choices counted, figures spread."""
    shelf, opened = opened_for(request.actor, regulation, ident)
    asked = page_of_address(request.GET, opened.columns).asked
    columns = columns_of(opened)
    context = {
        "shelf": shelf,
        "ident": ident,
        "card": card_of(opened.names, opened.edition, ident),
        "chips": chips(opened, columns, asked, request.GET),
        "rows": opened.count(asked),
        "whole": opened.filled()[0],
        "response": figures.response(opened),
        "summaries": summed_up(columns, figures.summaries(opened, asked), request.GET),
        "query": request.GET.urlencode(),
    }
    return render(request, "registers/figures.html", context)


@signed_in
@require_safe
def partners(request: Request, regulation: str) -> HttpResponse:
    """The partner register: contacts, projects, signed and shared papers."""
    shelf = shelf_for(request.actor, regulation)
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


@signed_in
@require_safe
def of_form(request: Request, regulation: str, document: str, stream: str) -> HttpResponse:
    """From a form of a project to the register that holds its rows: to those of the project."""
    shelf = shelf_for(request.actor, regulation)
    wanted = FORM + document.rpartition(":")[2]
    for card in shelf.forms:
        if card.id == wanted or card.id.startswith(f"{wanted}."):
            address = reverse("register", args=[regulation, card.id])
            return redirect(f"{address}?{urlencode({'is.project': stream})}")
    raise Http404


def opened_for(actor: Actor, regulation: str, ident: str) -> tuple[Shelf, Opened]:
    """A register opened; 404 for one that the regulation does not keep."""
    shelf = shelf_for(actor, regulation)
    if not shelf.has(ident):
        raise Http404
    return shelf, open_register(actor, shelf.regulation, ident, shelf.edition)


def shelf_for(actor: Actor, regulation: str) -> Shelf:
    """The registers of a regulation; 404 where none is in force or its rules are not open."""
    found = shelf_of(actor, regulation)
    if found is None:
        raise Http404
    return found
