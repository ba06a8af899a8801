"""What lowering one file has at hand: the model, the report, names of data, expressions."""

from __future__ import annotations

from xize.core.expressions import Expression, ExpressionError, parse
from xize.core.process.bpmn.conditions import read_expression, read_script
from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.lowering.rules import RULES
from xize.core.process.bpmn.model.activities import MultiInstance
from xize.core.process.bpmn.model.base import Text
from xize.core.process.bpmn.model.containers import Definitions, FlowNode
from xize.core.process.bpmn.model.data import InputOutput, Item
from xize.core.process.bpmn.vendors import defaults
from xize.core.process.standard import Move


class Context:
    """One file on its way into graphs; ``regulated``: a project stands around it."""

    def __init__(self, model: Definitions, *, regulated: bool = False) -> None:
        self.model = model
        self.regulated = regulated
        self.report = Report(RULES)
        self.names = _data_names(model)
        self.said = defaults(model)
        self.nodes: dict[str, FlowNode] = {
            node.id: node
            for process in model.processes.values()
            for scope in process.scopes.values()
            for node in scope.nodes.values()
        }

    def data(self, ident: str) -> str:
        """The name expressions know a datum by: its own where it is one, else its id."""
        return self.names.get(ident, ident)

    def expression(self, text: Text | None, node: str) -> Expression | None:
        """The expression of a text; nothing, with a finding, where it is not understood."""
        if text is None or not text.body.strip():
            return None
        found = read_expression(text.body, text.language)
        if found is None and self.regulated:
            found = _about_a_project(text.body)
        if found is None:
            detail = text.body.strip()[:60]
            self.report.say("condition-not-understood", node, text.line, detail=detail)
        return found

    def condition(self, text: Text | None, node: str) -> Expression | None:
        """The same for a condition: one that is not understood counts as untrue."""
        found = self.expression(text, node)
        if found is None and text is not None and text.body.strip():
            return read_expression("False")
        return found

    def script(self, text: Text | None, node: str) -> tuple[Move, ...]:
        """What a script assigns; nothing, with a finding, where it is written otherwise."""
        if text is None or not text.body.strip():
            return ()
        found = read_script(text.body, text.language)
        if found is None:
            self.report.say("script-not-understood", node, text.line)
            return ()
        return tuple(Move(to=name, value=value) for name, value in found)


def _about_a_project(body: str) -> Expression | None:
    """An expression of our language that asks about a project (``approved(review)``)."""
    try:
        return parse(body.strip())
    except ExpressionError:
        return None


def _data_names(model: Definitions) -> dict[str, str]:
    found: dict[str, str] = {}
    for process in model.processes.values():
        _add(found, *process.properties, *_of(process.contract))
        for scope in process.scopes.values():
            _add(found, *scope.data.values())
            for node in scope.nodes.values():
                _add(found, *getattr(node, "properties", ()), *_of(getattr(node, "contract", None)))
                _add(found, *_items(getattr(node, "loop", None)))
                _add(found, *getattr(node, "inputs", ()), *getattr(node, "outputs", ()))
    for task in model.global_tasks.values():
        _add(found, *_of(task.contract))
    _add_references(found, model)
    return found


def _add_references(found: dict[str, str], model: Definitions) -> None:
    _add(found, *model.stores.values())
    for process in model.processes.values():
        for scope in process.scopes.values():
            for one in scope.references.values():
                found[one.id] = found.get(one.target, one.target)


def _of(contract: InputOutput | None) -> tuple[Item, ...]:
    return (*contract.inputs, *contract.outputs) if contract else ()


def _items(loop: object) -> tuple[Item, ...]:
    """What one instance takes of a collection and gives to one."""
    both = (loop.input_item, loop.output_item) if isinstance(loop, MultiInstance) else ()
    return tuple(one for one in both if one is not None)


def _add(found: dict[str, str], *items: Item) -> None:
    for one in items:
        found[one.id] = one.name if one.name.isidentifier() else one.id
