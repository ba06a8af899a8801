"""Reads data: items, contracts, associations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from xize.core.process.bpmn.model.base import Text
from xize.core.process.bpmn.model.data import (
    Assignment,
    DataAssociation,
    DataInput,
    DataObject,
    DataOutput,
    DataReference,
    DataSet,
    DataStore,
    InputOutput,
    Item,
    ItemDefinition,
    Property,
)
from xize.core.process.bpmn.reading.values import (
    common,
    expression,
    expression_in,
    reference,
    references,
    truth,
)
from xize.core.process.bpmn.spaces import BPMN
from xize.core.process.bpmn.xml import Tag

Held = TypeVar("Held", bound=Item)


def item(kind: type[Held], tag: Tag) -> Held:
    """Something that holds a value."""
    return kind(
        **common(tag),
        item=reference(tag, "itemSubjectRef"),
        is_collection=truth(tag, "isCollection"),
        state=_state(tag),
    )


def _state(tag: Tag) -> str:
    state = tag.child(BPMN, "dataState")
    return state.get("name") if state is not None else ""


def items(kind: type[Held], tag: Tag, name: str) -> tuple[Held, ...]:
    """All that hold values under a name."""
    return tuple(item(kind, one) for one in tag.children(BPMN, name))


def properties(tag: Tag) -> tuple[Property, ...]:
    """The properties of a process, activity or event."""
    return items(Property, tag, "property")


def data_objects(tag: Tag) -> dict[str, DataObject]:
    """The data objects of a scope by id."""
    return {one.id: one for one in items(DataObject, tag, "dataObject")}


def data_references(tag: Tag) -> dict[str, DataReference]:
    """What is drawn of data objects and stores, by id."""
    found: dict[str, DataReference] = {}
    for one in tag.children(BPMN, "dataObjectReference", "dataStoreReference"):
        to_store = one.name == "dataStoreReference"
        name = "dataStoreRef" if to_store else "dataObjectRef"
        read = DataReference(
            **common(one),
            item=reference(one, "itemSubjectRef"),
            state=_state(one),
            target=reference(one, name),
            to_store=to_store,
        )
        found[read.id] = read
    return found


def data_store(tag: Tag) -> DataStore:
    """A store of the whole file."""
    return DataStore(
        **common(tag),
        item=reference(tag, "itemSubjectRef"),
        state=_state(tag),
        capacity=tag.get("capacity"),
        unlimited=truth(tag, "isUnlimited", default=True),
    )


def item_definition(tag: Tag) -> ItemDefinition:
    """The structure of an item."""
    return ItemDefinition(
        **common(tag),
        structure=tag.get("structureRef"),
        is_collection=truth(tag, "isCollection"),
        item_kind=tag.get("itemKind") or "Information",
    )


def contract(tag: Tag) -> InputOutput | None:
    """The inputs and outputs of an activity or process; None where it says nothing."""
    box = tag.child(BPMN, "ioSpecification")
    if box is None:
        return None
    return InputOutput(
        **common(box),
        inputs=items(DataInput, box, "dataInput"),
        outputs=items(DataOutput, box, "dataOutput"),
        input_sets=data_sets(box, "input"),
        output_sets=data_sets(box, "output"),
    )


def data_sets(tag: Tag, side: str) -> tuple[DataSet, ...]:
    """The sets of inputs or outputs; ``side`` is ``input`` or ``output``."""
    word, other = side.capitalize(), "output" if side == "input" else "input"
    return tuple(
        DataSet(
            **common(one),
            refs=references(one, f"data{word}Refs"),
            optional=references(one, f"optional{word}Refs"),
            executing=references(one, f"whileExecuting{word}Refs"),
            partners=references(one, f"{other}SetRefs"),
        )
        for one in tag.children(BPMN, f"{side}Set")
    )


def associations(tag: Tag, name: str) -> tuple[DataAssociation, ...]:
    """How values come in or go out."""
    return tuple(_association(one) for one in tag.children(BPMN, name))


def _association(tag: Tag) -> DataAssociation:
    targets = references(tag, "targetRef")
    return DataAssociation(
        **common(tag),
        sources=references(tag, "sourceRef"),
        target=targets[0] if targets else "",
        transformation=expression_in(tag, "transformation"),
        assignments=tuple(_assignments(tag)),
    )


def _assignments(tag: Tag) -> Iterator[Assignment]:
    blank = Text(body="")
    for one in tag.children(BPMN, "assignment"):
        from_, to = expression(one.child(BPMN, "from")), expression(one.child(BPMN, "to"))
        yield Assignment(**common(one), from_=from_ or blank, to=to or blank)
