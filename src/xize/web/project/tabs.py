"""The tabs that only show: forms, signatures, history, team."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from xize.core.process.graph import UserTask
from xize.projects.queries.items import deadline_words
from xize.projects.queries.papers import may_read, roles_of
from xize.web.access import signed_in
from xize.web.parts.choices import Choices
from xize.web.parts.clock import Clock
from xize.web.parts.paging import page_of
from xize.web.parts.rounds import Rounds, people_of
from xize.web.parts.timeline import timeline
from xize.web.parts.values import Values, people_in
from xize.web.project.frame import frame, read
from xize.web.request import Request

DECIDING = ("approve", "countersign", "archive")


@signed_in
def forms(request: Request, stream: str) -> HttpResponse:
    """Every form as it stands."""
    now = timezone.now()
    page = read(request, stream, now)
    rules, names = page.read.edition.rules, page.read.names
    filled = [
        (form, rules.documents[form.document.rpartition(":")[2]])
        for key, forms_ in page.story.forms.items()
        if key in page.documents
        for form in forms_
    ]
    sections = [
        (section, form.values(section.id))
        for form, document in filled
        for section in document.sections
    ]
    values = Values(request.actor, names, people_in(sections))
    roles = roles_of(request.actor, page.read)
    shown = [
        (
            names.document(document.id),
            form,
            [
                values.section(document, section, form.values(section.id))
                for section in document.sections
                if form.values(section.id) and may_read(request.actor, section, roles)
            ],
        )
        for form, document in filled
    ]
    context = frame(request, page, now, "project-forms")
    context["forms"] = [one for one in shown if one[2]]
    return render(request, "project/forms.html", context)


@signed_in
def signatures(request: Request, stream: str) -> HttpResponse:
    """Every approval and countersign, with its rounds."""
    now = timezone.now()
    page = read(request, stream, now)
    nodes = {
        (procedure.id, node.id): node
        for procedure in page.read.edition.rules.procedures.values()
        for node in procedure.process.nodes.values()
        if isinstance(node, UserTask) and node.work.kind in DECIDING
    }
    visits = [
        one
        for one in page.story.visits.values()
        if one.kind == "task" and (page.story.cases[one.case].procedure, one.node) in nodes
    ]
    context = frame(request, page, now, "project-signatures", people_of(visits))
    rounds = Rounds(page.story, page.read.names, context["people"], request.actor.language)
    steps: dict[tuple[str, str], list[object]] = {}
    for one in reversed(visits):
        mark = deadline_words(request.actor, page.read, one, now)
        clock = Clock(mark.state, mark.short, mark.due, mark.why) if mark.due else Clock()
        steps.setdefault((one.case, one.node), []).append(rounds.of(one, clock))
    context["steps"] = [
        (page.read.names.node(node), found) for (_case, node), found in steps.items()
    ]
    return render(request, "project/signatures.html", context)


@signed_in
def history(request: Request, stream: str) -> HttpResponse:
    """The timeline, the newest first."""
    now = timezone.now()
    page = read(request, stream, now)
    entries = list(timeline(page.story, page.read.names))
    shown = page_of(request, lambda limit, offset: entries[offset : offset + limit])
    named = [person for entry in shown.lines for person in entry.people]
    context = frame(request, page, now, "project-history", named)
    context["entries"] = shown
    return render(request, "project/history.html", context)


@signed_in
def team(request: Request, stream: str) -> HttpResponse:
    """Who holds which role, and the hand-overs so far."""
    now = timezone.now()
    page = read(request, stream, now)
    changes = page.story.team_changes
    named = [one for change in changes for one in (change.by, *change.people, *change.before)]
    context = frame(request, page, now, "project-team", named)
    rules, names = page.read.edition.rules, page.read.names
    changeable = {one.target for one in page.offers if one.verb == "name"}
    context |= {
        "roles": [
            (role, names.role(role.id), page.story.team.get(role.id, ()), role.id in changeable)
            for role in rules.roles.values()
            if role.id in page.story.team or role.id in changeable
        ],
        "changes": list(reversed(changes)),
        "groups": Choices(request.actor).people if changeable else (),
    }
    return render(request, "project/team.html", context)
