"""What a page shows beside half-filled fields: what is away, worked out, added up, in capitals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from xize.core.engine.submitting.preview import Preview
from xize.core.forms import capital, display_value, in_capitals
from xize.core.forms.amounts import LARGEST
from xize.core.process.rulebook import Field
from xize.projects import queries
from xize.projects.queries import ItemPage


@dataclass(frozen=True, slots=True)
class Live:
    """By place (``document.section[.row].field``, rows as typed): texts in the reader's language.

    ``sums`` are by ``document.section.column``.
    """

    away: frozenset[str] = frozenset()
    computed: Mapping[str, str] = field(default_factory=dict)
    capitals: Mapping[str, str] = field(default_factory=dict)
    sums: Mapping[str, str] = field(default_factory=dict)

    def as_data(self) -> dict[str, Any]:
        """For the script of the page."""
        return {
            "away": sorted(self.away),
            "computed": dict(self.computed),
            "capitals": dict(self.capitals),
            "sums": dict(self.sums),
        }


def live(page: ItemPage, at: datetime, typed: Mapping[str, Any], language: str) -> Live:
    """The sections a step may fill, as they stand with ``typed`` over what is stored."""
    parts = {part.name: part for part in page.forms if part.fillable}
    given = {
        name: typed.get(name, part.values if part.values is not None else _empty(part.section.rows))
        for name, part in parts.items()
    }
    found = queries.halfway(page, at, given)
    kind = "zh" if language.startswith("zh") else "en"
    fields = {
        f"{name}.{one.id}": one for name, part in parts.items() for one in part.section.fields
    }
    return Live(
        away=found.away,
        computed={
            place: display_value(fields[_column(place)], value, kind)  # type: ignore[arg-type]
            for place, value in found.values.items()
            if _column(place) in fields
        },
        capitals=_capitals(found, fields),
        sums={
            place: display_value(fields[place], value, kind)  # type: ignore[arg-type]
            for place, value in found.sums.items()
            if place in fields
        },
    )


def _empty(rows: bool) -> Any:
    return [] if rows else {}


def _capitals(found: Preview, fields: Mapping[str, Field]) -> dict[str, str]:
    """Amounts outside of tables, and the totals of tables."""
    said = {
        place: in_capitals(fields[place], value)
        for place, value in found.read.items()
        if place in fields
    }
    said |= {
        place: capital(value)
        for place, value in found.sums.items()
        if place in fields and fields[place].type == "money" and abs(value) < LARGEST
        and value * 100 == int(value * 100)
    }  # fmt: skip
    return {place: text for place, text in said.items() if text}


def _column(place: str) -> str:
    """The place without its row."""
    return ".".join(part for part in place.split(".") if not part.isdecimal())
