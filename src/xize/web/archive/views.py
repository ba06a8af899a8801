"""Ended projects with the completeness of their dossiers, and the dossier of one project."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from xize.archive.queries.disposals import readable
from xize.archive.queries.dossiers import dossier_of
from xize.archive.queries.ended import ended_projects
from xize.archive.queries.kept import kept
from xize.rulebook import queries as rulebook
from xize.web.access import signed_in
from xize.web.parts.paging import page_of
from xize.web.parts.people import People
from xize.web.parts.tabs import project_tabs
from xize.web.request import Request


@signed_in
@require_safe
def archive(request: Request) -> HttpResponse:
    """The ended projects open to a person; ``?text=`` and ``?regulation=`` narrow the list."""
    actor = request.actor
    text = request.GET.get("text", "").strip()
    regulation = request.GET.get("regulation", "")
    page = page_of(
        request,
        lambda limit, offset: ended_projects(
            actor, text=text, regulation=regulation, limit=limit, offset=offset
        ),
    )
    context = {
        "page": page,
        "people": People(actor, [one.project.lead for one in page.lines]),
        "text": text,
        "regulation": regulation,
        "disposing": readable(actor),
        "regulations": [(one.regulation, one.title) for one in rulebook.in_force(actor)],
    }
    return render(request, "archive/list.html", context)


@signed_in
@require_safe
def dossier(request: Request, stream: str) -> HttpResponse:
    """Every item of the archive list: delivered when, by whom, its documents; what is missing."""
    actor = request.actor
    found = dossier_of(actor, stream, timezone.now())
    keeping = kept(actor, found.line)
    named = {found.line.lead, *(item.by for item in found.items), *keeping.people}
    named |= {one.waiver.by for one in found.items if one.waiver}
    named |= {one for item in found.items for debt in item.owes for one in debt.people}
    for paper in (one for item in found.items for one in item.papers):
        named |= {version.by for version in paper.story.versions}
        named |= {signature.person for signature in paper.signatures}
    context = {
        "dossier": found,
        "line": found.line,
        "kept": keeping,
        "tabs": project_tabs(stream, "dossier"),
        "mandatory": found.mandatory,
        "supplements": [one for one in found.items if one.optional and one.state != "absent"],
        "absent": [one for one in found.items if one.state == "absent"],
        "people": People(actor, named, rulebook.names(actor, found.line.edition)),
    }
    return render(request, "archive/dossier.html", context)
