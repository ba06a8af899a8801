"""Which sections and fields of a form apply (``when:``); what does not is not kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from xize.core.expressions import Expression, Value
from xize.core.forms.clean import Record, SectionValues
from xize.core.forms.rules import Evaluate, form_names
from xize.core.forms.stored import typed_record
from xize.core.process.rulebook import Document, Field, Section


class Applying(msgspec.Struct, frozen=True):
    """What is left of a form, and what does not apply.

    ``values`` by section id. ``away`` are places within the form: ``head``, ``head.amount``,
    ``lines.2.price``.
    """

    values: dict[str, SectionValues]
    away: frozenset[str] = frozenset()


def is_conditional(section: Section) -> bool:
    """Whether anything in a section depends on a condition."""
    return section.when is not None or any(field.when is not None for field in section.fields)


def applying(
    document: Document, values: Mapping[str, SectionValues], evaluate: Evaluate
) -> Applying:
    """The values of a form without what does not apply, looked at in the order of the form.

    A condition that cannot be judged because something in it is blank does not hold.
    """
    left, away = dict(values), set[str]()
    for section in document.sections:
        if not is_conditional(section):
            continue
        names = form_names(document, left, evaluate)
        if section.when is not None and not holds(section.when, names, evaluate):
            away.add(section.id)
            left.pop(section.id, None)
            continue
        stored = left.get(section.id)
        if stored is None and section.rows:
            continue
        kept, gone = _fields(section, stored if stored is not None else {}, names, evaluate)
        away |= {f"{section.id}.{place}" for place in gone}
        if stored is not None:
            left[section.id] = kept
    return Applying(left, frozenset(away))


def holds(condition: Expression, names: Mapping[str, Value], evaluate: Evaluate) -> bool:
    """Whether a condition holds."""
    found = evaluate(condition, names)
    return found is True or (not isinstance(found, bool) and bool(found))


def _fields(
    section: Section, stored: SectionValues, names: Mapping[str, Value], evaluate: Evaluate
) -> tuple[SectionValues, list[str]]:
    if not isinstance(stored, list):
        return _record(section.fields, stored, names, evaluate)
    rows: list[Record] = []
    away: list[str] = []
    for number, row in enumerate(stored):
        kept, gone = _record(section.fields, row, names, evaluate)
        rows.append(kept)
        away += [f"{number}.{one}" for one in gone]
    return rows, away


def _record(
    fields: Sequence[Field],
    stored: Mapping[str, Any],
    around: Mapping[str, Value],
    evaluate: Evaluate,
) -> tuple[Record, list[str]]:
    kept: Record = dict(stored)
    away: list[str] = []
    for field in fields:
        if field.when is None:
            continue
        names = {**around, **names_of(fields, kept, evaluate)}
        if not holds(field.when, names, evaluate):
            away.append(field.id)
            kept.pop(field.id, None)
    return kept, away


def names_of(
    fields: Sequence[Field], stored: Mapping[str, Any], evaluate: Evaluate
) -> dict[str, Value]:
    """What a field's own expressions name first: the other fields of its record or row."""
    done: dict[str, Value] = typed_record(tuple(fields), dict(stored))
    for field in fields:
        if field.value is not None:
            done[field.id] = evaluate(field.value, done)
    return done
