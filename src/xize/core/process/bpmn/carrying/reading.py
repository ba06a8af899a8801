"""Reads the section ``steps:`` of a regulation for a drawing."""

from __future__ import annotations

from typing import Final

from xize.core.process.bpmn.carrying.fragments import Carried, fragment, parsed
from xize.core.regulation.reading.shapes import kinds
from xize.core.regulation.source.nodes import Entries, Node, Scalar

KIND: Final = "kind"
"""``review: {kind: approve}``, which is short for ``review: {approve: review}``."""


def steps_of(section: str) -> dict[str, Carried]:
    """The steps of a section by id, in its order; none where it cannot be read."""
    return {key.text: carried(value, key.text) for key, value in entries_of(section)}


def entries_of(section: str) -> tuple[tuple[Scalar, Node], ...]:
    """The entries of ``steps:`` with their places in the section."""
    root = parsed(section) if section.strip() else None
    steps = root.get("steps") if isinstance(root, Entries) else None
    return steps.entries if isinstance(steps, Entries) else ()


def carried(node: Node, ident: str = "") -> Carried:
    """What an entry says of its step."""
    pairs = node.entries if isinstance(node, Entries) else ()
    said = {key.text: value.text for key, value in pairs if isinstance(value, Scalar)}
    word = next((key.text for key, _ in pairs if key.text in kinds()), "")
    return Carried(
        kind=word or said.get(KIND, "") or "task",
        name=said.get("name", ""),
        keys={key.text: fragment(value) for key, value in pairs if not said_apart(key.text)},
        of=ident,
    )


def said_apart(key: str) -> bool:
    """Whether a key of an entry is no fragment: the kind and the name."""
    return key in ("name", KIND) or key in kinds()


def spots_of(text: str) -> list[tuple[int, str]]:
    """The first line (from 1) of every step of a whole text with its id; "" where they end."""
    found = [(key.at.line, key.text) for key, _ in entries_of(text)]
    root = parsed(text) if found else None
    keys = root.entries if isinstance(root, Entries) else ()
    behind = (key.at.line for key, _ in keys if found and key.at.line > found[-1][0])
    return [*found, *((line, "") for line in list(behind)[:1])]
