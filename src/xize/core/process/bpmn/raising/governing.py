"""What the definitions and each process say of the rule as a whole."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from xize.core.process import graph as g
from xize.core.process.bpmn.model.base import Extra
from xize.core.process.bpmn.raising.spelling import spell
from xize.core.process.rulebook import Procedure, Rulebook

RULEBOOK: Final = "rulebook"
PROCEDURE: Final = "procedure"
ROOT: Final = "sub-process"
DRAWN: Final = "drawn"
NAMES: Final[tuple[str, ...]] = ("name", "graph", "root")
"""Names a process cannot say by its own."""


def rulebook_extra(rules: Rulebook, *, drawn: bool = False) -> Extra:
    """The rule as a whole; its title is the name of the file where BPMN keeps it as it is."""
    same = " ".join(rules.title.split()) == rules.title
    found = spell(rules, RULEBOOK, ("procedures", "title") if same else ("procedures",))
    marks = {DRAWN: "true"} if drawn else {}
    return replace(found, attributes={**marks, **found.attributes})


def procedure_extra(
    procedure: Procedure, root: g.Node | None, more: tuple[Extra, ...] = ()
) -> Extra:
    """A procedure; ``root`` is its outermost scope, None where the drawing says all of it."""
    process = procedure.process
    shown = " ".join(procedure.name.split())
    names = {"graph": process.name, "root": process.nodes[process.id].name}
    exact = {key: name for key, name in {**names, "name": procedure.name}.items() if name != shown}
    told = spell(procedure, PROCEDURE, ("name", "process"))
    scope = () if root is None else (spell(root, ROOT, ("id", "name", "scope")),)
    return replace(
        told,
        attributes={**told.attributes, **exact},
        inside=(*told.inside, *scope, *more),
    )
