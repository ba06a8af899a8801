"""The overview: what is open, what can be started, what is known, how far the figures are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xize.core.engine import MAIN, Offer
from xize.core.engine.people.holding import waiting_for
from xize.core.story import CaseStory, VisitStory
from xize.people.actor import Actor
from xize.projects.queries import ProjectPage
from xize.projects.queries.figures import Figure, figures
from xize.projects.queries.items import deadline_words
from xize.web.parts.clock import Clock
from xize.web.parts.figures import figure_text
from xize.web.parts.people import People
from xize.web.parts.refusals import sentence
from xize.web.parts.rows import row_label
from xize.web.parts.values import Values

MOST_FIGURES = 8
"""The others are on a page of their own."""


@dataclass(frozen=True, slots=True)
class OpenStep:
    """A step that waits."""

    visit: VisitStory
    name: str
    row: str
    case: str
    waits_for: str
    clock: Clock
    mine: bool


@dataclass(frozen=True, slots=True)
class Startable:
    """A side procedure that this person may begin, or why not now."""

    id: str
    name: str
    blocked: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A datum of the project."""

    id: str
    name: str
    text: str
    changeable: bool


def open_steps(actor: Actor, page: ProjectPage, people: People, at: datetime) -> list[OpenStep]:
    """Steps that wait, the nearest deadline first."""
    names = page.read.names
    mine = {one.item for one in page.offers if one.verb in ("complete", "enter")}
    found = []
    for visit in page.open:
        procedure = page.read.state.cases[visit.case].procedure
        mark = deadline_words(actor, page.read, visit, at)
        waiting = _who(page, visit)
        found.append(
            OpenStep(
                visit=visit,
                name=names.node(visit.node, procedure),
                row=row_label(visit.row, people),
                case="" if visit.case == MAIN else names.procedure(procedure),
                waits_for=people.all(dict.fromkeys(waiting)),
                clock=Clock(mark.state, mark.short, mark.due, mark.why, mark.cites),
                mine=visit.element in mine,
            )
        )
    far = datetime.max.replace(tzinfo=at.tzinfo)
    return sorted(found, key=lambda one: (not one.mine, one.clock.due or far, one.visit.opened))


def _who(page: ProjectPage, visit: VisitStory) -> list[str]:
    """Whom a step waits for: who took or prepares it, and who owes an entry.

    Those who only record for an outside party are left out.
    """
    task = page.read.state.tasks[visit.element]
    recorders = {one for seat in task.seats for one in seat.recorders}
    owing = [seat for seat in task.seats if seat.entry and seat.id not in task.entries]
    people = [*waiting_for(task), *(one for seat in owing for one in seat.people)]
    return [one for one in people if one not in recorders] or people


def startable(actor: Actor, page: ProjectPage, people: People) -> list[Startable]:
    """Side procedures on offer."""
    names = page.read.names
    return [
        Startable(
            id=offer.target,
            name=names.procedure(offer.target),
            blocked=" ".join(sentence(one, names, actor.language, people) for one in offer.blocked),
            rows=_rows(page, offer),
        )
        for offer in page.offers
        if offer.verb == "start_procedure"
    ]


def _rows(page: ProjectPage, offer: Offer) -> tuple[str, ...]:
    """The rows a procedure may hold: labels of the table its ``holds`` names."""
    held = page.read.edition.rules.procedures[offer.target].holds or ""
    document, _, section = held.partition(".")
    form = page.story.form(document)
    rows = form.values(section) if form and section else None
    if not isinstance(rows, list):
        return ()
    definition = page.read.edition.rules.documents[document]
    fields = next((one.fields for one in definition.sections if one.id == section), ())
    return tuple(str(row[fields[0].id]) for row in rows if fields and fields[0].id in row)


def running_cases(page: ProjectPage) -> list[tuple[CaseStory, str]]:
    """Side procedures, running ones first."""
    cases = [one for one in page.story.cases.values() if one.id != MAIN]
    cases.sort(key=lambda one: (one.closed is not None, one.opened), reverse=False)
    return [(one, page.read.names.procedure(one.procedure)) for one in cases]


def known_data(page: ProjectPage, values: Values) -> list[Known]:
    """The data of the project that have a value, and those this person may correct."""
    changeable = {one.target for one in page.offers if one.verb == "change_data"}
    found = []
    for name, field in page.read.edition.rules.data.items():
        value = page.read.state.data.get(name)
        if field.type == "rows" or (value is None and name not in changeable):
            continue
        text = values.text("", "", field, value) if value is not None else ""
        found.append(Known(name, page.read.names.datum(name), text, name in changeable))
    return found


def indicator_lines(actor: Actor, page: ProjectPage, at: datetime) -> list[tuple[Figure, str]]:
    """Figures of this project alone that have something to say; they are about its main flow."""
    if page.line.procedure != MAIN:
        return []
    found = []
    for one in figures(actor, page.read, at):
        alone = all(source.kind != "projects" for source in one.sources)
        if one.value and alone:
            found.append((one, figure_text(one.kind, one.value)))
    return found[:MOST_FIGURES]
