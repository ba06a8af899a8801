"""The workbench."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from xize.projects import queries
from xize.rulebook import queries as rulebook
from xize.rulebook.calendar import calendar
from xize.web.access import signed_in
from xize.web.home.agenda import agenda
from xize.web.parts.clock import clock
from xize.web.parts.people import People
from xize.web.parts.stages import with_stages
from xize.web.parts.told import told_lines
from xize.web.request import Request

SHOWN = 12


@signed_in
def home(request: Request) -> HttpResponse:
    """What waits for this person, what they were told, and where their projects stand."""
    actor, now, days = request.actor, timezone.now(), calendar()
    waiting, told = queries.desk(actor, work=200, told=8)
    projects = queries.projects(actor, status="running", limit=SHOWN)
    context = {
        "work": [(line, clock(actor, line.due, now, days)) for line in waiting[:SHOWN]],
        "more": max(0, len(waiting) - SHOWN),
        "told": told_lines(actor, told),
        "projects": with_stages(actor, projects),
        "agenda": agenda(actor, waiting, now, days),
        "people": People(
            actor, [*(one.lead for one in projects), *(one.principal for one in waiting)]
        ),
        "can_start": bool(rulebook.in_force(actor)),
    }
    return render(request, "home/page.html", context)
