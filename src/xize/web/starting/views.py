"""Choosing the rule, then the team."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from xize.core.engine import Refused
from xize.people.ids import new_id
from xize.projects import queries, services
from xize.rulebook import queries as rulebook
from xize.web.access import signed_in
from xize.web.parts.refusals import sentence
from xize.web.request import Request
from xize.web.starting.team import seats

LONGEST_TITLE = 200


@signed_in
def choose(request: Request) -> HttpResponse:
    """The rules in force; with one there is nothing to choose."""
    editions = rulebook.in_force(request.actor)
    if len(editions) == 1:
        return HttpResponseRedirect(reverse("start-project", args=[editions[0].regulation]))
    return render(request, "starting/choose.html", {"editions": editions})


@signed_in
def start(request: Request, regulation: str) -> HttpResponse:
    """The form of a new project."""
    found = [one for one in rulebook.in_force(request.actor) if one.regulation == regulation]
    if not found:
        raise Http404
    edition = rulebook.compiled(found[0].id)
    names = rulebook.Names(edition, request.actor.language)
    given = _given(request) if request.method == "POST" else None
    refusal, title = "", request.POST.get("title", "").strip()
    if given is not None:
        try:
            return _begin(request, found[0].id, title, given)
        except Refused as refused:
            refusal = sentence(refused, names, request.actor.language)
    context = {
        "edition": found[0],
        "regulation_title": names.title,
        "seats": seats(request.actor, edition.rules, names, given),
        "title": title,
        "refusal": refusal,
        "key": new_id(),
    }
    return render(request, "starting/page.html", context, status=422 if refusal else 200)


def _given(request: HttpRequest) -> dict[str, list[str]]:
    prefix = "role:"
    return {
        key.removeprefix(prefix): [one for one in request.POST.getlist(key) if one]
        for key in request.POST
        if key.startswith(prefix)
    }


def _begin(request: Request, edition: str, title: str, given: dict[str, list[str]]) -> HttpResponse:
    done = services.start_project(
        actor=request.actor,
        edition=edition,
        title=title[:LONGEST_TITLE],
        team={role: people for role, people in given.items() if people},
        at=timezone.now(),
        key=request.POST.get("key") or None,
    )
    messages.success(request, _("The project has begun."))
    for line in queries.todo(request.actor, limit=50):
        if line.project.stream == done.stream:
            return HttpResponseRedirect(reverse("item", args=[done.stream, line.element]))
    return HttpResponseRedirect(reverse("project", args=[done.stream]))
