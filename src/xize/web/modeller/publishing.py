"""Publishing a draft: what changes against its base, what stands in the way, the confirmation."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from xize.people.permissions import Permission
from xize.rulebook import queries as rulebook
from xize.rulebook.drafting import queries, services
from xize.rulebook.drafting.comparing import compare
from xize.rulebook.drafting.composing import composed
from xize.rulebook.drafting.examining import examine, refuses
from xize.rulebook.drafting.queries import Draft
from xize.rulebook.refusals import DraftChanged, DraftHasErrors, EditionLabelTaken
from xize.web.access import permitted
from xize.web.parts.people import People
from xize.web.request import Request


@permitted(Permission.RULEBOOK_EDITIONS_PUBLISH)
def publish(request: Request, draft: str) -> HttpResponse:
    """Look at a draft before it is published; publish it on confirmation."""
    kept = queries.draft(request.actor, draft)
    if kept is None:
        raise Http404
    if request.method != "POST":
        return _page(request, kept)
    in_force = request.POST.get("in_force") == "yes"
    try:
        edition = services.publish_draft(
            actor=request.actor,
            draft=draft,
            version=_number(request.POST.get("version", "")),
            at=timezone.now(),
            in_force=in_force,
        )
    except DraftChanged as refusal:
        who = People(request.actor, [refusal.about])(refusal.about)
        return _page(request, kept, DraftChanged(who).sentence(request.actor.language))
    except (DraftHasErrors, EditionLabelTaken) as refusal:
        return _page(request, kept, refusal.sentence(request.actor.language))
    if not in_force:
        messages.success(request, _("The edition is published; it is not in force yet."))
        return HttpResponseRedirect(reverse("edition", args=[edition]))
    messages.success(request, _("The edition is in force; begin a project under it."))
    return HttpResponseRedirect(reverse("start-project", args=[kept.regulation]))


def _page(request: Request, kept: Draft, refusal: str = "") -> HttpResponse:
    found = examine(kept.rest, kept.section, kept.drawing)
    texts = composed(kept.rest, kept.section, kept.drawing, kept.files)
    base = rulebook.card(request.actor, kept.base) if kept.base else None
    before = rulebook.texts(request.actor, kept.base) if base else {}
    label = services.label_taken(kept.rest, texts) if texts and not refuses(found) else ""
    if label and not refusal:
        refusal = EditionLabelTaken(label).sentence(request.actor.language)
    context = {
        "draft": kept,
        "base": base,
        "refusal": refusal,
        "wrong": refuses(found),
        "refused": refuses(found) or bool(label),
        "problems": [(one, one.sentence(request.actor.language)) for one in found],
        "comparison": compare(before, texts) if texts else None,
        "people": People(request.actor, [kept.saved_by]),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "modeller/publish.html", context, status=status)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and text.isascii() else 0
