"""Prints of a project: the list, the print view in A4, the PDF, the JSON beside it."""

from __future__ import annotations

from io import BytesIO
from itertools import groupby

from django.http import FileResponse, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from xize.people.permissions import Permission
from xize.projects.prints import offered
from xize.projects.prints.seal_keeping import has_seal
from xize.web.access import signed_in
from xize.web.parts.tabs import project_tabs
from xize.web.prints.paper import paper
from xize.web.prints.sealed import sealed_prints
from xize.web.request import Request


@signed_in
@require_safe
def listed(request: Request, stream: str) -> HttpResponse:
    """Everything that can be printed of the project."""
    reading = offered.reading_for(request.actor, stream)
    found = list(offered.offered(request.actor, reading))
    context = {
        "stream": stream,
        "title": reading.story.title,
        "tabs": project_tabs(stream, "prints"),
        "groups": [(name, list(some)) for name, some in groupby(found, lambda one: one.group)],
    }
    return render(request, "prints/list.html", context)


@signed_in
@require_safe
def view(request: Request, stream: str, kind: str, about: str) -> HttpResponse:
    """The print view: the same sheet as the PDF, as a page; own templates have the file only."""
    if kind == offered.OWN:
        offered.require_own(request.actor, stream, about)
        return redirect("print-pdf", stream, kind, about)
    sheet = offered.sheet(request.actor, stream, kind, about, timezone.now())
    context = {
        "sheet": sheet,
        "paper": paper(sheet),
        "stream": stream,
        "kind": kind,
        "about": about,
        "sealed": sealed_prints(request.actor, stream, kind, about),
        "may_seal": request.actor.may(Permission.PRINTS_SEAL_USE) and has_seal(),
        "has_data": kind in ("form", "timeline", "slip"),
    }
    return render(request, "prints/view.html", context)


@signed_in
@require_safe
def pdf(request: Request, stream: str, kind: str, about: str) -> FileResponse:
    """The PDF, for archives and printers."""
    made = offered.file(request.actor, stream, kind, about, timezone.now())
    answer = FileResponse(
        BytesIO(made.content), as_attachment=True, filename=made.name, content_type=made.media_type
    )
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@signed_in
@require_safe
def data(request: Request, stream: str, kind: str, about: str) -> JsonResponse:
    """What stands in a print, for other programs."""
    found = offered.data(request.actor, stream, kind, about)
    return JsonResponse(found, safe=False, json_dumps_params={"ensure_ascii": False})
