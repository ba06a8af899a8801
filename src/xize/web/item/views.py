"""Opening a work item, and everything that can be done on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from xize.core.engine import Refused
from xize.projects import queries, services
from xize.projects.queries import ItemPage
from xize.projects.refusals import NoSuchItem
from xize.web.access import signed_in
from xize.web.item.attempt import Attempt, tried
from xize.web.item.context import context
from xize.web.item.copying import copied
from xize.web.item.delegated import proposals
from xize.web.item.drafts import place_of, restored
from xize.web.parts.gone import gone
from xize.web.parts.onwards import item_page, next_address
from xize.web.parts.standing_in import standing_in
from xize.web.request import Request
from xize.writing.services import discard_draft

OWN = {"complete", "enter", "answer", "take_back"}
"""Offers of whoever has a part of their own in a step."""


@signed_in
@standing_in
def item(request: Request, stream: str, element: str) -> HttpResponse:
    """Show the step; on POST finish it, or show it again with what stands in the way.

    Whoever has no part in it of their own does it for whom they stand in.
    """
    now = timezone.now()
    if request.method == "POST":
        return _complete(request, stream, element, now)
    page = queries.work_item(request.actor, stream, element, now)
    if not request.actor.acting_for and not OWN & {one.verb for one in page.offers}:
        principal = queries.principal_of(request.actor, stream, element, now)
        if principal:
            return HttpResponseRedirect(item_page(stream, element, principal))
    attempt = copied(request, page) or restored(request, page) or _untouched(page)
    return render(request, "item/page.html", context(request, page, now, attempt))


def _untouched(page: ItemPage) -> Attempt:
    """The step as it stands; what a delegate answered is proposed as one's opinion."""
    found = proposals(page)
    return Attempt(comment=found[0].story.text if found else "")


def _complete(request: Request, stream: str, element: str, now: datetime) -> HttpResponse:
    try:
        page = queries.work_item(request.actor, stream, element, now)
    except NoSuchItem as refusal:
        if services.repeated(actor=request.actor, key=request.POST.get("key")):
            return HttpResponseRedirect(next_address(request.actor, stream))
        return gone(request, stream, refusal, element)
    attempt, given = tried(request, page, request.POST)
    if not attempt.bad_files and not attempt.bad_fields:
        try:
            services.complete(actor=request.actor, stream=stream, item=element, at=now, **given)
        except Refused as refused:
            attempt.refused = refused
        else:
            discard_draft(actor=request.actor, place=place_of(request.actor, stream, element))
            return _next(request, stream, page.name)
    if attempt.refused is not None and attempt.refused.code == "not-open":
        return gone(request, stream, attempt.refused, element)
    answer = context(request, page, now, attempt)
    return render(request, "item/page.html", answer, status=422)


def _next(request: Request, stream: str, step: str) -> HttpResponse:
    """Say what was done and open what waits next."""
    messages.success(request, _("Done: %(step)s") % {"step": step})
    return HttpResponseRedirect(next_address(request.actor, stream))


@signed_in
@require_POST
@standing_in
def entry(request: Request, stream: str, element: str) -> HttpResponse:
    """Make the mandatory entry of somebody consulted."""
    behalf = request.POST.get("on_behalf") or None
    text = request.POST.get("text", "")
    return _small(
        request,
        stream,
        element,
        lambda now: services.enter(
            actor=request.actor, stream=stream, item=element, text=text, on_behalf=behalf, at=now
        ),
        Attempt(entry=text),
        onwards=True,
    )


@signed_in
@require_POST
@standing_in
def waive(request: Request, stream: str, element: str) -> HttpResponse:
    """Let an unmet requirement pass, with a reason."""
    requirement, reason = request.POST.get("requirement", ""), request.POST.get("reason", "")
    return _small(
        request,
        stream,
        element,
        lambda now: services.waive(
            actor=request.actor,
            stream=stream,
            item=element,
            requirement=requirement,
            reason=reason,
            at=now,
        ),
        Attempt(),
        onwards=False,
    )


def _small(
    request: Request,
    stream: str,
    element: str,
    act: Callable[[datetime], object],
    attempt: Attempt,
    *,
    onwards: bool,
) -> HttpResponse:
    """Carry out one of the smaller verbs, or show the page again with the refusal."""
    now = timezone.now()
    try:
        page = queries.work_item(request.actor, stream, element, now)
        act(now)
    except NoSuchItem as refusal:
        return gone(request, stream, refusal, element)
    except Refused as refused:
        attempt.refused = refused
        answer = context(request, page, now, attempt)
        return render(request, "item/page.html", answer, status=422)
    if onwards:
        return _next(request, stream, page.name)
    messages.success(request, _("Recorded: %(step)s") % {"step": page.name})
    return HttpResponseRedirect(reverse("item", args=[stream, element]))
