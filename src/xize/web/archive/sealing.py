"""Sealing a dossier, fetching a sealed part, putting and lifting holds."""

from __future__ import annotations

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from xize.archive.demands import demand
from xize.archive.package.names import safe
from xize.archive.queries.kept import code_of, part_of
from xize.archive.services import holding
from xize.archive.services.sealing import package as package_of
from xize.archive.works import SEAL
from xize.jobs.services import begin
from xize.people.permissions import Permission
from xize.projects.queries import require
from xize.projects.queries.lists import lines_of
from xize.web.access import signed_in
from xize.web.request import Request


@signed_in
@require_POST
def seal(request: Request, stream: str) -> HttpResponse:
    """Begin to seal the dossier; its page shows how far that is."""
    actor = request.actor
    require(actor, stream)
    demand(actor, Permission.ARCHIVE_DOSSIERS_SEAL)
    (line,) = lines_of(actor, [stream])
    job = begin(
        SEAL,
        person=actor.person,
        arguments={"stream": stream},
        language=actor.language,
        title=_("Sealing the dossier of %(title)s") % {"title": line.title},
        back=reverse("dossier", args=[stream]),
    )
    return redirect("job", job)


@signed_in
@require_safe
def package(request: Request, stream: str, part: int) -> HttpResponseBase:
    """A sealed part as a download, for whoever may read dossiers."""
    found = part_of(request.actor, stream, part)
    name = safe(code_of(stream), 80) + (f"-{part}" if part > 1 else "")
    answer = FileResponse(
        package_of(found),
        as_attachment=True,
        filename=f"{name}.zip",
        content_type="application/zip",
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


@signed_in
@require_POST
def hold(request: Request, stream: str) -> HttpResponse:
    """Put a hold on a dossier."""
    reason = request.POST.get("reason", "")
    holding.put_hold(actor=request.actor, stream=stream, reason=reason, at=timezone.now())
    return redirect("dossier", stream)


@signed_in
@require_POST
def lift(request: Request, stream: str, ident: str) -> HttpResponse:
    """Lift a hold."""
    reason = request.POST.get("reason", "")
    holding.lift_hold(actor=request.actor, hold=ident, reason=reason, at=timezone.now())
    return redirect("dossier", stream)
