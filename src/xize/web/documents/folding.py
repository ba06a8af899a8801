"""What is the same in both versions is folded away, but for a little around each change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xize.documents.comparing import Row

AROUND = 2
"""Unchanged paragraphs shown before and after a change."""


@dataclass(frozen=True, slots=True)
class Fold:
    """So many unchanged paragraphs that are not shown."""

    count: int
    kind: str = "fold"


def folded(rows: Sequence[Row], *, whole: bool = False) -> list[Row | Fold]:
    """The rows with long stretches of unchanged ones folded; all of them where ``whole``."""
    return list(rows) if whole else list(_folded(rows))


def _folded(rows: Sequence[Row]) -> Iterator[Row | Fold]:
    changed = [at for at, row in enumerate(rows) if row.kind != "same"]
    near = {at + n for at in changed for n in range(-AROUND, AROUND + 1)}
    hidden = 0
    for at, row in enumerate(rows):
        if at not in near:
            hidden += 1
            continue
        if hidden:
            yield Fold(hidden)
            hidden = 0
        yield row
    if hidden:
        yield Fold(hidden)
