"""The list of phrases, and keeping it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from xize.core.refusal import Refusal
from xize.people.permissions import Permission
from xize.web.access import signed_in
from xize.web.request import Request
from xize.writing import queries, services


@signed_in
def phrases(request: Request) -> HttpResponse:
    """One's own phrases, then those of the organisation; a new one on POST."""
    refusal, text = "", request.POST.get("text", "")
    if request.method == "POST":
        try:
            shared = request.POST.get("shared") == "true"
            services.add_phrase(actor=request.actor, text=text, shared=shared)
        except Refusal as refused:
            refusal = refused.sentence(request.actor.language)
        else:
            messages.success(request, _("The phrase is kept."))
            return HttpResponseRedirect(reverse("phrases"))
    found = queries.phrases(request.actor)
    context = {
        "own": [one for one in found if not one.shared],
        "shared": [one for one in found if one.shared],
        "may_share": request.actor.may(Permission.ORGANISATION_PHRASES_WRITE),
        "refusal": refusal,
        "text": text,
    }
    return render(request, "phrases/page.html", context, status=422 if refusal else 200)


@signed_in
@require_POST
def remove(request: Request) -> HttpResponse:
    """Forget a phrase."""
    try:
        services.remove_phrase(actor=request.actor, phrase=request.POST.get("phrase", ""))
    except Refusal as refused:
        messages.error(request, refused.sentence(request.actor.language))
    return HttpResponseRedirect(reverse("phrases"))
