"""Rules over a whole form (``check:``) and fields the form works out itself (``value:``).

Expressions of a form name its own parts first: a section (``lines.wanted``, ``head.amount``), or a
field whose id occurs in one record section only. What they do not find there is asked of the
environment the caller brings: other documents, project data, the world.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

from xize.core.expressions import Environment, Expression, Value
from xize.core.forms.clean import SectionValues
from xize.core.forms.errors import CheckError
from xize.core.forms.stored import typed
from xize.core.process.rulebook import Document, Field, Section

Names: TypeAlias = Mapping[str, Value]
Evaluate: TypeAlias = Callable[[Expression, Names], Value]
"""Evaluates an expression with these names laid over the caller's environment."""


class Overlay:
    """An environment in which some names mean something else: what ``Evaluate`` is made of."""

    def __init__(self, names: Names, around: Environment) -> None:
        self._names = names
        self._around = around

    def value(self, path: tuple[str, ...]) -> Value:
        """The laid-over value for a single name; the environment's for what is not laid over."""
        if path[0] in self._names:
            return self._names[path[0]] if len(path) == 1 else None
        return self._around.value(path)

    def call(
        self, name: str, args: tuple[Value, ...], references: tuple[tuple[str, ...] | None, ...]
    ) -> Value:
        """Functions ask the environment."""
        return self._around.call(name, args, references)


def check_form(
    document: Document, values: Mapping[str, SectionValues], evaluate: Evaluate
) -> list[CheckError]:
    """The rules of a form that do not hold; ``values`` by section id, stored form.

    A rule that names a section nobody has filled yet cannot be judged and is left for later.
    """
    names = form_names(document, values, evaluate)
    return [
        CheckError(document.id, check.says)
        for check in document.checks
        if _named_sections(document, check.that) <= values.keys()
        and evaluate(check.that, names) is False
    ]


def form_names(
    document: Document, values: Mapping[str, SectionValues], evaluate: Evaluate
) -> dict[str, Value]:
    """What expressions of the form can name: its filled sections, and their plain fields."""
    names: dict[str, Value] = {}
    for section in document.sections:
        if section.id in values:
            names[section.id] = with_computed(section, values[section.id], evaluate)
    for field_id, section_id in _plain_fields(document).items():
        record = names.get(section_id)
        if isinstance(record, Mapping):
            names.setdefault(field_id, record[field_id])
    return names


def with_computed(section: Section, stored: SectionValues, evaluate: Evaluate) -> Value:
    """The typed values of a section, its computed fields worked out (row by row in a table)."""
    values = typed(section, stored)
    if isinstance(values, Mapping):
        return computed(section.fields, values, evaluate)
    assert isinstance(values, tuple)
    return tuple(
        computed(section.fields, row, evaluate) for row in values if isinstance(row, Mapping)
    )


def computed(fields: tuple[Field, ...], record: Names, evaluate: Evaluate) -> dict[str, Value]:
    """The record with every ``value:`` worked out; each may use those declared before it."""
    done = dict(record)
    for field in fields:
        if field.value is not None:
            done[field.id] = evaluate(field.value, done)
    return done


def sums(section: Section, stored: SectionValues, evaluate: Evaluate) -> dict[str, Decimal]:
    """The totals of the columns that are added up (``sum: true``); money in yuan."""
    columns = [field.id for field in section.fields if field.sum]
    rows = with_computed(section, stored, evaluate) if columns and section.rows else ()
    assert isinstance(rows, tuple)
    totals = dict.fromkeys(columns, Decimal(0))
    for row in rows:
        for column in columns:
            value = row.get(column) if isinstance(row, Mapping) else None
            if isinstance(value, int | Decimal) and not isinstance(value, bool):
                totals[column] += Decimal(value)
    return totals


def _named_sections(document: Document, expression: Expression) -> set[str]:
    sections = {section.id for section in document.sections}
    plain = _plain_fields(document)
    first = {path[0] for path in expression.names()}
    return {name if name in sections else plain[name] for name in first & (sections | plain.keys())}


def _plain_fields(document: Document) -> dict[str, str]:
    """Fields of record sections that need no section before them: field id -> section id."""
    found: dict[str, str | None] = {}
    for section, field in _fields(document):
        found[field.id] = None if field.id in found else section.id
    return {name: section for name, section in found.items() if section is not None}


def _fields(document: Document) -> Iterator[tuple[Section, Field]]:
    for section in document.sections:
        if not section.rows and section.each is None:
            yield from ((section, field) for field in section.fields)
