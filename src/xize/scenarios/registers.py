"""Registers of one project, told from its story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from xize.core.engine.state import MAIN
from xize.core.engine.view.columns import column_values
from xize.core.engine.view.papers import document_of
from xize.core.engine.view.world import World
from xize.core.expressions import Expression
from xize.core.forms import form_names
from xize.core.process.graph import UserTask
from xize.core.regulation.model import Word
from xize.core.story import FormStory
from xize.scenarios.stage import View

Row = Mapping[str, Any]


def rows_of(view: View, name: str) -> Sequence[Row]:
    """The rows of a register, source by source, in the order they came to be."""
    register = view.regulation.registers[Word(name)]
    columns = {
        str(one): field.value.expression for one, field in register.columns.items() if field.value
    }
    rows = [row for source in register.of for row in _source(view, source.source)]
    return [{**row, **_worked_out(view, columns, row)} for row in rows]


def _worked_out(view: View, columns: Mapping[str, Expression], row: Row) -> Mapping[str, Any]:
    own = {name: value for name, value in row.items() if name != "case"}
    return column_values(columns, World(view.draft, row.get("case") or MAIN), own)


def _source(view: View, source: str) -> Iterator[Row]:
    if source.startswith("signatures("):
        yield from _signatures(view, source[len("signatures(") : -1])
        return
    document, _, section = source.partition(".")
    for key, forms in view.story.forms.items():
        if document_of(key) != document:
            continue
        for form in forms:
            values = _values(view, document, form)
            if section:
                own = {"number": form.number, "case": key.rpartition(":")[0]}
                yield from ({**own, **row} for row in values.get(section) or ())
            else:
                flat = {"number": form.number, "case": key.rpartition(":")[0]}
                for part in values.values():
                    flat |= part if isinstance(part, Mapping) else {}
                yield flat


def _values(view: View, document: str, form: FormStory) -> Mapping[str, Any]:
    definition = view.rules.documents[document]
    stored = {
        one.id: form.values(one.id)
        for one in definition.sections
        if one.each is None and form.values(one.id) is not None
    }
    world = World(view.draft)
    return form_names(definition, stored, lambda that, names: world.within(names, that))


def _signatures(view: View, step: str) -> Iterator[Row]:
    node = view.rules.main.process.nodes[step]
    assert isinstance(node, UserTask)
    named = {one.id: one.name for one in node.work.outcomes}
    for visit in view.story.step(step):
        for one in visit.decisions:
            yield {
                "number": node.name,
                "round": visit.visit,
                "opened": visit.opened,
                "person": one.person,
                "outcome": named[one.outcome],
                "due": visit.due,
                "at": one.at,
                "late": one.late,
                "text": one.comment,
            }
