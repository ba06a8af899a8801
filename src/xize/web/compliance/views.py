"""The compliance matrix of a project, and its indicators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from xize.projects.queries import ProjectLine
from xize.projects.queries import matrix as matrices
from xize.projects.queries.figures import project_figures
from xize.projects.queries.matrix import ArticleRow, Carrier, Matrix
from xize.rulebook.queries import as_written
from xize.rulebook.queries import names as names_of
from xize.web.access import signed_in
from xize.web.compliance.figures import shown_figures
from xize.web.compliance.wording import CHECKS, STATES, chips, chosen_rows, is_quiet, quiet_ones
from xize.web.parts.conditions import condition_words
from xize.web.parts.people import People
from xize.web.parts.stages import Stage, stages_of
from xize.web.parts.tabs import project_tabs
from xize.web.request import Request


@signed_in
def compliance(request: Request, stream: str) -> HttpResponse:
    """Every article, filtered by state (``?state=``) and by role (``?by=``)."""
    found = matrices.matrix(request.actor, stream, timezone.now())
    state, party = request.GET.get("state", ""), request.GET.get("by", "")
    of_party = chosen_rows(found, "", party)
    rows = chosen_rows(found, state, party)
    names = names_of(request.actor, found.line.edition)
    people = People(request.actor, {found.line.lead, *_people(rows)}, names)
    stages = [Stage(one.name, one.state) for one in found.stages]
    context = _head(found.line, stages, people, "project-compliance") | {
        "rows": [_shown(row, request, found) for row in rows],
        "chips": chips(found, of_party, state),
        "whole": sum(not row.is_heading for row in of_party),
        "shown": sum(not row.is_heading for row in rows),
        "state": state,
        "party": party,
        "parties": found.parties,
        "edition": as_written(found.line.edition).regulation.edition,
        "at": found.at,
    }
    return render(request, "compliance/page.html", context)


@signed_in
def indicators(request: Request, stream: str) -> HttpResponse:
    """Every figure of the regulation with the rows it is computed from."""
    actor = request.actor
    found = project_figures(actor, stream, timezone.now())
    people = People(actor, ())
    people.cards = found.cards
    context = _head(found.line, stages_of(actor, found.line), people, "") | {
        "figures": shown_figures(actor, found),
        "at": found.at,
    }
    return render(request, "compliance/indicators.html", context)


def _head(line: ProjectLine, stages: Sequence[Stage], people: People, tab: str) -> dict[str, Any]:
    """What stands above every tab of a project."""
    return {
        "line": line,
        "people": people,
        "stages": stages,
        "tabs": project_tabs(line.stream, tab),
    }


def _shown(row: ArticleRow, request: Request, found: Matrix) -> dict[str, Any]:
    """An article with its steps in words; those with nothing to show stand together."""
    actor, rules = request.actor, as_written(found.line.edition).rules
    names = names_of(actor, found.line.edition)

    def worded(carrier: Carrier) -> Carrier:
        if carrier.why != "condition":
            return carrier
        reason = condition_words(carrier.reason, rules, names, actor.language)
        return replace(carrier, reason=reason)

    return {
        "row": row,
        "words": STATES[row.state],
        "carriers": [(one, STATES[one.state]) for one in row.carriers if not is_quiet(one)],
        "quiet": quiet_ones(tuple(worded(one) for one in row.carriers)),
        "duties": [(one, CHECKS[one.check]) for one in row.duties],
    }


def _people(rows: list[ArticleRow]) -> set[str]:
    """Everybody the shown rows name."""
    found = {one for row in rows for duty in row.duties for one in duty.held_by}
    for carrier in (one for row in rows for one in row.carriers):
        found |= {*carrier.waits_for, *(proof.by for proof in carrier.proofs)}
    return found
