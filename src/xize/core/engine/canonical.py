"""Values as they are stored: JSON values, their keys in order.

What an event carries must be, live, exactly what is read back from its stored bytes; else a
replayed state would differ from the one that was decided on.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec

_ENCODER: Final = msgspec.json.Encoder(order="deterministic", decimal_format="string")


def canonical(value: Any) -> Any:
    """The value as JSON knows it: dates and exact numbers as text, tuples as lists."""
    return msgspec.json.decode(_ENCODER.encode(value))


def in_order(mapping: dict[str, Any]) -> dict[str, Any]:
    """A mapping of an event with its keys in the order in which they are stored."""
    return dict(sorted(mapping.items()))
