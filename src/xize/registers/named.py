"""Ids in a register as its reader names them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection

from xize.core.process.graph import UserTask
from xize.ledger.batch import fetch
from xize.people import queries as people
from xize.people.actor import Actor
from xize.people.pinyin import sort_key
from xize.registers.answering import Sql, key
from xize.registers.shape import ColumnShape, Shape
from xize.rulebook.names import Names
from xize.rulebook.queries import Compiled

YES_NO = {"yes": ("是", "Yes"), "no": ("否", "No")}
LATE = {"yes": ("逾期", "late")}


def static_names(shape: Shape, edition: Compiled, names: Names) -> dict[str, dict[str, str]]:
    """By column, the names of ids that the edition itself declares, in its order."""
    return {
        one.id: found
        for one in shape.columns.values()
        if (found := _declared(shape, one, edition, names)) is not None
    }


def _declared(
    shape: Shape, one: ColumnShape, edition: Compiled, names: Names
) -> dict[str, str] | None:
    zh = 0 if names.language.startswith("zh") else 1
    match one.kind:
        case "choice" | "several" if one.field is not None:
            place = one.field.shows or f"{one.document}.{one.section}.{one.id}"
            options = one.field.options.items()
            return {ident: names.option(place, ident, text) for ident, text in options}
        case "yes_no":
            return {ident: pair[zh] for ident, pair in YES_NO.items()}
        case "late":
            return {ident: pair[zh] for ident, pair in LATE.items()}
        case "role" | "roles":
            return {role: names.role(role) for role in edition.rules.roles}
        case "result":
            return {result: names.result(result) for result in _results(edition)}
        case "outcome":
            steps = [source.step for source in shape.sources if source.how == "acts"]
            return {o: names.outcome(step, o) for step in steps for o in _outcomes(edition, step)}
    return None


def _results(edition: Compiled) -> list[str]:
    return [*edition.rules.results, "cancelled", "withdrawn"]


def _outcomes(edition: Compiled, step: str) -> list[str]:
    for one in edition.rules.procedures.values():
        found = one.process.nodes.get(step)
        if isinstance(found, UserTask):
            return [outcome.id for outcome in found.work.outcomes]
    return []


def met_names(actor: Actor, shape: Shape, names: Names, rows: Sql) -> dict[str, dict[str, str]]:
    """By column, the names of the people and departments that stand in it, sorted.

    ``rows`` are those the reader may see: nobody is named by a filter who stands in others alone.
    """
    columns = [one for one in shape.columns.values() if one.kind in ("person", "unit")]
    if not columns:
        return {}
    met: dict[str, set[str]] = {one.id: set() for one in columns}
    parts = " UNION ".join(
        f"SELECT {place}, {key(one.id)} {rows.text} AND {key(one.id)} IS NOT NULL"
        for place, one in enumerate(columns)
    )
    for place, ident in fetch(connection, parts, rows.values * len(columns)):
        met[columns[place].id].add(ident)
    persons = {ident for one in columns if one.kind == "person" for ident in met[one.id]}
    cards = people.people(actor, persons) if persons else {}
    known = {ident: card.name for ident, card in cards.items()}
    if any(one.kind == "unit" and met[one.id] for one in columns):
        known |= {one.id: one.name for one in people.departments(actor) + people.partners(actor)}
    return {ident: _sorted(found, known, names) for ident, found in met.items()}


def _sorted(idents: Iterable[str], known: Mapping[str, str], names: Names) -> dict[str, str]:
    named = {one: known.get(one) or _outside(one, names) for one in idents}
    return dict(sorted(named.items(), key=lambda pair: (sort_key(pair[1]), pair[0])))


def _outside(ident: str, names: Names) -> str:
    return names.role(ident.removeprefix("outside:")) if ident.startswith("outside:") else ident


def own_text(column: ColumnShape, value: Any, names: Mapping[str, str]) -> Any:
    """The value of one of our own columns with names in place of ids."""
    if value is None or value == "":
        return value
    match column.kind:
        case "roles":
            return "、".join(names.get(one, one) for one in str(value).split())
        case "role" | "outcome" | "result":
            return names.get(str(value), str(value))
    return value
