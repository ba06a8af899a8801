"""What is known of a file before anything is made of it: ids, variables, conditions."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from xize.core.expressions import Expression
from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.importing.names import Names
from xize.core.process.bpmn.importing.periods import when
from xize.core.process.bpmn.importing.renaming import new_ids, renamed
from xize.core.process.bpmn.importing.saying import conditions_of, data_names, retold
from xize.core.process.bpmn.importing.variables import Use, new_names, uses
from xize.core.process.bpmn.model.containers import Definitions, Process
from xize.core.process.bpmn.vendors import Defaults, defaults


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """A file over new names. ``variables`` are old names to new; ``conditions`` by flow."""

    model: Definitions
    main: str
    process_ids: tuple[str, ...]
    said: Defaults
    variables: dict[str, str]
    conditions: dict[str, Expression]
    uses: dict[str, Use]
    document: str

    @property
    def processes(self) -> tuple[Process, ...]:
        """The processes, the main one first."""
        return self.ordered(self.model)

    def ordered(self, model: Definitions) -> tuple[Process, ...]:
        """The processes of a later form of the file, the main one first."""
        return tuple(model.processes[one] for one in self.process_ids)

    @property
    def filled(self) -> frozenset[str]:
        """Variables somebody types into a form of the file."""
        fields = (field for said in self.said.said.values() for field in said.fields)
        found = (self.variables.get(one.id, "") for one in fields if one.writable)
        return frozenset(found) - {""}


def known(model: Definitions, main: str, report: Report) -> Known:
    """Read a file over again with ids and names people can read."""
    model = renamed(model, new_ids(model))
    order = (main, *(one for one in model.processes if one != main))
    processes = [model.processes[one] for one in order]
    names = _names(model, processes)
    document = names.new(["form"], "form")
    said = defaults(model)
    variables = _variables(processes, said, names)
    conditions = conditions_of(processes, variables, names, report)
    for process in processes:
        model = retold(model, process, conditions, variables)
    return Known(
        model=model,
        main=main,
        process_ids=order,
        said=said,
        variables=variables,
        conditions=conditions,
        uses=uses(conditions.values()),
        document=document,
    )


def _names(model: Definitions, processes: Iterable[Process]) -> Names:
    taken = {*model.processes}
    for process in processes:
        taken |= data_names(process)
        for scope in process.scopes.values():
            taken |= {*scope.nodes, *scope.flows}
    return Names(taken)


def _variables(processes: Iterable[Process], said: Defaults, names: Names) -> dict[str, str]:
    """The variables of conditions and due dates, old to new."""
    bodies: list[str] = []
    held: set[str] = set()
    for process in processes:
        held |= data_names(process)
        for scope in process.scopes.values():
            texts = (flow.condition for flow in scope.flows.values())
            bodies += [text.body for text in texts if text is not None]
    for one in said.said.values():
        due = when(one.due) if one.due else None
        bodies += [due.due] if due and due.due else []
    return new_names(bodies, held, names)
