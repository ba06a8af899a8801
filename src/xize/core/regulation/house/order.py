"""The order of keys: what a reader looks for first stands first."""

from __future__ import annotations

from typing import Final

from xize.core.regulation.reading.shapes import kinds
from xize.core.regulation.source.nodes import Entries, Items, Node, Scalar

TOP: Final = (
    "regulation", "title", "edition", "issued", "calendar", "closing", "roll", "basis", "allows",
    "forbids", "flow", "steps", "alongside", "procedures", "roles", "data", "parameters",
    "classify", "documents", "dossier", "filing", "prints", "registers", "pools",
    "indicators", "duties", "results", "attach", "articles",
)  # fmt: skip
Pair = tuple[Scalar, Node]


def root_order(node: Entries) -> tuple[Pair, ...]:
    """The sections of a regulation in the order of ``TOP``, unknown ones last."""
    return tuple(sorted(node.entries, key=lambda pair: _rank(pair[0].text)))


def step_order(node: Entries) -> tuple[Pair, ...]:
    """A step's kind, id and name first; all else keeps the order its author chose."""
    return tuple(sorted(node.entries, key=lambda pair: _step_rank(pair[0].text)))


def is_step(item: Node) -> bool:
    """Whether an item of a list is a step: one of its keys says the kind.

    ``{service: entry}`` among people looks like one and is none.
    """
    if not isinstance(item, Entries) or not any(word in kinds() for word in item.words):
        return False
    _, value = item.entries[0]
    alone = len(item.entries) == 1 and isinstance(value, Scalar)
    return not (alone and isinstance(value, Scalar) and value.text == "entry")


def holds_step(node: Node) -> bool:
    """Whether a list or map has a step somewhere below it."""
    match node:
        case Items(items=items):
            return any(is_step(item) or holds_step(item) for item in items)
        case Entries(entries=entries):
            return any(holds_step(value) for _, value in entries)
    return False


def _rank(key: str) -> int:
    return TOP.index(key) if key in TOP else len(TOP)


def _step_rank(key: str) -> int:
    if key in kinds():
        return 0
    return {"as": 1, "name": 2}.get(key, 3)
