"""What an expression of a regulation may name, place by place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from xize.core.expressions import Type
from xize.core.expressions.types import (
    DATETIME,
    NUMBER,
    PERSON,
    STEP,
    UNKNOWN,
    YES_NO,
    choice,
    list_of,
    record,
    rows,
)
from xize.core.regulation.check.index import Index
from xize.core.regulation.check.spots import Spot
from xize.core.regulation.check.types import Types
from xize.core.regulation.model import Field, Human, Panel

Path = tuple[str, ...]
_BUILT_IN_REGISTERS: Final = ("projects", "duties", "deadlines")
_DOSSIER: Final = rows({"delivered": YES_NO, "item": NUMBER, "complete": YES_NO})


class RegulationScope:
    """The names of a regulation, with those of one place laid over them."""

    def __init__(self, names: Mapping[Path, Type], registers: frozenset[str]) -> None:
        self._names = names
        self._registers = registers

    def resolve(self, path: Path) -> Type | None:
        """See ``xize.core.expressions.Scope``."""
        if len(path) == 2 and path[0] == "register":
            # a dotted name belongs to another regulation and cannot be known here
            known = path[1] in self._registers or "." in path[1]
            return rows_of_anything() if known else None
        return self._names.get(path)

    def names_at(self, prefix: Path) -> Iterable[str]:
        """See ``xize.core.expressions.Scope``."""
        if prefix == ("register",):
            return sorted(self._registers)
        length = len(prefix)
        return {p[length] for p in self._names if len(p) > length and p[:length] == prefix}

    def with_names(self, names: Mapping[str, Type]) -> RegulationScope:
        """The same with more names, which hide others."""
        added: dict[Path, Type] = {(name,): type_ for name, type_ in names.items()}
        return RegulationScope({**self._names, **added}, self._registers)


def rows_of_anything() -> Type:
    """Rows whose columns are not known here."""
    return UNKNOWN


def whole_scope(index: Index, types: Types) -> RegulationScope:
    """What every expression of the regulation may name."""
    regulation = index.regulation
    names: dict[Path, Type] = {
        ("project",): types.project(),
        ("dossier",): _DOSSIER,
        ("now",): DATETIME,
    }
    for unknown in ("case", "host", "parent", "line"):
        names[unknown,] = UNKNOWN
    if regulation.drawing is not None:
        names |= {(name,): UNKNOWN for name in regulation.drawing.names}
        names |= {(str(name),): types.of(field) for name, field in regulation.data.items()}
    for name, document in regulation.documents.items():
        names[name,] = types.document(document)
    for name, parameter in regulation.parameters.items():
        declared = Field(type=parameter.type, options=parameter.options)
        names[f"${name}",] = types.of(declared)
    for ident in regulation.procedures:
        names[ident,] = STEP
    for name_, found in index.named.items():
        names[name_,] = STEP
        names["step", name_] = _step(found[0])
    registers = {*regulation.registers, *regulation.pools, *_BUILT_IN_REGISTERS}
    registers |= {name for name, some in regulation.procedures.items() if some.register}
    return RegulationScope(names, frozenset(str(name) for name in registers))


def _step(spot: Spot) -> Type:
    outcomes: tuple[str, ...] = tuple(spot.outcomes)
    if not outcomes and isinstance(spot.part, Human) and spot.part.kind == "task":
        outcomes = ("next",)
    return record(
        {
            "outcome": choice(*outcomes),
            "by": PERSON,
            "completed": DATETIME,
            "visits": NUMBER,
            "requires": list_of(YES_NO),
        }
    )


def at_spot(spot: Spot, row: Type | None, scope: RegulationScope) -> RegulationScope:
    """The scope inside a spot: the ``row`` of the nearest ``each``, and a panel's ``score``."""
    names: dict[str, Type] = {}
    if row is not None:
        names["row"] = row
    if any(isinstance(one.part, Panel) for one in spot.chain()):
        names["score"] = NUMBER
    return scope.with_names(names) if names else scope
