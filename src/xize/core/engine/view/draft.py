"""The decision in the making: emitting an event and applying it is one act.

A ``Draft`` is made for one command and thrown away. It owns a copy of the state, so whatever is
refused half-way leaves no trace.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from xize.core.deadlines import local_day
from xize.core.engine.applying.apply import apply
from xize.core.engine.commands import CLOCK, AnyCommand
from xize.core.engine.events import AnyEvent, CaseOpened, ComeBack, DataSet, ValueSet
from xize.core.engine.facts import Facts
from xize.core.engine.state import MAIN, Case, Element, State, Visit, visit_key
from xize.core.engine.view.openings import Openings
from xize.core.process.graph import Node
from xize.core.process.index import Graph, Index, graph_of
from xize.core.process.rulebook import Rulebook


class Arrival:
    """A token on its way to ``node`` in the scope element ``parent``.

    ``outcome`` and ``choose`` come from the step it leaves; ``row`` marks an instance of ``each``.
    ``beside`` opens the node on its own, beside the flow: nothing follows from it (``reopen``).
    ``back`` is where the flow goes straight back to when the step is done; ``came`` says that it
    has come back here so (see ``come_back``).
    ``via`` is the flow it comes by and ``place`` which instance it begins, in BPMN files.
    """

    __slots__ = (
        "back", "beside", "came", "case", "cause", "choose", "node", "outcome", "parent", "place",
        "row", "via",
    )  # fmt: skip

    def __init__(
        self,
        node: str,
        case: str,
        parent: str,
        *,
        cause: str = "",
        row: Any = None,
        outcome: str = "",
        choose: tuple[str, ...] = (),
        beside: bool = False,
        back: ComeBack | None = None,
        came: ComeBack | None = None,
        via: str = "",
        place: int = 0,
    ) -> None:
        self.node, self.case, self.parent, self.beside = node, case, parent, beside
        self.cause, self.row, self.outcome, self.choose = cause, row, outcome, choose
        self.back, self.came = back, came
        self.via, self.place = via, place


class Draft:
    """Rules, facts, an own state, and the events so far."""

    def __init__(self, rules: Rulebook, facts: Facts, state: State, command: AnyCommand) -> None:
        self.rules = rules
        self.graph: Graph = graph_of(rules)
        self.facts = facts
        self.state = state.copy()
        self.command = command
        self.at: datetime = command.at
        self.by: str = command.by.person
        self.records: dict[str, dict[str, None]] | None = None  # see ``flow.standard.remembering``
        self.acting_for: str = command.by.acting_for
        self.events: list[AnyEvent] = []
        self.queue: deque[Arrival] = deque()
        self.signals: deque[tuple[str, dict[str, Any], bool]] = deque()  # thrown; heard
        self._openings: Openings | None = None
        self._indexes: dict[str, Index] = {}  # by case, which never changes its procedure
        self.pending: dict[str, Any] = {}  # payloads submitted by this very command
        self.given: Mapping[str, Any] = {}  # data every process of a dry run begins with

    def turn_to(self, command: AnyCommand) -> None:
        """Go on with another command, where nothing has to be taken back (a dry run)."""
        self.command, self.at, self.by = command, command.at, command.by.person
        self.acting_for = command.by.acting_for

    def emit(self, event: AnyEvent) -> None:
        """Record an event and apply it."""
        apply(self.state, event)
        self.events.append(event)
        if self._openings is not None:
            ended = getattr(event, "elements", ())
            self._openings.follow(self.state, (getattr(event, "element", ""), *ended))
            if isinstance(event, CaseOpened):
                self._openings.call(event.caller or "", event.case)
            elif isinstance(event, DataSet | ValueSet):
                self._openings.changes += 1

    def next_id(self, letter: str) -> str:
        """A new id of this stream: ``e17`` for elements, ``c3`` for cases."""
        return f"{letter}{self.state.serial + 1}"

    @property
    def today(self) -> date:
        """The local day of the command."""
        return local_day(self.at)

    @property
    def starter(self) -> str | None:
        """The person behind the command, or whom they act for; None when it is the clock."""
        return None if self.by == CLOCK else self.acting_for or self.by

    # -------------------------------------------------------------- looking things up
    @property
    def openings(self) -> Openings:
        """What is open, looked at from several sides; kept from when it is first asked for."""
        if self._openings is None:
            self._openings = Openings(self.state)
        return self._openings

    def procedure_of(self, case: str) -> str:
        """The procedure a case runs."""
        return self.state.cases[case].procedure

    def index(self, case: str) -> Index:
        """The graph of the case's process."""
        found = self._indexes.get(case)
        if found is None:
            found = self._indexes[case] = self.graph.index(self.state.cases[case].procedure)
        return found

    def has(self, case: str, node: str) -> bool:
        """Whether the case is there and its process has such a node."""
        return case in self.state.cases and node in self.index(case).process.nodes

    def node(self, case: str, node: str) -> Node:
        """A node of the case's process."""
        return self.index(case).process.nodes[node]

    def open_stages(self) -> list[str]:
        """Stages of the main case that are open, in the order of the flow."""
        if MAIN not in self.state.cases:
            return []
        here = {e.node for e in self.state.elements.values() if e.case == MAIN}
        return [stage for stage in self.index(MAIN).stages if stage in here]

    def visit(self, case: str, node: str) -> Visit:
        """What is known of a node's visits; empty when it was never entered."""
        return self.state.visits.get(visit_key(case, node), Visit())

    def row_of(self, element: str) -> Any:
        """The row of ``each`` an open element stands for or lies in; None outside of any."""
        found = self.state.elements.get(element)
        return found.row if found is not None else None

    def children(self, parent: str, *, beside: bool | None = None) -> list[str]:
        """Open elements directly below one; ``beside`` filters work alongside."""
        if self.graph.has_standard and beside is None:
            return list(self.openings.below.get(parent, ()))
        return [
            key
            for key, element in self.state.elements.items()
            if element.parent == parent and beside in (None, element.beside)
        ]

    def below(self, element: str) -> list[str]:
        """The element and everything open below it, called cases included, deepest last."""
        found = [element]
        for one in found:
            found += self.children(one)
            found += [
                case.element
                for case in self._called_by(one)
                if case.caller == one and case.result is None
            ]
        return found

    def _called_by(self, element: str) -> Iterable[Case]:
        if not self.graph.has_standard:
            return self.state.cases.values()
        return (self.state.cases[one] for one in self.openings.called.get(element, ()))

    def open_at(self, case: str, node: str) -> list[str]:
        """Open elements of a node in a case (multi-instance bodies included)."""
        if self.graph.has_standard:
            return list(self.openings.at.get((case, node), ()))
        return [
            key
            for key, element in self.state.elements.items()
            if element.node == node and element.case == case and element.kind != "token"
        ]

    def running_cases(self) -> dict[str, Case]:
        """Cases that have not ended."""
        return {key: case for key, case in self.state.cases.items() if case.result is None}

    def ancestors(self, element: str) -> list[str]:
        """The element's chain of parents, nearest first, within its case."""
        chain = []
        current: Element | None = self.state.elements.get(element)
        while current is not None and current.parent:
            chain.append(current.parent)
            current = self.state.elements.get(current.parent)
        return chain
