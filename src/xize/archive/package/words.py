"""What things of an edition are called in its own language: a dossier is kept in one language."""

from __future__ import annotations

from typing import Final

from xize.core.process.graph import UserTask
from xize.core.process.rulebook import Rulebook

RESERVED: Final[dict[str, str]] = {
    "agree": "同意",
    "object": "不同意",
    "return": "退回",
    "refuse": "否决",
    "abstain": "弃权",
    "next": "完成",
    "cancelled": "已取消",
    "withdrawn": "已撤回",
}
"""Outcomes and results that the language itself defines."""


class Words:
    """Names of one edition; an unknown id is answered with itself, so nothing is ever blank."""

    def __init__(self, rules: Rulebook) -> None:
        self._rules = rules

    def document(self, key: str) -> str:
        """A document by id or by key (``c2:expense_form``)."""
        ident = key.rpartition(":")[2]
        found = self._rules.documents.get(ident)
        return (found.name if found else "") or ident

    def node(self, node: str) -> str:
        """A step, stage, block, milestone or procedure."""
        procedure = self._rules.procedures.get(node)
        if procedure is not None:
            return procedure.name or self._rules.title
        for one in self._rules.procedures.values():
            found = one.process.nodes.get(node)
            if found is not None:
                return found.name or node
        return node

    def outcome(self, node: str, outcome: str) -> str:
        """An outcome of a step."""
        for one in self._rules.procedures.values():
            found = one.process.nodes.get(node)
            if isinstance(found, UserTask):
                named = (kind.name for kind in found.work.outcomes if kind.id == outcome)
                return next(named, "") or RESERVED.get(outcome, outcome)
        return RESERVED.get(outcome, outcome)

    def result(self, result: str) -> str:
        """How a project ended."""
        found = self._rules.results.get(result)
        return (found.name if found else "") or RESERVED.get(result, result)

    def role(self, role: str) -> str:
        """A role."""
        found = self._rules.roles.get(role)
        return (found.name if found else "") or role

    def about(self, kind: str, node: str, what: str) -> str:
        """What a line of the timeline is about, by name where the rule has one."""
        match kind:
            case "decided" | "completed" | "delegate_answered":
                return self.outcome(node, what)
            case "ended" | "case_closed":
                return self.result(what)
            case "version_added" | "section_filled" | "numbered" | "signed" | "signatures_voided":
                return self.document(what)
            case "team_named":
                return "、".join(self.role(one) for one in what.split(", "))
            case "returned" | "moved" | "came_back":
                return "、".join(self.node(one) for one in what.split(", "))
        datum = self._rules.data.get(what)
        return (datum.name if datum else "") or self.node(what)
