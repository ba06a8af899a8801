"""Bring a BPMN file: see what became of it, keep it as a draft edition, or take its folder."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from xize.core.process.bpmn.importing import REGULATION, Draft
from xize.people.permissions import Permission
from xize.rulebook.drafting.services import begin_with
from xize.rulebook.refusals import RulebookRefusal
from xize.web.access import permitted
from xize.web.importing.brought import LARGEST, Brought, carried_along, uploaded
from xize.web.importing.folders import packed
from xize.web.importing.shown import look_at, picture, to_correct
from xize.web.request import Request

keepers = permitted(Permission.RULEBOOK_EDITIONS_PUBLISH)


@keepers
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: Request) -> HttpResponse:
    """The form; and, once a file was sent, what became of it."""
    if request.method != "POST":
        return render(request, "importing/page.html", {"largest": LARGEST / 1_000_000})
    return _shown(request, uploaded(request))


@keepers
@require_POST
def folder(request: Request) -> HttpResponseBase:
    """The regulation's folder as a zip."""
    brought = carried_along(request)
    made = brought.draft()
    if not made.made or not brought.fits:
        return _shown(request, brought)
    return FileResponse(BytesIO(packed(made)), as_attachment=True, filename=f"{made.id}.zip")


@keepers
@require_POST
def keep(request: Request) -> HttpResponse:
    """Keep what became of the file as a draft edition, and open it."""
    brought = carried_along(request)
    made = brought.draft()
    if not made.made or not brought.fits:
        return _shown(request, brought)
    try:
        draft = begin_with(actor=request.actor, texts=made.texts, at=timezone.now())
    except RulebookRefusal as refusal:
        return _shown(request, brought, refusal)
    return redirect("modeller", draft)


def _shown(
    request: Request, brought: Brought, refusal: RulebookRefusal | None = None
) -> HttpResponse:
    made, language = brought.draft(), request.actor.language
    context: dict[str, Any] = {
        "largest": LARGEST / 1_000_000,
        "brought": brought,
        "made": made,
        "findings": look_at(made.findings, language),
        "error": refusal.sentence(language) if refusal else "",
        "code": refusal.code if refusal else "",
    }
    if not brought.fits:
        context |= {"error": _("The id takes small letters, digits and hyphens."), "code": "id"}
    if made.made:
        context |= _parts(made, language)
    whole = made.made and brought.fits and refusal is None
    return render(request, "importing/page.html", context, status=200 if whole else 422)


def _parts(made: Draft, language: str) -> dict[str, Any]:
    assert made.model is not None  # a draft that was made has its drawing
    return {
        "problems": to_correct(made, language),
        "picture": picture(made.model),
        "written": made.texts[REGULATION],
    }
