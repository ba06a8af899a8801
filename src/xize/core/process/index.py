"""Questions about a graph, answered once and remembered: neighbours, scopes, reach, stages.

The graph itself stays plain frozen data; an ``Index`` is built beside it and each answer is
computed when it is first asked for. ``graph_of(rulebook)`` gives the one set of indexes of a
compiled edition. Nothing here changes or decides anything.

Every method that takes a node id raises KeyError for an id the process does not have.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final

from xize.core.process.graph import (
    Exclusive,
    Flow,
    Happening,
    Node,
    Process,
    Standard,
    Start,
    SubProcess,
    UserTask,
)
from xize.core.process.rulebook import Rulebook
from xize.core.process.work import Outcome

REMEMBERED: Final = 64
"""Rulebooks whose indexes are kept at once; editions in use are few."""


def is_standard(node: Node) -> bool:
    """Whether a node comes from a BPMN file and runs by the standard's rules."""
    if isinstance(node, SubProcess | UserTask):
        return node.doing is not None
    return isinstance(node, Standard)


class Index:
    """One process, looked at from every side."""

    def __init__(self, process: Process) -> None:
        self.process = process

    def node(self, node: str) -> Node:
        """The node of this id."""
        return self.process.nodes[node]

    def outgoing(self, node: str) -> tuple[Flow, ...]:
        """Flows that leave a node, in the order they are declared."""
        return self._outgoing[node]

    def incoming(self, node: str) -> tuple[Flow, ...]:
        """Flows that arrive at a node."""
        return self._incoming[node]

    @property
    def root(self) -> str:
        """Id of the root scope."""
        return self.process.id

    def scope(self, node: str) -> str:
        """Id of the scope a node lies in; "" for the root."""
        return self.process.nodes[node].scope

    def path(self, node: str) -> tuple[str, ...]:
        """Scopes around a node, from the root to the one it lies in; () for the root."""
        return self._paths[node]

    def scope_node(self, scope: str) -> SubProcess:
        """The node of a scope."""
        found = self.process.nodes[scope]
        if not isinstance(found, SubProcess):
            raise KeyError(scope)
        return found

    def children(self, scope: str) -> tuple[Node, ...]:
        """Nodes that lie directly in a scope, in the order they are declared."""
        return tuple(self.process.nodes[node] for node in self._children[scope])

    def inside(self, scope: str) -> frozenset[str]:
        """Ids of all nodes in a scope, at any depth, without the scope itself."""
        return self._inside[scope]

    def besides(self, scope: str) -> tuple[SubProcess, ...]:
        """Work alongside declared directly on a scope."""
        return self._besides[scope]

    def begins_others(self, node: str) -> bool:
        """Whether work alongside begins when a node has been completed."""
        return node in self._beginning

    def start(self, scope: str) -> Start:
        """The start event of a scope."""
        return self._starts[scope]

    def common(self, nodes: Iterable[str]) -> str:
        """The innermost scope all of the nodes lie in (a scope lies in the one around it)."""
        paths = [self.path(node) for node in nodes]
        shared = paths[0]
        for path in paths[1:]:
            pairs = zip(shared, path, strict=False)
            same = next((i for i, (a, b) in enumerate(pairs) if a != b), None)
            shared = shared[: min(len(shared), len(path)) if same is None else same]
        return shared[-1] if shared else self.root

    def step_in(self, scope: str, node: str) -> str:
        """The node directly in ``scope`` that is ``node`` or contains it; KeyError if none."""
        chain = (*self.path(node), node)
        position = chain.index(scope) if scope in chain else len(chain)
        if position + 1 >= len(chain):
            raise KeyError(node)
        return chain[position + 1]

    def reaching(self, node: str) -> frozenset[str]:
        """Nodes of the same scope from which flows lead to this one.

        The node itself is among them only where it lies on a cycle. An inclusive join waits while
        a token stands on one of these.
        """
        if node not in self._reaching:
            found: set[str] = set()
            todo = [node]
            while todo:
                before = {flow.source for flow in self.incoming(todo.pop())} - found
                found |= before
                todo += before
            self._reaching[node] = frozenset(found)
        return self._reaching[node]

    def ahead(self, node: str, other: str) -> bool:
        """Whether ``other`` lies ahead: reached by flows from the node or a scope around it."""
        scope = self.common((node, other))
        if other == scope or node == scope:
            return False
        return self.step_in(scope, node) in self.reaching(self.step_in(scope, other))

    @cached_property
    def stages(self) -> tuple[str, ...]:
        """Stages in the order the flow meets them."""
        ordered = self._in_flow_order(self.root)
        return tuple(
            node
            for node in ordered
            if isinstance(self.node(node), SubProcess) and self.scope_node(node).kind == "stage"
        )

    def stage_of(self, node: str) -> str | None:
        """The innermost stage a node is or lies in."""
        around = (*self.path(node), node)
        return next((scope for scope in reversed(around) if scope in self.stages), None)

    def _in_flow_order(self, scope: str) -> list[str]:
        """Ids below a scope, breadth first along the flows, each scope's content after it."""
        first = self._starts.get(scope)
        queue = [first.id] if first else []
        queue += [node.id for node in self.besides(scope)]
        ordered: list[str] = []
        seen = set(queue)
        while queue:
            here = queue.pop(0)
            ordered.append(here)
            if here in self._children:
                ordered += self._in_flow_order(here)
            after = [f.target for f in self.outgoing(here) if f.target not in seen]
            seen.update(after)
            queue += after
        return ordered

    def behind(self, node: str, outcome: str) -> Node | None:
        """The node an outcome leads straight to, gateways passed; None where several do."""
        if (node, outcome) not in self._behind:
            self._behind[node, outcome] = self._look_behind(node, outcome)
        return self._behind[node, outcome]

    def _look_behind(self, node: str, outcome: str) -> Node | None:
        while True:
            flows = [one for one in self.outgoing(node) if one.condition is None]
            chosen = [one for one in flows if one.outcome == outcome] or [
                one for one in flows if one.default or one.outcome is None
            ]
            if len(chosen) != 1:
                return None
            following = self.node(chosen[0].target)
            if not isinstance(following, Exclusive):
                return following
            node = following.id

    @cached_property
    def _behind(self) -> dict[tuple[str, str], Node | None]:
        return {}

    @cached_property
    def _outgoing(self) -> Mapping[str, tuple[Flow, ...]]:
        flows: dict[str, list[Flow]] = {node: [] for node in self.process.nodes}
        for flow in self.process.flows:
            flows[flow.source].append(flow)
        return {node: tuple(found) for node, found in flows.items()}

    @cached_property
    def _incoming(self) -> Mapping[str, tuple[Flow, ...]]:
        flows: dict[str, list[Flow]] = {node: [] for node in self.process.nodes}
        for flow in self.process.flows:
            flows[flow.target].append(flow)
        return {node: tuple(found) for node, found in flows.items()}

    @cached_property
    def _children(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {
            node.id: [] for node in self.process.nodes.values() if isinstance(node, SubProcess)
        }
        for node in self.process.nodes.values():
            if node.scope:
                found[node.scope].append(node.id)
        return {scope: tuple(nodes) for scope, nodes in found.items()}

    @cached_property
    def _besides(self) -> Mapping[str, tuple[SubProcess, ...]]:
        return {
            scope: tuple(
                node
                for node in self.children(scope)
                if isinstance(node, SubProcess) and node.beside is not None
            )
            for scope in self._children
        }

    @cached_property
    def _beginning(self) -> frozenset[str]:
        found = (one.beside.after for all_ in self._besides.values() for one in all_ if one.beside)
        return frozenset(one for one in found if one is not None)

    @cached_property
    def _inside(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {scope: set() for scope in self._children}
        for node, path in self._paths.items():
            for scope in path:
                found[scope].add(node)
        return {scope: frozenset(nodes) for scope, nodes in found.items()}

    @cached_property
    def _starts(self) -> Mapping[str, Start]:
        return {n.scope: n for n in self.process.nodes.values() if isinstance(n, Start)}

    @cached_property
    def _paths(self) -> Mapping[str, tuple[str, ...]]:
        paths: dict[str, tuple[str, ...]] = {}
        for node in self.process.nodes:
            path: list[str] = []
            scope = self.process.nodes[node].scope
            while scope and scope not in path:
                path.insert(0, scope)
                scope = self.process.nodes[scope].scope
            paths[node] = tuple(path)
        return paths

    @cached_property
    def _reaching(self) -> dict[str, frozenset[str]]:
        return {}


class Graph:
    """All processes of a rulebook, by procedure id."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self._indexes: dict[str, Index] = {}

    def index(self, procedure: str) -> Index:
        """The index of a procedure's process; KeyError for an unknown procedure."""
        if procedure not in self._indexes:
            self._indexes[procedure] = Index(self.rulebook.procedures[procedure].process)
        return self._indexes[procedure]

    @cached_property
    def has_standard(self) -> bool:
        """Whether any process comes from a BPMN file."""
        every = self.rulebook.procedures.values()
        return any(is_standard(one.process.nodes[one.process.id]) for one in every)

    @cached_property
    def size(self) -> int:
        """How many nodes there are in all."""
        return sum(len(one.process.nodes) for one in self.rulebook.procedures.values())

    @cached_property
    def has_blocks(self) -> bool:
        """Whether any node comes from blocks of the language."""
        return not all(
            is_standard(node)
            for procedure in self.rulebook.procedures.values()
            for node in procedure.process.nodes.values()
        )

    @cached_property
    def has_conditions(self) -> bool:
        """Whether any event of a BPMN file waits for a condition."""
        return any(
            trigger.kind == "conditional"
            for procedure in self.rulebook.procedures.values()
            for node in procedure.process.nodes.values()
            if isinstance(node, Happening)
            for trigger in node.triggers
        )

    @cached_property
    def has_ad_hoc(self) -> bool:
        """Whether there is any ad-hoc sub-process."""
        return any(
            isinstance(node, SubProcess) and node.doing is not None and node.doing.ad_hoc
            for procedure in self.rulebook.procedures.values()
            for node in procedure.process.nodes.values()
        )

    def node(self, procedure: str, node: str) -> Node:
        """A node of a procedure."""
        return self.index(procedure).node(node)

    def outcome(self, task: UserTask, outcome: str) -> Outcome:
        """An outcome of a human step; KeyError when it has none of that id."""
        found = next((each for each in task.work.outcomes if each.id == outcome), None)
        if found is None and outcome == "return":
            found = task.work.returning
        if found is None:
            raise KeyError(outcome)
        return found


_graphs: dict[int, Graph] = {}


def graph_of(rulebook: Rulebook) -> Graph:
    """The indexes of this very rulebook, remembered for as long as it is among the recent ones."""
    found = _graphs.get(id(rulebook))
    if found is None or found.rulebook is not rulebook:
        if len(_graphs) >= REMEMBERED:
            _graphs.clear()
        found = _graphs[id(rulebook)] = Graph(rulebook)
    return found
