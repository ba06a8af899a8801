"""Which steps make, sign and use each document, gathered once for several checks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from xize.core.regulation.check.index import Index
from xize.core.regulation.check.spots import Spot
from xize.core.regulation.model import Human, Outcome
from xize.core.regulation.walk import formulas, words

MAKES = ("section", "produces", "revises")
"""Keys that name what a step makes; ``section`` is that of ``fills:``."""


class Papers:
    """The documents of a regulation as the flow sees them."""

    def __init__(self, index: Index) -> None:
        self.index = index

    @cached_property
    def makers(self) -> dict[str, tuple[Spot, ...]]:
        """Steps that bring a document about: they produce, revise or fill it."""
        found: dict[str, list[Spot]] = defaultdict(list)
        for spot in self.index.spots:
            for document in dict.fromkeys(_made(spot)):
                found[document].append(spot)
        return {name: tuple(some) for name, some in found.items()}

    @cached_property
    def filled(self) -> frozenset[str]:
        """Sections some step fills, as ``document.section`` (or the whole document)."""
        return frozenset(
            fill.section
            for spot in self.index.spots
            if isinstance(spot.part, Human)
            for fill in spot.part.fills
        )

    @cached_property
    def attached(self) -> frozenset[str]:
        """Documents a step brings as a file, which may hold any section."""
        return frozenset(
            name
            for spot in self.index.spots
            if isinstance(spot.part, Human)
            for name in (*spot.part.produces, *spot.part.revises)
        )

    @cached_property
    def settled(self) -> frozenset[str]:
        """Documents a step settles."""
        return frozenset(
            name
            for spot in self.index.spots
            if isinstance(spot.part, Human)
            for name in spot.part.settles
        )

    @cached_property
    def used(self) -> frozenset[str]:
        """Documents a step, a notice, the dossier, a register or an expression looks at."""
        named = {
            reference.word.partition(".")[0]
            for reference in words(self.index.regulation)
            if reference.key not in MAKES and reference.shape.names
        }
        asked = {
            path[0]
            for placed in formulas(self.index.regulation)
            for path in placed.formula.expression.names()
        }
        return frozenset(named | asked)


def _made(spot: Spot) -> Iterator[str]:
    match spot.part:
        case Human() as step:
            yield from (fill.section.partition(".")[0] for fill in step.fills)
            yield from (name.partition(".")[0] for name in (*step.produces, *step.revises))
        case Outcome() as outcome:
            yield from outcome.revise
