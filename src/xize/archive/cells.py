"""A cell of a register as it stands in a package: text that a person reads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from xize.projects.prints import Reading
from xize.registers.queries import Column


def text_of(reading: Reading, column: Column, value: Any) -> str:
    """The value in words; people and units by name."""
    if value is None or value == "":
        return ""
    if column.field is not None and not isinstance(value, list | tuple | Mapping):
        return reading.datum(column.field, value)
    if isinstance(value, list | tuple):
        return "、".join(text_of(reading, column, one) for one in value)
    if isinstance(value, bool):
        return reading.say("是", "Yes") if value else reading.say("否", "No")
    if isinstance(value, datetime):
        return reading.moment(value)
    if isinstance(value, date):
        return value.isoformat()
    return reading.person(str(value)) if column.kind == "person" else str(value)
