"""Carries a process over: ids, conditions, people, forms, decisions, in this order."""

from __future__ import annotations

from typing import Any, NamedTuple

from xize.core.expressions import Expression
from xize.core.process.bpmn.conditions import read_script
from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.importing.mending import (
    by_hand,
    done_once,
    plain_start,
    with_first_step,
    with_process,
)
from xize.core.process.bpmn.importing.names import Names
from xize.core.process.bpmn.importing.people import one_line
from xize.core.process.bpmn.importing.periods import when
from xize.core.process.bpmn.importing.renaming import new_ids, renamed
from xize.core.process.bpmn.importing.saying import conditions_of, data_names, retold
from xize.core.process.bpmn.importing.steps import Steps, is_human
from xize.core.process.bpmn.importing.surroundings import Surroundings
from xize.core.process.bpmn.importing.variables import Use, new_names, uses
from xize.core.process.bpmn.model.activities import CallActivity, MultiInstance, Task
from xize.core.process.bpmn.model.containers import Definitions, Process
from xize.core.process.bpmn.vendors import Defaults, FormField, defaults

APPLY = "填写申请"


class Carried(NamedTuple):
    """The mended drawing, and the sections of the regulation."""

    model: Definitions
    sections: dict[str, Any]
    said: Defaults


def carried(model: Definitions, process: Process, report: Report) -> Carried:
    """What becomes of a process of a file."""
    model = renamed(model, new_ids(model))
    process = model.processes[process.id]
    names = _names(model, process)
    document = names.new(["form"], "form")
    said = defaults(model)
    variables = _variables(process, said, names)
    conditions = conditions_of(process, variables, report)
    model = retold(model, process, variables)
    return _Carrying(model, process.id, report, said, conditions, variables, document).done()


def _names(model: Definitions, process: Process) -> Names:
    taken = {*model.processes, *data_names(process)}
    for scope in process.scopes.values():
        taken |= {*scope.nodes, *scope.flows}
    return Names(taken)


def _variables(process: Process, said: Defaults, names: Names) -> dict[str, str]:
    """The variables of conditions and due dates, old to new."""
    bodies = [
        flow.condition.body
        for scope in process.scopes.values()
        for flow in scope.flows.values()
        if flow.condition is not None
    ]
    for one in said.said.values():
        due = when(one.due) if one.due else None
        bodies += [due.due] if due and due.due else []
    return new_names(bodies, data_names(process), names)


