"""Everything the template of the work item page needs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from xize.core.engine.people.holding import waiting_for
from xize.people.ids import new_id
from xize.projects.queries import BoardLine, ItemPage
from xize.projects.queries.archive import dossier
from xize.web.item.actions import actions, targets, verbs
from xize.web.item.attempt import Attempt
from xize.web.item.copying import copyable
from xize.web.item.delegated import asked, proposals
from xize.web.item.forms import forms_of
from xize.web.item.papers import beside, papers, team_roles
from xize.web.item.sent_back import sent_back
from xize.web.parts.acts import FIRST, act_links
from xize.web.parts.choices import Choices
from xize.web.parts.clock import Clock
from xize.web.parts.conditions import condition_words
from xize.web.parts.fields import is_opinion
from xize.web.parts.inputs import SectionForm
from xize.web.parts.people import People
from xize.web.parts.refusals import Place, beside_fields, of_forms, places, sentence
from xize.web.parts.rounds import Rounds, people_of
from xize.web.parts.rows import people_of_rows, row_label
from xize.web.parts.talk import people_in_talk, talk
from xize.web.parts.values import Values, people_in
from xize.web.request import Request
from xize.writing.queries import phrases


def context(request: Request, page: ItemPage, at: datetime, attempt: Attempt) -> dict[str, Any]:
    """The page as it stands, with what was tried still in it."""
    actor, names = request.actor, page.read.names
    values = Values(actor, names, _named_people(page))
    offered = actions(page, actor.language)
    choices = Choices(actor, page.row_labels)
    rounds = Rounds(page.story, names, values.people, actor.language)
    mark = page.deadline
    clock = Clock(mark.state, mark.short, mark.due, mark.why, mark.cites)
    work = page.node.work
    links = act_links(page.offers, page.line.stream, page.element, actor.acting_for)
    back = sent_back(page)
    return {
        "page": page,
        "board": _board(page, actor.language),
        "line": page.line,
        "step": page.name,
        "row": row_label(page.visit.row, values.people),
        "clock": clock,
        "kind": work.kind,
        "articles": [(one, names.article(one)) for one in page.node.cites],
        "actions": offered,
        "targets": targets(page, offered),
        "comment_asked": any(one.needs_comment for one in offered) or work.kind != "task",
        "comment_error": _comment_error(page, attempt, actor.language),
        "forms": _forms(request, page, at, attempt, values) if offered else [],
        "live": reverse("item-draft", args=[page.line.stream, page.element]) if offered else "",
        "opened": at.timestamp(),
        "copies": _copies(page) if offered else [],
        "phrases": phrases(actor) if offered else [],
        "wrong": _wrong(page, attempt, actor.language),
        "read": _read(page, values, fillable=not offered),
        "papers": papers(page, attempt.kept, attempt.bad_files, attempt.unchanged, at)
        if offered
        else [],
        "team_roles": team_roles(page, choices, attempt.team) if offered else [],
        "dossier": dossier(page.read, at) if work.kind in ("file", "archive") else [],
        "beside": beside(page),
        "entries": verbs(page, "enter"),
        "bar": [one for one in links if one.verb in FIRST],
        "menu": [one for one in links if one.verb not in FIRST],
        "waivable": {one.target for one in verbs(page, "waive")},
        "rounds": [rounds.of(one, Clock() if one is not page.visit else clock)
                   for one in reversed(page.rounds)],
        "talk": talk(actor, page.line.stream, page.story, names, page.element),
        "talk_of_step": True,
        "acting_for": actor.acting_for,
        "waits_for": values.people.all(dict.fromkeys(_waited_for(page))),
        "sent_back": back,
        "proposals": proposals(page),
        "asked": asked(page),
        "people": values.people,
        "attempt": attempt,
        "refusal": _refusal(page, attempt, values.people, actor.language),
        "form_errors": of_forms(attempt.refused, names, actor.language) if attempt.refused else [],
        "key": new_id(),
    }  # fmt: skip


def _waited_for(page: ItemPage) -> list[str]:
    """Whom the step waits for: who took or prepares it, and who owes an entry."""
    owing = [seat for seat in page.task.seats if seat.entry and seat.id not in page.task.entries]
    return [*waiting_for(page.task), *(one for seat in owing for one in seat.people)]


def _named_people(page: ItemPage) -> list[str]:
    sections = [(part.section, part.values) for part in page.forms]
    shown = [one.by for story in page.uses.values() for one in story.versions]
    rows = people_of_rows([page.visit.row])
    said = [*people_in_talk(page.story, page.element)]
    back = sent_back(page)
    said += [person for person, _ in back.voices] if back else []
    said.append(page.read.actor.acting_for)
    said += [one.out.person for one in page.read.state.papers.values() if one.out]
    return [*rows, *people_of(page.rounds), *people_in(sections), *shown, *said, page.line.lead]


def _forms(
    request: Request, page: ItemPage, at: datetime, attempt: Attempt, values: Values
) -> list[SectionForm]:
    names, documents = page.read.names, page.read.edition.rules.documents
    errors = dict(attempt.bad_fields)
    if attempt.refused:
        errors |= beside_fields(attempt.refused, names, documents, request.actor.language)
    return forms_of(request, page, at, attempt.typed, errors, values)


def _copies(page: ItemPage) -> list[tuple[str, str]]:
    """Documents whose sections can be filled from an earlier form."""
    found = dict.fromkeys(part.document.id for part in copyable(page))
    return [(document, page.read.names.document(document)) for document in found]


def _wrong(page: ItemPage, attempt: Attempt, language: str) -> list[Place]:
    """Everything to correct, each with the way to it."""
    names, documents = page.read.names, page.read.edition.rules.documents
    found = places(attempt.refused, names, documents, language) if attempt.refused else []
    return [*found, *(Place.at(place, said) for place, said in attempt.bad_fields.items())]


def _board(page: ItemPage, language: str) -> list[tuple[BoardLine, str]]:
    """The readiness board in words: a condition nobody put in words is read out."""
    rules, names = page.read.edition.rules, page.read.names
    return [
        (
            one,
            one.says
            if one.says != one.requirement
            else condition_words(one.requirement, rules, names, language),
        )
        for one in page.board
    ]


def _comment_error(page: ItemPage, attempt: Attempt, language: str) -> str:
    """What is wrong with the opinion, also where it stands in a form."""
    if attempt.refused is None:
        return ""
    if attempt.refused.code == "comment-missing":
        return attempt.refused.sentence(language)
    names, documents = page.read.names, page.read.edition.rules.documents
    errors = beside_fields(attempt.refused, names, documents, language)
    opinions = [part.name for part in page.forms if part.fillable and is_opinion(part.section)]
    return next((text for at, text in errors.items() if at.rpartition(".")[0] in opinions), "")


def _read(page: ItemPage, values: Values, *, fillable: bool) -> list[Any]:
    """Filled sections to be read: those of other steps, and one's own while nothing is offered."""
    return [
        (page.read.names.document(part.document.id),
         values.section(part.document, part.section, part.values))
        for part in page.forms
        if part.values and (fillable or not part.fillable)
    ]  # fmt: skip


def _refusal(page: ItemPage, attempt: Attempt, people: People, language: str) -> str:
    bad = [*attempt.bad_files.values(), *attempt.bad_fields.values()]
    if bad and attempt.refused is None:
        return "; ".join(bad)
    if attempt.refused is None:
        return ""
    return sentence(attempt.refused, page.read.names, language, people)
