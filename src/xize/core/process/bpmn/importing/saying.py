"""The conditions of a process, read once and written back in our language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from xize.core.expressions import Expression, parse
from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.importing.mending import with_process
from xize.core.process.bpmn.importing.names import Names
from xize.core.process.bpmn.importing.people import one_line
from xize.core.process.bpmn.importing.renaming import changed
from xize.core.process.bpmn.importing.spoken import plain, renamed, understood
from xize.core.process.bpmn.model.base import Text
from xize.core.process.bpmn.model.containers import (
    Definitions,
    Process,
    Scope,
    SequenceFlow,
)
from xize.core.process.bpmn.model.data import Item
from xize.core.process.bpmn.vendors.people import inner


def data_names(process: Process) -> frozenset[str]:
    """What the process itself holds as data, by the names conditions may use."""
    held: list[Item] = [*process.properties]
    for scope in process.scopes.values():
        held += [*scope.data.values()]
    return frozenset({one.name or one.id for one in held} | {one.id for one in held})


def conditions_of(
    processes: Iterable[Process], variables: dict[str, str], names: Names, report: Report
) -> dict[str, Expression]:
    """The conditions by flow.

    One that cannot be said in our language is asked of people: a datum takes its place, whose
    value is the way that was chosen. The datum is put among the ``variables``.
    """
    found: dict[str, Expression] = {}
    for process in processes:
        for scope in process.scopes.values():
            ways: dict[str, str] = {}
            for flow in scope.flows.values():
                if flow.condition is None:
                    continue
                expression = understood(flow.condition.body, variables)
                if expression is None:
                    way = _way(flow, scope, ways, variables, names)
                    expression = parse(f"{way} == '{_answer(flow, scope)}'")
                    detail = one_line(flow.condition.body)
                    report.say("import-condition", flow.id, flow.line, detail=detail, name=way)
                found[flow.id] = expression
    return found


def _way(
    flow: SequenceFlow,
    scope: Scope,
    ways: dict[str, str],
    variables: dict[str, str],
    names: Names,
) -> str:
    """The datum that says which way was chosen behind a node."""
    if flow.source not in ways:
        source = scope.nodes.get(flow.source)
        wish = source.name if source is not None else ""
        ways[flow.source] = names.new([wish, f"{flow.source}_way"], "way")
        variables[f"{wish or flow.source}?"] = ways[flow.source]
    return ways[flow.source]


def _answer(flow: SequenceFlow, scope: Scope) -> str:
    target = scope.nodes.get(flow.target)
    text = flow.name or (target.name if target is not None else "") or flow.target
    return one_line(text, 40).replace("'", "").replace("\\", "") or flow.id


def retold(
    model: Definitions,
    process: Process,
    conditions: Mapping[str, Expression],
    variables: Mapping[str, str],
) -> Definitions:
    """The file with every expression of a process over the new names, as far as understood."""

    def anew(name: str, text: Text) -> Text:
        if name == "script":
            return msgspec.structs.replace(text, body=renamed(text.body, variables))
        if name == "when" and inner(text.body) is None:
            return text  # a date, a duration or a cycle
        expression = understood(text.body, variables)
        if expression is None:
            return text
        return msgspec.structs.replace(text, body=plain(expression), language="")

    def known(name: str, word: str) -> str:
        return "" if name == "item" and word not in model.items else word

    told = changed(process, known, anew)
    scopes = {ident: _with(scope, conditions) for ident, scope in told.scopes.items()}
    return with_process(model, msgspec.structs.replace(told, scopes=scopes))


def _with(scope: Scope, conditions: Mapping[str, Expression]) -> Scope:
    """A scope with the conditions as they are now."""
    flows = dict(scope.flows)
    for ident, flow in scope.flows.items():
        if flow.condition is not None and ident in conditions:
            text = plain(conditions[ident])
            said = msgspec.structs.replace(flow.condition, body=text, language="")
            flows[ident] = msgspec.structs.replace(flow, condition=said)
    return msgspec.structs.replace(scope, flows=flows)
