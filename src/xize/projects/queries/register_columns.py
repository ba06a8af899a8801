"""Columns of a register that the rule works out for every row, beside those of its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils import timezone

from xize.core.engine import decode_state
from xize.core.engine.canonical import canonical
from xize.core.engine.commands import CLOCK, Actor, Recheck
from xize.core.engine.state import MAIN
from xize.core.engine.view.columns import column_values
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.world import World
from xize.core.expressions import Value
from xize.core.forms import typed_value
from xize.core.process.compile.documents import fields
from xize.core.process.rulebook import Field, Rulebook
from xize.ledger.queries import stream_rows
from xize.projects.facts import DatabaseFacts
from xize.projects.queries.register_rows import Column, Reader
from xize.rulebook.queries import compiled


def add_columns(reader: Reader, ident: str) -> None:
    """Work out the columns the register declares, row by row."""
    found = {str(k): v for k, v in reader.edition.regulation.registers.items()}[ident]
    declared = {one.id: one for one in fields(found.columns, "stated", {})}
    formulas = {name: one.value for name, one in declared.items() if one.value is not None}
    if not formulas:
        return
    types = {name: column.field for name, column in reader.columns.items() if column.field}
    drafts = _drafts({row.project.stream for row in reader.rows})
    for place, row in enumerate(reader.rows):
        world = World(drafts[row.project.stream], row.case or MAIN)
        worth = column_values(formulas, world, _typed(row.values, types, row.number))
        stored = {name: _stored(declared[name], value) for name, value in worth.items()}
        reader.rows[place] = replace(row, values={**row.values, **stored})
    for name, one in declared.items():
        reader.columns[name] = Column(name, reader.names.column(ident, name), _shown(one))


def _drafts(streams: Iterable[str]) -> dict[str, Draft]:
    """The projects as they stand now, for asking; their states are read together.

    Figures are those decided for each edition, asked for anew: one query an edition.
    """
    clock = Recheck(by=Actor(CLOCK), at=timezone.now())
    found = {}
    editions: dict[str, Rulebook] = {}
    for stream, row in stream_rows(sorted(streams)).items():
        if row.edition not in editions:
            editions[row.edition] = compiled(row.edition).rules
        rules = editions[row.edition]
        facts = DatabaseFacts(stream, rules)
        found[stream] = Draft(rules, facts, decode_state(row.state), clock)
    return found


def _typed(values: Mapping[str, Any], types: Mapping[str, Field], number: str) -> dict[str, Value]:
    """The row's own fields as expressions see them; what the row has not is empty."""
    named: dict[str, Value] = {"number": number, **dict.fromkeys(types)}
    for name, value in values.items():
        named[name] = typed_value(types[name], value) if name in types else value
    return named


def _shown(one: Field) -> Field | None:
    """How the column is shown; one without a type is shown as it is."""
    return one if one.type not in ("computed", "") else None


def _stored(one: Field, value: Value) -> Any:
    """As a form would keep it; moments of untyped columns stay what they are."""
    if value is None or (_shown(one) is None and isinstance(value, datetime)):
        return value
    return canonical(value)
