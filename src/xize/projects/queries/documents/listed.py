"""Every document the rule knows: how it stands, who made it, who uses it, who owes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xize.core.engine.people.holding import open_voices, users
from xize.core.engine.state import MAIN, CheckOut, visit_key
from xize.core.engine.view.papers import document_of, held_by, paper_key
from xize.core.process.graph import UserTask
from xize.core.story import DocumentStory, Story
from xize.people.actor import Actor
from xize.projects.queries.access import ProjectState, project_state
from xize.projects.queries.documents.reading import opens
from xize.projects.queries.documents.routes import MAKES, USES, Stop, stops
from xize.projects.queries.lists import ProjectLine, lines_of
from xize.projects.refusals import NoSuchProject


@dataclass(frozen=True, slots=True)
class Owed:
    """An open step that takes a version of the document, and whom it waits for."""

    element: str
    node: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document. ``standing``: "" (to come), draft, settled, final or amended.

    Final is what was signed as it is and nobody signs any more. ``makers`` bring it about and
    ``users`` use it; ``readers`` are the roles it is open to, nobody named means everybody.
    """

    key: str
    id: str
    name: str
    also: tuple[str, ...]
    standing: str
    story: DocumentStory
    makers: tuple[Stop, ...]
    users: tuple[Stop, ...]
    readers: tuple[str, ...]
    owed: tuple[Owed, ...]
    out: CheckOut | None
    is_form: bool
    sent: int = 0
    silent: int = 0


@dataclass(frozen=True, slots=True)
class Documents:
    """All documents of a project; ``hidden`` counts those that are not open to the reader."""

    line: ProjectLine
    read: ProjectState
    story: Story
    lines: tuple[DocumentLine, ...]
    hidden: int

    @property
    def there(self) -> list[DocumentLine]:
        """What exists."""
        return [one for one in self.lines if one.standing]

    @property
    def to_come(self) -> list[DocumentLine]:
        """What does not exist yet."""
        return [one for one in self.lines if not one.standing]


def documents(actor: Actor, stream: str, at: datetime) -> Documents:
    """All documents. Raises ``NoSuchProject``."""
    if actor.partner:
        raise NoSuchProject(stream)
    read = project_state(actor, stream)
    story = read.story()
    keys = [one for one, found in story.documents.items() if found.versions]
    existing = {document_of(one) for one in keys}
    keys += [one for one in read.edition.rules.documents if one not in existing]
    order = list(read.edition.rules.documents)
    keys.sort(key=lambda one: order.index(document_of(one)))
    ways = stops(read.edition.rules)
    lines = [line(read, story, key, ways, at) for key in keys]
    shown = tuple(one for one in lines if not one.standing or opens(actor, read, one.key))
    return Documents(lines_of(actor, [stream])[0], read, story, shown, len(lines) - len(shown))


def line(
    read: ProjectState, story: Story, key: str, ways: dict[str, list[Stop]], at: datetime
) -> DocumentLine:
    """One document as it stands."""
    ident = document_of(key)
    definition = read.edition.rules.documents[ident]
    found = story.documents.get(key) or DocumentStory(key)
    sendings = [one for one in story.sendings.values() if one.document == key and not one.recalled]
    return DocumentLine(
        key=key,
        id=ident,
        name=read.names.document(key),
        also=definition.also,
        standing=standing(read, found),
        story=found,
        makers=tuple(one for one in ways[ident] if one.how in MAKES),
        users=tuple(one for one in ways[ident] if one.how in USES),
        readers=definition.visible_to,
        owed=owed(read, key),
        out=held_by(read.state, key, at),
        is_form=bool(definition.sections),
        sent=len(sendings),
        silent=sum(len(one.silent) for one in sendings),
    )


def standing(read: ProjectState, story: DocumentStory) -> str:
    """How a document stands; see ``DocumentLine``."""
    latest = story.latest
    if latest is None:
        return ""
    signing = any(story.key in task.signs for task in read.state.tasks.values())
    agreed = any(
        not one.void and one.version == latest.version and _agreed(read, one.node, one.visit)
        for one in story.signatures
    )
    if agreed and not signing:
        return "final"
    return latest.state


def _agreed(read: ProjectState, node: str, number: int) -> bool:
    """Whether a round ended as it should."""
    for case in read.state.cases:
        visit = read.state.visits.get(visit_key(case, node))
        if visit is not None and visit.completed == number and visit.forward:
            return True
    return False


def owed(read: ProjectState, key: str) -> tuple[Owed, ...]:
    """Open steps that are to bring a version of it, with whom they wait for."""
    found = []
    for element, task in read.state.tasks.items():
        here = read.state.elements[element]
        procedure = read.state.cases.get(here.case or MAIN)
        if procedure is None:
            continue
        nodes = read.edition.rules.procedures[procedure.procedure].process.nodes
        node = nodes.get(here.node)
        if not isinstance(node, UserTask):
            continue
        work = node.work
        brings = {*work.produces, *work.revises, *work.settles}
        brings |= {fill.document for fill in work.fills}
        ident = document_of(key)
        if ident in brings and paper_key(read.edition.rules, ident, here.case) in (key, ident):
            people = [one for seat in open_voices(task) for one in users(task, seat)]
            found.append(Owed(element, here.node, tuple(dict.fromkeys(people))))
    return tuple(found)
