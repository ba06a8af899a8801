"""卷宗: the archive list of one project with its documents, and the list of ended projects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from xize.core.engine.commands import Attached
from xize.core.engine.view.dossier import lacking
from xize.core.engine.view.draft import Draft
from xize.core.process.rulebook import DossierItem
from xize.core.story import DocumentStory, SignatureStory, Story
from xize.ledger.batch import fetch
from xize.ledger.instants import instant
from xize.people.actor import Actor
from xize.projects.queries.access import ProjectState, project_state
from xize.projects.queries.lists import ProjectLine, lines_of, projects
from xize.projects.queries.papers import readable
from xize.projects.refusals import NoSuchProject
from xize.rulebook.names import Names
from xize.rulebook.queries import as_written


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
class Item:
    """One line of the archive list.

    ``state``: delivered, ready (exists as asked for, not handed over yet), missing, or absent (an
    optional one that does not exist). ``lacks`` names what is not there; ``hidden`` counts
    documents that are not open to the reader.
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
        """Mandatory items that were not handed over."""
        return [one for one in self.mandatory if one.state != "delivered"]


def dossier_of(actor: Actor, stream: str, at: datetime) -> Dossier:
    """The dossier as it stands. Raises ``NoSuchProject``."""
    if actor.partner:
        raise NoSuchProject(stream)
    read = project_state(actor, stream)
    draft, story = read.draft(at), read.story()
    open_to = readable(actor, read, story)
    items = tuple(_item(read, draft, story, open_to, one) for one in draft.rules.dossier)
    result = draft.rules.results.get(story.result or "")
    success = result.success if result else story.ended is None
    return Dossier(lines_of(actor, [stream])[0], items, success)


def _item(
    read: ProjectState,
    draft: Draft,
    story: Story,
    open_to: dict[str, DocumentStory],
    item: DossierItem,
) -> Item:
    delivery = story.delivered.get(item.item)
    lacks = lacking(draft, item)
    documents = [one for one in story.documents.values() if one.id in item.of and one.versions]
    state = "ready"
    if delivery is not None:
        state = "delivered"
    elif lacks:
        state = "absent" if item.optional else "missing"
    return Item(
        number=item.item,
        name=item_name(read.names, item),
        optional=item.optional,
        state=state,
        at=delivery.at if delivery else None,
        by=delivery.by if delivery else "",
        papers=tuple(_paper(read, item, one) for one in documents if one.key in open_to),
        lacks=tuple(read.names.document(one) for one in lacks) if delivery is None else (),
        hidden=sum(one.key not in open_to for one in documents),
    )


def _paper(read: ProjectState, item: DossierItem, story: DocumentStory) -> Paper:
    signed = [one for one in story.signatures if one.node == item.signed_at and not one.void]
    is_form = bool(read.edition.rules.documents[story.id].sections)
    return Paper(read.names.document(story.key), story, tuple(signed), is_form)


def item_name(names: Names, item: DossierItem) -> str:
    """What a line of the archive list is called."""
    return item.name or " / ".join(names.document(one) for one in item.of)


# ---- ended projects --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ended:
    """An ended project. ``missing`` names mandatory items that were not handed over.

    ``success``: it ended as the rule means it to, so that the dossier is due.
    """

    project: ProjectLine
    delivered: int
    mandatory: int
    supplements: int
    missing: tuple[str, ...]
    last: datetime | None
    success: bool

    @property
    def share(self) -> int:
        """Delivered of mandatory, in percent."""
        return 100 * self.delivered // self.mandatory if self.mandatory else 100


def ended_projects(
    actor: Actor, *, text: str = "", regulation: str = "", limit: int = 50, offset: int = 0
) -> list[Ended]:
    """Ended projects open to the actor, the newest first."""
    lines = projects(
        actor, status="ended", text=text, regulation=regulation, limit=limit, offset=offset
    )
    handed = _delivered([line.stream for line in lines])
    return [_ended(actor, line, handed.get(line.stream, {})) for line in lines]


def _ended(actor: Actor, line: ProjectLine, handed: dict[int, datetime]) -> Ended:
    edition = as_written(line.edition)
    names = Names(edition, actor.language)
    mandatory = [one for one in edition.rules.dossier if not one.optional]
    missing = [item_name(names, one) for one in mandatory if one.item not in handed]
    result = edition.rules.results.get(line.result)
    return Ended(
        project=line,
        delivered=len(mandatory) - len(missing),
        mandatory=len(mandatory),
        supplements=len(handed) - (len(mandatory) - len(missing)),
        missing=tuple(missing),
        last=max(handed.values(), default=None),
        success=bool(result and result.success),
    )


def _delivered(streams: Sequence[str]) -> dict[str, dict[int, datetime]]:
    """When which items were handed over, by project."""
    if not streams:
        return {}
    marks = ", ".join("?" * len(streams))
    sql = f"SELECT stream, item, at FROM projects_delivery WHERE stream IN ({marks})"  # noqa: S608
    found: dict[str, dict[int, datetime]] = {}
    for stream, item, at in fetch(connection, sql, list(streams)):
        found.setdefault(stream, {})[item] = instant(at)
    return found
