"""卷宗: the archive list of one project with its documents, and who owes what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xize.core.engine.commands import Attached
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
    items = tuple(_item(read, story, open_to, one) for one in dossier(read, at))
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
        owes=debts(read, line) if state == "missing" and not delivered else (),
    )


def _waiver(story: Story, item: int) -> WaiverStory | None:
    """Why an item was let pass, on the step that archived without it."""
    waivers = (one for visit in story.visits.values() for one in visit.waivers)
    return next((one for one in waivers if one.requirement == f"{WAIVER}{item}"), None)


def debts(read: ProjectState, line: DossierLine) -> tuple[Debt, ...]:
    """Who brings what an item lacks: whoever an open step waits for, else who holds its role."""
    ways = stops(read.edition.rules)
    return tuple(_debt(read, one, ways[one]) for one in line.lacks)


def _debt(read: ProjectState, document: str, ways: list[Stop]) -> Debt:
    name = read.names.document(document)
    waiting = owed(read, document)
    if waiting:
        step = read.names.node(waiting[0].node)
        return Debt(name, step, waiting[0].people, open=True)
    makers = [one for one in ways if one.how in MAKES]
    if not makers:
        return Debt(name, "", (), open=False)
    node = read.edition.rules.procedures[makers[0].procedure].process.nodes[makers[0].node]
    assert isinstance(node, UserTask)
    roles = [who.role for turn in node.work.turns for who in turn if who.role]
    people = [one for role in roles for one in _team(read, role)]
    return Debt(name, read.names.node(node.id), tuple(dict.fromkeys(people)), open=False)


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
