"""Who fills in what: the form of the start, and figures conditions need and nothing asks for."""

from __future__ import annotations

from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.importing.known import Known
from xize.core.process.bpmn.importing.mending import plain_start, with_first_step
from xize.core.process.bpmn.importing.people import one_line
from xize.core.process.bpmn.importing.steps import Steps, becomes_work, is_human
from xize.core.process.bpmn.importing.surroundings import Surroundings
from xize.core.process.bpmn.model.activities import Task
from xize.core.process.bpmn.model.containers import Definitions
from xize.core.process.bpmn.vendors import FormField


class Asking:
    """What must be known at the beginning, and the step that asks for it."""

    def __init__(self, found: Known, steps: Steps, report: Report) -> None:
        self._known = found
        self._steps = steps
        self._report = report
        self._around = Surroundings(*found.processes)

    def begun(self) -> Definitions:
        """The file, with a first step where the initiator has something to fill in."""
        main = self._known.model.processes[self._known.main]
        start = plain_start(main)
        fields = self._known.said.of(start.id).fields if start else ()
        missing = self._missing(fields)
        if not fields and not missing:
            return self._known.model
        humans = [one for one in Surroundings(main).in_order()
                  if isinstance(one, Task) and is_human(one)]  # fmt: skip
        first = humans[0] if humans else None
        if first is not None and (start is None or self._begins(first)):
            self._ask(first, (*fields, *self._known.said.of(first.id).fields), missing)
            return self._known.model
        if start is None:
            return self._known.model
        name = self._known.labels.apply
        model, ident = with_first_step(self._known.model, main, start, name)
        self._steps.first(ident, start.line, name)
        self._fill(ident, name, fields, missing)
        return model

    def _begins(self, first: Task) -> bool:
        """Whether a step is the initiator's own."""
        return any(one.kind == "initiator" for one in self._known.said.of(first.id).candidates)

    def _ask(
        self, first: Task, fields: tuple[FormField, ...], missing: tuple[FormField, ...]
    ) -> None:
        self._steps.human(first)
        self._fill(first.id, one_line(first.name) or first.id, fields, missing)

    def _fill(
        self, ident: str, name: str, fields: tuple[FormField, ...], missing: tuple[FormField, ...]
    ) -> None:
        for one in missing:
            self._report.say("import-form-asked", ident, 0, detail=one_line(one.name), name=name)
        self._steps.fill(ident, name, (*fields, *missing))

    def _missing(self, fields: tuple[FormField, ...]) -> tuple[FormField, ...]:
        """Fields for what is measured, not decided, and stands on no form."""
        variables = self._known.variables
        filled = {*self._known.filled, *(variables.get(one.id, "") for one in fields)}
        days, given = self._known.days, self._given()
        asked = {
            new: old
            for old, new in reversed(variables.items())
            if new not in filled and new not in given and (new in self._known.uses or new in days)
        }
        return tuple(
            self._steps.papers.asked(new, old, is_date=new in days)
            for new, old in reversed(asked.items())
        )

    def _given(self) -> set[str]:
        """Variables that some step sets by the way it ends, or is asked for."""
        found = {*self._known.given}
        for node in self._around.nodes.values():
            if isinstance(node, Task) and (is_human(node) or becomes_work(node)):
                found |= self._steps.sets(node.id)
            if isinstance(node, Task) and becomes_work(node):
                found |= {one for _, one in self._steps.owed(node)}
        return found
