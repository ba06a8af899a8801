"""Opening the page of an act, and carrying it out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from xize.core.engine import Refused
from xize.people.ids import new_id
from xize.projects import queries, services
from xize.projects.queries import Possible
from xize.projects.refusals import NoSuchItem
from xize.web.access import signed_in
from xize.web.acts.carry import CARRY
from xize.web.acts.choices import choices
from xize.web.acts.given import Given, Place, given_of
from xize.web.acts.panels import PANELS
from xize.web.parts.acts import TITLES, act_address
from xize.web.parts.gone import gone
from xize.web.parts.onwards import item_page, next_address
from xize.web.parts.people import People
from xize.web.parts.picker import picker
from xize.web.parts.refusals import sentence
from xize.web.parts.standing_in import standing_in
from xize.web.request import Request


@signed_in
@standing_in
def act(request: Request, stream: str, element: str, verb: str) -> HttpResponse:
    """An act on an open step."""
    return _act(request, stream, element, verb.replace("-", "_"))


@signed_in
def project_act(request: Request, stream: str, verb: str) -> HttpResponse:
    """An act on the project as a whole."""
    return _act(request, stream, "", verb.replace("-", "_"))


def _act(request: Request, stream: str, element: str, verb: str) -> HttpResponse:
    """Show the form; on POST carry it out, or show it again with what stands in the way."""
    if verb not in CARRY:
        raise Http404
    place = Place(request, stream, element, timezone.now())
    given = given_of(request)
    try:
        at = queries.possible(request.actor, stream, element, place.at)
    except NoSuchItem as refusal:
        return _again(place, verb, given) or gone(request, stream, refusal, element)
    if request.method != "POST" or "look" in request.POST:
        return _show(place, verb, at, given)
    unsaid = given.bad_file or _unsaid(place, verb, at, given)
    if unsaid:
        return _again(place, verb, given) or _show(place, verb, at, given, unsaid)
    try:
        CARRY[verb](place, given)
    except Refused as refused:
        if refused.code == "not-open":
            return gone(request, stream, refused, element)
        return _refuse(place, verb, at, given, refused)
    return _done(place, verb, at)


def _again(place: Place, verb: str, given: Given) -> HttpResponse | None:
    """The answer to a second click, for which the first has left nothing to do.

    Asked once something stands in the way, not before: the first may end in between. What gets as
    far as the service is answered there, by the same key.
    """
    done = services.repeated(actor=place.request.actor, key=given.key)
    return _onwards(place, verb) if done else None


def _show(
    place: Place, verb: str, at: Possible, given: Given, refusal: str = "", code: str = ""
) -> HttpResponse:
    """The form in a page of its own, or alone where it is a panel of another page."""
    request = place.request
    template = "acts/panel.html" if request.htmx else "acts/page.html"
    status = 422 if refusal else 200
    answer = _context(place, verb, at, given) | {"refusal": refusal, "code": code}
    return render(request, template, answer, status=status)


def _refuse(place: Place, verb: str, at: Possible, given: Given, refused: Refused) -> HttpResponse:
    people = People(place.request.actor, _people_in(refused), at.read.names)
    said = sentence(refused, at.read.names, place.request.actor.language, people)
    return _show(place, verb, at, given, said, refused.code)


def _context(place: Place, verb: str, at: Possible, given: Given) -> dict[str, Any]:
    request, panel, (title, icon) = place.request, PANELS[verb], TITLES[verb]
    offers = at.of(verb)
    names = People(request.actor, _everybody(at), at.read.names)
    language = request.actor.language
    blocked = [sentence(one, at.read.names, language, names) for one in _blocked(offers)]
    team = [one for named in at.read.state.team.values() for one in named]
    if request.actor.partner:
        team = []  # who works on it inside the house is not a partner's to browse
    address = act_address(verb, place.stream, place.element, request.actor.acting_for)
    return {
        "verb": verb,
        "panel": panel,
        "title": title,
        "icon_name": icon,
        "line": at.line,
        "step": at.name,
        "element": at.element,
        "address": address,
        "acting_for": request.actor.acting_for,
        "offered": bool(offers),
        "blocked": blocked,
        "choices": choices(verb, at, names, given.chosen),
        "picker": picker(
            request.actor,
            panel.whom,
            address,
            find=given.find,
            chosen=given.people,
            many=panel.people == "several",
            team=team,
        )
        if panel.people
        else None,
        "people": names,
        "given": given,
        "key": given.key or new_id(),
    }


def _unsaid(place: Place, verb: str, at: Possible, given: Given) -> str:
    """What has to be chosen and was not; whether it may be chosen is for the rules to say."""
    if not at.of(verb):
        return ""
    if PANELS[verb].people and not given.people:
        return _("Choose at least one person.")
    asked = choices(verb, at, People(place.request.actor, ()), given.chosen)
    missing = [str(one.legend) for one in asked if one.options and not one.chosen]
    return _("Choose: %(what)s.") % {"what": missing[0]} if missing else ""


def _blocked(offers: list[Any]) -> list[Refused]:
    """Why none of the offers can be taken up now."""
    if any(not one.blocked for one in offers):
        return []
    return list(dict.fromkeys(refused for one in offers for refused in one.blocked))


def _everybody(at: Possible) -> set[str]:
    """Whoever a question may name."""
    state = at.read.state
    found = {one for named in state.team.values() for one in named}
    found.add(at.read.actor.acting_for)
    found |= {visit.by for visit in state.visits.values()}
    task = state.tasks.get(at.element)
    return found | {one for seat in (task.seats if task else ()) for one in seat.people}


def _people_in(refused: Refused) -> list[str]:
    found: list[str] = []
    for key in ("people", "person"):
        value = refused.args_.get(key, ())
        found += [value] if isinstance(value, str) else [str(one) for one in value]
    return found


def _done(place: Place, verb: str, at: Possible) -> HttpResponse:
    """Say what was done, and go on."""
    said = _("Done: %(act)s (%(step)s)") % {"act": TITLES[verb][0], "step": at.name}
    messages.success(place.request, said)
    return _onwards(place, verb)


def _onwards(place: Place, verb: str) -> HttpResponse:
    """Stay where the person was, or open what waits next."""
    request, panel = place.request, PANELS[verb]
    where = _back(place) if panel.stays else next_address(request.actor, place.stream)
    if request.htmx:
        return HttpResponse(status=204, headers={"HX-Redirect": where})
    return HttpResponseRedirect(where)


def _back(place: Place) -> str:
    """The page the act was about."""
    if place.element:
        return item_page(place.stream, place.element, place.request.actor.acting_for)
    return reverse("project", args=[place.stream])
