"""Names that are nearly what was asked for."""

from __future__ import annotations

from collections.abc import Iterable

from xize.core.texts.folding import normalise

LEAST = 0.34
"""Shared pairs of characters, of all: 业务需求单 and 业务需求工单 share three of six."""


def nearest(text: str, names: Iterable[str], most: int = 3) -> list[str]:
    """The names that share most pairs of neighbouring characters with the text, best first."""
    asked = _pairs(text)
    if not asked:
        return []
    rated = {name: _likeness(asked, _pairs(name)) for name in names}
    near = [name for name, likeness in rated.items() if likeness >= LEAST]
    return sorted(near, key=lambda name: (-rated[name], len(name), name))[:most]


def _pairs(text: str) -> frozenset[str]:
    plain = normalise(text).replace(" ", "")
    return frozenset(plain[place : place + 2] for place in range(len(plain) - 1))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Dice's coefficient: 1 for the same pairs, 0 for none in common."""
    return 2 * len(one & other) / (len(one) + len(other)) if other else 0.0
