"""Two versions of a document side by side: their files' text, and their forms field by field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xize.core.process.rulebook import Section
from xize.core.story import FormStory, SectionStory
from xize.documents import file_texts
from xize.documents.comparing import Comparison, FieldChange, compare, compare_fields
from xize.people.actor import Actor
from xize.projects.queries.documents.one import DocumentPage, VersionLine, document
from xize.projects.refusals import NoSuchPaper


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions. ``text`` is None where neither has a text; ``unread`` names files without."""

    page: DocumentPage
    left: VersionLine
    right: VersionLine
    text: Comparison | None
    fields: tuple[FieldChange, ...]
    unread: tuple[str, ...]


def compared(actor: Actor, stream: str, key: str, left: int, right: int, at: datetime) -> Compared:
    """Compare version ``left`` with ``right``. Raises what ``document`` raises."""
    page = document(actor, stream, key, at)
    known = {one.story.version: one for one in page.versions}
    if left not in known or right not in known:
        raise NoSuchPaper(key)
    one, other = known[left], known[right]
    old, unread_old = _text(one)
    new, unread_new = _text(other)
    return Compared(
        page=page,
        left=one,
        right=other,
        text=compare(old, new) if old or new else None,
        fields=tuple(_fields(page, one, other)),
        unread=tuple(dict.fromkeys((*unread_old, *unread_new))),
    )


def _text(version: VersionLine) -> tuple[list[str], list[str]]:
    """The paragraphs of a version's files, and the names of files no text can be read in.

    Several files stand one below the other, each under its name.
    """
    found: list[str] = []
    unread: list[str] = []
    for file in version.files:
        paragraphs = file_texts.paragraphs(file.file)
        if paragraphs is None:
            unread.append(file.name)
        else:
            found += [file.name] if len(version.files) > 1 else []
            found += paragraphs
    return found, unread


def _fields(page: DocumentPage, one: VersionLine, other: VersionLine) -> list[FieldChange]:
    """The form as it stood under each version."""
    forms = page.story.forms.get(page.document.key, [])
    if not forms:
        return []
    sections = {part.id: [field.id for field in part.fields] for part in page.definition.sections}
    old = _values(page, forms, one)
    new = _values(page, forms, other)
    return compare_fields(sections, old, new)


def _values(page: DocumentPage, forms: Sequence[FormStory], version: VersionLine) -> dict[str, Any]:
    """What stood in the form before the version that followed this one."""
    later = [one.story for one in page.versions if one.story.version > version.story.version]
    until = min((one.at for one in later), default=None)
    found: dict[str, Any] = {}
    for form in forms:
        for section in page.definition.sections:
            values = _until(form, section, version.story.at, until)
            if values is not None:
                found[section.id] = values
    return found


def _until(form: FormStory, section: Section, at: datetime, until: datetime | None) -> Any:
    kept = [one for one in form.submissions if until is None or one.at <= at or one.at < until]
    return FormStory(form.document, form.instance, submissions=_plain(kept)).values(section.id)


def _plain(submissions: Sequence[SectionStory]) -> list[SectionStory]:
    """Opinions of single seats are not compared: they belong to their round."""
    return [one for one in submissions if one.seat is None]
