"""From the stored form of a section to Python values for expressions, and to bytes for hashing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

import msgspec

from xize.core.expressions import Value
from xize.core.forms.clean import Record, SectionValues
from xize.core.forms.files import attached
from xize.core.forms.numbers import in_yuan
from xize.core.process.rulebook import Field, Section

_TYPED: Final[dict[str, Callable[[Any], Value]]] = {
    "number": Decimal,
    "percent": lambda text: Decimal(text) / 100,  # a percentage is a proportion in expressions
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
    "several": tuple,
    "signature": bool,
}


def typed(section: Section, stored: SectionValues) -> Value:
    """The values of a section for expressions: a record, or a tuple of records.

    Every field is there; blank ones and computed ones are None (see ``computed``).
    """
    if isinstance(stored, list):
        return tuple(typed_record(section.fields, record) for record in stored)
    return typed_record(section.fields, stored)


def typed_record(fields: tuple[Field, ...], stored: Record) -> dict[str, Value]:
    """One record or row for expressions."""
    return {field.id: typed_value(field, stored.get(field.id)) for field in fields}


def typed_value(field: Field, stored: Any) -> Value:
    """One stored value for expressions; None stays None."""
    if stored is None:
        return None
    if field.type == "money":
        return in_yuan(stored, field.unit)
    if field.type in ("file", "picture"):
        return tuple(one["name"] for one in attached(stored))
    if field.type == "rows":
        return tuple(typed_record(field.columns, record) for record in stored)
    read = _TYPED.get(field.type)
    value: Value = read(stored) if read else stored
    return value


def canonical_bytes(values: SectionValues) -> bytes:
    """The one byte string of these values: what the ledger hashes."""
    return msgspec.json.encode(values, order="deterministic")
