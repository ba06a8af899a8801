"""The payment rule with its trace: what each id of the specification is in the regulation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import yaml

from tests.scenarios.library import LIBRARY, regulation_of
from xize.core.process.compile import compile_regulation
from xize.core.process.graph import Call, End, Jump, SubProcess, UserTask
from xize.core.process.index import Index
from xize.core.process.rulebook import GoesTo
from xize.core.process.work import Notice, Who, Work

FOLDER = LIBRARY / "payment-projects"


class Traced:
    """Regulation, rulebook and trace side by side."""

    def __init__(self) -> None:
        self.regulation = regulation_of(FOLDER)
        self.rules = compile_regulation(self.regulation)
        self.trace: dict[str, Any] = yaml.safe_load(
            (FOLDER / "trace.yaml").read_text(encoding="utf-8")
        )

    @cached_property
    def indexes(self) -> dict[str, Index]:
        """The graph of every procedure."""
        return {name: Index(one.process) for name, one in self.rules.procedures.items()}

    @cached_property
    def works(self) -> dict[str, Work]:
        """Every human step by id."""
        return {
            node.id: node.work
            for index in self.indexes.values()
            for node in index.process.nodes.values()
            if isinstance(node, UserTask)
        }

    def index_of(self, node: str) -> Index:
        """The graph a node lies in."""
        return next(one for one in self.indexes.values() if node in one.process.nodes)

    def node(self, element: str) -> Any:
        """The node of this id, in whatever procedure."""
        return self.index_of(element).process.nodes[element]

    def role(self, ident: str) -> str:
        """The role behind an id of the specification."""
        return str(self.trace["roles"][ident])

    def document(self, ident: str) -> str:
        """The document behind an id of the specification."""
        return str(self.trace["documents"][ident])

    def elements(self, ident: str) -> list[str]:
        """The steps behind a step, gate, side procedure or end state."""
        kind = ident[0]
        if kind == "A":
            actions = self.trace["procedures"][ident]["actions"].values()
            return [step for steps in actions for step in steps]
        return list(self.trace["steps"][ident])

    def actors(self, element: str) -> set[str]:
        """Roles that do, decide, or enter at a step; those of a group included."""
        work = self.works[element]
        whos = [who for turn in work.turns for who in turn] + list(work.beside)
        return self.roles(whos)

    def roles(self, whos: Iterable[Who]) -> set[str]:
        """Roles meant by entries of people: groups and heads with what they stand for."""
        found: set[str] = set()
        for who in whos:
            role = who.role or who.head_of
            if role == "starter":
                for procedure in self.rules.procedures.values():
                    found |= {one.role for one in procedure.starts_by if one.role}
            if role in self.rules.roles:
                definition = self.rules.roles[role]
                found |= {role, *definition.any_of, *definition.head_of}
        return found

    def date_of(self, element: str) -> str:
        """The expression a step is due by; empty where it is due by a period."""
        due = self.works[element].due
        return due.date.source if due and due.date else ""

    def notices(self, element: str) -> Iterator[Notice | GoesTo]:
        """Everything a step tells: when done, by outcome, when late, with what it settles."""
        work = self.works[element]
        yield from work.tells
        for outcome in work.outcomes:
            yield from outcome.tells
        if work.overdue and work.overdue.tells:
            yield work.overdue.tells
        for document in work.settles:
            yield from self.rules.documents[document].goes_to

    # ------------------------------------------------------------------ where a step leads
    def leads(self, element: str, target: str) -> bool:
        """Whether the flow can come from a step to another, or to an end or a procedure."""
        if element not in self.works:
            return True
        return target in self.reach(element)

    def reach(self, element: str) -> set[str]:
        """Everything a step may lead to: ahead, by goto, by call, by occasion, at the end."""
        index = self.index_of(element)
        nodes = index.process.nodes
        found = {one for one in nodes if one != element and index.ahead(element, one)}
        for outcome in self.works[element].outcomes:
            found |= {*outcome.starts, *outcome.reopen}
            found |= {outcome.project_result} if outcome.project_result else set()
            found |= self._behind(index, f"{element}.{outcome.id}")
        for one in nodes.values():
            if isinstance(one, SubProcess) and one.beside and one.beside.after == element:
                found |= index.inside(one.id)
        scopes = [one for one in found if isinstance(nodes.get(one), SubProcess)]
        return found.union(*(index.inside(one) for one in scopes))

    def _behind(self, index: Index, outcome: str) -> set[str]:
        """Jumps, ends and calls that belong to an outcome."""
        found: set[str] = set()
        for one in index.process.nodes.values():
            if not one.id.startswith(outcome) and one.scope != outcome:
                continue
            match one:
                case Jump(targets=targets):
                    found |= set(targets)
                case End(result=str(result)):
                    found.add(result)
                case Call(procedure=procedure):
                    found.add(procedure)
        return found
