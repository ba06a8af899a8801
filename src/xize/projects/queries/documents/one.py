"""One document: every version with who made it, who signed it, and which signatures lapsed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from xize.core.engine import commands as c
from xize.core.engine.commands import Attached
from xize.core.engine.papers.acts import may_handle
from xize.core.engine.view.papers import document_of
from xize.core.process.rulebook import Document
from xize.core.story import DocumentStory, SignatureStory, Story, VersionStory
from xize.core.story.sendings import SendingStory
from xize.people.actor import Actor
from xize.projects.queries.access import ProjectState, project_state
from xize.projects.queries.documents.listed import DocumentLine, line
from xize.projects.queries.documents.reading import opens
from xize.projects.queries.documents.routes import stops
from xize.projects.queries.lists import ProjectLine, lines_of
from xize.projects.refusals import NoSuchPaper, NoSuchProject


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version with its files (its own, or those of the text it settles) and its signatures.

    ``voided_by`` is the version whose text made signatures on this one void, None where none did.
    """

    story: VersionStory
    files: tuple[Attached, ...]
    signatures: tuple[SignatureStory, ...]
    voided_by: VersionStory | None

    @property
    def standing(self) -> list[SignatureStory]:
        """Signatures that count."""
        return [one for one in self.signatures if not one.void]

    @property
    def void(self) -> list[SignatureStory]:
        """Signatures that lapsed."""
        return [one for one in self.signatures if one.void]


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document for one reader. ``check_out_at`` are open steps at which they may keep it."""

    line: ProjectLine
    read: ProjectState
    story: Story
    document: DocumentLine
    definition: Document
    versions: tuple[VersionLine, ...]
    sendings: tuple[SendingStory, ...]
    check_out_at: tuple[str, ...]
    may_check_in: bool
    may_send: bool

    @property
    def latest(self) -> VersionLine | None:
        """The newest version."""
        return self.versions[0] if self.versions else None


def document(actor: Actor, stream: str, key: str, at: datetime) -> DocumentPage:
    """The document with all its versions, the newest first.

    Raises ``NoSuchProject``, or ``NoSuchPaper`` where it is not open to the actor.
    """
    if actor.partner:
        raise NoSuchProject(stream)
    read = project_state(actor, stream)
    definition = read.edition.rules.documents.get(document_of(key))
    if definition is None or not opens(actor, read, key):
        raise NoSuchPaper(key)
    story = read.story()
    case = key.rpartition(":")[0]
    if case and (case not in read.state.cases or definition.per != "case"):
        raise NoSuchPaper(key)
    found = line(read, story, key, stops(read.edition.rules), at)
    draft = read.draft(at)
    mine: dict[str, object] = {"by": read.actor, "at": at}
    return DocumentPage(
        line=lines_of(actor, [stream])[0],
        read=read,
        story=story,
        document=found,
        definition=definition,
        versions=tuple(reversed(version_lines(found.story))),
        sendings=tuple(one for one in story.sendings.values() if one.document == key),
        check_out_at=tuple(
            one.element
            for one in found.owed
            if may_handle(draft, c.CheckOut(by=read.actor, at=at, document=key, item=one.element))
        ),
        may_check_in=may_handle(draft, c.CheckIn(**mine, document=key)),  # type: ignore[arg-type]
        may_send=may_handle(draft, c.Send(**mine, document=key)),  # type: ignore[arg-type]
    )


def version_lines(story: DocumentStory) -> list[VersionLine]:
    """The versions, oldest first, each with its files and signatures."""
    return [
        VersionLine(
            story=one,
            files=files_of(story.versions, one.version),
            signatures=tuple(mark for mark in story.signatures if mark.version == one.version),
            voided_by=_voided_by(story, one.version),
        )
        for one in story.versions
    ]


def files_of(versions: Sequence[VersionStory], number: int) -> tuple[Attached, ...]:
    """The files of a version; settling adds none, so it has those of the text it settles."""
    for one in reversed([each for each in versions if each.version <= number]):
        if one.files or one.state != "settled":
            return one.files
    return ()


def _voided_by(story: DocumentStory, number: int) -> VersionStory | None:
    lapsed = any(one.void and one.version == number for one in story.signatures)
    later = (one for one in story.versions if one.version > number and one.state != "settled")
    return next(later, None) if lapsed else None
