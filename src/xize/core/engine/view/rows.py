"""Rows of ``each``: what stands in the state is what was stored; expressions see typed values.

``each: slip.lines`` runs over the rows of a form, ``each: $phases`` over a parameter, any other
expression over its values.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from xize.core.engine.canonical import canonical
from xize.core.engine.view.papers import form_values, papers_of, section_of
from xize.core.expressions import Expression, Value
from xize.core.expressions.nodes import Path
from xize.core.forms import SectionValues, form_names
from xize.core.process.rulebook import Section

if TYPE_CHECKING:
    from xize.core.engine.view.world import World


def stored_rows(world: World, over: Expression) -> tuple[Any, ...]:
    """The rows to run over now, as they are kept in events."""
    document, section = _section(world, over)
    if section is not None:
        return tuple(canonical(row) for row in _rows_of_form(world, document, section))
    value = world.worth(over)
    found = value if isinstance(value, tuple) else (() if value is None else (value,))
    return tuple(canonical(one) for one in found)


def typed_row(world: World, over: Expression, row: Any) -> Value:
    """A kept row as expressions see it: typed columns, computed ones worked out."""
    document, section = _section(world, over)
    if section is not None and isinstance(row, dict):
        whole: dict[str, SectionValues] = {section.id: [row]}
        definition = world.draft.rules.documents[document]
        names = form_names(
            definition, world.linked(definition, whole), lambda that, more: world.within(more, that)
        )
        rows: Any = names[section.id]
        found: Value = rows[0]
        return found
    kept: Value = row
    return kept


def labels_of(world: World, over: Expression, rows: tuple[Any, ...]) -> list[str]:
    """What tells the rows apart: the first column, numbered where it is there twice."""
    _, section = _section(world, over)
    first = section.fields[0].id if section is not None and section.fields else ""
    times: Counter[str] = Counter()
    labels: list[str] = []
    for row in rows:
        label = str(row.get(first, row)) if first and isinstance(row, dict) else str(row)
        times[label] += 1
        labels.append(f"{label} ({times[label]})" if times[label] > 1 else label)
    return labels


def _rows_of_form(world: World, document: str, section: Section) -> list[Any]:
    draft = world.draft
    found: list[Any] = []
    for one in papers_of(draft.rules, draft.state, document, world.case):
        for form in one.forms[-1:]:
            values = form_values(draft.rules.documents[document], form, world.payload)
            found += values.get(section.id, [])
    return found


def _section(world: World, over: Expression) -> tuple[str, Section | None]:
    parts = over.root.parts if isinstance(over.root, Path) else ()
    definition = world.draft.rules.documents.get(parts[0]) if len(parts) == 2 else None
    section = section_of(definition, parts[1]) if definition else None
    return (parts[0], section) if section is not None and section.rows else ("", None)
