"""What must be drawn besides the nodes of a graph: where ways meet, what may be left out."""

from __future__ import annotations

from collections import Counter
from typing import Final

from xize.core.expressions import Expression
from xize.core.process import graph as g
from xize.core.process.bpmn.raising.routes import Way, is_flow, way_to_end, ways_of
from xize.core.process.index import Index

MAY_BE_LEFT_OUT: Final = (
    g.UserTask, g.SubProcess, g.Call, g.Milestone, g.Gate, g.Wait, g.Publish,
)  # fmt: skip


class Skip:
    """Neighbours that are done only where the same condition holds, drawn between two gateways."""

    def __init__(self, when: Expression, node: str, branch: str = "") -> None:
        self.when, self.nodes, self.branch = when, [node], branch


class Plan:
    """One process on its way into a drawing.

    ``ways``: of each jump and each end inside a scope. ``flows_back``: jumps that are drawn as a
    flow, by where it leads. ``skips`` by the first node and by the last.
    """

    def __init__(self, process: g.Process) -> None:
        self.process = process
        self.index = Index(process)
        self.ways: dict[str, tuple[Way, ...]] = {}
        self.flows_back: dict[str, str] = {}
        for node in process.nodes.values():
            if isinstance(node, g.Jump):
                self._jump(node)
            elif isinstance(node, g.End) and node.result is not None:
                way = way_to_end(self.index, node)
                self.ways[node.id] = (way,) if way else ()
        self._following: dict[str, set[str]] | None = None
        self.meeting = self._meeting()
        self.first: dict[str, Skip] = {}
        self.last: dict[str, Skip] = {}
        self.skipped: set[str] = set()
        """Nodes whose condition is drawn."""
        self._find_skips()

    def _jump(self, jump: g.Jump) -> None:
        ways = self.ways[jump.id] = ways_of(self.index, jump)
        if is_flow(self.process, jump, ways, len(self.index.incoming(jump.id))):
            self.flows_back[jump.id] = ways[0].to

    def escapes(self) -> tuple[Way, ...]:
        """All boundaries to be drawn, each once."""
        found = (way for ways in self.ways.values() for way in ways if way.holder)
        return tuple(dict.fromkeys(found))

    def lead_to(self, node: str) -> int:
        """How many ways lead to a node."""
        return self.meeting[node]

    def needs_merge(self, node: str) -> bool:
        """Whether ways must meet in front of a node; a gateway that only joins needs nothing."""
        if self.lead_to(node) < 2:
            return False
        gateway = isinstance(self.process.nodes[node], g.Exclusive | g.Inclusive | g.Parallel)
        return not (gateway and len(self.index.outgoing(node)) == 1)

    def opened_by(self, node: str) -> set[str]:
        """The steps whose completion opens a node; none where a jump may as well."""
        found = {flow.source for flow in self.index.incoming(node)}
        if self.lead_to(node) != len(found):
            return set()
        return {one for source in found for one in self._completed(source)}

    def _completed(self, source: str) -> set[str]:
        """A step, or the one a gateway for its outcomes stands behind."""
        if not isinstance(self.process.nodes[source], g.Exclusive):
            return {source}
        return {flow.source for flow in self.index.incoming(source)}

    def comes_again(self, node: str) -> bool:
        """Whether ways within the scope lead from a node back to it."""
        if self._following is None:
            self._following = self._follow()
        seen: set[str] = set()
        todo = [node]
        while todo:
            after = self._following[todo.pop()] - seen
            seen |= after
            todo += after
        return node in seen

    def _follow(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {node: set() for node in self.process.nodes}
        for flow in self.process.flows:
            found[flow.source].add(self.flows_back.get(flow.target, flow.target))
        for jump, ways in self.ways.items():
            for way in ways:
                found[way.holder or jump] |= {way.to} - {""}
        return found

    def branch_condition(self, flow: g.Flow) -> bool:
        """Whether the condition of a flow is drawn as one of the branch it leads to."""
        source, target = self.index.node(flow.source), self.index.node(flow.target)
        return (
            isinstance(source, g.Inclusive)
            and flow.condition is not None
            and isinstance(target, MAY_BE_LEFT_OUT)
            and target.when is None
            and len(self.index.outgoing(target.id)) == 1
            and len(self.index.incoming(target.id)) == 1
        )

    def _meeting(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for flow in self.process.flows:
            found[self.flows_back.get(flow.target, flow.target)] += 1
        for jump, ways in self.ways.items():
            if jump not in self.flows_back:
                found.update(way.to for way in ways if way.to and not way.holder)
        found.update(way.to for way in self.escapes() if way.to)
        return found

    def _find_skips(self) -> None:
        for flow in self.process.flows:
            if self.branch_condition(flow):
                assert flow.condition is not None
                self._add(Skip(flow.condition, flow.target, flow.source))
        for node in self.process.nodes.values():
            if self._skippable(node) and not self._follows(node):
                assert node.when is not None
                self._add(self._chain(Skip(node.when, node.id)))

    def _add(self, skip: Skip) -> None:
        self.first[skip.nodes[0]] = self.last[skip.nodes[-1]] = skip
        self.skipped.update(() if skip.branch else skip.nodes)

    def _skippable(self, node: g.Node) -> bool:
        return (
            isinstance(node, MAY_BE_LEFT_OUT)
            and node.when is not None
            and self.lead_to(node.id) > 0
            and len(self.index.outgoing(node.id)) == 1
        )

    def _chain(self, skip: Skip) -> Skip:
        while True:
            following = self.index.node(self.index.outgoing(skip.nodes[-1])[0].target)
            if not (self._skippable(following) and self._follows(following)):
                return skip
            skip.nodes.append(following.id)

    def _follows(self, node: g.Node) -> bool:
        """Whether a node stands right behind another that is left out on the same condition."""
        incoming = self.index.incoming(node.id)
        if len(incoming) != 1 or self.lead_to(node.id) != 1:
            return False
        before = self.index.node(incoming[0].source)
        return self._skippable(before) and before.when == node.when
