"""Two versions of a form, field by field; rows of a table by their place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field on both sides; ``row`` counts the rows of a table from 1, 0 for a plain field."""

    section: str
    field: str
    before: Any
    after: Any
    row: int = 0

    @property
    def kind(self) -> Literal["same", "added", "removed", "changed"]:
        """What happened to it."""
        if self.before == self.after:
            return "same"
        if _blank(self.before):
            return "added"
        return "removed" if _blank(self.after) else "changed"


def _blank(value: Any) -> bool:
    return value is None or value in ("", [], {})


def compare_fields(
    sections: Mapping[str, Sequence[str]],
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> list[FieldChange]:
    """Every field that is filled on a side. ``sections``: the fields of each section, in order;
    ``before`` and ``after`` hold a mapping of values or a list of rows by section.
    """
    found: list[FieldChange] = []
    for section, fields in sections.items():
        old, new = before.get(section), after.get(section)
        if isinstance(old, list) or isinstance(new, list):
            found += _rows(section, fields, old or [], new or [])
        else:
            found += _fields(section, fields, old or {}, new or {}, 0)
    return found


def _rows(
    section: str, fields: Sequence[str], old: Sequence[Any], new: Sequence[Any]
) -> list[FieldChange]:
    found: list[FieldChange] = []
    for number in range(max(len(old), len(new))):
        one = old[number] if number < len(old) else {}
        other = new[number] if number < len(new) else {}
        found += _fields(section, fields, one, other, number + 1)
    return found


def _fields(
    section: str,
    fields: Sequence[str],
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    row: int,
) -> list[FieldChange]:
    changes = [FieldChange(section, name, old.get(name), new.get(name), row) for name in fields]
    return [one for one in changes if not (_blank(one.before) and _blank(one.after))]
