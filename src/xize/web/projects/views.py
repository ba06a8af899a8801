"""The projects open to a person, with filters."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from xize.projects import queries
from xize.rulebook import queries as rulebook
from xize.web.access import signed_in
from xize.web.parts.paging import page_of
from xize.web.parts.people import People
from xize.web.parts.stages import with_stages
from xize.web.request import Request

STATES = ("running", "suspended", "ended")


@signed_in
def projects(request: Request) -> HttpResponse:
    """The list; ``?text=``, ``?status=`` and ``?regulation=`` narrow it."""
    actor, asked = request.actor, request.GET
    status = asked.get("status", "")
    text = asked.get("text", "").strip()
    regulation = asked.get("regulation", "")
    page = page_of(
        request,
        lambda limit, offset: queries.projects(
            actor,
            status=status if status in STATES else "",
            regulation=regulation,
            text=text,
            limit=limit,
            offset=offset,
        ),
    )
    in_force = rulebook.in_force(actor)
    context = {
        "page": page,
        "projects": with_stages(actor, page.lines),
        "people": People(actor, [line.lead for line in page.lines]),
        "text": text,
        "status": status,
        "regulation": regulation,
        "regulations": [(one.regulation, one.title) for one in in_force],
        "can_start": bool(in_force),
    }
    return render(request, "projects/page.html", context)
