"""Documents: by each of their names, their labels, the names and the text of their files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xize.core.engine.commands import Attached
from xize.core.story import DocumentStory, Story
from xize.documents import blobs
from xize.documents.queries import media_type
from xize.documents.texts import TextUnreadable, has_text, paragraphs_of
from xize.ledger.instants import micros
from xize.projects.queries.access import ProjectState
from xize.rulebook.names import Names
from xize.search.draft import Draft
from xize.search.gathering.readers import of_document
from xize.search.keys import DOCUMENT, key_of


def documents(read: ProjectState, story: Story, english: Names) -> Iterator[Draft]:
    """A draft for each document that has a version."""
    for key, one in story.documents.items():
        if one.latest is not None:
            yield _document(read, key, one, english)


def _document(read: ProjectState, key: str, story: DocumentStory, english: Names) -> Draft:
    definition = read.edition.rules.documents.get(story.id)
    latest, files = story.latest, _files(story)
    kinds = [(one.file, media_type(one.file)) for one in files]  # of no kind once it is destroyed
    assert latest is not None
    return Draft(
        kind=DOCUMENT,
        key=key_of(DOCUMENT, key),
        title=read.names.document(key),
        title_en=english.document(key),
        names=(*(definition.also if definition else ()), *(one.name for one in files)),
        regulation=read.edition.rules.regulation,
        at=micros(latest.at),
        readers=of_document(read, story.id),
        body=lambda: _texts(kinds),
        made_of=(latest.label, *(f"{blob} {kind}" for blob, kind in kinds)),
    )


def _files(story: DocumentStory) -> tuple[Attached, ...]:
    """Those of the newest version that has any: settling a text adds none."""
    return next((one.files for one in reversed(story.versions) if one.files), ())


def _texts(files: Iterable[tuple[str, str]]) -> Iterator[str]:
    """What can be read of them; a file that cannot is found by its name."""
    for blob, kind in files:
        content = blobs.read(blob) if has_text(kind) else None
        if content is None:
            continue
        try:
            yield from paragraphs_of(content, kind)
        except TextUnreadable:
            continue
