"""Choosing whose work it is, seeing it, choosing who gets it, and reading what came of it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from xize.core.engine import Refused
from xize.people.permissions import Permission
from xize.people.refusals import PeopleRefusal
from xize.projects import queries, services
from xize.projects.services import HandOverLine
from xize.web.access import permitted
from xize.web.parts.people import People
from xize.web.parts.picker import picker
from xize.web.request import Request


@permitted(Permission.ORGANISATION_PEOPLE_WRITE)
def hand_over(request: Request) -> HttpResponse:
    """The form by steps; on POST carry it out where everything was said."""
    sent = request.POST if request.method == "POST" else request.GET
    person, to = sent.get("person", ""), sent.get("to", "")
    if request.method != "POST" or "look" in sent or "preview" in sent:
        return _page(request, person, to)
    reason = sent.get("reason", "").strip()
    if not (person and to and reason):
        return _page(request, person, to, _("Choose both people and give the reason."))
    try:
        lines = services.hand_over_everything(
            actor=request.actor, person=person, to=to, reason=reason
        )
    except PeopleRefusal as refusal:
        return _page(request, person, to, refusal.sentence(request.actor.language))
    context = {
        "lines": [(line, _reason(request, line)) for line in lines],
        "done": sum(one.ok for one in lines),
        "failed": sum(not one.ok for one in lines),
        "people": People(request.actor, [person, to]),
        "person": person,
        "to": to,
    }
    return render(request, "handing_over/report.html", context)


def _page(request: Request, person: str, to: str, refusal: str = "") -> HttpResponse:
    actor, address = request.actor, reverse("hand-over")
    sent = request.POST if request.method == "POST" else request.GET
    chosen = [person] if person else []
    context = {
        "person": person,
        "held": queries.holdings(actor, person) if person else [],
        "people": People(actor, [one for one in (person, to) if one]),
        "whose": picker(
            actor, _("Whose work"), address, find=sent.get("find", ""), chosen=chosen,
            name="person",
        ),
        "picker": picker(
            actor, _("To whom"), address, find=sent.get("find", ""), chosen=[to] if to else [],
            without=chosen,
        ),
        "reason": sent.get("reason", ""),
        "refusal": refusal,
    }  # fmt: skip
    status = 422 if refusal else 200
    return render(request, "handing_over/page.html", context, status=status)


def _reason(request: Request, line: HandOverLine) -> str:
    """Why nothing was handed over in a project, in words."""
    if line.refusal is None:
        return ""
    refused: Refused = line.refusal
    return refused.sentence(request.actor.language)
