"""The conditions of a process, read once and written back in our language."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from xize.core.expressions import Expression
from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.importing.mending import with_process
from xize.core.process.bpmn.importing.people import one_line
from xize.core.process.bpmn.importing.renaming import changed
from xize.core.process.bpmn.importing.spoken import plain, renamed, understood
from xize.core.process.bpmn.model.base import Text
from xize.core.process.bpmn.model.containers import Definitions, Process
from xize.core.process.bpmn.model.data import Item
from xize.core.process.bpmn.vendors.people import inner


def data_names(process: Process) -> frozenset[str]:
    """What the process itself holds as data, by the names conditions may use."""
    held: list[Item] = [*process.properties]
    for scope in process.scopes.values():
        held += [*scope.data.values()]
    return frozenset({one.name or one.id for one in held} | {one.id for one in held})


def conditions_of(
    process: Process, variables: Mapping[str, str], report: Report
) -> dict[str, Expression]:
    """The conditions by flow; one that cannot be said in our language is named."""
    found: dict[str, Expression] = {}
    for scope in process.scopes.values():
        for flow in scope.flows.values():
            if flow.condition is None:
                continue
            expression = understood(flow.condition.body, variables)
            if expression is None:
                detail = one_line(flow.condition.body)
                report.say("import-condition", flow.id, flow.line, detail=detail)
            else:
                found[flow.id] = expression
    return found


def retold(model: Definitions, process: Process, variables: Mapping[str, str]) -> Definitions:
    """The file with every expression of the process over the new names, as far as understood."""

    def anew(name: str, text: Text) -> Text:
        if name == "script":
            return msgspec.structs.replace(text, body=renamed(text.body, variables))
        if name == "when" and inner(text.body) is None:
            return text  # a date, a duration or a cycle
        expression = understood(text.body, variables)
        if expression is None:
            return text
        return msgspec.structs.replace(text, body=plain(expression), language="")

    told = changed(process, lambda _name, word: word, anew)
    return with_process(model, told)
