"""Columns of a register that the rule works out for every row, beside those of its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
from xize.core.process.rulebook import Field, Rulebook
from xize.ledger.queries import stream_rows
from xize.projects.facts import DatabaseFacts
from xize.registers.shape import Shape
from xize.registers.sources import RawRow
from xize.rulebook.queries import compiled


def with_columns(shape: Shape, rows: Sequence[RawRow]) -> list[RawRow]:
    """The rows with the columns the register declares, as the projects stand now."""
    if not shape.formulas:
        return [*rows]
    columns = shape.columns.values()
    types = {one.id: one.field for one in columns if one.field and not one.worked_out}
    drafts = _drafts({row.stream for row in rows})
    found = []
    for row in rows:
        world = World(drafts[row.stream], row.case or MAIN)
        worth = column_values(shape.formulas, world, _typed(row.values, types, row.number))
        stored = {name: _stored(shape.declared[name], value) for name, value in worth.items()}
        found.append(replace(row, values={**row.values, **stored}))
    return found


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
        found[stream] = Draft(rules, DatabaseFacts(stream, rules), decode_state(row.state), clock)
    return found


def _typed(values: Mapping[str, Any], types: Mapping[str, Field], number: str) -> dict[str, Value]:
    """The row's own fields as expressions see them; what the row has not is empty."""
    named: dict[str, Value] = {"number": number, **dict.fromkeys(types)}
    for name, value in values.items():
        named[name] = typed_value(types[name], value) if name in types else value
    return named


def _stored(one: Field, value: Value) -> Any:
    """As a form would keep it; moments of untyped columns stay what they are."""
    if value is None or (one.type in ("computed", "") and isinstance(value, datetime)):
        return value
    return canonical(value)
