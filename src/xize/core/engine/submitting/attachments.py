"""Files of file fields become attachments of the form's version, whoever submits them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from xize.core.engine.commands import Attached, Complete
from xize.core.engine.state import Element
from xize.core.engine.submitting.settling import standing_form
from xize.core.engine.view.draft import Draft
from xize.core.forms import SectionValues, attached
from xize.core.process.rulebook import Document
from xize.core.process.work import Work

FILES = ("file", "picture")


def with_attachments(
    draft: Draft,
    command: Complete,
    element: Element,
    work: Work,
    values: Mapping[str, SectionValues],
) -> Complete:
    """The command with the files of its forms among the files it hands in.

    A form that gets a new file has all its files attached again, so that its newest version is
    whole; one that gets none is left alone.
    """
    files = dict(command.files)
    for document in dict.fromkeys(name.partition(".")[0] for name in values):
        definition = draft.rules.documents[document]
        if not _has_files(definition):
            continue
        before = standing_form(draft, element, work, document)
        given = {
            name.partition(".")[2]: one
            for name, one in values.items()
            if name.partition(".")[0] == document
        }
        known = {one.file for one in _files(definition, before)}
        found = list(_files(definition, {**before, **given}))
        if any(one.file not in known for one in found):
            handed = {one.file for one in files.get(document, ())}
            more = {one.file: one for one in found if one.file not in handed}
            files[document] = (*files.get(document, ()), *more.values())
    return replace(command, files=files) if files != command.files else command


def _has_files(document: Document) -> bool:
    return any(field.type in FILES for section in document.sections for field in section.fields)


def _files(document: Document, values: Mapping[str, Any]) -> Iterator[Attached]:
    for section in document.sections:
        stored = values.get(section.id)
        for row in stored if isinstance(stored, list) else [stored or {}]:
            for field in section.fields:
                for one in attached(row.get(field.id)) if field.type in FILES else ():
                    yield Attached(one["file"], one["name"], one["file"], one["size"])
