"""The register of numbers: one table for each numbered document of the rules in force."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from xize.projects.queries.numbers import issued, numbered_documents
from xize.rulebook.names import Names
from xize.rulebook.queries import as_written, in_force
from xize.web.access import signed_in
from xize.web.request import Request

WORDS = {
    "": _("in use"),
    "withdrawn": _("void: withdrawn"),
    "refused": _("void: refused"),
    "cancelled": _("void: cancelled"),
    "ended": _("void: ended early"),
}


@signed_in
@require_safe
def register(request: Request) -> HttpResponse:
    """Every number there is, by document."""
    tables = []
    for card in in_force(request.actor):
        edition = as_written(card.id)
        names = Names(edition, request.actor.language)
        for document in numbered_documents(edition.rules):
            found = issued(request.actor, card.regulation, document)
            lines = [(one, WORDS[one.void]) for one in found]
            tables.append((names.title, names.document(document), lines))
    return render(request, "prints/numbers.html", {"tables": tables})
