"""The graph of one procedure while it is being built."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

import msgspec

from xize.core.expressions import Expression
from xize.core.process.compile.deadlines import Defaults
from xize.core.process.compile.findings import Findings
from xize.core.process.graph import End, Flow, Node, Process, Publish, Start
from xize.core.process.work import Notice
from xize.core.regulation.model import Parallel, Regulation, Step
from xize.core.regulation.walk import parts


class Place(msgspec.Struct, frozen=True):
    """Where a step is put: the scope around it, and what it inherits from there."""

    scope: str
    defaults: Defaults = Defaults()

    def inside(self, scope: str, basis: str | None = None) -> Place:
        """The place within a scope that may set a basis of its own."""
        if basis is None:
            return Place(scope, self.defaults)
        return Place(scope, msgspec.structs.replace(self.defaults, basis=basis))


class Exit(msgspec.Struct, frozen=True):
    """A way out of a piece of graph, still to be connected."""

    source: str
    outcome: str | None = None
    default: bool = False


class Piece(msgspec.Struct, frozen=True):
    """What one step became: the node where it begins, and the ways on from it."""

    entry: str
    exits: tuple[Exit, ...]


CompileStep: TypeAlias = "Callable[[Builder, Place, Step], Piece]"


class Builder:
    """Collects nodes and flows; hands out ids; knows how branches are called.

    ``step`` compiles any step. It comes in from outside, so that the modules for the kinds of step
    need not know each other.
    """

    def __init__(
        self,
        regulation: Regulation,
        process: str,
        steps: Iterable[Step],
        findings: Findings,
        step: CompileStep,
    ) -> None:
        self.regulation = regulation
        self.process = process
        self.findings = findings
        self._step = step
        self._nodes: dict[str, Node] = {}
        self._flows: list[Flow] = []
        below = [part for part in parts(tuple(steps)) if isinstance(part, Step)]
        self._declared = {str(each.ident) for each in below if each.ident}
        self._branches = self._name_branches(below)

    def add(self, node: Node) -> str:
        """Add a node; its id must be free. Returns the id."""
        assert node.id not in self._nodes, node.id
        self._nodes[node.id] = node
        return node.id

    def link(
        self,
        source: str,
        target: str,
        *,
        outcome: str | None = None,
        condition: Expression | None = None,
        default: bool = False,
    ) -> None:
        """Add a flow."""
        self._flows.append(
            Flow(
                source=source, target=target, outcome=outcome, condition=condition, default=default
            )
        )

    def connect(self, exits: Iterable[Exit], target: str) -> None:
        """Lead open ends to a node."""
        for way in exits:
            self.link(way.source, target, outcome=way.outcome, default=way.default)

    def free(self, wanted: str) -> str:
        """The id itself, or with a number where it is taken (a procedure called twice)."""
        number, found = 1, wanted
        while found in self._nodes or found == self.process:
            number += 1
            found = f"{wanted}.{number}"
        return found

    def claim(self, step: Step, ident: str) -> str:
        """The id of a declared step; one that cannot have its own is reported and renamed."""
        found = self.free(ident)
        if found != ident:
            self.findings.report("reserved-id", step.at, ident)
        return found

    def branch(self, parallel: str, branch: str) -> str:
        """The node id of a branch: its own, or ``parallel.branch`` where that is ambiguous."""
        return self._branches.get((parallel, branch), branch)

    def targets(self, names: Iterable[str]) -> tuple[str, ...]:
        """Node ids of what ``goto``, ``reopen`` … name.

        Branches of the same name are told apart by the others: the first block that has them all.
        """
        named = [str(name) for name in names]
        branches = [name for name in named if name not in self._declared]
        blocks = dict.fromkeys(block for block, _ in self._branches)
        home = next(
            (b for b in blocks if all((b, name) in self._branches for name in branches)), ""
        )
        return tuple(
            name if name in self._declared else self._branches.get((home, name), name)
            for name in named
        )

    def all_branches(self, nodes: Iterable[str]) -> bool:
        """Whether these are branches of one parallel block: several may be chosen at once."""
        nodes = set(nodes)
        blocks = {block for (block, _), node in self._branches.items() if node in nodes}
        return len(blocks) == 1 and nodes <= set(self._branches.values())

    def sequence(self, place: Place, steps: Iterable[Step], last: Sequence[Node] = ()) -> None:
        """Fill a scope: start, the steps one after another, the ``last`` nodes, end."""
        start = self.add(Start(id=f"{place.scope}.start", scope=place.scope))
        ends: tuple[Exit, ...] = (Exit(start),)
        for step in steps:
            piece = self._step(self, place, step)
            self.connect(ends, piece.entry)
            ends = piece.exits
        for node in (*last, End(id=f"{place.scope}.end", scope=place.scope)):
            self.connect(ends, self.add(node))
            ends = (Exit(node.id),)

    def telling(self, place: Place, step: Step, piece: Piece, told: Iterable[Notice]) -> Piece:
        """The piece, followed by the notices a step sends that is not a person's work."""
        for notice in told:
            ident = self.free(f"{piece.entry}.tells")
            node = Publish(
                id=ident,
                scope=place.scope,
                notice=notice,
                when=step.when.expression if step.when else None,
            )
            self.add(node)
            self.connect(piece.exits, ident)
            piece = Piece(piece.entry, (Exit(ident),))
        return piece

    def finished(self, name: str) -> Process:
        """The graph as it stands."""
        return Process(
            id=self.process, name=name, nodes=dict(self._nodes), flows=tuple(self._flows)
        )

    def _name_branches(self, steps: Iterable[Step]) -> dict[tuple[str, str], str]:
        found: dict[tuple[str, str], str] = {}
        taken = {*self._declared, self.process}
        for step in steps:
            if isinstance(step, Parallel):
                for branch in step.branches:
                    name = f"{step.id}.{branch}" if branch in taken else str(branch)
                    found[str(step.id), str(branch)] = name
                    taken.add(str(branch))
        return found
