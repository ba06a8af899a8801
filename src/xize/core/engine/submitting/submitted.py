"""What must come with a decision: an opinion, a choice, documents, form sections.

Raises ``Refused`` and changes nothing. Who may decide at all is asked before (``objections``).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from xize.core.deadlines import local_moment
from xize.core.engine.commands import Complete
from xize.core.engine.events import Seat
from xize.core.engine.flow.jump import untaken
from xize.core.engine.flow.steps import next_turn
from xize.core.engine.objections import open_task
from xize.core.engine.refusals import Refused
from xize.core.engine.state import Element, Task, Vote
from xize.core.engine.submitting.filling import fillings_of
from xize.core.engine.submitting.headings import lacks
from xize.core.engine.submitting.settling import roles_of, standing_form
from xize.core.engine.tally import verdict
from xize.core.engine.view.dossier import item_of, lacking, missing
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.papers import (
    document_of,
    exists,
    held_by,
    paper,
    paper_key,
)
from xize.core.engine.view.world import World
from xize.core.expressions import Expression, Value
from xize.core.forms import applying
from xize.core.process.graph import UserTask
from xize.core.process.rulebook import Document, Section
from xize.core.process.work import Outcome, Work

EPOCH = datetime.min.replace(tzinfo=UTC)
"""The time of a vote that is only thought of."""


def payload_objections(
    draft: Draft, command: Complete, outcome: Outcome, seats: tuple[Seat, ...]
) -> None:
    """Comment, choice, documents and sections that must come with the decision."""
    element, task, node = open_task(draft, command.item)
    if "comment" in outcome.needs and not command.comment.strip():
        raise Refused("comment-missing")
    _choice(draft, command, element, outcome)
    _known_documents(draft, command, node)
    if node.work.kind == "file" and outcome.forward and not _only_added(node.work, task, seats):
        _deliverable(draft, command)
    if outcome.forward and _carries(node.work, task, seats, outcome):
        _documents_there(draft, command, element, task, node.work)
        _headings_there(draft, command)
        _sections_there(draft, command, element, task, node.work, seats)


def _carries(work: Work, task: Task, seats: tuple[Seat, ...], outcome: Outcome) -> bool:
    """With this decision the step would be achieved: what it asks for must be there now."""
    if any(seat.id == "split" for seat in seats):
        return True
    if task.added and work.kind != "countersign":
        return not _only_added(work, task, seats)
    voices = [seat for seat in task.seats if not seat.entry and seat.turn == task.turn]
    mine = Vote(outcome=outcome.id, counts_as=outcome.counts_as, person="", at=EPOCH)
    given = {**task.votes, **dict.fromkeys((seat.id for seat in seats), mine)}
    votes = {one.id: given[one.id] for one in voices if one.id in given}
    result = verdict(work, voices, votes, task.added)
    reached = next((one for one in work.outcomes if result and one.id == result.outcome), None)
    return reached is not None and reached.forward and next_turn(task) is None


def _only_added(work: Work, task: Task, seats: tuple[Seat, ...]) -> bool:
    """Signers added to one decider's step give a voice; what it asks for the decider brings."""
    return work.kind != "countersign" and all(seat.id in task.added for seat in seats)


def _choice(draft: Draft, command: Complete, element: Element, outcome: Outcome) -> None:
    for options, many in _choices(draft, element, outcome):
        if not command.choose or (len(command.choose) > 1 and not many):
            raise Refused("choose-target", options=options)
        for one in command.choose:
            if one not in options:
                raise Refused("unknown-target", target=one, options=options)


def _choices(
    draft: Draft, element: Element, outcome: Outcome
) -> list[tuple[tuple[str, ...], bool]]:
    """What the person must choose among: targets that can be gone to, steps to reopen."""
    choices = []
    if outcome.choose_from:
        reached = tuple(one for one in outcome.choose_from if not untaken(draft, element.case, one))
        choices.append((reached, outcome.choose_many))
    elif outcome.reopen_choose:
        choices.append((outcome.reopen, True))
    return choices


