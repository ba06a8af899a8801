"""Everything a regulation declares, looked up by kind and id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from xize.core.regulation.check.spots import MAIN, Spot, SpotKind, spots
from xize.core.regulation.model import Document, Regulation, Result, Section, Word

_KINDS: Mapping[str, tuple[SpotKind, ...]] = {
    "step": ("step", "call", "wait"),
    "block": ("stage", "block", "parallel", "choose"),
    "milestone": ("milestone",),
    "stage": ("stage",),
    "window": ("window",),
    "branch": ("branch",),
}


class Index:
    """The declarations of one regulation."""

    def __init__(self, regulation: Regulation) -> None:
        self.regulation = regulation
        self.spots = spots(regulation)

    @cached_property
    def named(self) -> Mapping[str, tuple[Spot, ...]]:
        """Spots of the one id space (steps, blocks, milestones …) by id."""
        found: dict[str, tuple[Spot, ...]] = {}
        for spot in self.spots:
            if spot.ident and spot.kind not in ("branch", "outcome"):
                found[spot.ident] = (*found.get(spot.ident, ()), spot)
        return found

    @cached_property
    def branches(self) -> Mapping[str, tuple[Spot, ...]]:
        """Branches by id."""
        found: dict[str, tuple[Spot, ...]] = {}
        for spot in self.spots:
            if spot.kind == "branch":
                found[spot.ident] = (*found.get(spot.ident, ()), spot)
        return found

    def spot(self, ident: str) -> Spot | None:
        """The step, block or milestone of this id; a branch where there is none."""
        found = self.named.get(ident) or self.branches.get(ident)
        return found[0] if found else None

    def target(self, ident: str, source: Spot) -> Spot | None:
        """What a goto from ``source`` means: the nearest of that name, own procedure first."""
        found = (*self.named.get(ident, ()), *self.branches.get(ident, ()))
        own = [spot for spot in found if spot.procedure == source.procedure]
        return next(iter(own or found), None)

    @cached_property
    def sections(self) -> Mapping[str, tuple[Document, Section]]:
        """Sections by ``document.section``."""
        return {
            f"{name}.{inner}": (document, section)
            for name, document in self.regulation.documents.items()
            for inner, section in document.sections.items()
        }

    @cached_property
    def referred(self) -> tuple[str, ...]:
        """What a field may refer to by ``of:``: tables, pools, registers and documents."""
        regulation = self.regulation
        tables = [name for name, (_, part) in self.sections.items() if part.is_rows]
        named = (*regulation.pools, *regulation.registers, *regulation.documents)
        return (*tables, *map(str, named))

    @cached_property
    def listed(self) -> frozenset[str]:
        """Pools with rows kept by hand, and registers: rows that no form of the project holds.

        A pool of people has no fields; one of organisations is the list of partners.
        """
        kept = {
            str(name)
            for name, pool in self.regulation.pools.items()
            if pool.fields and not any(one.type == "organisation" for one in pool.fields.values())
        }
        return frozenset(kept | {*map(str, self.regulation.registers)})

    @cached_property
    def results(self) -> Mapping[str, Mapping[Word, Result]]:
        """The results each procedure may end with: its own, and the regulation's."""
        common = self.regulation.results
        own = {name: p.results for name, p in self.regulation.procedures.items()}
        return {MAIN: common} | {name: {**common, **some} for name, some in own.items()}

    def ids(self, kind: str) -> Iterable[str]:
        """All ids of a kind a reference may name."""
        if kind in _KINDS:
            spots_of_kind = (spot for spot in self.spots if spot.kind in _KINDS[kind])
            return [spot.ident for spot in spots_of_kind if spot.ident]
        return self._declared.get(kind, ())

    @cached_property
    def _declared(self) -> Mapping[str, Iterable[str]]:
        regulation = self.regulation
        filled = {name for name, document in regulation.documents.items() if document.sections}
        return {
            "role": tuple(regulation.roles),
            "document": tuple(regulation.documents),
            "section": (*self.sections, *sorted(filled)),
            "rows": tuple(name for name, (_, part) in self.sections.items() if part.is_rows),
            "source": self.referred,
            "result": tuple({id_: None for some in self.results.values() for id_ in some}),
            "procedure": tuple(regulation.procedures),
            "data": tuple(regulation.data),
            "pool": tuple(regulation.pools),
            "article": tuple(regulation.articles),
        }
