"""Form sections with what stands in them, an entry for each: they are erased one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from xize.core.engine.view.papers import document_of
from xize.core.forms import display
from xize.core.process.rulebook import Field, Section
from xize.core.story import FormStory, SectionStory, Story
from xize.ledger.instants import micros
from xize.projects.queries.access import ProjectState
from xize.rulebook.names import Names
from xize.search.draft import Draft
from xize.search.draft import told as saying
from xize.search.gathering.readers import of_section
from xize.search.keys import FORM, key_of

NAMED = frozenset(("person", "signature"))
"""Names of people are looked for among people: they are corrected, and may be erased."""


def filled(read: ProjectState, story: Story, english: Names) -> Iterator[Draft]:
    """A draft for each section that is filled and not erased."""
    for key, forms in story.forms.items():
        document = read.edition.rules.documents.get(document_of(key))
        for form in forms if document else ():
            for section in document.sections if document else ():
                for one in _in_force(form, section.id):
                    yield _section(read, key, form, section, one, english)


def _in_force(form: FormStory, section: str) -> Iterator[SectionStory]:
    for one in (*form.current(section), *form.seats(section)):
        if one.values is not None:
            yield one


def _section(
    read: ProjectState,
    key: str,
    form: FormStory,
    section: Section,
    one: SectionStory,
    english: Names,
) -> Draft:
    document = document_of(key)
    return saying(
        FORM,
        key_of(FORM, key, form.instance, section.id, one.payload),
        read.names.document(key),
        read.names.section(document, section),
        *_lines(read.names, document, section, one.values),
        title_en=english.document(key),
        names=(form.number,) if form.number else (),
        regulation=read.edition.rules.regulation,
        at=micros(one.at),
        readers=of_section(read, document, section),
        payload=one.payload,
        whole=key_of(FORM, key, form.instance),
    )


def _lines(names: Names, document: str, section: Section, values: Any) -> Iterator[str]:
    """A line for each field of a record, a line for each row of a table."""
    for row in values if isinstance(values, list) else [values]:
        told = [
            f"{names.field(document, section.id, field)}: {text}"
            for field in section.fields
            if isinstance(row, Mapping) and (text := shown(field, row.get(field.id)))
        ]
        yield from [" ".join(told)] if section.rows else told


def shown(field: Field, value: Any) -> str:
    """A value as it is looked for; amounts as digits and with their commas."""
    if value is None or field.type in NAMED:
        return ""
    text = display(field, value, "zh", name=lambda _kind, _ident: "")
    return f"{text} {value}" if field.type in ("money", "number") else text
