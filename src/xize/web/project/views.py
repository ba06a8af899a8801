"""The overview and the flow chart of a project."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from xize.core.engine import MAIN
from xize.core.process.graph import UserTask
from xize.projects.queries import ProjectPage
from xize.web.access import signed_in
from xize.web.parts.clock import Clock
from xize.web.parts.flowchart import chart, who
from xize.web.parts.people import People
from xize.web.parts.rounds import Rounds, people_of
from xize.web.parts.talk import people_in_talk, talk
from xize.web.parts.values import Values
from xize.web.project.frame import frame, read
from xize.web.project.overview import (
    indicator_lines,
    known_data,
    open_steps,
    running_cases,
    startable,
)
from xize.web.request import Request

VERBS = ("suspend", "resume", "cancel", "reopen", "change_data", "name")
"""What the panel for whoever is accountable shows."""


@signed_in
def overview(request: Request, stream: str) -> HttpResponse:
    """What is going on."""
    return show_overview(request, stream)


def show_overview(
    request: Request, stream: str, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    """The overview, with a refusal on top where something could not be done."""
    now = timezone.now()
    page = read(request, stream, now)
    named = [*people_in_talk(page.story), *(one.by for one in page.story.cases.values())]
    context = frame(request, page, now, "project", named)
    people = context["people"]
    values = Values(request.actor, page.read.names)
    values.people = people
    context |= {
        "refusal": refusal,
        "open": open_steps(request.actor, page, people, now),
        "startable": startable(request.actor, page, people),
        "cases": running_cases(page),
        "data": known_data(page, values),
        "figures": indicator_lines(request.actor, page, now),
        "manage": {one.verb for one in page.offers} & {*VERBS},
        "talk": talk(request.actor, stream, page.story, page.read.names),
        "withdrawable": {one.item for one in page.offers if one.verb == "withdraw_case"},
        "take_back": [
            (one, page.read.names.node(one.target)) for one in page.offers if one.verb == "withdraw"
        ],
        "reopen": [
            (one.target, page.read.names.node(one.target))
            for one in page.offers
            if one.verb == "reopen"
        ],
    }
    return render(request, "project/overview.html", context, status=status)


@signed_in
def flow(request: Request, stream: str) -> HttpResponse:
    """The flow of the main case, or of a side procedure (``?case=``)."""
    now = timezone.now()
    page = read(request, stream, now)
    case = request.GET.get("case", MAIN)
    if case not in page.story.cases:
        raise Http404
    procedure = page.story.cases[case].procedure
    context = frame(request, page, now, "project-flow")
    drawn = chart(page.read.edition, procedure, request.actor.language, page.story, case, now)
    context |= {
        "case": case,
        "cases": running_cases(page),
        "chart": drawn,
        "here": [one for one in drawn.boxes if one.state in ("current", "overdue")],
    }
    node = request.GET.get("step", "")
    if node:
        context |= _step(request, page, case, node, now)
    return render(request, "project/flow.html", context)


@signed_in
def step(request: Request, stream: str, case: str, node: str) -> HttpResponse:
    """Who, when and what at one step (HTMX)."""
    now = timezone.now()
    page = read(request, stream, now)
    context = {"line": page.line, **_step(request, page, case, node, now)}
    return render(request, "project/step.html", context)


def _step(
    request: Request, page: ProjectPage, case: str, node: str, at: datetime
) -> dict[str, Any]:
    """The panel beside the chart."""
    known = page.story.cases.get(case)
    rules = page.read.edition.rules
    found = rules.procedures[known.procedure].process.nodes.get(node) if known else None
    if found is None:
        raise Http404
    names, visits = page.read.names, page.story.step(node, case)
    people = People(request.actor, people_of(visits), names)
    rounds = Rounds(page.story, names, people, request.actor.language)
    return {
        "node": node,
        "step_name": names.node(node),
        "who": who(found, names) if isinstance(found, UserTask) else "",
        "articles": [(one, names.article(one)) for one in found.cites],
        "visits": [(one, rounds.of(one, Clock())) for one in reversed(visits)],
        "people": people,
        "at": at,
    }
