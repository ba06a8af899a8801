"""Events told as lines of a trace."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from xize.core.engine import events as e
from xize.core.process import graph as g
from xize.core.process.bpmn.lowering.nodes import type_of
from xize.core.process.rulebook import Rulebook
from xize.core.trace.result import Line

TOLD: Final = frozenset(("act", "scope", "call", "catch"))
"""Kinds of elements that stand for a node of the file; the others are the engine's own."""


class Teller:
    """Turns events into lines; remembers which open element stands for which node."""

    def __init__(self, rules: Rulebook, begun: datetime) -> None:
        self._nodes: dict[str, g.Node] = {}
        for procedure in rules.procedures.values():
            self._nodes.update(procedure.process.nodes)
        self._begun = begun
        self._open: dict[str, str] = {}
        self.lines: list[Line] = []

    def tell(self, event: e.AnyEvent) -> None:
        """Add what an event says."""
        match event:
            case e.Entered() if event.kind in TOLD:
                self._open[event.element] = event.node
                self._say(event, "entered", event.node)
            case e.Left() if event.element in self._open:
                self._say(event, "completed", self._open.pop(event.element))
            case e.Dropped():
                for element in reversed(event.elements):
                    if element in self._open:
                        self._say(event, "cancelled", self._open.pop(element))
            case e.Passed():
                self._say(event, "entered", event.node)
                self._say(event, "completed", event.node)
            case e.Joined() if not event.quiet and isinstance(
                self._nodes.get(event.node), g.Gateway
            ):
                self._say(event, "entered", event.node)
                self._say(event, "completed", event.node)

    def _say(self, event: e.AnyEvent, what: str, ident: str) -> None:
        node = self._nodes[ident]
        script = node.script if isinstance(node, g.Activity) else ""
        seconds = (event.at - self._begun).total_seconds()
        self.lines.append(
            Line(seconds, what, ident.removesuffix("#"), type_of(node), script, node.name)  # type: ignore[arg-type]
        )
