"""Projects and people by two characters or more."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from xize.people import queries as people
from xize.projects import queries
from xize.web.access import signed_in
from xize.web.parts.people import People
from xize.web.parts.stages import with_stages
from xize.web.request import Request

SHORTEST = 2
LONGEST = 100


@signed_in
def search(request: Request) -> HttpResponse:
    """What the words of ``?text=`` are found in, as far as it is open to the person."""
    actor, text = request.actor, request.GET.get("text", "").strip()[:LONGEST]
    enough = len(text) >= SHORTEST
    lines = queries.search(actor, text) if enough else []
    context = {
        "text": text,
        "enough": enough,
        "projects": with_stages(actor, lines),
        "found_people": people.search_people(actor, text) if enough else [],
        "people": People(actor, [line.lead for line in lines]),
    }
    return render(request, "search/page.html", context)
