"""The elements of one process become the graph of a procedure again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from msgspec.structs import replace

from xize.core.expressions import Expression
from xize.core.process import graph as g
from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.model.base import Extra, Text
from xize.core.process.bpmn.model.containers import FlowNode, Process, Scope, SequenceFlow
from xize.core.process.bpmn.model.gateways import Gateway
from xize.core.process.bpmn.raising.reading_back import (
    Part,
    formula,
    ident_of,
    node_of,
    ours,
    part_of,
)
from xize.core.process.bpmn.raising.routes import step_around
from xize.core.process.bpmn.raising.sheet import PART
from xize.core.process.bpmn.raising.spelled import SpellingError
from xize.core.process.index import Index

IN_FRONT: Final = ("in", "if", "branch")
BEHIND: Final = "after"
EDGE: Final = "left"
_OUTCOME: Final = re.compile(r"""step\.(.+)\.outcome == ["'](.*)["']""")


class Unwoven:
    """One process on its way back. Files may name elements otherwise than the rule does."""

    def __init__(self, process: Process, root: g.SubProcess, report: Report) -> None:
        self.process, self.root, self.report = process, root, report
        self.elements: dict[str, FlowNode] = {}
        self.parts: dict[str, Part] = {}
        self.names: dict[str, str] = {process.id: root.id}
        self._taken: set[str] = {root.id}
        for scope in process.scopes.values():
            for node in scope.nodes.values():
                self.elements[node.id] = node
                part = part_of(node)
                if part is None:
                    self.names[node.id] = self._name(node)
                else:
                    self.parts[node.id] = part
        self.conditions = dict(self._conditions())
        self.nodes: dict[str, g.Node] = {root.id: root}
        self.flows: list[g.Flow] = []
        self.told: list[tuple[g.Jump, str]] = []

    def _name(self, node: FlowNode) -> str:
        """The id in the rule; a copy made in a modelling tool goes by its own."""
        wanted = ident_of(node)
        taken = wanted in self._taken
        self._taken.add(node.id if taken else wanted)
        return node.id if taken else wanted

    def graph(self, name: str) -> g.Process:
        """The graph; what cannot be one is reported."""
        self._scope(self.process.own)
        known = tuple(one for one in self.flows if {one.source, one.target} <= set(self.nodes))
        process = g.Process(id=self.root.id, name=name, nodes=self.nodes, flows=known)
        return self._with_jumps(process)

    def _conditions(self) -> Iterator[tuple[tuple[str, str], Expression]]:
        """Conditions drawn as gateways, by what they are part of and each of its nodes."""
        for scope in self.process.scopes.values():
            for flow in scope.flows.values():
                part = self.parts.get(flow.source)
                if part is None or part.role not in ("if", "branch") or flow.condition is None:
                    continue
                condition = self._formula(flow.condition, flow.id)
                if condition is not None:
                    yield from (((part.role, node), condition) for node in part.of)

    def _formula(self, text: Text, node: str) -> Expression | None:
        try:
            return formula(text, node)  # type: ignore[no-any-return]
        except SpellingError as error:
            self._say(node, error)
            return None

    def _say(self, node: str, error: SpellingError) -> None:
        self.report.say("extension-not-understood", node, error.line, detail=error.place)

    def _scope(self, scope: Scope) -> None:
        """Nodes, then flows; the content of a scope before the first flow to or from it."""
        inner: dict[str, str] = {}
        for node in scope.nodes.values():
            if node.id in self.parts:
                self._check_part(node)
                continue
            made = self._node(node, self.names[scope.id])
            if made is not None:
                self.nodes[made.id] = made
            if node.id in self.process.scopes and isinstance(made, g.SubProcess):
                inner[made.id] = node.id
        for flow in scope.flows.values():
            made_flow = self._flow(scope, flow)
            if made_flow is None:
                continue
            for end in (made_flow.source, made_flow.target):
                if end in inner:
                    self._scope(self.process.scopes[inner.pop(end)])
            self.flows.append(made_flow)
        for ident in inner.values():
            self._scope(self.process.scopes[ident])

    def _node(self, node: FlowNode, scope: str) -> g.Node | None:
        given: dict[str, Any] = {"id": self.names[node.id]}
        when = self.conditions.get(("if", self.names[node.id]))
        if when is not None:
            given["when"] = when
        try:
            made = node_of(node, scope, given)
        except SpellingError as error:
            self._say(node.id, error)
            return None
        if made is None:
            rule = "step-without-work" if _is_work(node) else "not-part-of-a-rule"
            self.report.say(rule, node.id, node.line, detail=type(node).__name__)
        return made

    def _check_part(self, node: FlowNode) -> None:
        known = set(self.names.values()) | {one.id for one, _ in self.told}
        for one in self.parts[node.id].of:
            if one not in known:
                self.report.say("part-astray", node.id, node.line, detail=one)

    def _flow(self, scope: Scope, flow: SequenceFlow) -> g.Flow | None:
        """The flow of the rule; None for one that only holds parts together."""
        behind, before = self.parts.get(flow.source), self.parts.get(flow.target)
        if behind is not None and behind.role != BEHIND:
            return None
        if (before is not None and before.role == BEHIND) or ours(flow.extras, PART):
            return None
        source = behind.of[-1] if behind is not None else self.names.get(flow.source, "")
        target = self._target(flow)
        if not source or not target:
            self.report.say("flow-astray", flow.id, flow.line, detail=flow.target)
            return None
        goto = ours(flow.extras, "goto")
        if goto is not None:
            target = self._goto(goto, self.names[scope.id], target)
        return self._told_flow(scope, flow, source, target)

    def _target(self, flow: SequenceFlow) -> str:
        part = self.parts.get(flow.target)
        if part is None:
            return self.names.get(flow.target, "")
        return part.of[0] if part.role in IN_FRONT and part.of else ""

    def _told_flow(self, scope: Scope, flow: SequenceFlow, source: str, target: str) -> g.Flow:
        way = ours(flow.extras, "way")
        said = way.attributes if way is not None else {}
        gateway = scope.nodes.get(flow.source)
        chooses = isinstance(gateway, Gateway) and gateway.kind != "parallel"
        default = gateway.default == flow.id if chooses else said.get("default") == "true"  # type: ignore[union-attr]
        outcome = (said.get("outcome") or None) if default else None
        condition = None
        before = self.parts.get(flow.target)
        if before is not None and before.role == "branch":
            condition = self.conditions.get(("branch", target))
        elif flow.condition is not None:
            asked = _OUTCOME.fullmatch(flow.condition.body)
            if asked is not None and chooses:
                outcome = asked[2]
            else:
                condition = self._formula(flow.condition, flow.id)
        return g.Flow(
            source=source, target=target, outcome=outcome, condition=condition, default=default
        )

    def _goto(self, goto: Extra, scope: str, to: str) -> str:
        ident = goto.attributes.get("id", f"{to}.goto")
        targets = tuple(goto.attributes.get("targets", to).split())
        choose = goto.attributes.get("choose") == "true"
        while ident in self.nodes:
            ident += "_"
        jump = g.Jump(id=ident, scope=scope, targets=targets, choose=choose)
        self.nodes[ident] = jump
        self.told.append((jump, to))
        return ident

    def _with_jumps(self, process: g.Process) -> g.Process:
        """Jumps lead where their ways lead now; what a flow cannot say, they say themselves."""
        index = Index(process)
        for jump, to in (*self.told, *self._thrown(process)):
            if all(step_around(index, jump, one) != to for one in jump.targets):
                process.nodes[jump.id] = replace(jump, targets=(to,))
        return process

    def _thrown(self, process: g.Process) -> Iterator[tuple[g.Jump, str]]:
        """Jumps out of a scope, each with the step its boundary leads to."""
        caught = dict(self._caught())
        for ident, element in self.elements.items():
            node = process.nodes.get(self.names.get(ident, ""))
            refs = [getattr(one, "ref", "") for one in getattr(element, "definitions", ())]
            if isinstance(node, g.Jump) and refs and refs[0] in caught:
                yield node, caught[refs[0]]

    def _caught(self) -> Iterator[tuple[str, str]]:
        for scope in self.process.scopes.values():
            for flow in scope.flows.values():
                part = self.parts.get(flow.source)
                if part is None or part.role != EDGE:
                    continue
                target = self._target(flow)
                event = self.elements[flow.source]
                for one in getattr(event, "definitions", ()):
                    if target:
                        yield getattr(one, "ref", ""), target


def _is_work(node: FlowNode) -> bool:
    return getattr(node, "kind", "") in ("task", "user", "manual")