class _Carrying:
    """One process on its way to a regulation."""

    def __init__(
        self,
        model: Definitions,
        process: str,
        report: Report,
        said: Defaults,
        conditions: dict[str, Expression],
        variables: dict[str, str],
        document: str,
    ) -> None:
        self.model = model
        self._id = process
        self._said = said
        self._report = report
        self._conditions = conditions
        self._variables = variables
        self._document = document
        self._uses: dict[str, Use] = uses(conditions.values())
        self._steps = Steps(
            report, said, Surroundings(self._process), conditions, self._uses, variables, document
        )

    @property
    def _process(self) -> Process:
        return self.model.processes[self._id]

    def done(self) -> Carried:
        """Steps in the order they are reached, then what they need."""
        self._begin()
        filled = self._filled()
        for node in Surroundings(self._process).in_order():
            if node.id in self._steps.made:
                continue
            if isinstance(node, CallActivity):
                self._call(node)
            elif isinstance(node, Task) and is_human(node):
                self._steps.human(node, filled)
                self._repeated(node)
            elif isinstance(node, Task) and self._needs_somebody(node):
                self._steps.automatic(node)
        for task in self._steps.once:
            self._mend(done_once(self._process, task))
        return Carried(self.model, self._sections(), self._said)

    def _mend(self, process: Process) -> None:
        self.model = with_process(self.model, process)

    def _begin(self) -> None:
        """Who begins fills in the form of the start, and what conditions need and nothing asks."""
        start = plain_start(self._process)
        fields = self._said.of(start.id).fields if start else ()
        human = [one for one in Surroundings(self._process).in_order()
                 if isinstance(one, Task) and is_human(one)]  # fmt: skip
        first = human[0] if human else None
        missing = self._unasked(fields)
        if not fields and not missing:
            return
        by_initiator = first is not None and any(
            one.kind == "initiator" for one in self._said.of(first.id).candidates
        )
        if not by_initiator and start is not None:
            self.model, ident = with_first_step(self.model, self._process, start, APPLY)
            self._steps.first(ident, start.line, APPLY)
            name = APPLY
        elif first is not None:
            ident, name = first.id, one_line(first.name) or first.id
            fields += self._said.of(ident).fields
            self._steps.human(first, self._filled())
        else:
            return
        for one in missing:
            self._report.say("import-form-asked", ident, 0, detail=one_line(one.name), name=name)
        self._steps.papers.ask(ident, name, (*fields, *missing))
        self._steps.fill_of(ident, self._steps.made[ident])
        self._steps.made[ident].pop("uses", None)

    def _filled(self) -> frozenset[str]:
        """Variables somebody types into a form of the file."""
        fields = (field for said in self._said.said.values() for field in said.fields)
        known = (self._variables.get(one.id, "") for one in fields if one.writable)
        return frozenset(known) - {""}

    def _unasked(self, fields: tuple[FormField, ...]) -> tuple[FormField, ...]:
        """Fields for what is measured, not decided, and stands on no form."""
        filled = {*self._filled(), *(self._variables.get(one.id, "") for one in fields)}
        dates = {when(one.due) for one in self._said.said.values() if one.due}
        days = {self._variables.get(one.due, "") for one in dates if one is not None}
        decided = self._decided(frozenset(filled))
        return tuple(
            self._steps.papers.asked(new, old, is_date=new in days)
            for old, new in self._variables.items()
            if new not in filled and new not in decided and (new in self._uses or new in days)
        )

    def _decided(self, filled: frozenset[str]) -> set[str]:
        """Variables some step sets by the way it ends."""
        around = Surroundings(self._process)
        found: set[str] = set()
        for node in around.nodes.values():
            if isinstance(node, Task) and is_human(node):
                found |= self._steps.sets(node.id, filled)
        return found

    def _call(self, node: CallActivity) -> None:
        if node.called in self.model.processes or node.called in self.model.global_tasks:
            return
        called = self._said.of(node.id).called or node.called
        self._steps.elsewhere(node.id, node.line, node.name, called)
        self._mend(by_hand(self._process, node))

    def _repeated(self, node: Task) -> None:
        """A repetition over things stays where the standard says how often."""
        loop, several = node.loop, self._said.of(node.id).several
        if not isinstance(loop, MultiInstance) or node in self._steps.once or several is None:
            return
        if loop.cardinality is None and not loop.data_input:
            name, detail = one_line(node.name) or node.id, one_line(several.collection)
            self._report.say("import-collection", node.id, node.line, name=name, detail=detail)
            self._steps.once.append(node)

    def _needs_somebody(self, node: Task) -> bool:
        """Whether nothing here does what a program did."""
        if node.kind == "script" and node.script is not None:
            return read_script(node.script.body) is None
        return node.kind != "receive" and not (node.kind == "send" and node.message)

    def _sections(self) -> dict[str, Any]:
        papers, roles = self._steps.papers, self._steps.roles
        steps = {ident: _short(one) for ident, one in self._steps.made.items()}
        found: dict[str, Any] = {"steps": steps}
        if roles.made:
            found["roles"] = roles.made
        if papers.data:
            found["data"] = papers.data
        if papers.sections:
            name = f"{one_line(self._process.name, 40) or '申请'}单"
            found["documents"] = {self._document: {"name": name, "sections": papers.sections}}
        return found


def _short(step: dict[str, Any]) -> dict[str, Any]:
    """A step without saying that it is a task: that goes without saying."""
    return {key: value for key, value in step.items() if (key, value) != ("kind", "task")}
