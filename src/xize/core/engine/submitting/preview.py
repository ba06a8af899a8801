"""What a half-filled step looks like: what applies, what it works out, what it adds up to.

The page asks while somebody types; nothing is refused and nothing is recorded. It is the same
cleaning and the same conditions that decide later, so that the page cannot promise otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import msgspec

from xize.core.engine.state import Element
from xize.core.engine.submitting.filling import Filling
from xize.core.engine.submitting.settling import data_given, standing_form
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.referring import KnownHere
from xize.core.engine.view.world import World
from xize.core.expressions import Expression, Value
from xize.core.forms import (
    Cleaned,
    SectionValues,
    applying,
    clean_all,
    sums,
    with_computed,
)
from xize.core.process.rulebook import Section
from xize.core.process.work import Work


class Preview(msgspec.Struct, frozen=True):
    """Places are ``document.section``, ``….field`` or ``….row.field`` with rows as typed.

    ``away`` does not apply; ``values`` are computed fields; ``sums`` the totals of columns, money
    in yuan; ``read`` the canonical values of what could be read, by place.
    """

    away: frozenset[str]
    values: Mapping[str, Value]
    sums: Mapping[str, Decimal]
    read: Mapping[str, Any]


def preview(
    draft: Draft,
    element: Element,
    work: Work,
    fillings: Mapping[str, Filling],
    typed: Mapping[str, object],
) -> Preview:
    """The sections of a step as they stand on somebody's page."""
    sections = {name: fillings[name].section for name in typed if name in fillings}
    raws = {
        name: _with_locked(draft, element, work, name, fillings[name], typed[name])
        for name in sections
    }
    found = clean_all(sections, raws, known=KnownHere(draft, element.case), complete=False)
    world = World(draft, element.case, element.row, element.parent)

    def evaluate(expression: Expression, names: Mapping[str, Value]) -> Value:
        return world.within(names, expression)

    away, values, totals, read = set[str](), {}, {}, dict[str, Any]()  # type: ignore[var-annotated]
    for document in dict.fromkeys(name.partition(".")[0] for name in sections):
        own = {n.partition(".")[2]: one for n, one in found.items() if n.startswith(f"{document}.")}
        standing = standing_form(draft, element, work, document)
        asked = {inner: sections[f"{document}.{inner}"] for inner in own}
        world.given = data_given(asked, {inner: one.values for inner, one in own.items()})
        whole = {**standing, **{inner: one.values for inner, one in own.items()}}
        left = applying(draft.rules.documents[document], whole, evaluate)
        away |= {f"{document}.{_as_typed(place, own)}" for place in left.away}
        for inner, one in own.items():
            section, name = sections[f"{document}.{inner}"], f"{document}.{inner}"
            stored: SectionValues = left.values.get(inner, [] if section.rows else {})
            computed = with_computed(section, stored, evaluate)
            values |= _computed(section, computed, name, one.places)
            read |= _read(stored, name, one.places)
            if section.rows:
                totals |= {f"{name}.{k}": v for k, v in sums(section, stored, evaluate).items()}
    return Preview(frozenset(away), values, totals, read)


def _with_locked(
    draft: Draft, element: Element, work: Work, name: str, filling: Filling, raw: object
) -> object:
    """What stays as it is counts too, as far as it can be told which row it is."""
    document, _, section = name.partition(".")
    if not filling.locked:
        return raw
    stored = standing_form(draft, element, work, document, origin=element.case).get(section)
    if isinstance(raw, Mapping):
        kept = stored if isinstance(stored, Mapping) else {}
        return {**raw, **{one: kept[one] for one in filling.locked if one in kept}}
    rows = stored if isinstance(stored, list) else []
    if not isinstance(raw, list) or len(raw) != len(rows):
        return raw
    return [
        {**typed, **{one: row[one] for one in filling.locked if one in row}}
        for typed, row in zip(raw, rows, strict=True)
        if isinstance(typed, Mapping)
    ]


def _as_typed(place: str, own: Mapping[str, Cleaned]) -> str:
    """A place whose row is counted among those kept, with the row as it was typed."""
    section, _, rest = place.partition(".")
    row, _, field = rest.partition(".")
    if not row.isdecimal() or section not in own:
        return place
    return f"{section}.{own[section].places[int(row)]}.{field}"


def _computed(
    section: Section, values: Value, name: str, places: tuple[int, ...]
) -> dict[str, Value]:
    fields = [one.id for one in section.fields if one.value is not None]
    if isinstance(values, Mapping):
        return {f"{name}.{one}": values.get(one) for one in fields}
    rows = values if isinstance(values, tuple) else ()
    return {
        f"{name}.{place}.{one}": row.get(one)
        for place, row in zip(places, rows, strict=True)
        if isinstance(row, Mapping)
        for one in fields
    }


def _read(stored: SectionValues, name: str, places: tuple[int, ...]) -> dict[str, Any]:
    if not isinstance(stored, list):
        return {f"{name}.{key}": value for key, value in stored.items()}
    return {
        f"{name}.{place}.{key}": value
        for place, row in zip(places, stored, strict=True)
        for key, value in row.items()
    }
