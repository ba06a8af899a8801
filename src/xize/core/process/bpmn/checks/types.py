"""What data are made of: which item a holder carries, and whether two items are alike."""

from __future__ import annotations

from collections.abc import Iterator

from xize.core.process.bpmn.checks.index import Index
from xize.core.process.bpmn.model.activities import CallActivity, MultiInstance, SubProcess, Task
from xize.core.process.bpmn.model.containers import Definitions, FlowNode
from xize.core.process.bpmn.model.data import DataReference, InputOutput, Item
from xize.core.process.bpmn.model.events import Event


class Types:
    """The items of a file and who holds them."""

    def __init__(self, model: Definitions, indexes: list[Index]) -> None:
        self._model = model
        self._holders: dict[str, Item] = dict(model.stores)
        for index in indexes:
            self._holders |= {one.id: one for one in _holders(index)}

    def item_of(self, holder: str) -> str:
        """The item definition a holder carries; a reference carries that of what it means."""
        one = self._holders.get(holder)
        if isinstance(one, DataReference) and not one.item:
            one = self._holders.get(one.target)
        return one.item if one is not None else ""

    def message_item(self, message: str) -> str:
        """What a message, signal, error or escalation carries."""
        named = self._model.named.get(message)
        return named.item if named is not None else ""

    def alike(self, one: str, other: str) -> bool:
        """Whether two items are one, or have the same structure."""
        if one == other:
            return True
        left, right = self._model.items.get(one), self._model.items.get(other)
        if left is None or right is None:
            return False
        return bool(left.structure) and left.structure == right.structure

    def clash(self, one: str, other: str) -> bool:
        """Whether two items are both said and differ."""
        return bool(one and other) and not self.alike(one, other)


def _holders(index: Index) -> Iterator[Item]:
    process = index.process
    yield from process.properties
    yield from inside(process.contract)
    for scope in process.scopes.values():
        yield from scope.data.values()
        yield from scope.references.values()
        for node in scope.nodes.values():
            yield from _of_node(node)


def _of_node(node: FlowNode) -> Iterator[Item]:
    if isinstance(node, Event):
        yield from (*node.inputs, *node.outputs, *node.properties)
    elif isinstance(node, Task | SubProcess | CallActivity):
        yield from (*node.properties, *inside(node.contract))
        if isinstance(node.loop, MultiInstance):
            yield from (one for one in (node.loop.input_item, node.loop.output_item) if one)


def inside(contract: InputOutput | None) -> tuple[Item, ...]:
    """The inputs and outputs of a contract."""
    return (*contract.inputs, *contract.outputs) if contract is not None else ()
