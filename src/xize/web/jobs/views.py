"""Long work: one's own list, one with its progress, stopping it, fetching what came of it."""

from __future__ import annotations

from io import BytesIO

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from xize.documents import blobs
from xize.jobs import queries, services
from xize.jobs.refusals import NoSuchJob
from xize.web.access import signed_in
from xize.web.parts.paging import page_of
from xize.web.request import Request


@signed_in
@require_safe
def jobs(request: Request) -> HttpResponse:
    """Everything one began, newest first."""
    actor = request.actor
    page = page_of(
        request, lambda limit, offset: queries.jobs(actor.person, actor.language, limit, offset)
    )
    return render(request, "jobs/list.html", {"page": page})


@signed_in
@require_safe
def job(request: Request, ident: str) -> HttpResponse:
    """One job; asked for by htmx, the part that changes alone."""
    found = queries.job(request.actor.person, ident, request.actor.language)
    template = "jobs/progress.html" if request.htmx else "jobs/job.html"
    return render(request, template, {"job": found})


@signed_in
@require_POST
def stop(request: Request, ident: str) -> HttpResponse:
    """Stop it, and show what became of that."""
    services.stop(request.actor.person, ident)
    return redirect("job", ident)


@signed_in
@require_safe
def file(request: Request, ident: str) -> HttpResponseBase:
    """What came of it, as a download."""
    found = queries.file_of(request.actor.person, ident)
    content = blobs.read(found.blob)
    if content is None:
        raise NoSuchJob(ident)
    answer = FileResponse(
        BytesIO(content), as_attachment=True, filename=found.name, content_type=found.media_type
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
