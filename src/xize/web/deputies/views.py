"""One's deputies: appointing, seeing and ending them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from xize.people import deputies as people
from xize.people.permissions import Permission
from xize.people.refusals import PeopleRefusal
from xize.rulebook import queries as rulebook
from xize.web.access import signed_in
from xize.web.parts.people import People
from xize.web.parts.picker import picker
from xize.web.request import Request


@signed_in
def deputies(request: Request) -> HttpResponse:
    """Both lists, and the form; on POST appoint somebody, or show what stands in the way."""
    if request.method != "POST" or "look" in request.POST:
        return _page(request)
    post, principal = request.POST, _principal(request)
    starts, ends = _day(post.get("starts", "")), _day(post.get("ends", ""))
    if not post.get("to") or starts is None or (post.get("ends") and ends is None):
        return _page(request, _("Choose a person and the day on which it begins."))
    try:
        people.appoint_deputy(
            actor=request.actor,
            principal=principal,
            deputy=post.get("to", ""),
            starts=_midnight(starts),
            ends=_midnight(ends + timedelta(days=1)) if ends else None,
            regulations=post.getlist("regulations"),
            reason=post.get("reason", ""),
        )
    except PeopleRefusal as refusal:
        return _page(request, refusal.sentence(request.actor.language), refusal.code)
    messages.success(request, _("The deputy is appointed."))
    return HttpResponseRedirect(_address(principal))


@signed_in
@require_POST
def revoke(request: Request, ident: str) -> HttpResponse:
    """End a delegation now."""
    people.revoke_deputy(actor=request.actor, id=ident, at=timezone.now())
    messages.success(request, _("The delegation has ended."))
    return HttpResponseRedirect(_address(_principal(request)))


def _principal(request: Request) -> str:
    """Whose work is meant: one's own ("" ), or for administrators anybody's (``?of=``)."""
    whose = request.GET.get("of", "")
    return "" if whose == request.actor.person else whose


def _address(principal: str) -> str:
    return reverse("deputies") + (f"?{urlencode({'of': principal})}" if principal else "")


def _page(request: Request, refusal: str = "", code: str = "") -> HttpResponse:
    actor, now, sent = request.actor, timezone.now(), request.POST
    principal = _principal(request)
    if principal and not actor.may(Permission.ORGANISATION_PEOPLE_WRITE):
        raise Http404
    mine, others = people.deputies(actor, principal), people.acts_for(actor, now)
    rules = {one.regulation: one.title for one in rulebook.in_force(actor)}
    named = [principal, *(one.deputy for one in mine), *(one.principal for one in others)]
    names = People(actor, named)

    def shown(one: people.Standing, person: str) -> dict[str, Any]:
        last = timezone.localtime(one.ends) - timedelta(days=1) if one.ends else None
        scope = _(", ").join(rules.get(rule, rule) for rule in one.regulations)
        return {"one": one, "person": names(person), "state": _state(one, now),
                "from": timezone.localtime(one.starts), "until": last, "scope": scope}  # fmt: skip

    context = {
        "of": principal,
        "whose": names(principal),
        "mine": [shown(one, one.deputy) for one in mine],
        "others": [shown(one, one.principal) for one in others],
        "rules": list(rules.items()),
        "chosen_rules": sent.getlist("regulations"),
        "sent": sent,
        "today": timezone.localdate(),
        "picker": picker(
            actor,
            _("Who does the work"),
            _address(principal),
            without=[principal],
            find=sent.get("find", ""),
            chosen=[one for one in sent.getlist("to") if one],
        ),
        "refusal": refusal,
        "code": code,
    }
    return render(request, "deputies/page.html", context, status=422 if refusal else 200)


def _state(one: people.Standing, now: datetime) -> str:
    if one.revoked is not None and one.revoked <= now:
        return "revoked"
    if one.holds(now):
        return "running"
    return "ahead" if now < one.starts else "ended"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _midnight(day: date) -> datetime:
    """The beginning of a day on the organisation's clock."""
    return timezone.make_aware(datetime.combine(day, time()))
