"""Stored values of forms as people read them, with names in place of ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from msgspec.structs import replace as with_fields

from xize.core.expressions import Expression, Value, evaluate
from xize.core.expressions import Values as NamedValues
from xize.core.forms import (
    Language,
    Overlay,
    display,
    display_value,
    in_capitals,
    sums,
    with_computed,
)
from xize.core.process.rulebook import Document, Field, Section
from xize.people import queries as people
from xize.people.actor import Actor
from xize.rulebook.names import Names
from xize.web.parts.people import People
from xize.web.parts.referred import Referred

_NOTHING = NamedValues({})


@dataclass(frozen=True, slots=True)
class ReadSection:
    """A filled section: pairs of label and text, or a table."""

    name: str
    title: str
    is_table: bool
    lines: tuple[tuple[str, str], ...] = ()
    columns: tuple[tuple[str, bool], ...] = ()
    rows: tuple[tuple[tuple[str, bool], ...], ...] = ()
    sums: tuple[tuple[str, bool], ...] = ()


class Values:
    """Shows values for one reader; people and departments are read once."""

    def __init__(self, actor: Actor, names: Names, ids: Iterable[str] = ()) -> None:
        self.actor = actor
        self.names = names
        self.people = People(actor, ids, names)
        self.referred = Referred(actor, names.regulation)
        self._units: dict[str, str] | None = None

    def section(self, document: Document, section: Section, values: Any) -> ReadSection:
        """A section with its values; blank fields are left out of a record, not of a table."""
        title = self.names.section(document.id, section)
        name = f"{document.id}.{section.id}"
        self.referred.meet(section, values)
        if not section.rows:
            given = values if isinstance(values, dict) else {}
            lines = tuple(
                (
                    self.names.field(document.id, section.id, field),
                    self._line(document.id, section.id, field, given[field.id]),
                )
                for field in section.fields
                if given.get(field.id) is not None
            )
            return ReadSection(name, title, False, lines)
        fields = [field for field in section.fields if field.type != "rows"]
        read = ReadSection(name, title, True)
        return replace(
            read,
            columns=tuple(
                (self.names.field(document.id, section.id, field), is_figure(field))
                for field in fields
            ),
            rows=tuple(
                tuple(
                    (self._cell(document.id, section.id, field, row, worth), is_figure(field))
                    for field in fields
                )
                for row, worth in zip(values or (), _worked_out(section, values), strict=True)
            ),
            sums=self._sums(section, fields, values),
        )

    def _line(self, document: str, section: str, field: Field, value: Any) -> str:
        """One value of a record; an amount of money with its capital figures behind it."""
        text = self.referred.linked(field, self.text(document, section, field, value))
        capitals = in_capitals(field, value) if self.actor.language.startswith("zh") else ""
        return f"{text}（大写：{capitals}）" if capitals else text

    def _cell(
        self, document: str, section: str, field: Field, row: Any, worth: Mapping[str, Any]
    ) -> str:
        if field.value is not None:
            return display_value(field, worth.get(field.id), self._kind)
        text = self.text(document, section, field, row.get(field.id))
        return self.referred.linked(field, text)

    def _sums(
        self, section: Section, fields: list[Field], values: Any
    ) -> tuple[tuple[str, bool], ...]:
        """The totals of the columns that are added up, a text for each column."""
        totals = sums(section, list(values or ()), alone) if values else {}
        if not totals:
            return ()
        return tuple(
            (display_value(one, totals.get(one.id), self._kind), is_figure(one)) for one in fields
        )

    @property
    def _kind(self) -> Language:
        return "zh" if self.actor.language.startswith("zh") else "en"

    def text(self, document: str, section: str, field: Field, value: Any) -> str:
        """One value; without a document that of a datum of the project."""
        own = f"{document}.{section}.{field.id}" if document else field.id
        place = field.shows or own
        named = {one: self.names.option(place, one, text) for one, text in field.options.items()}
        field = with_fields(field, options=named)
        return display(field, value, self._kind, name=self._name)

    def _name(self, kind: str, ident: str) -> str:
        if kind == "person":
            return self.people(ident)
        if self._units is None:
            found = people.departments(self.actor) + people.partners(self.actor)
            self._units = {one.id: one.name for one in found}
        return self._units.get(ident, ident)


def alone(expression: Expression, names: Mapping[str, Value]) -> Value:
    """What an expression is worth by the values beside it; nothing where it asks for more."""
    return evaluate(expression, Overlay(names, _NOTHING))


def _worked_out(section: Section, values: Any) -> list[Mapping[str, Any]]:
    """The rows with what their own columns work out."""
    found = with_computed(section, list(values or ()), alone)
    return [row for row in found if isinstance(row, Mapping)] if isinstance(found, tuple) else []


def is_figure(field: Field) -> bool:
    """Whether values stand at the right edge of a column."""
    return field.type in ("number", "money", "percent")


def people_in(sections: Iterable[tuple[Section, Any]]) -> Iterator[str]:
    """Ids of the people named in values, to be fetched together."""
    for section, values in sections:
        fields = [field.id for field in section.fields if field.type == "person"]
        rows = values if isinstance(values, list) else [values]
        for row in rows:
            if isinstance(row, dict):
                yield from (str(row[one]) for one in fields if row.get(one))
