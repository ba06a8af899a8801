"""The work item page: one open step with its form, documents, board, deadline and actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xize.core.deadlines import late_words, lateness, remaining, remaining_words, words
from xize.core.engine import MAIN, Offer, offers_on
from xize.core.engine.events import Seat
from xize.core.engine.state import Element, Task
from xize.core.engine.submitting.filling import Filling, fillings_of
from xize.core.engine.submitting.settling import roles_of as seat_roles
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.papers import form_values, own_rows, paper_key, row_labels, section_of
from xize.core.engine.view.papers import paper as paper_of
from xize.core.process.graph import UserTask
from xize.core.process.rulebook import Document, Section
from xize.core.process.work import Work
from xize.core.story import DocumentStory, Story, VisitStory
from xize.people.actor import Actor
from xize.projects.queries.access import ProjectState, project_state
from xize.projects.queries.lists import ProjectLine, lines_of
from xize.projects.queries.papers import may_open, may_read, readable, roles_of
from xize.projects.queries.readiness import BoardLine, board_of
from xize.projects.refusals import NoSuchItem


@dataclass(frozen=True, slots=True)
class FormPart:
    """A section to fill (``required``: the step asks for it) or to read, with what stands in it.

    ``name`` is "document.section", as ``services.complete`` expects it in ``fills``. ``values``:
    a mapping, or rows, in stored form. ``fillable`` says whether this step may fill it; fields that
    are ``locked`` are only read here.
    """

    name: str
    document: Document
    section: Section
    values: Any
    fillable: bool
    asked: bool
    locked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class DeadlineWords:
    """A deadline in words: how much is left or lost, and every step of the reckoning."""

    due: datetime | None
    state: str  # none, open, soon, late or undetermined
    short: str
    why: tuple[str, ...]
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemPage:
    """An open step for one reader. ``offers`` is exactly what they may do with it now.

    ``uses`` are the documents shown beside the work; ``rounds`` every visit of this step so far
    (for the same row), this one last; ``held`` the rows that a side procedure holds.
    """

    line: ProjectLine
    read: ProjectState
    story: Story
    element: str
    here: Element
    task: Task
    node: UserTask
    name: str
    visit: VisitStory
    rounds: tuple[VisitStory, ...]
    forms: tuple[FormPart, ...]
    uses: dict[str, DocumentStory]
    board: tuple[BoardLine, ...]
    deadline: DeadlineWords
    offers: tuple[Offer, ...]
    held: frozenset[str]
    row_labels: dict[str, tuple[str, ...]]
    fillings: Mapping[str, Filling]


def work_item(actor: Actor, stream: str, element: str, at: datetime) -> ItemPage:
    """The open step. Raises ``NoSuchProject``, or ``NoSuchItem`` once it is done."""
    read = project_state(actor, stream)
    here, task = read.state.elements.get(element), read.state.tasks.get(element)
    if here is None or task is None:
        raise NoSuchItem(element)
    draft, story = read.draft(at), read.story()
    node = draft.node(here.case, here.node)
    assert isinstance(node, UserTask)
    found = offers_on(read.edition.rules, read.facts, read.state, read.actor, at, element)
    if actor.partner and not found:
        raise NoSuchItem(element)  # partners see the work addressed to them
    visit = story.visits[element]
    procedure = read.state.cases[here.case].procedure
    roles = seat_roles(_own_seats(actor, task))
    fillings = fillings_of(read.edition.rules, node.work, roles)
    forms = _forms(actor, read, draft, here, node, fillings)
    return ItemPage(
        line=lines_of(actor, [stream])[0],
        read=read,
        story=story,
        element=element,
        here=here,
        task=task,
        node=node,
        name=read.names.node(here.node, procedure),
        visit=visit,
        rounds=_rounds(story, visit),
        forms=forms,
        uses=_uses(actor, read, story, node, here.case),
        board=tuple(board_of(read, draft, story, element)),
        deadline=deadline_words(actor, read, visit, at),
        offers=found,
        held=frozenset(story.held_rows()),
        row_labels=_row_labels(draft, here.case, forms),
        fillings=fillings,
    )


def _rounds(story: Story, visit: VisitStory) -> tuple[VisitStory, ...]:
    found = story.step(visit.node, visit.case)
    return tuple(one for one in found if one.kind == "task" and one.row == visit.row)


# ---- forms and documents ---------------------------------------------------------------------


def _forms(
    actor: Actor,
    read: ProjectState,
    draft: Draft,
    here: Element,
    node: UserTask,
    fillable: Mapping[str, Filling],
) -> tuple[FormPart, ...]:
    """Sections the step may fill first, then the filled forms it shows."""
    rules = read.edition.rules
    asked = {f"{fill.document}.{fill.section}" for fill in node.work.fills}
    shown = {
        f"{document}.{section.id}": Filling(section)
        for document in (*node.work.uses, *node.work.signs)
        for section in rules.documents[document].sections
    }
    roles = roles_of(actor, read)
    parts = []
    for name, filling in {**shown, **fillable}.items():
        document, section = rules.documents[name.partition(".")[0]], filling.seen
        if not may_open(actor, read, document.id, roles):
            continue
        if name not in fillable and not may_read(actor, section, roles):
            continue
        values = _values(draft, document, section, here, node.work)
        if name not in fillable and values is None:
            continue
        own = name in fillable
        parts.append(FormPart(name, document, section, values, own, name in asked, filling.locked))
    return tuple(sorted(parts, key=lambda part: not part.fillable))


def _own_seats(actor: Actor, task: Task) -> list[Seat]:
    """The seats the reader (or whom they stand in for) has; all of them for other readers."""
    principal = actor.acting_for or actor.person
    mine = [one for one in task.seats if principal in (*one.people, *one.recorders)]
    return mine or list(task.seats)


def _values(draft: Draft, document: Document, section: Section, here: Element, work: Work) -> Any:
    """What stands in a section now; fields that show project data show the datum.

    A step that makes a form of its own begins with an empty one. Rows of other procedures are not
    the step's to send again, unless it revises the whole document.
    """
    fills = any((one.document, one.section) == (document.id, section.id) for one in work.fills)
    forms = paper_of(draft.state, paper_key(draft.rules, document.id, here.case)).forms
    form = forms[-1] if forms and not (fills and work.new) else None
    if form is not None and fills and section.rows and document.id not in work.revises:
        form = own_rows(form, here.case)
    stored = form_values(document, form, draft.facts.payload).get(section.id) if form else None
    shown = {
        field.id: draft.state.data[field.shows]
        for field in section.fields
        if field.shows and draft.state.data.get(field.shows) is not None
    }
    if section.rows or not shown:
        return stored
    return {**(stored if isinstance(stored, dict) else {}), **shown}


def _uses(
    actor: Actor, read: ProjectState, story: Story, node: UserTask, case: str
) -> dict[str, DocumentStory]:
    """The documents shown beside the work, as far as they exist."""
    work = node.work
    wanted = {*work.uses, *work.signs, *work.revises, *work.settles}
    return {
        key: one
        for key, one in readable(actor, read, story).items()
        if one.id in wanted and one.case in ("", case, MAIN)
    }


def _row_labels(draft: Draft, case: str, forms: tuple[FormPart, ...]) -> dict[str, tuple[str, ...]]:
    """For every field that refers to a row: the rows there are, by "document.section"."""
    found: dict[str, tuple[str, ...]] = {}
    for part in forms:
        for field in part.section.fields:
            if field.of and field.of not in found:
                found[field.of] = _labels(draft, case, field.of)
    return found


def _labels(draft: Draft, case: str, of: str) -> tuple[str, ...]:
    document, _, section = of.partition(".")
    definition = draft.rules.documents.get(document)
    if not section:
        return tuple(row_labels(draft.rules, draft.state, of, case, draft.facts.payload))
    target = section_of(definition, section) if definition else None
    forms = paper_of(draft.state, paper_key(draft.rules, document, case)).forms
    if definition is None or target is None or not forms:
        return ()
    rows = form_values(definition, forms[-1], draft.facts.payload).get(section)
    first = target.fields[0].id
    return tuple(str(row[first]) for row in rows or () if isinstance(row, dict) and first in row)


# ---- deadlines -------------------------------------------------------------------------------


def deadline_words(
    actor: Actor, read: ProjectState, visit: VisitStory, at: datetime
) -> DeadlineWords:
    """The deadline of a visit as people read it."""
    mark, language = visit.deadline, actor.language
    cites = _cites(read, visit)
    if mark is None:
        return DeadlineWords(None, "none", "", (), cites)
    if mark.reckoning is None:
        return DeadlineWords(None, "undetermined", read.names.role(mark.undetermined), (), cites)
    due, calendar = mark.reckoning, read.facts.calendar()
    why = words(due, language)
    late = lateness(due, visit.ended or at, calendar)
    if late is not None:
        return DeadlineWords(due.instant, "late", late_words(late, language), why, cites)
    left = remaining(due, at, calendar)
    short = remaining_words(left, language) if left else ""
    soon = due.instant <= at or calendar.workdays_between(at.date(), due.day) <= SOON
    return DeadlineWords(due.instant, "soon" if soon else "open", short, why, cites)


def _cites(read: ProjectState, visit: VisitStory) -> tuple[str, ...]:
    """The articles behind a deadline: its own, else the step's."""
    procedure = read.state.cases[visit.case].procedure
    node = read.edition.rules.procedures[procedure].process.nodes.get(visit.node)
    due = node.work.due if isinstance(node, UserTask) else None
    if due is not None and due.cites:
        return due.cites
    return node.cites if node is not None else ()


SOON = 1
"""Working days before a deadline from which it is shown in amber."""
