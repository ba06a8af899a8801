"""Which files a reader may open, in which way, and who took copies of what is confidential."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

from xize.documents import blobs
from xize.documents import queries as documents
from xize.documents.queries import Copy, FileUse, VersionLine
from xize.documents.refusals import NoSuchFile
from xize.ledger.batch import fetch
from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.projects.queries.access import ProjectState, may_see, project_state, read_state
from xize.projects.queries.materials import is_material
from xize.projects.queries.papers import may_open, may_read, roles_of
from xize.projects.queries.shared_papers import was_sent
from xize.projects.refusals import NoSuchPaper
from xize.rulebook.names import Names


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A stored file that the actor may open, as the document that holds it says.

    ``confidential``: copies are recorded. ``marked``: this actor gets copies with a mark only.
    ``keeper``: this actor may see who took copies.
    """

    blob: str
    use: FileUse
    media_type: str
    warnings: tuple[str, ...] = ()
    confidential: bool = False
    marked: bool = False
    keeper: bool = False

    @property
    def name(self) -> str:
        """As it was uploaded."""
        return self.use.name


def opened(actor: Actor, blob: str) -> OpenFile:
    """A file the actor may open; where several documents hold it, as the freest of them says.

    Raises ``NoSuchFile`` where no document that is open to the actor holds it, or it is gone.
    """
    found = [one for use in documents.uses_of(blob) if (one := _opened(actor, blob, use))]
    if not found or not blobs.exists(blob):
        raise NoSuchFile(blob)
    return min(found, key=lambda one: (one.marked, one.confidential))


@dataclass(frozen=True, slots=True)
class FileAbout:
    """Where a file stands: its project ("" where it is not open), its document and version."""

    project: str
    document: str
    version: VersionLine | None
    size: int
    names: Names


def about(actor: Actor, found: OpenFile) -> FileAbout:
    """What stands around a file that was opened for this actor."""
    use, read = found.use, read_state(actor, found.use.stream)
    title = fetch(connection, "SELECT title FROM projects_project WHERE stream = ?", (use.stream,))
    return FileAbout(
        project=title[0][0] if title and may_see(actor, use.stream) else "",
        document=read.names.document(use.document) if use.document else "",
        version=documents.version_line(use.stream, use.document, use.version),
        size=documents.size_of(found.blob),
        names=read.names,
    )


def _opened(actor: Actor, blob: str, use: FileUse) -> OpenFile | None:
    if not may_see(actor, use.stream):
        material = is_material(actor, use)
        return OpenFile(blob, use, documents.media_type(blob)) if material else None
    read = read_state(actor, use.stream)
    ident = use.document.rpartition(":")[2]
    by_role = may_open(actor, read, ident, roles_of(actor, read))
    if by_role and _in_closed_section(actor, read, use.document, blob):
        return None
    if not by_role and not was_sent(read, use.document, use.version):
        return None
    definition = read.edition.rules.documents.get(ident)
    watermark = definition is not None and definition.watermark
    confidential = definition is not None and bool(definition.visible_to or watermark)
    return OpenFile(
        blob=blob,
        use=use,
        media_type=documents.media_type(blob),
        warnings=tuple(documents.warnings_of(blob)),
        confidential=confidential,
        marked=watermark and not _has_original(actor, read, use.document),
        keeper=confidential and _keeps(actor, read, use.document),
    )


def _in_closed_section(actor: Actor, read: ProjectState, key: str, blob: str) -> bool:
    """Whether a file belongs to a field of a section that is not open to the actor."""
    definition = read.edition.rules.documents.get(key.rpartition(":")[2])
    if definition is None:
        return False
    mine = roles_of(actor, read)
    closed = {
        one.id
        for one in definition.sections
        if any(field.type in ("file", "picture") for field in one.fields)
        and not may_read(actor, one, mine)
    }
    if not closed:
        return False
    return any(
        submission.section in closed and _names(submission.values, blob)
        for form in read.story().forms.get(key, ())
        for submission in form.submissions
    )


def _names(values: Any, blob: str) -> bool:
    """Whether filled values, rows or fields, name a file."""
    if isinstance(values, Mapping):
        return any(_names(one, blob) for one in values.values())
    if isinstance(values, list | tuple):
        return any(_names(one, blob) for one in values)
    return bool(values == blob)


def _has_original(actor: Actor, read: ProjectState, key: str) -> bool:
    """The original is for who signed or made the document, and for the archive."""
    paper = read.state.papers.get(key)
    signers = {one.person for one in paper.signatures} if paper else set()
    return (
        actor.person in signers
        or actor.may(Permission.ARCHIVE_DOSSIERS_READ)
        or actor.person in documents.authors_of(read.stream, key)
    )


def _keeps(actor: Actor, read: ProjectState, key: str) -> bool:
    """Its keepers: who made it, who leads the project, the archive and the audit."""
    leads = {role.id for role in read.edition.rules.roles.values() if role.leads}
    leading = {person for role in leads for person in read.state.team.get(role, ())}
    return (
        actor.person in leading
        or actor.may(Permission.ARCHIVE_DOSSIERS_READ)
        or actor.person in documents.authors_of(read.stream, key)
    )


def copies(actor: Actor, stream: str, key: str) -> tuple[ProjectState, list[Copy]]:
    """Who took copies of a document, for its keepers, with the project it belongs to.

    Raises ``NoSuchProject``, and ``NoSuchPaper`` for everybody else.
    """
    read = project_state(actor, stream)
    ident = key.rpartition(":")[2]
    definition = read.edition.rules.documents.get(ident)
    mine = roles_of(actor, read)
    if definition is None or not may_open(actor, read, ident, mine) or not _keeps(actor, read, key):
        raise NoSuchPaper(key)
    return read, documents.copies_of(stream, key)
