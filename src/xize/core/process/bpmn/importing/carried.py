"""Carries a file over: ids, conditions, people, forms, decisions, in this order."""

from __future__ import annotations

from typing import Any, NamedTuple

from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.importing.asking import Asking
from xize.core.process.bpmn.importing.known import Known, known
from xize.core.process.bpmn.importing.labels import Labels
from xize.core.process.bpmn.importing.mending import (
    by_hand,
    done_once,
    with_process,
    with_script,
    without_vendors_data,
)
from xize.core.process.bpmn.importing.people import one_line
from xize.core.process.bpmn.importing.renaming import Spell
from xize.core.process.bpmn.importing.results import results_of
from xize.core.process.bpmn.importing.scripts import script_of
from xize.core.process.bpmn.importing.steps import Steps, is_human
from xize.core.process.bpmn.importing.surroundings import Surroundings
from xize.core.process.bpmn.importing.waiting import waits_for_outside
from xize.core.process.bpmn.model.activities import CallActivity, MultiInstance, SubProcess, Task
from xize.core.process.bpmn.model.containers import (
    ActivityNode,
    Definitions,
    FlowNode,
    Process,
)
from xize.core.process.bpmn.vendors import Defaults


class Carried(NamedTuple):
    """The mended drawing, and the sections of the regulation."""

    model: Definitions
    sections: dict[str, Any]
    said: Defaults
    labels: Labels


def carried(model: Definitions, process: str, report: Report, spell: Spell) -> Carried:
    """What becomes of a file whose main process this is."""
    return _Carrying(known(model, process, report, spell), report).done()


class _Carrying:
    """A file on its way to a regulation."""

    def __init__(self, found: Known, report: Report) -> None:
        self.model = found.model
        self._known = found
        self._report = report
        self._steps = Steps(report, found, Surroundings(*found.processes))

    def done(self) -> Carried:
        """Steps in the order they are reached, then what they need."""
        asking = Asking(self._known, self._steps, self._report)
        self.model = asking.begun()
        outside = waits_for_outside(self.model)
        for process in self._known.ordered(self.model):
            for node in Surroundings(process).in_order():
                if node.id not in self._steps.made:
                    self._node(process.id, node, node.id in outside)
        for process in self._known.ordered(self.model):
            self._mend(without_vendors_data(done_once(process, self._steps.once)))
        return Carried(self.model, self._sections(), self._known.said, self._known.labels)

    def _mend(self, process: Process) -> None:
        self.model = with_process(self.model, process)

    def _node(self, process: str, node: FlowNode, outside: bool) -> None:
        match node:
            case CallActivity():
                self._call(process, node)
                self._repeated(node)
            case SubProcess():
                self._repeated(node)
            case Task() if is_human(node):
                self._steps.human(node)
                self._repeated(node)
            case Task(kind="script"):
                self._script(process, node)
            case Task(kind="receive"):
                if outside:
                    self._steps.awaited(node.id, node.line, node.name)
            case Task() if not (node.kind == "send" and node.message):
                self._steps.automatic(node)
            case _ if outside:
                self._steps.awaited(node.id, node.line, node.name)

    def _call(self, process: str, node: CallActivity) -> None:
        if node.called in self.model.processes or node.called in self.model.global_tasks:
            return
        called = self._known.said.of(node.id).called or node.called
        self._steps.elsewhere(node.id, node.line, node.name, called)
        self._mend(by_hand(self.model.processes[process], node))

    def _script(self, process: str, node: Task) -> None:
        """A script that only sets variables runs; what another does, somebody does."""
        script = script_of(node, self._known.said.of(node.id), self._known.variables)
        mended = self.model.processes[process]
        if script is not None:
            self._mend(with_script(mended, node.id, script))
        else:
            self._steps.scripted(node)
            self._mend(by_hand(mended, node))

    def _repeated(self, node: ActivityNode) -> None:
        """A repetition over things stays where the standard says how often."""
        loop, several = node.loop, self._known.said.of(node.id).several
        if not isinstance(loop, MultiInstance) or several is None or node.id in self._steps.once:
            return
        if loop.cardinality is None and not loop.data_input:
            name, detail = one_line(node.name) or node.id, one_line(several.collection)
            self._report.say("import-collection", node.id, node.line, name=name, detail=detail)
            self._steps.once.add(node.id)

    def _sections(self) -> dict[str, Any]:
        papers, roles = self._steps.papers, self._steps.roles
        steps = {ident: _short(one) for ident, one in self._steps.made.items()}
        found: dict[str, Any] = {"steps": steps}
        if roles.made:
            found["roles"] = roles.made
        if papers.data:
            found["data"] = papers.data
        if papers.sections:
            main = self.model.processes[self._known.main]
            labels = self._known.labels
            name = labels.form.format(one_line(main.name, 40)) if main.name else labels.apply
            found["documents"] = {self._known.document: {"name": name, "sections": papers.sections}}
        results = results_of(self.model.processes[self._known.main])
        return found | ({"results": results} if results else {})


def _short(step: dict[str, Any]) -> dict[str, Any]:
    """A step without saying that it is a task: that goes without saying."""
    return {key: value for key, value in step.items() if (key, value) != ("kind", "task")}
