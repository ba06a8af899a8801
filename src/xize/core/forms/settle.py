"""A cleaned submission settled against its whole form: conditions, what they ask, bounds, checks.

``clean`` reads values one by one; only here the other sections and the world are known, so that
``when:`` can be judged. What does not apply is neither asked nor kept, and what was wrong with it
does not matter.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from xize.core.expressions import Value
from xize.core.forms.applying import Applying, applying, is_conditional, names_of
from xize.core.forms.clean import Cleaned, Record, SectionValues, missing
from xize.core.forms.errors import FieldError
from xize.core.forms.limits import breaches, has_limits
from xize.core.forms.rules import Evaluate, form_names
from xize.core.process.rulebook import Document, Field, Section


class Form(msgspec.Struct, frozen=True):
    """A form as it stands: its definition, and the stored values of its other sections.

    ``complete``: required fields must be there. ``data``: project data that have a value already.
    """

    document: Document
    standing: Mapping[str, SectionValues]
    complete: bool = True
    data: Collection[str] = ()


def needs_settling(section: Section) -> bool:
    """Whether there is anything to judge beyond the single values."""
    bounded = section.at_least is not None or section.at_most is not None
    return bounded or is_conditional(section) or any(has_limits(one) for one in section.fields)


def settle(form: Form, given: Mapping[str, Cleaned], evaluate: Evaluate) -> dict[str, Cleaned]:
    """The submitted sections (by section id) without what does not apply, with all errors."""
    submitted = {name: one.values for name, one in given.items()}
    found = applying(form.document, {**form.standing, **submitted}, evaluate)
    names = form_names(form.document, found.values, evaluate)
    sections = {section.id: section for section in form.document.sections}
    return {
        name: _settled(form, sections[name], one, found, names, evaluate)
        for name, one in given.items()
    }


def _settled(
    form: Form,
    section: Section,
    given: Cleaned,
    found: Applying,
    names: Mapping[str, Value],
    evaluate: Evaluate,
) -> Cleaned:
    empty: SectionValues = [] if section.rows else {}
    if section.id in found.away:
        return Cleaned(empty)
    gone = {_typed_place(one.removeprefix(f"{section.id}."), given) for one in found.away}
    errors = [error for error in given.errors if error.path not in gone]
    values = found.values.get(section.id, empty)
    wrong = {error.path for error in errors}
    for prefix, record in _records(values, given.places):
        own = {**names, **names_of(section.fields, record, evaluate)}
        for field in section.fields:
            if prefix + field.id not in gone | wrong:
                errors += (
                    error.below(prefix.rstrip(".")) if prefix else error
                    for error in _of_field(form, section, field, record, own, evaluate)
                )
    counted = _row_count(section, values, form.complete)
    return Cleaned(values, (*errors, *counted), given.places)


def _typed_place(place: str, given: Cleaned) -> str:
    """``2.price`` of the kept rows as the row it was typed in."""
    row, _, field = place.partition(".")
    if not given.places or not row.isdecimal():
        return place
    return f"{given.places[int(row)]}.{field}"


def _records(values: SectionValues, places: Sequence[int]) -> Iterator[tuple[str, Record]]:
    if isinstance(values, list):
        yield from ((f"{place}.", row) for place, row in zip(places, values, strict=True))
    else:
        yield "", values


def _of_field(
    form: Form,
    section: Section,
    field: Field,
    record: Mapping[str, Any],
    names: Mapping[str, Value],
    evaluate: Evaluate,
) -> Iterator[FieldError]:
    stored = record.get(field.id)
    asked_here = field.when is not None or section.when is not None
    if stored is not None:
        yield from breaches(field, stored, names, evaluate)
    elif asked_here and form.complete and field.required and field.shows not in form.data:
        yield missing(field)


def _row_count(section: Section, values: SectionValues, complete: bool) -> Iterator[FieldError]:
    """``at_least``/``at_most`` of a table; fewer rows are fine in a draft."""
    name: dict[str, str | int] = {"name": section.name or section.id}
    count = len(values) if section.rows else None
    if count is None:
        return
    if complete and section.at_least is not None and count < section.at_least:
        yield FieldError("too-few-rows", "", {**name, "limit": section.at_least})
    if section.at_most is not None and count > section.at_most:
        yield FieldError("too-many-rows", "", {**name, "limit": section.at_most})
