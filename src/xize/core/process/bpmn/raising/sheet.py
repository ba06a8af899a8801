"""The sheet a rule is drawn on: scopes that fill, ids, what the whole file shares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from xize.core.process import graph as g
from xize.core.process.bpmn.model.base import Element, Extra, Text
from xize.core.process.bpmn.model.containers import FlowNode, Named, Scope, SequenceFlow
from xize.core.process.bpmn.model.gateways import Gateway
from xize.core.process.bpmn.raising.ids import Ids
from xize.core.process.bpmn.raising.labels import Labels
from xize.core.process.bpmn.raising.plan import Plan
from xize.core.process.bpmn.raising.routes import Way
from xize.core.process.bpmn.raising.spelling import element
from xize.core.process.bpmn.spaces import XIZE
from xize.core.process.rulebook import Rulebook

PART: Final = "part"


class File:
    """What all processes of a file share."""

    def __init__(self, rules: Rulebook, articles: Mapping[str, str]) -> None:
        self.rules, self._articles = rules, articles
        self.labels = Labels(rules)
        self.ids = Ids()
        self.named: dict[str, Named] = {}
        self.resources: dict[str, Element] = {}
        self.processes = {
            one: self.ids.fresh(rules.regulation if one == "main" else f"{rules.regulation}.{one}")
            for one in rules.procedures
        }
        for role in rules.roles.values():
            made = Element(id=self.ids.fresh(f"role.{role.id}"), name=role.name or role.id)
            self.resources[role.id] = made

    def cited(self, cites: Iterable[str]) -> str:
        """The words of the articles a step cites, a line each; ``5(2)`` is found under 5 too."""
        lines = []
        for cite in cites:
            words = self._articles.get(cite) or self._articles.get(cite.partition("(")[0])
            if words:
                lines.append(self.labels.say("article", cite) + words)
        return "\n".join(lines)

    def calls(self, procedure: str, other: str) -> bool:
        """Whether a procedure calls another, be it by way of more."""
        seen, todo = {procedure}, [procedure]
        while todo:
            nodes = self.rules.procedures[todo.pop()].process.nodes.values()
            found = {one.procedure for one in nodes if isinstance(one, g.Call)}
            todo += (found & set(self.rules.procedures)) - seen
            seen |= found
        return other in seen

    def name_once(self, kind: str, wanted: str, name: str) -> str:
        """A message or escalation of its own, with a name nothing else has. Returns the id."""
        names = {one.name for one in self.named.values() if one.kind == kind}
        found, number = name, 1
        while found in names:
            number += 1
            found = f"{name} {number}"
        ident = self.ids.fresh(wanted)
        code = ident if kind == "escalation" else ""
        self.named[ident] = Named(id=ident, name=found, kind=kind, code=code)
        return ident


class Sheet:
    """One process while it is drawn. Nodes are known by their ids in the rule (``at``)."""

    def __init__(self, file: File, procedure: str, plan: Plan) -> None:
        self.file, self.procedure, self.plan = file, procedure, plan
        self.process = file.processes[procedure]
        self.at = {
            node: self.process if node == plan.index.root else self._ident(node)
            for node in plan.process.nodes
            if node not in plan.flows_back
        }
        self.scopes = {
            self.at[node.id]: Scope(id=self.at[node.id], nodes={}, flows={})
            for node in plan.process.nodes.values()
            if isinstance(node, g.SubProcess)
        }
        self.entries: dict[str, str] = {}
        self.exits: dict[str, str] = {}
        self.asks: dict[str, str] = {}  # the gateway that asks whether a node is needed
        self.escapes: dict[tuple[Way, str | None], str] = {}
        """Escalations by the way they are thrown for and the result they end with."""

    def _ident(self, node: str) -> str:
        return self.file.ids.fresh(node)

    def scope_of(self, node: str) -> Scope:
        """The scope in the file that a node of the rule lies in."""
        return self.scopes[self.at[self.plan.index.scope(node)]]

    def put(self, scope: Scope, node: FlowNode) -> str:
        """Add an element. Returns its id."""
        scope.nodes[node.id] = node
        return node.id

    def part_id(self, node: str, suffix: str) -> str:
        """The id of something that is drawn for a node."""
        return self.file.ids.fresh(f"{self.at[node]}.{suffix}")

    def gateway(self, scope: Scope, node: str, role: str, name: str = "", more: str = "") -> str:
        """An exclusive gateway that is part of how a node is drawn."""
        ident = self.part_id(node, role)
        extras = (part(more or node, role),)
        return self.put(scope, Gateway(id=ident, name=name, kind="exclusive", extras=extras))

    def say(self, word: str, name: str = "") -> str:
        """A fixed word in the language of the rule."""
        return self.file.labels.say(word, name)

    def name_of(self, node: str) -> str:
        """What a node is called."""
        found = self.plan.process.nodes.get(node)
        return (found.name if found is not None else "") or node

    def name_of_way(self, way: Way, result: str | None = None) -> str:
        """What stands at an event that leads elsewhere."""
        return self.result_name(result) if result else self.say("to", self.name_of(way.to))

    def result_name(self, result: str) -> str:
        """What a result is called."""
        known = self.file.rules.results.get(result)
        return (known.name if known else "") or result

    def escalation(self, way: Way, result: str | None = None) -> str:
        """The escalation that is thrown to leave a scope by this way."""
        if (way, result) not in self.escapes:
            wanted = f"{self.at[way.holder]}.to.{way.to or result}"
            name = self.name_of_way(way, result)
            self.escapes[way, result] = self.file.name_once("escalation", wanted, name)
        return self.escapes[way, result]

    def message(self, wait: g.Wait) -> str:
        """The message that is waited for."""
        return self.file.name_once("message", f"{self.at[wait.id]}.message", wait.message or "")

    def called(self, call: g.Call) -> str:
        """The process a call runs; "" where it would run itself without end."""
        known = call.procedure in self.file.processes
        if not known or self.file.calls(call.procedure, self.procedure):
            return ""
        return self.file.processes[call.procedure]

    def draws_condition(self, node: str) -> bool:
        """Whether the condition a node is done on is drawn as a gateway."""
        return node in self.plan.skipped

    def flow(
        self,
        scope: Scope,
        source: str,
        target: str,
        *,
        name: str = "",
        condition: str | None = None,
        default: bool = False,
        extras: tuple[Extra, ...] = (),
    ) -> str:
        """Add a flow between elements of the file; ``default`` marks it at its source."""
        ident = self.file.ids.fresh(f"{source}-to-{target}")
        scope.flows[ident] = SequenceFlow(
            id=ident,
            name=name,
            source=source,
            target=target,
            condition=None if condition is None else ours(condition),
            extras=extras,
        )
        node = scope.nodes[source]
        if default and isinstance(node, Gateway) and node.kind == "exclusive":
            scope.nodes[source] = msgspec.structs.replace(node, default=ident)
        return ident


def ours(body: str) -> Text:
    """An expression in the regulation language."""
    return Text(body=body, language=XIZE, formal=True)


def part(of: str, role: str) -> Extra:
    """Marks an element the rule knows as part of one of its nodes (or several)."""
    return element(PART, {"of": of, "as": role})
