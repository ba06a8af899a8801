"""Saving how a register is looked at, and removing what was saved."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_POST

from xize.registers import services
from xize.web.access import signed_in
from xize.web.registers.views import opened_for
from xize.web.request import Request

LONGEST = 4_000
"""Letters of an address that are kept."""


@signed_in
@require_POST
def save(request: Request, regulation: str, ident: str) -> HttpResponse:
    """Keep the view of the address under a name."""
    _shelf, opened = opened_for(request.actor, regulation, ident)
    given = QueryDict(request.POST.get("query", "")[:LONGEST], mutable=True)
    given.pop("page", None)
    services.save_view(
        opened,
        name=request.POST.get("name", "").strip() or "—",
        query=given.urlencode(),
        shared=request.POST.get("shared") == "yes",
    )
    return _to(regulation, ident, given.urlencode())


@signed_in
@require_POST
def remove(request: Request, regulation: str, ident: str, view: int) -> HttpResponse:
    """Remove a saved view."""
    _shelf, opened = opened_for(request.actor, regulation, ident)
    services.remove_view(opened, view)
    return _to(regulation, ident, request.POST.get("query", "")[:LONGEST])


def _to(regulation: str, ident: str, query: str) -> HttpResponse:
    address = reverse("register", args=[regulation, ident])
    return HttpResponseRedirect(f"{address}?{query}" if query else address)
