"""What a regulation says of each step of the drawing: ``steps:``."""

from __future__ import annotations

import re
from typing import Any, Final

from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.importing.deciding import Ending, endings
from xize.core.process.bpmn.importing.known import Known
from xize.core.process.bpmn.importing.papers import Papers, written
from xize.core.process.bpmn.importing.people import Roles, one_line
from xize.core.process.bpmn.importing.periods import when
from xize.core.process.bpmn.importing.several import over_people, rule_of
from xize.core.process.bpmn.importing.surroundings import Surroundings
from xize.core.process.bpmn.model.activities import Task
from xize.core.process.bpmn.vendors import FormField, Said

_DECIDES: Final = re.compile(
    r"审批|审核|审定|批准|签批|核准|复核|approv|review|sign[ _-]?off|decide", re.IGNORECASE
)
_HUMAN: Final = ("user", "manual", "task")


class Steps:
    """Makes the entries of ``steps:``, and with them roles, data and forms."""

    def __init__(self, report: Report, found: Known, around: Surroundings) -> None:
        self.made: dict[str, dict[str, Any]] = {}
        self.roles = Roles(report, found.labels)
        self.papers = Papers(report, found.variables, found.uses)
        self.once: set[str] = set()
        self._report = report
        self._known = found
        self._said = found.said
        self._around = around
        self._old = {new: old for old, new in reversed(found.variables.items())}

    def human(self, node: Task) -> None:
        """A step people do."""
        said = self._said.of(node.id)
        name = one_line(node.name) or node.id
        step: dict[str, Any] = {"kind": "task", "name": name}
        repeated = said.several is not None and over_people(said)
        if repeated:
            step |= self._several(node, said, name)
        else:
            step["by"] = self.roles.by(node, said, self._around.lanes.get(node.id), name)
        found = self._endings(node.id)
        if found:
            if not repeated:
                step["kind"] = _kind(step["by"])
            self._decide(step, found)
        elif repeated:
            step["outcomes"] = {"agree": {"name": self._known.labels.agree}}
        elif _DECIDES.search(name) and step["by"] != "initiator":
            step["kind"] = "approve"
            step["outcomes"] = {"agree": {"name": self._known.labels.agree}}
        self.made[node.id] = step
        if said.fields:
            self.fill(node.id, name, said.fields)
        elif self.papers.sections:
            step["uses"] = [self._known.document]
        self._deadline(node, said, step, name)

    def _endings(self, ident: str) -> tuple[Ending, ...]:
        found = self._known
        return endings(self._around, ident, found)

    def sets(self, ident: str) -> set[str]:
        """The variables a step sets by the way it ends."""
        return {one.sets[0] for one in self._endings(ident) if one.sets}

    def automatic(self, node: Task) -> None:
        """What a program did: the lead's work until somebody says otherwise."""
        work = self._said.of(node.id).work
        detail = one_line(f"{work.kind} {work.calls}") if work else node.kind
        name = one_line(node.name) or node.id
        self._report.say("import-automatic", node.id, node.line, name=name, detail=detail)
        self._by_lead(node, name)

    def scripted(self, node: Task) -> None:
        """A script that cannot be run here."""
        name = one_line(node.name) or node.id
        self._report.say("import-script", node.id, node.line, name=name)
        self._by_lead(node, name)

    def _by_lead(self, node: Task, name: str) -> None:
        step = {"kind": "task", "name": name, "by": self.roles.lead()}
        self.made[node.id] = step
        found = self._endings(node.id)
        if found:
            self._decide(step, found)
        fields = [self.papers.asked(new, old, is_date=False) for old, new in self.owed(node)]
        if fields:
            self.fill(node.id, name, tuple(fields))

    def owed(self, node: Task) -> tuple[tuple[str, str], ...]:
        """What a program found out and conditions need: old and new names."""
        said = self._said.of(node.id)
        gives = {said.work.result} if said.work else set()
        gives |= {one.target for one in said.mappings if one.way == "out"}
        near = {
            name
            for flow in self._around.deciding(node.id)
            if flow.id in self._known.conditions
            for (name, *_) in self._known.conditions[flow.id].names()
        }
        decided = self.sets(node.id) | self._known.filled
        found = {
            new: old
            for old, new in self._known.variables.items()
            if (old in gives or new in near) and new not in decided and new in self._known.uses
        }
        return tuple((old, new) for new, old in found.items())

    def elsewhere(self, ident: str, line: int, name: str, called: str) -> None:
        """A call of what is not in the file."""
        shown = one_line(name) or ident
        self._report.say(
            "import-called-elsewhere", ident, line, name=shown, detail=one_line(called)
        )
        self.made[ident] = {"kind": "task", "name": shown, "by": self.roles.lead()}

    def awaited(self, ident: str, line: int, name: str) -> None:
        """Something that comes from outside: somebody records that it came."""
        shown = one_line(name) or ident
        self._report.say("import-awaited", ident, line, name=shown)
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
        self.once.add(node.id)
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
                said["name"] = self._known.labels.stop
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
        options = {
            text: name or text
            for text, name in texts.items()
            if isinstance(text, str) and text.strip()
        }
        self.papers.decided(variable, self._old.get(variable, variable), options)

    def fill(self, ident: str, name: str, fields: tuple[FormField, ...]) -> None:
        """Let a step fill in a section of its own."""
        document, step = self._known.document, self.made[ident]
        if self.papers.ask(ident, name, fields):
            step["fills"] = [f"{document}.{ident}"]
            step.pop("uses", None)
        elif self.papers.sections:
            step["uses"] = [document]

    def _deadline(self, node: Task, said: Said, step: dict[str, Any], name: str) -> None:
        if not said.due:
            return
        found = when(said.due)
        if found is None:
            detail = one_line(said.due)
            self._report.say("import-due", node.id, node.line, name=name, detail=detail)
        elif found.due:
            step["due"] = f"project.{self._known.variables.get(found.due, found.due)}"
        else:
            step["within"] = found.within


def _kind(by: object) -> str:
    """Who began it does not approve it: that is work, which may end in several ways."""
    return "task" if by == "initiator" else "approve"


def becomes_work(node: Task) -> bool:
    """Whether a task a program does becomes somebody's work."""
    return node.kind in ("service", "business_rule") or (node.kind == "send" and not node.message)


def is_human(node: Task) -> bool:
    """Whether people do a task."""
    return node.kind in _HUMAN
