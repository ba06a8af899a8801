"""Drafts: the list, a new one, the page to draw on."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from xize.people.permissions import Permission
from xize.rulebook import queries as rulebook
from xize.rulebook.drafting import queries, services
from xize.web.access import permitted
from xize.web.modeller.forms import NewForm
from xize.web.modeller.words import NOTHING, words_of
from xize.web.parts.people import People
from xize.web.request import Request

keepers = permitted(Permission.RULEBOOK_EDITIONS_PUBLISH)


@keepers
@require_safe
def drafts(request: Request) -> HttpResponse:
    """All drafts, the form of a new regulation, and the drawn ones to go on from."""
    return _list(request, NewForm(), 200)


def _list(request: Request, form: NewForm, status: int) -> HttpResponse:
    found = queries.drafts(request.actor)
    editions = {one.id: one for one in rulebook.editions(request.actor)}
    drawn = queries.drawn_editions(request.actor)
    context = {
        "form": form,
        "drafts": [(one, editions.get(one.base)) for one in found],
        "people": People(request.actor, [one.saved_by for one in found]),
        "drawn": [one for one in editions.values() if one.id in drawn and one.state != "repealed"],
    }
    return render(request, "modeller/drafts.html", context, status=status)


@keepers
@require_POST
def new(request: Request) -> HttpResponse:
    """Begin a regulation with one step."""
    form = NewForm(request.POST)
    if not form.is_valid():
        return _list(request, form, 422)
    step = _("First step")
    draft = services.begin_new(
        actor=request.actor, new=form.beginning(), step=step, at=timezone.now()
    )
    return HttpResponseRedirect(reverse("modeller", args=[draft]))


@keepers
@require_POST
def begin(request: Request, edition: str) -> HttpResponse:
    """Begin the next edition of a drawn regulation."""
    draft = services.begin_from(actor=request.actor, edition=edition, at=timezone.now())
    return HttpResponseRedirect(reverse("modeller", args=[draft]))


@keepers
@require_POST
def discard(request: Request, draft: str) -> HttpResponse:
    """Throw a draft away."""
    services.discard(actor=request.actor, draft=draft)
    messages.success(request, _("The draft has been discarded."))
    return HttpResponseRedirect(reverse("modeller-drafts"))


@keepers
@require_safe
def draw(request: Request, draft: str) -> HttpResponse:
    """The page to draw on."""
    kept = queries.draft(request.actor, draft)
    if kept is None:
        raise Http404
    routes = ("save", "problems", "run")
    addresses = {one: reverse(f"modeller-{one}", args=[draft]) for one in routes}
    data = {
        "language": request.actor.language,
        "version": kept.version,
        "drawing": kept.drawing,
        "words": words_of(kept.rest) or NOTHING,
        "addresses": addresses | {"saveAsNew": reverse("modeller-copy", args=[draft])},
    }
    return render(request, "modeller/page.html", {"draft": kept, "data": data})
