"""The four lists, and the read mark of a notice."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from xize.notices import services as notices
from xize.projects import queries
from xize.web.access import signed_in
from xize.web.parts.clock import clock
from xize.web.parts.paging import page_of
from xize.web.parts.people import People
from xize.web.parts.stages import with_stages
from xize.web.parts.told import told_lines
from xize.web.request import Request


@signed_in
def waiting(request: Request) -> HttpResponse:
    """待办."""
    actor, now = request.actor, timezone.now()
    page = page_of(request, lambda limit, offset: queries.todo(actor, limit=limit, offset=offset))
    context = {
        "page": page,
        "work": [(line, clock(actor, line.due, now)) for line in page.lines],
        "people": People(actor, [line.project.lead for line in page.lines]),
    }
    return render(request, "work/waiting.html", context)


@signed_in
def done(request: Request) -> HttpResponse:
    """已办."""
    actor = request.actor
    page = page_of(request, lambda limit, offset: queries.done(actor, limit=limit, offset=offset))
    return render(request, "work/done.html", {"page": page})


@signed_in
def started(request: Request) -> HttpResponse:
    """我发起的."""
    actor = request.actor
    page = page_of(
        request, lambda limit, offset: queries.started(actor, limit=limit, offset=offset)
    )
    context = {
        "page": page,
        "projects": with_stages(actor, page.lines),
        "people": People(actor, [line.lead for line in page.lines]),
    }
    return render(request, "work/started.html", context)


@signed_in
def copied(request: Request) -> HttpResponse:
    """抄送我的."""
    actor = request.actor
    page = page_of(request, lambda limit, offset: queries.copied(actor, limit=limit, offset=offset))
    context = {"page": page, "told": told_lines(actor, page.lines)}
    return render(request, "work/copied.html", context)


@signed_in
@require_POST
def read(request: Request, stream: str, seq: int) -> HttpResponse:
    """Mark a notice as read, or acknowledge its receipt."""
    acknowledge = request.POST.get("acknowledge") == "yes"
    if not notices.mark_read(actor=request.actor, stream=stream, seq=seq, acknowledge=acknowledge):
        raise Http404
    where = reverse("project", args=[stream]) if request.POST.get("open") else ""
    return HttpResponseRedirect(where or reverse("work-copied"))
