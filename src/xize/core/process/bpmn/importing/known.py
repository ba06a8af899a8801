"""What is known of a file before anything is made of it: ids, variables, conditions."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from xize.core.expressions import Expression
from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.importing.labels import Labels, labels_of
from xize.core.process.bpmn.importing.mending import begun_by_people, only_start, with_process
from xize.core.process.bpmn.importing.names import Names, readable
from xize.core.process.bpmn.importing.people import one_line
from xize.core.process.bpmn.importing.periods import when
from xize.core.process.bpmn.importing.renaming import Spell, new_ids, renamed
from xize.core.process.bpmn.importing.saying import conditions_of, data_names, retold
from xize.core.process.bpmn.importing.speaking import spoken_of
from xize.core.process.bpmn.importing.spoken import words_of
from xize.core.process.bpmn.importing.variables import Use, new_names, uses
from xize.core.process.bpmn.model.containers import Definitions, Process
from xize.core.process.bpmn.vendors import Defaults, Said, defaults
from xize.core.process.bpmn.vendors.people import inner


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """A file over new names. ``variables`` are old names to new; ``conditions`` by flow."""

    model: Definitions
    main: str
    process_ids: tuple[str, ...]
    said: Defaults
    variables: dict[str, str]
    conditions: dict[str, Expression]
    uses: dict[str, Use]
    days: frozenset[str]  # variables that hold a date
    given: frozenset[str]  # variables that scripts set
    document: str
    labels: Labels

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


def known(model: Definitions, main: str, report: Report, spell: Spell) -> Known:
    """Read a file over again with ids and names people can read."""
    spoken = spoken_of(model.processes.values())
    words = {one for body in spoken.bodies for one in map(readable, words_of(body)) if one}
    model = renamed(model, new_ids(model, words, spell))
    model = _begun(model, main, report)
    order = (main, *(one for one in model.processes if one != main))
    processes = [model.processes[one] for one in order]
    names = _names(model, processes)
    document = names.new(["form"], "form")
    said = defaults(model)
    spoken = spoken_of(processes)
    dates = [one for one in map(_date, said.said.values()) if one]
    held = {name for process in processes for name in data_names(process)}
    variables = new_names([*spoken.bodies, *dates, *spoken.dates], held, names)
    _aliases(said, variables)
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
        uses=uses([*conditions.values(), *spoken.others(variables)]),
        days=frozenset(variables[one] for one in (*dates, *spoken.dates) if one in variables),
        given=frozenset(variables.get(one, one) for one in spoken.given),
        document=document,
        labels=labels_of(model),
    )


def _begun(model: Definitions, main: str, report: Report) -> Definitions:
    """The file with a main process that people begin."""
    process = model.processes[main]
    start = only_start(process)
    if start is None:
        return model
    report.say("import-begun-by", start.id, start.line, name=one_line(start.name) or start.id)
    return with_process(model, begun_by_people(process, start))


def _date(said: Said) -> str:
    due = when(said.due) if said.due else None
    return due.due if due else ""


def _names(model: Definitions, processes: Iterable[Process]) -> Names:
    taken = {*model.processes}
    for process in processes:
        taken |= data_names(process)
        for scope in process.scopes.values():
            taken |= {*scope.nodes, *scope.flows}
    return Names(taken)


def _aliases(said: Defaults, variables: dict[str, str]) -> None:
    """A value handed on under another name is the same datum: data are the whole project's."""
    for one in said.said.values():
        for mapping in one.mappings:
            inside = inner(mapping.source)
            source = (inside if inside is not None else mapping.source).strip()
            if not source.isidentifier() or not mapping.target.isidentifier():
                continue
            if mapping.target in variables and source in variables:
                variables[mapping.target] = variables[source]
            elif mapping.target in variables:
                variables[source] = variables[mapping.target]
            elif source in variables:
                variables[mapping.target] = variables[source]
