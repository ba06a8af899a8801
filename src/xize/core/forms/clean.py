"""What was typed into a section, checked field by field and brought into one canonical form.

The raw side is whatever a web form, a scenario or the API sends; nothing it can hold raises. The
clean side is JSON-storable and exact: numbers and dates as text, blanks left out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Final, TypeAlias

import msgspec

from xize.core.forms.errors import Bad, FieldError
from xize.core.forms.known import Known, Shadowing
from xize.core.forms.texts import shown
from xize.core.forms.types import NEVER_TYPED, READERS, expected
from xize.core.process.rulebook import Field, Section

MAX_ROWS: Final = 2_000
"""Rows of one table: a schedule of a year by day fits five times over."""

Record: TypeAlias = dict[str, Any]
SectionValues: TypeAlias = "Record | list[Record]"


class Cleaned(msgspec.Struct, frozen=True):
    """The canonical values of one section, and what has to be corrected before they count.

    ``places``: which typed row each kept row was (blank ones are left out of ``values``).
    """

    values: SectionValues
    errors: tuple[FieldError, ...] = ()
    places: tuple[int, ...] = ()


class _Way(msgspec.Struct, frozen=True):
    """How a section is read."""

    known: Known
    complete: bool
    data: Collection[str]
    conditional: bool = False  # the section has a ``when:``: all of it is asked later

    def asks(self, field: Field) -> bool:
        """Whether the field must not be blank; one with ``when:`` is asked later (``settle``)."""
        return (
            field.required
            and self.complete
            and field.when is None
            and not self.conditional
            and field.shows not in self.data
        )


def clean(
    section: Section,
    raw: object,
    *,
    known: Known,
    complete: bool = True,
    data: Collection[str] = (),
) -> Cleaned:
    """Read one section: a mapping for a record, a list of mappings for a table.

    ``complete=False`` reads a draft: required fields may still be blank. ``data`` names the project
    data that have a value already: a field that shows one may be left blank, which leaves it.
    """
    way = _Way(known, complete, data, section.when is not None)
    if section.rows:
        found, errors = _rows(section.fields, raw, way, section.name or section.id)
        return Cleaned([row for _, row in found], errors, tuple(place for place, _ in found))
    if not isinstance(raw, Mapping):
        return Cleaned({}, (_shapeless(section.name or section.id, "一组字段", "fields"),))
    record, errors = _record(section.fields, raw, way)
    return Cleaned(record, errors)


def means(field: Field, raw: object, stored: object, known: Known) -> bool:
    """Whether a typed value is the stored one, however it is written: ``1,200`` is ``1200.00``."""
    if raw == stored or field.type not in READERS:
        return raw == stored
    try:
        return bool(READERS[field.type](field, raw, known) == stored)
    except Bad:
        return False


def clean_all(
    sections: Mapping[str, Section],
    raws: Mapping[str, object],
    *,
    known: Known,
    complete: bool = True,
    data: Collection[str] = (),
) -> dict[str, Cleaned]:
    """Read the sections of one submission, by ``document.section``.

    Tables come first, so that a field may refer to a row typed in the same submission.
    """
    order = sorted(sections, key=lambda name: (not sections[name].rows, _refers(sections[name])))
    tables: dict[str, Sequence[str]] = {}
    done: dict[str, Cleaned] = {}
    for name in order:
        section = sections[name]
        raw = raws.get(name, [] if section.rows else {})
        shadowing = Shadowing(known, tables)
        done[name] = clean(section, raw, known=shadowing, complete=complete, data=data)
        if section.rows:
            tables[name] = labels(section, done[name].values)
    return {name: done[name] for name in sections}


def labels(section: Section, rows: SectionValues) -> tuple[str, ...]:
    """What the rows of a table are called elsewhere: the values of its first column."""
    if not section.fields or not isinstance(rows, list):
        return ()
    first = section.fields[0].id
    return tuple(str(record[first]) for record in rows if first in record)


def _refers(section: Section) -> bool:
    return any(field.type == "row" for field in section.fields)


def _rows(
    fields: Sequence[Field], raw: object, way: _Way, name: str
) -> tuple[list[tuple[int, Record]], tuple[FieldError, ...]]:
    """The rows that are not blank, each with its place among those typed."""
    if not isinstance(raw, list | tuple):
        return [], (_shapeless(name, "若干行", "rows"),)
    if len(raw) > MAX_ROWS:
        return [], (FieldError("too-many-rows", "", {"name": name, "limit": MAX_ROWS}),)
    rows: list[tuple[int, Record]] = []
    errors: list[FieldError] = []
    for index, given in enumerate(raw):
        if not isinstance(given, Mapping):
            errors.append(_shapeless(name, "若干行", "rows").below(index))
        elif any(not _blank(value) for value in given.values()):
            record, wrong = _record(fields, given, way)
            rows += [(index, record)] if record else []
            errors += (error.below(index) for error in wrong)
    return rows, tuple(errors)


def _record(
    fields: Sequence[Field], raw: Mapping[Any, object], way: _Way
) -> tuple[Record, tuple[FieldError, ...]]:
    record: Record = {}
    errors = _unknown(fields, raw)
    for field in fields:
        value, wrong = _field(field, raw.get(field.id), way)
        if value is not None:
            record[field.id] = value
        errors += wrong
    return record, tuple(errors)


def _field(field: Field, raw: object, way: _Way) -> tuple[Any, tuple[FieldError, ...]]:
    """The canonical value (None for blank) and what is wrong with it."""
    name = field.name or field.id
    if field.value is not None or field.type in NEVER_TYPED:
        given = not _blank(raw)
        return None, (FieldError("field-computed", field.id, {"name": name}),) if given else ()
    value: Any = None
    if field.type == "rows" and raw is not None:
        rows, wrong = _rows(field.columns, raw, way, name)
        if wrong:
            return None, tuple(error.below(field.id) for error in wrong)
        value = [row for _, row in rows] or None
    elif not _blank(raw):
        try:
            value = READERS[field.type](field, raw, way.known)
        except Bad as bad:
            args = {"name": name, **expected(field.type), **bad.args_of_sentence}
            return None, (FieldError(bad.code, field.id, args),)
    if way.asks(field) and _blank(value):
        return None, (missing(field),)
    return None if _blank(value) else value, ()


_MISSING: Final = {"declaration": "declaration-missing", "signature": "signature-missing"}


def missing(field: Field) -> FieldError:
    """A field that must not be blank is."""
    code = _MISSING.get(field.type, "field-required")
    return FieldError(code, field.id, {"name": field.name or field.id})


def _blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _unknown(fields: Sequence[Field], raw: Mapping[Any, object]) -> list[FieldError]:
    valid = [field.id for field in fields]
    found = []
    for key in raw:
        if key not in valid:
            near = get_close_matches(key, valid, n=1) if isinstance(key, str) else []
            args: dict[str, str | int] = {"field": shown(key), "valid": "、".join(near or valid)}
            found.append(FieldError("unknown-field", shown(key), args))
    return found


def _shapeless(name: str, zh: str, en: str) -> FieldError:
    args: dict[str, str | int] = {"name": name, "expected_zh": zh, "expected_en": en}
    return FieldError("section-invalid", "", args)