def _known_documents(draft: Draft, command: Complete, node: UserTask) -> None:
    _nobody_elses(draft, command, node)
    work = node.work
    filled = (fill.document for fill in work.fills)
    allowed = {*work.produces, *work.revises, *work.settles, *work.signs, *filled}
    for document in (*command.files, *command.unchanged):
        if document not in allowed:
            raise Refused(
                "document-unknown", step=node.name or node.id, document=_title(draft, document)
            )


def _nobody_elses(draft: Draft, command: Complete, node: UserTask) -> None:
    """A new file of what somebody has checked out waits until they give it back."""
    element = draft.state.elements[command.item]
    for document in command.files:
        if document not in draft.rules.documents:
            continue
        out = held_by(draft.state, paper_key(draft.rules, document, element.case), draft.at)
        if out is not None and out.person != command.by.principal:
            since = local_moment(out.since)
            raise Refused(
                "checked-out",
                step=node.name or node.id,
                document=_title(draft, document),
                people=(out.person,),
                since=f"{since:%Y-%m-%d %H:%M}",
            )


def _deliverable(draft: Draft, command: Complete) -> None:
    if not command.delivers and missing(draft):
        raise Refused("delivery-missing")
    for number in command.delivers:
        item = item_of(draft, number)
        if item is None:
            raise Refused("delivery-unknown", item=number)
        absent = lacking(draft, item)
        if absent:
            raise Refused(
                "delivery-without-document", item=number, document=_title(draft, absent[0])
            )


def _documents_there(
    draft: Draft, command: Complete, element: Element, task: Task, work: Work
) -> None:
    given = {*command.files, *(name.partition(".")[0] for name in command.fills)}
    for document in (*work.produces, *work.revises):
        key = paper_key(draft.rules, document, element.case)
        done = (
            document in given
            or key in task.written
            or any(one.startswith(f"{key}.") for one in task.filled)
        )
        if document in work.revises and document in command.unchanged:
            done = exists(paper(draft.state, key))
        if not done:
            raise Refused("document-missing", document=_title(draft, document))
    for document in work.settles:
        key = paper_key(draft.rules, document, element.case)
        if not exists(paper(draft.state, key)) and document not in given:
            raise Refused("version-missing", document=_title(draft, document))


def _headings_there(draft: Draft, command: Complete) -> None:
    """Every file of a document with ``headings:`` has them all, each with something below."""
    for document, files in command.files.items():
        headings = draft.rules.documents[document].headings
        for file in files if headings else ():
            paragraphs = draft.facts.paragraphs(file.file)
            if paragraphs is None:
                raise Refused("file-unread", document=_title(draft, document))
            found = lacks(paragraphs, headings)
            if found:
                raise Refused("headings-missing", document=_title(draft, document), lacks=found)


def _sections_there(
    draft: Draft,
    command: Complete,
    element: Element,
    task: Task,
    work: Work,
    seats: tuple[Seat, ...],
) -> None:
    fillings = fillings_of(draft.rules, work, roles_of(seats))
    for fill in work.fills:
        definition = draft.rules.documents[fill.document]
        asked = fillings.get(f"{fill.document}.{fill.section}")
        section = asked.section if asked else None
        name = f"{fill.document}.{fill.section}"
        key = f"{paper_key(draft.rules, fill.document, element.case)}.{fill.section}"
        if section is None or name in command.fills or key in task.filled:
            continue
        if _asks(section) and _applies(draft, element, work, definition, section):
            label = f"{definition.name}·{section.name or section.id}"
            raise Refused("section-missing", section=label)


def _asks(section: Section) -> bool:
    """Whether a section cannot be left out: something in it is required, or rows are."""
    if section.rows:
        return bool(section.at_least)
    return any(one.required and one.value is None and one.when is None for one in section.fields)


def _applies(
    draft: Draft, element: Element, work: Work, document: Document, section: Section
) -> bool:
    """Whether the condition of a section holds, as far as its form is filled."""
    if section.when is None:
        return True
    world = World(draft, element.case, element.row, element.parent)
    form = standing_form(draft, element, work, document.id)

    def evaluate(expression: Expression, names: Mapping[str, Value]) -> Value:
        return world.within(names, expression)

    return section.id not in applying(document, form, evaluate).away


def _title(draft: Draft, document: str) -> str:
    definition = draft.rules.documents.get(document_of(document))
    return definition.name if definition and definition.name else document
