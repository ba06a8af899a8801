"""卷宗: the archive list of one project with its documents, and who owes what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from xize.core.engine.commands import Attached
from xize.core.engine.people.holding import open_voices, users
from xize.core.engine.view.dossier import WAIVER
from xize.core.process.graph import UserTask
from xize.core.story import DocumentStory, SignatureStory, Story, WaiverStory
from xize.people.actor import Actor
from xize.projects.queries.access import ProjectState, project_state
from xize.projects.queries.archive import DossierLine, dossier
from xize.projects.queries.documents.listed import owed
from xize.projects.queries.documents.routes import MAKES, Stop, stops
from xize.projects.queries.lists import ProjectLine, lines_of
from xize.projects.queries.papers import readable
from xize.projects.refusals import NoSuchProject


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of an item; ``signatures`` are those the item asks for.

    ``files`` are those of the newest version that has any: settling a text adds none.
    """

    name: str
    story: DocumentStory
    signatures: tuple[SignatureStory, ...]
    is_form: bool

    @property
    def files(self) -> tuple[Attached, ...]:
        """The files to open."""
        with_files = (one.files for one in reversed(self.story.versions) if one.files)
        return next(with_files, ())


@dataclass(frozen=True, slots=True)
class Debt:
    """What an item lacks: the document, the step that brings (or signs) it, and who is to act.

    ``open``: the step waits for these people now; else ``people`` are who holds its role.
    """

    document: str
    step: str
    people: tuple[str, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the archive list.

    ``state``: delivered, waived, ready (exists as asked for, not handed over yet), missing, or
    absent (an optional one that does not exist). ``lacks`` names what is not there; ``hidden``
    counts documents that are not open to the reader. ``owes`` says who brings what is missing.
    """

    number: int
    name: str
    optional: bool
    state: str
    at: datetime | None
    by: str
    papers: tuple[Paper, ...]
    lacks: tuple[str, ...]
    hidden: int = 0
    owes: tuple[Debt, ...] = ()
    waiver: WaiverStory | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """The dossier of one project."""

    line: ProjectLine
    items: tuple[Item, ...]
    success: bool

    @property
    def mandatory(self) -> list[Item]:
        """The items every project must deliver."""
        return [one for one in self.items if not one.optional]

    @property
    def delivered(self) -> int:
        """How many mandatory items were handed over."""
        return sum(one.state == "delivered" for one in self.mandatory)

    @property
    def missing(self) -> list[Item]:
        """Mandatory items that were neither handed over nor waived."""
        return [one for one in self.mandatory if one.state not in ("delivered", "waived")]


def dossier_of(actor: Actor, stream: str, at: datetime) -> Dossier:
    """The dossier as it stands. Raises ``NoSuchProject``."""
    if actor.partner:
        raise NoSuchProject(stream)
    read = project_state(actor, stream)
    draft, story = read.draft(at), read.story()
    open_to = readable(actor, read, story)
    items = tuple(_item(read, story, open_to, one) for one in dossier(read, at, story))
    result = draft.rules.results.get(story.result or "")
    success = result.success if result else story.ended is None
    return Dossier(lines_of(actor, [stream])[0], items, success)


def _item(
    read: ProjectState, story: Story, open_to: dict[str, DocumentStory], line: DossierLine
) -> Item:
    here = [one for one in story.documents.values() if one.id in line.documents and one.versions]
    waiver = _waiver(story, line.item)
    state = "ready" if line.ready else "absent" if line.optional else "missing"
    state = "waived" if waiver is not None else state
    delivered = line.delivered_at is not None
    return Item(
        number=line.item,
        name=line.name,
        optional=line.optional,
        state="delivered" if delivered else state,
        at=line.delivered_at,
        by=line.delivered_by,
        papers=tuple(_paper(read, line, one) for one in here if one.key in open_to),
        lacks=() if delivered else tuple(read.names.document(one) for one in line.lacks),
        hidden=sum(one.key not in open_to for one in here),
        waiver=waiver,
        owes=debts(read, story, line) if state == "missing" and not delivered else (),
    )


def _waiver(story: Story, item: int) -> WaiverStory | None:
    """Why an item was let pass, on the step that archived without it."""
    waivers = (one for visit in story.visits.values() for one in visit.waivers)
    return next((one for one in waivers if one.requirement == f"{WAIVER}{item}"), None)


def debts(read: ProjectState, story: Story, line: DossierLine) -> tuple[Debt, ...]:
    """Who brings what an item lacks: whoever an open step waits for, else who holds its role.

    A document that is there and was to be signed waits for those who sign it.
    """
    there = {one.id for one in story.documents.values() if one.versions}
    ways = stops(read.edition.rules)
    return tuple(
        _unsigned(read, one, line.signed_at)
        if line.signed_at and one in there
        else _unmade(read, one, ways[one])
        for one in line.lacks
    )


def _unsigned(read: ProjectState, document: str, node: str) -> Debt:
    for element, task in read.state.tasks.items():
        if read.state.elements[element].node == node:
            people = [one for seat in open_voices(task) for one in users(task, seat)]
            return _debt(read, document, node, people, open=True)
    return _debt(read, document, node, _holders(read, node), open=False)


def _unmade(read: ProjectState, document: str, ways: list[Stop]) -> Debt:
    waiting = owed(read, document)
    if waiting:
        return _debt(read, document, waiting[0].node, waiting[0].people, open=True)
    made = next((one.node for one in ways if one.how in MAKES), "")
    return _debt(read, document, made, _holders(read, made), open=False)


def _debt(
    read: ProjectState,
    document: str,
    node: str,
    people: Iterable[str],
    *,
    open: bool,  # noqa: A002 - the field's name
) -> Debt:
    step = read.names.node(node) if node else ""
    return Debt(read.names.document(document), step, tuple(dict.fromkeys(people)), open)


def _holders(read: ProjectState, node: str) -> list[str]:
    """Who holds the roles that a step is given to."""
    for procedure in read.edition.rules.procedures.values():
        found = procedure.process.nodes.get(node)
        if isinstance(found, UserTask):
            roles = [who.role for turn in found.work.turns for who in turn if who.role]
            return [one for role in roles for one in _team(read, role)]
    return []


def _team(read: ProjectState, role: str) -> tuple[str, ...]:
    """Who holds a role, or one of those it stands for."""
    named = read.state.team.get(role)
    known = read.edition.rules.roles.get(role)
    if named or known is None:
        return named or ()
    return tuple(one for other in known.any_of for one in read.state.team.get(other, ()))


def _paper(read: ProjectState, line: DossierLine, story: DocumentStory) -> Paper:
    signed = [one for one in story.signatures if one.node == line.signed_at and not one.void]
    is_form = bool(read.edition.rules.documents[story.id].sections)
    return Paper(read.names.document(story.key), story, tuple(signed), is_form)
