"""The rulebook: list, articles beside the flow, documents, roles, deadlines, figures, scenarios."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xize.core.engine import MAIN
from xize.people import queries as people
from xize.people.permissions import Permission
from xize.projects.queries.materials import materials
from xize.rulebook import queries as rulebook
from xize.web.access import permitted
from xize.web.parts.flowchart import blank_chart
from xize.web.parts.people import People
from xize.web.regulations.figures import indicator_lines, register_lines, result_lines
from xize.web.regulations.flow import article_cards, box_of
from xize.web.regulations.listing import hits, rows
from xize.web.regulations.papers import document_cards
from xize.web.regulations.phrases import Phrases
from xize.web.regulations.reading import STATES, frame, read
from xize.web.regulations.roles import role_cards
from xize.web.regulations.scenarios import library_text, scenario_cards
from xize.web.regulations.steps import StepCard, step_card
from xize.web.regulations.times import deadline_lines, parameter_lines
from xize.web.request import Request

readers = permitted(Permission.RULEBOOK_EDITIONS_READ)
SHORTEST = 2


@readers
@require_safe
def regulations(request: Request) -> HttpResponse:
    """All editions; ``?text=`` looks for documents, steps, roles and articles in those in force."""
    text = request.GET.get("text", "").strip()[:60]
    context = {
        "rows": [(one, STATES[one.card.state]) for one in rows(request.actor)],
        "text": text,
        "enough": len(text) >= SHORTEST,
        "hits": hits(request.actor, text) if len(text) >= SHORTEST else [],
        "may_publish": request.actor.may(Permission.RULEBOOK_EDITIONS_PUBLISH),
    }
    return render(request, "regulations/list.html", context)


@readers
@require_safe
def articles(request: Request, edition: str) -> HttpResponse:
    """The text beside the flow of a procedure; ``?article=`` lights its steps."""
    card, phrases = read(request, edition)
    procedure = request.GET.get("procedure", MAIN)
    if procedure not in phrases.rules.procedures:
        raise Http404
    chart = blank_chart(phrases.edition, procedure, phrases.language)
    node, article = request.GET.get("step", ""), request.GET.get("article", "")
    cards = article_cards(phrases)
    lit = {
        step.node
        for one in cards
        if one.article == article
        for step in one.steps
        if step.procedure == procedure
    }
    context = frame(card, phrases, "edition") | {
        "articles": cards,
        "article": article,
        "lit": lit,
        "chart": chart,
        "node": node,
        "procedure": procedure,
        "procedures": [
            (one, phrases.names.procedure(one)) for one in phrases.rules.procedures if one != MAIN
        ],
    }
    if node:
        context["step"] = _step(phrases, procedure, node)
    return render(request, "regulations/articles.html", context)


@readers
@require_safe
def step(request: Request, edition: str, procedure: str, node: str) -> HttpResponse:
    """What the edition says about one step (HTMX)."""
    card, phrases = read(request, edition)
    context: dict[str, Any] = {"card": card, "step": _step(phrases, procedure, node)}
    return render(request, "regulations/step.html", context)


def _step(phrases: Phrases, procedure: str, node: str) -> StepCard:
    if procedure not in phrases.rules.procedures:
        raise Http404
    chart = blank_chart(phrases.edition, procedure, phrases.language)
    found = step_card(phrases, procedure, node, box_of(chart, node))
    if found is None:
        raise Http404
    return found


@readers
@require_safe
def documents(request: Request, edition: str) -> HttpResponse:
    """Documents; ``?text=`` finds them by any of their names."""
    card, phrases = read(request, edition)
    text = request.GET.get("text", "").strip()
    cards = document_cards(phrases)
    kept = [one for one in cards if one.holds(text)]
    context = frame(card, phrases, "edition-documents")
    found = materials(request.actor, card.id)
    context |= {
        "documents": kept,
        "whole": len(cards),
        "text": text,
        "materials": [(phrases.names.document(one.document), one) for one in found],
        "people": People(
            request.actor, [each.by for one in found for each in (one.in_force, *one.earlier)]
        ),
    }
    return render(request, "regulations/documents.html", context)


@readers
@require_safe
def roles(request: Request, edition: str) -> HttpResponse:
    """Roles, and the departments that stand for them here."""
    card, phrases = read(request, edition)
    standing = people.standings(request.actor)
    context = frame(card, phrases, "edition-roles") | {"roles": role_cards(phrases, standing)}
    return render(request, "regulations/roles.html", context)


@readers
@require_safe
def deadlines(request: Request, edition: str) -> HttpResponse:
    """Deadlines, and the figures the owner may change, with their basis."""
    card, phrases = read(request, edition)
    context = frame(card, phrases, "edition-deadlines")
    context |= {"parameters": parameter_lines(phrases), "deadlines": deadline_lines(phrases)}
    return render(request, "regulations/deadlines.html", context)


@readers
@require_safe
def figures(request: Request, edition: str) -> HttpResponse:
    """Indicators, registers and results."""
    card, phrases = read(request, edition)
    context = frame(card, phrases, "edition-figures") | {
        "indicators": indicator_lines(phrases),
        "registers": register_lines(phrases),
        "results": result_lines(phrases),
    }
    return render(request, "regulations/figures.html", context)


@readers
@require_safe
def scenarios(request: Request, edition: str) -> HttpResponse:
    """The regulation's own tests, as far as they belong to this text."""
    card, phrases = read(request, edition)
    written = rulebook.text(request.actor, edition)
    same = bool(written) and library_text(card.regulation) == written
    cards = scenario_cards(card.regulation) if same else []
    context = frame(card, phrases, "edition-scenarios") | {
        "scenarios": cards,
        "checkpoints": sorted({mark for one in cards for mark in one.checkpoints}),
    }
    return render(request, "regulations/scenarios.html", context)
