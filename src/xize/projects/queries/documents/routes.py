"""Which steps bring a document about and which use it, by the edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xize.core.process.graph import UserTask
from xize.core.process.rulebook import Rulebook
from xize.core.process.work import Work

MAKES = ("produces", "revises", "fills", "settles")
USES = ("signs", "uses", "requires")


@dataclass(frozen=True, slots=True)
class Stop:
    """A step on a document's way; ``how``: produces, revises, fills, settles, signs, uses."""

    node: str
    procedure: str
    how: str


def stops(rules: Rulebook) -> dict[str, list[Stop]]:
    """The way of every document, in the order of the flow; a step stands once for each use."""
    found: dict[str, list[Stop]] = {name: [] for name in rules.documents}
    for procedure in rules.procedures.values():
        for node in procedure.process.nodes.values():
            if isinstance(node, UserTask):
                for document, how in dict.fromkeys(_uses(node.work)):
                    if document in found:
                        found[document].append(Stop(node.id, procedure.id, how))
    return found


def _uses(work: Work) -> Iterator[tuple[str, str]]:
    yield from ((one, "produces") for one in work.produces)
    yield from ((one, "revises") for one in work.revises)
    yield from ((fill.document, "fills") for fill in work.fills)
    yield from ((one, "settles") for one in work.settles)
    yield from ((one, "signs") for one in work.signs)
    yield from ((one, "uses") for one in work.uses)
    for line in work.requires:
        yield from ((path[0], "requires") for path in line.that.names() if path)
