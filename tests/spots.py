"""Where a step stands in a random regulation, and where a ``goto`` from it may lead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

OPEN = ("block", "branch", "flow")
"""Kinds of sequences one may be sent into from outside; not a case, a row's own, work beside."""


@dataclass
class Spot:
    """A step: its way from the root as (sequence, position), and the mapping it is written as."""

    ident: str
    path: tuple[tuple[str, int], ...]
    kind: str
    step: dict[str, Any] | None = None
    branches: tuple[str, ...] = ()

    @property
    def in_main_flow(self) -> bool:
        """Whether every sequence around it can be entered by a goto."""
        return all(_kind(sequence) in OPEN for sequence, _ in self.path)


def legal_targets(spots: Iterable[Spot], source: Spot, *, only_before: bool = False) -> list[str]:
    """Ids a goto may name: what lies before, the step itself, what lies ahead further out."""
    found = [spot for spot in spots if _legal(source, spot)]
    return [spot.ident for spot in found if not only_before or _before(spot, source)]


def reopenable(spots: Iterable[Spot], source: Spot) -> list[str]:
    """Ids an outcome may reopen: what lies before the step, or before the block it runs beside."""
    path = source.path
    if _kind(path[-1][0]) == "beside":
        source = Spot(source.ident, path[:-1], source.kind)
    if not source.path:
        return []
    return [spot.ident for spot in spots if _before(spot, source) and _legal(source, spot)]


def branches_behind(spots: Iterable[Spot], source: Spot) -> list[tuple[str, ...]]:
    """Branches of the parallel blocks that lie before the step, block by block."""
    return [
        spot.branches
        for spot in spots
        if spot.branches and _legal(source, spot) and _before(spot, source)
    ]


def _legal(source: Spot, target: Spot) -> bool:
    if source is target:
        return True
    level = _parting(source, target)
    if level is None:
        return False
    leaves = [_kind(sequence) for sequence, _ in source.path[level + 1 :]]
    enters = [_kind(sequence) for sequence, _ in target.path[level + 1 :]]
    if "each" in leaves or "beside" in leaves or not all(kind in OPEN for kind in enters):
        return False
    return _before(target, source) or not enters


def _before(one: Spot, other: Spot) -> bool:
    level = _parting(one, other)
    return level is not None and one.path[level][1] < other.path[level][1]


def _parting(one: Spot, other: Spot) -> int | None:
    """The level at which two steps stand at different positions of the same sequence."""
    for level, (here, there) in enumerate(zip(one.path, other.path, strict=False)):
        if here != there:
            return level if here[0] == there[0] else None
    return None


def _kind(sequence: str) -> str:
    return sequence.rpartition(":")[2]
