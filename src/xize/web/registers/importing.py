"""Importing into a pool: the template, the upload, what the dry run found, the import itself."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xize.core.refusal import Refusal
from xize.documents import blobs
from xize.documents.refusals import DocumentRefusal
from xize.documents.safety import inspect
from xize.jobs import queries as jobs
from xize.jobs.services import begin
from xize.registers.export import XLSX
from xize.registers.importing import Feeding, dry_run, feeding
from xize.registers.pools import services as pools
from xize.registers.sheets import template
from xize.registers.sheets.refusals import SheetEmpty, SheetRefusal
from xize.registers.works import CHECK, IMPORT, PLACE
from xize.web.access import signed_in
from xize.web.registers.views import shelf_for
from xize.web.request import Request

MOST_SHOWN = 2_000
"""Things to correct on one page; with more of them, the first are corrected first."""


@signed_in
@require_http_methods(["GET", "POST"])
def upload(request: Request, regulation: str, ident: str) -> HttpResponse:
    """The page to upload on; an upload becomes a background task that checks it."""
    shelf = shelf_for(request.actor, regulation)
    into = feeding(request.actor, regulation, ident)
    refusal: Refusal | None = None
    if request.method == "POST":
        try:
            return _begin_check(request, into, regulation)
        except (DocumentRefusal, SheetRefusal) as found:
            refusal = found
    said = refusal.sentence(request.actor.language) if refusal else ""
    context = {
        "shelf": shelf,
        "ident": ident,
        "into": into,
        "error": said,
        "code": refusal.code if refusal else "",
    }
    status = 422 if refusal else 200
    return render(request, "registers/upload.html", context, status=status)


def _begin_check(request: HttpRequest, into: Feeding, regulation: str) -> HttpResponse:
    file = request.FILES.get("file")
    if file is None:
        raise SheetEmpty("—")
    content = file.read()
    name = inspect(file.name or "", content).name
    here = (regulation, into.pool.id)
    arguments = {
        "regulation": regulation,
        "ident": into.pool.id,
        "blob": blobs.write(content),
        "name": name,
        "review": reverse("register-review", args=[*here, PLACE]),
    }
    job = begin(
        CHECK,
        person=into.actor.person,
        arguments=arguments,
        language=into.actor.language,
        title=_("Check of %(name)s") % {"name": name},
        back=reverse("register-import", args=here),
    )
    return redirect("job", job)


@signed_in
@require_safe
def review(request: Request, regulation: str, ident: str, job: str) -> HttpResponse:
    """What the import would do: every place to correct, else how many rows it writes."""
    shelf = shelf_for(request.actor, regulation)
    into = feeding(request.actor, regulation, ident)
    file = jobs.file_of(request.actor.person, job)
    table, found = dry_run(into, file.name, blobs.read(file.blob) or b"")
    context = {
        "shelf": shelf,
        "ident": ident,
        "into": into,
        "job": job,
        "file": file.name,
        "lines": len(table.lines),
        "found": found,
        "bad": found.bad[:MOST_SHOWN],
        "more": max(0, len(found.bad) - MOST_SHOWN),
    }
    return render(request, "registers/review.html", context)


@signed_in
@require_POST
def confirm(request: Request, regulation: str, ident: str, job: str) -> HttpResponse:
    """Import what was checked, as a background task."""
    into = feeding(request.actor, regulation, ident)
    file = jobs.file_of(request.actor.person, job)
    back = reverse("register", args=[regulation, ident])
    arguments = {
        "regulation": regulation,
        "ident": ident,
        "blob": file.blob,
        "name": file.name,
        "back": back,
    }
    begun = begin(
        IMPORT,
        person=request.actor.person,
        arguments=arguments,
        language=request.actor.language,
        title=_("Import of %(file)s into %(name)s") % {"file": file.name, "name": into.title},
        back=back,
    )
    return redirect("job", begun)


@signed_in
@require_safe
def empty_file(request: Request, regulation: str, ident: str) -> HttpResponse:
    """The template to fill in."""
    shelf_for(request.actor, regulation)
    into = feeding(request.actor, regulation, ident)
    pool, language = into.pool, request.actor.language
    content = template(into.title, pool.fields, pool.names, language)
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(into.title)}.xlsx"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@signed_in
@require_POST
def remove(request: Request, regulation: str, ident: str, entry: str) -> HttpResponse:
    """Take a row out of a pool."""
    into = feeding(request.actor, regulation, ident)
    pools.remove_row(actor=request.actor, pool=into.pool, entry=entry)
    return redirect("register", regulation, ident)
