"""What a regulation says of each step of the drawing: ``steps:``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from xize.core.expressions import Expression
from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.importing.deciding import Ending, endings
from xize.core.process.bpmn.importing.papers import Papers, written
from xize.core.process.bpmn.importing.people import Roles, one_line
from xize.core.process.bpmn.importing.periods import when
from xize.core.process.bpmn.importing.several import over_people, rule_of
from xize.core.process.bpmn.importing.surroundings import Surroundings
from xize.core.process.bpmn.importing.variables import Use
from xize.core.process.bpmn.model.activities import Task
from xize.core.process.bpmn.vendors import Defaults, Said

_DECIDES: Final = re.compile(
    r"审批|审核|审定|批准|签批|核准|复核|approv|review|sign[ _-]?off|decide", re.IGNORECASE
)
_HUMAN: Final = ("user", "manual", "task")


class Steps:
    """Makes the entries of ``steps:``, and with them roles, data and forms."""

    def __init__(
        self,
        report: Report,
        said: Defaults,
        around: Surroundings,
        conditions: Mapping[str, Expression],
        uses: Mapping[str, Use],
        names: Mapping[str, str],
        document: str,
    ) -> None:
        self.made: dict[str, dict[str, Any]] = {}
        self.roles = Roles(report)
        self.papers = Papers(report, names, uses)
        self.once: list[Task] = []
        self._report = report
        self._said = said
        self._around = around
        self._conditions = conditions
        self._uses = uses
        self._names = names
        self._document = document
        self._old = {new: old for old, new in names.items()}

    def human(self, node: Task, filled: frozenset[str]) -> None:
        """A step people do; ``filled`` are the variables somebody types into a form."""
        said = self._said.of(node.id)
        name = one_line(node.name) or node.id
        step: dict[str, Any] = {"kind": "task", "name": name}
        repeated = said.several is not None and over_people(said)
        if repeated:
            step |= self._several(node, said, name)
        else:
            step["by"] = self.roles.by(node, said, self._around.lanes.get(node.id), name)
        found = endings(self._around, node.id, self._conditions, self._uses, filled)
        if found:
            if not repeated:
                step["kind"] = _kind(step["by"])
            self._decide(step, found)
        elif repeated:
            step["outcomes"] = {"agree": {"name": "同意"}}
        elif _DECIDES.search(name) and step["by"] != "initiator":
            step["kind"] = "approve"
            step["outcomes"] = {"agree": {"name": "同意"}}
        self._form(node, said, step, name)
        self._deadline(node, said, step, name)
        self.made[node.id] = step

    def sets(self, ident: str, filled: frozenset[str]) -> set[str]:
        """The variables a step would set by the way it ends."""
        found = endings(self._around, ident, self._conditions, self._uses, filled)
        return {one.sets[0] for one in found if one.sets}

    def automatic(self, node: Task) -> None:
        """What a program did: the lead's work until somebody says otherwise."""
        work = self._said.of(node.id).work
        detail = one_line(f"{work.kind} {work.calls}") if work else node.kind
        name = one_line(node.name) or node.id
        self._report.say("import-automatic", node.id, node.line, name=name, detail=detail)
        self.made[node.id] = {"kind": "task", "name": name, "by": self.roles.lead()}

    def elsewhere(self, ident: str, line: int, name: str, called: str) -> None:
        """A call of what is not in the file."""
        shown = one_line(name) or ident
        self._report.say(
            "import-called-elsewhere", ident, line, name=shown, detail=one_line(called)
        )
        self.made[ident] = {"kind": "task", "name": shown, "by": self.roles.lead()}

    def first(self, ident: str, line: int, name: str) -> None:
        """The step in which the initiator fills in what the start asked for."""
        self._report.say("import-start-form", ident, line, name=name)
        self.made[ident] = {"kind": "task", "name": name, "by": "initiator"}

    def _several(self, node: Task, said: Said, name: str) -> dict[str, Any]:
        assert said.several is not None  # only then is it repeated
        rule = rule_of(said.several)
        if not rule.understood:
            detail = one_line(said.several.completion)
            self._report.say("import-rule", node.id, node.line, name=name, detail=detail)
        by = self.roles.each(node, said, name)
        turns = said.several.sequential and len(by) > 1
        self.once.append(node)
        word = "in_order" if said.several.sequential and rule.rule == "all" else rule.rule
        return {
            "kind": "countersign",
            "by": {"in_turn": by} if turns else by[0] if len(by) == 1 else by,
            "rule": "all" if turns and word == "in_order" else word,
            "tally": rule.tally,
        }

    def _decide(self, step: dict[str, Any], found: tuple[Ending, ...]) -> None:
        outcomes: dict[str, Any] = {}
        task = step["kind"] == "task"
        for one in found:
            ident = {"agree": "next", "object": "stop"}.get(one.id, one.id) if task else one.id
            said: dict[str, Any] = {"name": one.name} if one.name else {}
            if not one.name and ident == "stop":
                said["name"] = "不再继续"
            if one.counts_as and step["kind"] == "countersign":
                said["counts_as"] = one.counts_as
            if one.comment and not task:
                said["needs"] = "comment"
            if one.sets:
                variable, value = one.sets
                said["set"] = {variable: value if isinstance(value, bool) else written(value)}
            outcomes[ident] = said
        step["outcomes"] = outcomes
        variable = next(one.sets[0] for one in found if one.sets)
        texts = {one.sets[1]: one.name for one in found if one.sets}
        options = {text: name or text for text, name in texts.items() if isinstance(text, str)}
        self.papers.decided(variable, self._old.get(variable, variable), options)

    def _form(self, node: Task, said: Said, step: dict[str, Any], name: str) -> None:
        if self.papers.ask(node.id, name, said.fields):
            self.fill_of(node.id, step)
        elif self.papers.sections:
            step["uses"] = [self._document]

    def fill_of(self, ident: str, step: dict[str, Any]) -> None:
        """Let a step fill its own section."""
        step["fills"] = [f"{self._document}.{ident}"]

    def _deadline(self, node: Task, said: Said, step: dict[str, Any], name: str) -> None:
        if not said.due:
            return
        found = when(said.due)
        if found is None:
            detail = one_line(said.due)
            self._report.say("import-due", node.id, node.line, name=name, detail=detail)
        elif found.due:
            step["due"] = f"project.{self._names.get(found.due, found.due)}"
        else:
            step["within"] = found.within


def _kind(by: object) -> str:
    """Who began it does not approve it: that is work, which may end in several ways."""
    return "task" if by == "initiator" else "approve"


def is_human(node: Task) -> bool:
    """Whether people do a task."""
    return node.kind in _HUMAN
