"""Whether there is a way through a scope that passes a node by.

    if passes_by(index, "contract", "sign_off"): ...    # not every way meets the step

A way is one that the rule allows: any outcome, any case of a choice, a jump ahead. What has a
condition, rows of its own or need not be done may be left out on the way. A join is passed when
all is done that has to arrive there.
"""

from __future__ import annotations

from collections.abc import Set

from xize.core.process.graph import (
    Call,
    End,
    Flow,
    Inclusive,
    Jump,
    Node,
    Parallel,
    SubProcess,
    UserTask,
)
from xize.core.process.index import Index


def passes_by(index: Index, scope: str, node: str, results: Set[str] = frozenset()) -> bool:
    """Whether a way from the start of a scope to its end, or ahead out of it, avoids the node.

    ``results``: ends of the whole procedure that count as ways through. KeyError for ids the
    process does not have.
    """
    return _Walk(index, scope, index.node(node).id, results).arrives()


def may_be_left_out(node: Node) -> bool:
    """Whether the rule itself lets the flow go on without the node."""
    if isinstance(node, UserTask | SubProcess | Call) and node.each is not None:
        return True
    return node.when is not None or (isinstance(node, UserTask) and node.work.optional)


class _Walk:
    """Where tokens can come to while none may enter one node."""

    def __init__(self, index: Index, scope: str, without: str, results: Set[str]) -> None:
        self._index, self._scope = index, scope
        self._without, self._results = without, results
        self._todo = [index.start(scope).id]
        self._gone: set[str] = set()
        self._live: set[tuple[str, str]] = set()
        self._jumped_into: set[str] = set()

    def arrives(self) -> bool:
        """Whether a token gets through."""
        while self._todo:
            node = self._index.node(self._todo.pop())
            if node.id in self._gone:
                continue
            if self._is_out(node):
                return True
            if node.id != self._without:
                self._pass(node)
            elif may_be_left_out(node):
                self._leave(node.id)
        return False

    def _is_out(self, node: Node) -> bool:
        """Whether the way through ends at the node."""
        if isinstance(node, End):
            return (
                node.scope == self._scope if node.result is None else node.result in self._results
            )
        if isinstance(node, Jump):
            inside = self._index.inside(self._scope)
            return any(
                one not in inside and self._index.ahead(node.id, one) for one in node.targets
            )
        return False

    def _pass(self, node: Node) -> None:
        if isinstance(node, End):
            if node.result is None:
                self._leave(node.scope)
        elif isinstance(node, Jump):
            self._jump(node)
        elif isinstance(node, SubProcess):
            self._todo.append(self._index.start(node.id).id)
            if may_be_left_out(node):
                self._leave(node.id)
        elif not isinstance(node, Inclusive | Parallel) or self._is_complete(node):
            self._leave(node.id)

    def _leave(self, node: str) -> None:
        if node not in self._gone:
            self._gone.add(node)
            for flow in self._index.outgoing(node):
                self._live.add((flow.source, flow.target))
                self._todo.append(flow.target)

    def _jump(self, jump: Jump) -> None:
        """Go to the targets; joins of the blocks they lie in wait for nothing else."""
        self._gone.add(jump.id)
        inside = self._index.inside(self._scope)
        for target in jump.targets:
            if target in inside:
                path = self._index.path(target)
                common = self._index.common((jump.id, target))
                self._jumped_into |= {*path[path.index(common) :]}
                self._todo.append(target)
        self._todo += [join for _source, join in self._live]

    def _is_complete(self, join: Inclusive | Parallel) -> bool:
        """Whether everything is there that a join waits for."""
        incoming = self._index.incoming(join.id)
        return (
            len(incoming) == 1
            or join.scope in self._jumped_into
            or all((one.source, one.target) in self._live or self._may_stay_away(one)
                   for one in incoming)
        )  # fmt: skip

    def _may_stay_away(self, flow: Flow) -> bool:
        """Whether the flow, or the one that leads to its source, is one of several."""
        before = self._index.incoming(flow.source)
        return _is_chosen(flow) or (bool(before) and all(map(_is_chosen, before)))


def _is_chosen(flow: Flow) -> bool:
    return flow.condition is not None or flow.outcome is not None or flow.default
