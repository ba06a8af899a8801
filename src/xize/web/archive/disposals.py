"""到期与处置: dossiers whose time is over, and the disposal lists with their decisions."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from xize.archive.package.facts import day
from xize.archive.queries import disposals as queries
from xize.archive.services import disposing
from xize.people.permissions import Permission
from xize.printing import as_pdf
from xize.web.access import signed_in
from xize.web.archive.paper import sheet_of
from xize.web.parts.paging import page_of
from xize.web.parts.people import People
from xize.web.request import Request

AHEAD = timedelta(days=366)
"""How far the page looks ahead: what falls due within a year."""


@signed_in
@require_safe
def overview(request: Request) -> HttpResponse:
    """What is due, what falls due within a year, and all lists."""
    actor, now = request.actor, timezone.now()
    lines = queries.due(actor, now, until=day(now + AHEAD))
    page = page_of(
        request, lambda limit, offset: queries.disposals(actor, limit=limit, offset=offset)
    )
    context = {
        "over": [one for one in lines if one.is_over],
        "ahead": [one for one in lines if not one.is_over],
        "page": page,
        "people": People(actor, [one.by for one in page.lines]),
        "may_propose": actor.may(Permission.ARCHIVE_DISPOSALS_PROPOSE),
    }
    return render(request, "archive/disposals.html", context)


@signed_in
@require_POST
def propose(request: Request) -> HttpResponse:
    """Put dossiers on a new list."""
    ident = disposing.propose(
        actor=request.actor,
        streams=request.POST.getlist("stream"),
        reason=request.POST.get("reason", ""),
        at=timezone.now(),
    )
    return redirect("disposal", ident)


@signed_in
@require_safe
def page(request: Request, ident: str) -> HttpResponse:
    """One list: what is on it, who proposed, who decided, what was done."""
    found = queries.disposal(request.actor, ident)
    people = People(request.actor, [found.by, found.decided_by])
    return render(request, "archive/disposal.html", {"list": found, "people": people})


@signed_in
@require_safe
def printed(request: Request, ident: str) -> HttpResponse:
    """The list on paper, for two signatures: 销毁清册."""
    found = queries.disposal(request.actor, ident)
    people = People(request.actor, [found.by, found.decided_by])
    answer = HttpResponse(as_pdf(sheet_of(found, people)), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="disposal-{found.id}.pdf"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@signed_in
@require_POST
def decide(request: Request, ident: str) -> HttpResponse:
    """Approve or refuse it."""
    disposing.decide(
        actor=request.actor,
        disposal=ident,
        approved=request.POST.get("decision") == "approve",
        opinion=request.POST.get("opinion", ""),
        at=timezone.now(),
    )
    return redirect("disposal", ident)


@signed_in
@require_POST
def carry_out(request: Request, ident: str) -> HttpResponse:
    """Destroy what an approved list names."""
    disposing.carry_out(actor=request.actor, disposal=ident, at=timezone.now())
    return redirect("disposal", ident)
