"""Choosing the rule, then the team."""

from __future__ import annotations

from django.contrib import messages
from django.http import (
    Http404,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
    QueryDict,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from xize.core.engine import Refused
from xize.people.ids import new_id
from xize.projects import queries, services
from xize.rulebook import queries as rulebook
from xize.web.access import signed_in
from xize.web.parts.refusals import sentence
from xize.web.parts.typing import kept_post, pairs, wants_data
from xize.web.request import Request
from xize.web.starting.team import seats
from xize.writing import queries as writing
from xize.writing.refusals import DraftTooLarge
from xize.writing.services import Page, discard_draft, save_draft

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
    place = f"start/{regulation}"
    kept = writing.draft(request.actor, place) if request.method != "POST" else None
    post = kept_post(kept) if kept else request.POST
    given = _given(post) if request.method == "POST" or kept else None
    refusal, title = "", post.get("title", "").strip()
    if given is not None and request.method == "POST":
        try:
            answer = _begin(request, found[0].id, title, given)
            discard_draft(actor=request.actor, place=place)
            return answer
        except Refused as refused:
            refusal = sentence(refused, names, request.actor.language)
    context = {
        "edition": found[0],
        "regulation_title": names.title,
        "seats": seats(request.actor, edition.rules, names, given),
        "title": title,
        "refusal": refusal,
        "key": new_id(),
        "restored": kept.saved if kept else None,
        "opened": timezone.now().timestamp(),
    }
    return render(request, "starting/page.html", context, status=422 if refusal else 200)


@signed_in
@require_POST
def save(request: Request, regulation: str) -> HttpResponse:
    """Keep what stands on the page of a new project."""
    found = [one for one in rulebook.in_force(request.actor) if one.regulation == regulation]
    if not found:
        raise Http404
    now, place = timezone.now(), f"start/{regulation}"
    if request.POST.get("discard"):
        discard_draft(actor=request.actor, place=place)
        return HttpResponseRedirect(reverse("start-project", args=[regulation]))
    title = request.POST.get("title", "").strip() or _("New project")
    token = request.POST.get("key", "")[:40]
    names = rulebook.Names(rulebook.compiled(found[0].id), request.actor.language)
    answer = {"saved": timezone.localtime(now).strftime("%H:%M")}
    page = Page(place=place, title=title, step=names.title, token=token, under=found[0].id)
    try:
        save_draft(actor=request.actor, page=page, typed=pairs(request.POST), at=now)
    except DraftTooLarge as refusal:
        answer = {"refusal": refusal.sentence(request.actor.language), "code": refusal.code}
    if wants_data(request):
        return JsonResponse(answer)
    messages.info(request, answer.get("refusal") or _("The draft is saved."))
    return HttpResponseRedirect(reverse("start-project", args=[regulation]))


def _given(post: QueryDict) -> dict[str, list[str]]:
    prefix = "role:"
    return {
        key.removeprefix(prefix): [one for one in post.getlist(key) if one]
        for key in post
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
