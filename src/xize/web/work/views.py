"""The lists of 流程中心, and the read mark of a notice."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from xize.notices import services as notices
from xize.notices.queries import notice as told_one
from xize.people.actor import Actor
from xize.projects import queries
from xize.projects.queries import OpenLine, ProjectLine
from xize.rulebook.calendar import calendar
from xize.web.access import signed_in
from xize.web.parts.acts import act_address
from xize.web.parts.clock import clock
from xize.web.parts.paging import page_of
from xize.web.parts.people import People
from xize.web.parts.stages import with_stages
from xize.web.parts.told import OPEN_SENDINGS, SENDINGS, told_lines
from xize.web.request import Request
from xize.web.work.batch import outcomes_of
from xize.web.work.undo import ACTS, Undoing


@signed_in
def waiting(request: Request) -> HttpResponse:
    """待办, one's own and that of whom one stands in for."""
    return _work(request, "work/waiting.html", claimable=False)


@signed_in
def claimable(request: Request) -> HttpResponse:
    """待认领: what several people may do and nobody has taken."""
    return _work(request, "work/claimable.html", claimable=True)


def _work(request: Request, template: str, *, claimable: bool) -> HttpResponse:
    actor, now, days = request.actor, timezone.now(), calendar()
    page = page_of(
        request,
        lambda limit, offset: queries.todo(actor, limit=limit, offset=offset, claimable=claimable),
    )
    context = {
        "page": page,
        "work": [(line, clock(actor, line.due, now, days)) for line in page.lines],
        "people": People(actor, [line.principal for line in page.lines]),
        "batches": outcomes_of(actor, page.lines),
    }
    return render(request, template, context)


@signed_in
def done(request: Request) -> HttpResponse:
    """已办, with what can still be undone."""
    actor = request.actor
    page = page_of(request, lambda limit, offset: queries.done(actor, limit=limit, offset=offset))
    projects = list({line.project.stream: line.project for line in page.lines}.values())
    undo = Undoing(queries.undoable(actor, projects, timezone.now()))
    context = {
        "page": page,
        "lines": [(line, ACTS.get(line.kind, ""), undo.of(line)) for line in page.lines],
        "people": People(actor, [line.acting_for for line in page.lines]),
    }
    return render(request, "work/done.html", context)


@signed_in
def started(request: Request) -> HttpResponse:
    """我发起的: where each project stands, whom it waits for, and what can be undone."""
    actor, now = request.actor, timezone.now()
    page = page_of(
        request, lambda limit, offset: queries.started(actor, limit=limit, offset=offset)
    )
    waiting = queries.open_lines(actor, page.lines)
    undo = Undoing(queries.undoable(actor, page.lines, now))
    named = [one for lines in waiting.values() for line in lines for one in line.people]
    context = {
        "page": page,
        "projects": [
            (line, stages, _urgeable(actor, line, waiting), undo.all(line.stream))
            for line, stages in with_stages(actor, page.lines)
        ],
        "people": People(actor, named),
    }
    return render(request, "work/started.html", context)


def _urgeable(
    actor: Actor, line: ProjectLine, waiting: dict[str, list[OpenLine]]
) -> list[tuple[OpenLine, str]]:
    """The open steps of a project with the page on which each is urged, where others do it."""
    return [
        (
            one,
            act_address("urge", line.stream, one.element)
            if line.status == "running" and {*one.people} - {actor.person}
            else "",
        )
        for one in waiting.get(line.stream, [])
    ]


@signed_in
def copied(request: Request) -> HttpResponse:
    """抄送我的."""
    return _told(request, "work/copied.html", receipts=False)


@signed_in
def receipts(request: Request) -> HttpResponse:
    """待签收: what still waits for a signature of receipt."""
    return _told(request, "work/receipts.html", receipts=True)


def _told(request: Request, template: str, *, receipts: bool) -> HttpResponse:
    actor = request.actor
    page = page_of(
        request,
        lambda limit, offset: queries.copied(actor, receipts=receipts, limit=limit, offset=offset),
    )
    context = {"page": page, "told": told_lines(actor, page.lines), "sendings": SENDINGS}
    return render(request, template, context)


@signed_in
@require_POST
def read(request: Request, stream: str, seq: int) -> HttpResponse:
    """Mark a notice as read, or acknowledge its receipt."""
    acknowledge = request.POST.get("acknowledge") == "yes"
    if not notices.mark_read(actor=request.actor, stream=stream, seq=seq, acknowledge=acknowledge):
        raise Http404
    lists = reverse("work-receipts" if acknowledge else "work-copied")
    return HttpResponseRedirect(lists)


@signed_in
def open_notice(request: Request, stream: str, seq: int) -> HttpResponse:
    """Go to what a notice is about. Whoever does has read it; a receipt is signed for apart."""
    if not notices.mark_read(actor=request.actor, stream=stream, seq=seq):
        raise Http404
    told = told_one(request.actor, stream, seq)
    if told is not None and told.kind in OPEN_SENDINGS:
        route = "document-sent" if told.kind == "replied" else "document-received"
        return HttpResponseRedirect(reverse(route, args=[stream, told.about]))
    return HttpResponseRedirect(reverse("project", args=[stream]))
