"""Drafts of a step: saved while somebody types, shown again until the step is done."""

from __future__ import annotations

import hashlib
from datetime import datetime
from urllib.parse import urlencode

import msgspec
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from xize.people.actor import Actor
from xize.projects import queries
from xize.projects.queries import ItemPage
from xize.projects.refusals import NoSuchItem
from xize.web.access import signed_in
from xize.web.item.attempt import Attempt, tried
from xize.web.item.pasting import paste_into
from xize.web.parts.live import live
from xize.web.parts.onwards import item_page
from xize.web.parts.standing_in import standing_in
from xize.web.parts.typing import kept_post, pairs, wants_data
from xize.web.request import Request
from xize.writing import queries as writing
from xize.writing import services
from xize.writing.refusals import DraftElsewhere, DraftTooLarge
from xize.writing.services import Page


def place_of(actor: Actor, stream: str, element: str) -> str:
    """What the draft of a step is called; one's own work and others' are kept apart."""
    return f"item/{stream}/{element}/{actor.acting_for}"


def fingerprint(page: ItemPage) -> str:
    """Of the form as it stands under what is typed: it tells whether somebody changed it."""
    stands = {part.name: part.values for part in page.forms if part.fillable}
    asked = [(part.name, [one.id for one in part.section.fields]) for part in page.forms]
    body = msgspec.json.encode([stands, asked, page.read.edition.rules.edition])
    return hashlib.sha256(body).hexdigest()


def restored(request: Request, page: ItemPage) -> Attempt | None:
    """What the reader typed here before, where they have not sent it."""
    kept = writing.draft(request.actor, place_of(request.actor, page.line.stream, page.element))
    if kept is None:
        return None
    attempt, _given = tried(request, page, kept_post(kept))
    attempt.restored = kept.saved
    attempt.changed = kept.under != fingerprint(page)
    return attempt


@signed_in
@require_POST
@standing_in
def save(request: Request, stream: str, element: str) -> HttpResponse:
    """Keep what stands on the page; answers the page's script what it has to show now."""
    now = timezone.now()
    try:
        page = queries.work_item(request.actor, stream, element, now)
    except NoSuchItem as refusal:
        return _gone(request, refusal)
    post: QueryDict = request.POST
    answer: dict[str, object] = {}
    if post.get("paste"):
        post, answer = paste_into(request, page, now, post)
    if post.get("phrase"):
        post = _with_phrase(request.actor, post)
    try:
        _keep(request, page, post, now)
        if queries.has_sent(request.actor, stream, element):  # meanwhile, from the same page
            _forget(request, stream, element)
    except (DraftElsewhere, DraftTooLarge) as refusal:
        answer["refusal"] = refusal.sentence(request.actor.language)
        answer["code"] = refusal.code
        if not wants_data(request):
            messages.error(request, str(answer["refusal"]))
    if not wants_data(request):
        if "refusal" not in answer:
            messages.success(request, _("The draft is saved."))
        return HttpResponseRedirect(_back(request, stream, element))
    attempt, _given = tried(request, page, post)
    shown = live(page, now, attempt.typed, request.actor.language)
    saved = timezone.localtime(now).strftime("%H:%M")
    return JsonResponse({"saved": saved, **shown.as_data(), **answer})


@signed_in
@require_POST
@standing_in
def discard(request: Request, stream: str, element: str) -> HttpResponse:
    """Forget the draft and show the form as it stands."""
    _forget(request, stream, element)
    messages.success(request, _("The draft is discarded."))
    return HttpResponseRedirect(_back(request, stream, element))


def _forget(request: Request, stream: str, element: str) -> None:
    services.discard_draft(actor=request.actor, place=place_of(request.actor, stream, element))


def _keep(request: Request, page: ItemPage, post: QueryDict, now: datetime) -> None:
    opened = post.get("opened", "")
    services.save_draft(
        actor=request.actor,
        page=Page(
            place=place_of(request.actor, page.line.stream, page.element),
            title=page.line.title,
            step=page.name,
            token=post.get("key", "")[:40],
            under=fingerprint(page),
            opened=datetime.fromtimestamp(float(opened), now.tzinfo)
            if opened.replace(".", "", 1).isdecimal() and len(opened) < 20
            else None,
        ),
        typed=pairs(post),
        at=now,
    )


def _with_phrase(actor: Actor, post: QueryDict) -> QueryDict:
    """The page with a phrase put behind the opinion, for browsers without scripts."""
    chosen = [one.text for one in writing.phrases(actor) if one.id == post["phrase"]]
    answer = post.copy()
    answer["comment"] = "".join([post.get("comment", ""), *chosen])
    return answer


def _back(request: Request, stream: str, element: str) -> str:
    if request.actor.acting_for:
        return item_page(stream, element, request.actor.acting_for)
    return reverse("item", args=[stream, element])


def _gone(request: Request, refusal: NoSuchItem) -> HttpResponse:
    """The step is over; what was typed stays where it was kept last."""
    said = refusal.sentence(request.actor.language)
    if wants_data(request):
        return JsonResponse({"refusal": said, "code": refusal.code}, status=409)
    messages.error(request, said)
    return HttpResponseRedirect(f"{reverse('work-drafts')}?{urlencode({'gone': 1})}")
