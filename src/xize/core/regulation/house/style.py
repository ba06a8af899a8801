"""``format_text``: a YAML text in the house style, meaning unchanged."""

from __future__ import annotations

import msgspec

from xize.core.problems import Problem, has_errors, in_order
from xize.core.regulation.house.ties import Ties
from xize.core.regulation.house.write import Writer
from xize.core.regulation.source.compose import Composer
from xize.core.regulation.source.faults import FaultError, fault
from xize.core.regulation.source.nodes import Entries, Node
from xize.core.regulation.source.text import as_text


class Formatted(msgspec.Struct, frozen=True):
    """The text in house style, or None and the problems that stand in the way."""

    text: str | None
    problems: tuple[Problem, ...] = ()


def format_text(content: str | bytes, file: str = "regulation.yaml") -> Formatted:
    """Write a regulation, its names or its scenarios in the house style. Never raises for a text.

    Sections of a regulation stand in one order, steps are blocks, what does not fit into 100
    characters is broken, everything is indented by two, texts torn at commas are quoted. Comments,
    single blank lines, quotes and the author's order of keys stay.
    """
    try:
        text = as_text(content).replace("\r\n", "\n").replace("\r", "\n")
        composer = Composer(text, file)
        root = composer.compose()
    except FaultError as error:
        return Formatted(None, (error.problem(file),))
    if root is None:
        return Formatted(None, (fault("file-empty", file),))
    if has_errors(composer.problems):
        return Formatted(None, in_order(composer.problems))
    writer = Writer(text, Ties(text, root), is_regulation=_is_regulation(root))
    return Formatted(writer.write(root))


def _is_regulation(root: Node) -> bool:
    return isinstance(root, Entries) and "regulation" in root
