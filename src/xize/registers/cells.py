"""A row as it is kept: its values, their keys, and the words a search finds."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from xize.registers.keys import ORDER, figure, key_of, order_key, plain
from xize.registers.shape import Shape
from xize.registers.sources import RawRow


def keys_of(shape: Shape, row: RawRow, zone: ZoneInfo) -> str:
    """The keys of a row as JSON; empty cells have none."""
    found = {}
    for name, column in shape.columns.items():
        key = key_of(column.kind, row.values.get(name), zone)
        if key is not None:
            found[name] = key
            if column.kind in ("text", "any"):
                found[name + ORDER] = order_key(key)
    return msgspec.json.encode(found).decode()


def words_of(shape: Shape, row: RawRow, zone: ZoneInfo) -> str:
    """What a search for any text finds; names of people and options are looked up apart."""
    found = [plain(row.number)]
    for name, column in shape.columns.items():
        value = row.values.get(name)
        if value is None or column.closed:
            continue
        if column.kind in ("text", "any", "date", "moment"):
            found.append(key_of(column.kind, value, zone) or "")
        elif column.kind == "figure" and (worth := figure(value)) is not None:
            found += [str(value), f"{worth:,f}"]
    return "\n".join(found)


def _encoded(value: Any) -> Any:
    """Moments with a mark of their own, so that they come back as moments."""
    if isinstance(value, datetime):
        return {"$at": value.isoformat()}
    if isinstance(value, date):
        return value.isoformat()
    return value


def cells_of(values: dict[str, Any]) -> str:
    """The values of a row as JSON."""
    kept = {name: _encoded(one) for name, one in values.items() if one not in (None, "")}
    return msgspec.json.encode(kept).decode()


def values_of(cells: str) -> dict[str, Any]:
    """The values of a row again."""
    return {
        name: datetime.fromisoformat(one["$at"]) if isinstance(one, dict) and "$at" in one else one
        for name, one in msgspec.json.decode(cells).items()
    }
