"""批量办理: one decision on many items, each on its own; the answer lists every one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from xize.core.engine import Refused
from xize.core.process.graph import UserTask
from xize.people.actor import Actor
from xize.projects import queries, services
from xize.projects.queries import WorkLine
from xize.projects.refusals import NoSuchItem
from xize.projects.services import BatchItem, BatchLine
from xize.rulebook.names import Names
from xize.rulebook.queries import as_written
from xize.web.access import signed_in
from xize.web.parts.refusals import sentence
from xize.web.request import Request

MOST = 200
"""More at once is refused: the list of what came of them must stay readable."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of one item; ``reason`` is "" where it was decided, ``step`` where it is over."""

    project: str
    step: str
    stream: str
    item: str
    reason: str = ""
    code: str = ""


@signed_in
@require_POST
def decide(request: Request) -> HttpResponse:
    """Decide on everything that was ticked."""
    items = [_item(one) for one in request.POST.getlist("items")][:MOST]
    outcome = request.POST.get("outcome", "")
    if not items or not outcome:
        messages.error(request, _("Tick at least one item and choose a decision."))
        return HttpResponseRedirect(reverse("work-waiting"))
    waiting = queries.todo_of(request.actor, [(one.stream, one.item) for one in items])
    known = {BatchItem(one.project.stream, one.element, one.principal): one for one in waiting}
    comment = request.POST.get("comment", "")
    lines = services.decide_many(actor=request.actor, items=items, outcome=outcome, comment=comment)
    found = [_decided(request.actor, line, known) for line in lines]
    context = {
        "done": [one for one in found if not one.reason],
        "failed": [one for one in found if one.reason],
        "comment": comment,
    }
    return render(request, "work/batch.html", context)


def outcomes_of(actor: Actor, lines: Iterable[WorkLine]) -> list[tuple[str, str]]:
    """The decisions that items of a list may get together, named as the rule names them."""
    found: dict[str, str] = {}
    for line in lines:
        if not line.batch:
            continue
        edition = as_written(line.project.edition)
        names = Names(edition, actor.language)
        for procedure in edition.rules.procedures.values():
            node = procedure.process.nodes.get(line.node)
            for one in node.work.outcomes if isinstance(node, UserTask) else ():
                found.setdefault(one.id, names.outcome(line.node, one.id))
    return list(found.items())


def _item(text: str) -> BatchItem:
    """What a tick stands for: a project, a step, and the principal where it is for somebody."""
    stream, element, principal, *_ = *text.split("/", 2), "", ""
    return BatchItem(stream, element, principal)


def _decided(actor: Actor, line: BatchLine, known: Mapping[BatchItem, WorkLine]) -> Decided:
    work, refusal = known.get(BatchItem(line.stream, line.item, line.acting_for)), line.refusal
    project = work.project.title if work else queries.title(actor, line.stream)
    place = (project, work.step if work else "", line.stream, line.item)
    if refusal is None:
        return Decided(*place)
    if work is None or refusal.code == "not-open":
        return Decided(*place, NoSuchItem(line.item).sentence(actor.language), refusal.code)
    if isinstance(refusal, Refused):
        names = Names(as_written(work.project.edition), actor.language)
        return Decided(*place, sentence(refusal, names, actor.language), refusal.code)
    return Decided(*place, refusal.sentence(actor.language), refusal.code)
