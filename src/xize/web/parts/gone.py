"""The answer to a page that is out of date: what happened, and what had been typed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from xize.core.engine import Refused
from xize.projects import queries
from xize.projects.refusals import NoSuchItem
from xize.web.parts.people import People
from xize.web.request import Request

WRITTEN = ("comment", "text", "reason")
"""What people write outside of forms."""


def gone(
    request: Request, stream: str, refusal: Refused | NoSuchItem, element: str = ""
) -> HttpResponse:
    """Somebody was first, or the page is old: say who did what, and give back what was typed."""
    ended = queries.ended(request.actor, stream, element)
    kept = [
        (key, value)
        for key, values in request.POST.lists()
        if key.startswith("f:") or key in WRITTEN
        for value in values
        if str(value).strip()
    ]
    answer = {
        "sentence": NoSuchItem("").sentence(request.actor.language),
        "code": refusal.code,
        "kept": kept,
        "ended": ended,
        "people": People(request.actor, [ended.by] if ended else []),
        "stream": stream,
    }
    template = "components/gone_part.html" if request.htmx else "components/gone.html"
    return render(request, template, answer, status=409)
