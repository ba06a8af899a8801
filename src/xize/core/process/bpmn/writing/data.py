"""Writes data: items, contracts, associations."""

from __future__ import annotations

from collections.abc import Iterable

from xize.core.process.bpmn.model.data import (
    Assignment,
    DataAssociation,
    DataReference,
    DataSet,
    DataStore,
    InputOutput,
    Item,
    ItemDefinition,
)
from xize.core.process.bpmn.writing.common import expression, shell
from xize.core.process.bpmn.writing.tree import Out, element, listed, truth


def item(name: str, one: Item) -> Out:
    """Something that holds a value."""
    made = shell(name, one, itemSubjectRef=one.item, isCollection=truth(one.is_collection))
    made.add(_state(one))
    return made


def items(name: str, all_: Iterable[Item]) -> list[Out]:
    """All that hold values under a name."""
    return [item(name, one) for one in all_]


def _state(one: Item) -> Out | None:
    return element("dataState", name=one.state) if one.state else None


def data_reference(one: DataReference) -> Out:
    """What is drawn of a data object or store."""
    kind = "dataStore" if one.to_store else "dataObject"
    made = shell(f"{kind}Reference", one, itemSubjectRef=one.item)
    made.put(f"{kind}Ref", one.target)
    made.add(_state(one))
    return made


def data_store(one: DataStore) -> Out:
    """A store of the whole file."""
    made = shell("dataStore", one, itemSubjectRef=one.item, capacity=one.capacity)
    made.put("isUnlimited", truth(one.unlimited, True))
    made.add(_state(one))
    return made


def item_definition(one: ItemDefinition) -> Out:
    """The structure of an item."""
    made = shell("itemDefinition", one, structureRef=one.structure)
    made.put("isCollection", truth(one.is_collection))
    made.put("itemKind", "" if one.item_kind == "Information" else one.item_kind)
    return made


def contract(one: InputOutput | None) -> Out | None:
    """The inputs and outputs of an activity or process."""
    if one is None:
        return None
    made = shell("ioSpecification", one)
    made.add(*items("dataInput", one.inputs), *items("dataOutput", one.outputs))
    made.add(*(data_set(each, "input") for each in one.input_sets))
    made.add(*(data_set(each, "output") for each in one.output_sets))
    return made


def data_set(one: DataSet, side: str) -> Out:
    """A set of inputs or outputs; ``side`` is ``input`` or ``output``."""
    word, other = side.capitalize(), "output" if side == "input" else "input"
    made = shell(f"{side}Set", one)
    made.add(*listed(f"data{word}Refs", one.refs))
    made.add(*listed(f"optional{word}Refs", one.optional))
    made.add(*listed(f"whileExecuting{word}Refs", one.executing))
    made.add(*listed(f"{other}SetRefs", one.partners))
    return made


def associations(name: str, all_: Iterable[DataAssociation]) -> list[Out]:
    """How values come in or go out."""
    return [_association(name, one) for one in all_]


def _association(name: str, one: DataAssociation) -> Out:
    made = shell(name, one)
    made.add(*listed("sourceRef", one.sources), element("targetRef", text=one.target))
    made.add(expression("transformation", one.transformation))
    made.add(*(_assignment(each) for each in one.assignments))
    return made


def _assignment(one: Assignment) -> Out:
    made = shell("assignment", one)
    made.add(expression("from", one.from_), expression("to", one.to))
    return made
