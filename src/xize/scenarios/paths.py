"""Names of steps and cases: ``sign_off``, ``a1.confirm_change``, ``correction.release``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from xize.core.engine.events import Seat
from xize.core.engine.people.holding import ready_voices
from xize.core.engine.people.seats import OUTSIDE
from xize.core.engine.state import MAIN, Case
from xize.core.process.graph import Node, UserTask
from xize.core.process.index import Index, graph_of
from xize.core.story import VisitStory
from xize.scenarios.stage import View


@dataclass(slots=True)
class Places:
    """The names of one stream: ``aliases`` are what ``as:`` called cases."""

    view: View
    aliases: dict[str, str] = field(default_factory=dict)

    def case(self, name: str) -> str | None:
        """A case by alias, id, or the procedure or call that began it (the latest such case)."""
        if name in self.aliases:
            return self.aliases[name]
        if name in self.view.state.cases:
            return str(name)
        found = [key for key, case in self.view.state.cases.items() if self._is(case, name)]
        return found[-1] if found else None

    def _is(self, case: Case, name: str) -> bool:
        caller = self.view.story.visits.get(case.caller or "")
        return case.procedure == name or (caller is not None and caller.node == name)

    def place(self, path: str) -> tuple[str, str]:
        """The case and the node a path means; an unknown case is kept as written."""
        path = str(path)
        head, dot, tail = path.partition(".")
        if dot:
            return self.case(head) or head, tail
        if self._has(MAIN, path):
            return MAIN, path
        running = [key for key in reversed(self.view.state.cases) if self._has(key, path)]
        open_ones = [key for key in running if self.view.state.cases[key].result is None]
        return (*open_ones, *running, MAIN)[0], path

    def name(self, case: str, node: str) -> str:
        """The path a scenario would write for a node of a case."""
        if case == MAIN:
            return node
        alias = next((name for name, key in self.aliases.items() if key == case), None)
        return f"{alias or self.view.state.cases[case].procedure}.{node}"

    def index(self, case: str) -> Index:
        """The graph a case runs in."""
        procedure = self.view.state.cases[case].procedure
        return graph_of(self.view.rules).index(procedure)

    def node(self, path: str) -> Node | None:
        """The node a path means; None where there is none."""
        case, node = self.place(path)
        if case not in self.view.state.cases:
            return None
        return self.index(case).process.nodes.get(node)

    def visits(self, path: str) -> list[VisitStory]:
        """Every visit of what a path means, oldest first."""
        case, node = self.place(path)
        return self.view.story.step(node, case)

    def open(self, path: str) -> list[VisitStory]:
        """The visits still open: several where a step runs once per row."""
        return [one for one in self.visits(path) if one.is_open and one.kind != "multi"]

    def asked(self, visit: VisitStory) -> list[str]:
        """Whose turn it is at an open visit: under ``rule: in_order`` one seat after the other."""
        task = self.view.state.tasks.get(visit.element)
        node = self.index(visit.case).process.nodes.get(visit.node)
        seats = visit.waiting_for()
        if task is not None and isinstance(node, UserTask) and node.work.vote.rule == "in_order":
            ready = {seat.id for seat in ready_voices(task, in_order=True)}
            seats = tuple(seat for seat in seats if seat.entry or seat.id in ready)
        return list(_people(seats))

    def _has(self, case: str, node: str) -> bool:
        return case in self.view.state.cases and node in self.index(case).process.nodes


def person(identity: str) -> str:
    """The scenario name behind an id: an outside role appears under its own name."""
    return identity.removeprefix(OUTSIDE)


def waiting(visit: VisitStory) -> Iterator[str]:
    """Everybody a visit waits for, each once, also those whose turn in order has not come."""
    return _people(visit.waiting_for())


def _people(seats: Iterable[Seat]) -> Iterator[str]:
    yield from dict.fromkeys(person(one) for seat in seats for one in seat.people)
