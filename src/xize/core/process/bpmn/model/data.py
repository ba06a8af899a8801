"""Data: items, objects, properties, what activities take in and give out (clause 10.3)."""

from __future__ import annotations

from xize.core.process.bpmn.model.base import Element, Text


class ItemDefinition(Element, frozen=True, kw_only=True):
    """The structure of an item; ``structure`` names a type of some type language."""

    structure: str = ""
    is_collection: bool = False
    item_kind: str = "Information"


class Item(Element, frozen=True, kw_only=True):
    """Something that holds a value: property, data object, data input or output, data store."""

    item: str = ""
    is_collection: bool = False
    state: str = ""


class Property(Item, frozen=True, kw_only=True):
    """A value of a process, an activity or an event, never drawn."""


class DataObject(Item, frozen=True, kw_only=True):
    """A value of a process or sub-process that is drawn through its references."""


class DataReference(Item, frozen=True, kw_only=True):
    """A drawn reference; ``target`` is a data object or a data store."""

    target: str
    to_store: bool = False


class DataStore(Item, frozen=True, kw_only=True):
    """Data that outlive a process. ``capacity`` is empty for an unlimited one."""

    capacity: str = ""
    unlimited: bool = True


class DataInput(Item, frozen=True, kw_only=True):
    """A value an activity or a throwing event takes in."""


class DataOutput(Item, frozen=True, kw_only=True):
    """A value an activity or a catching event gives out."""


class Assignment(Element, frozen=True, kw_only=True):
    """One ``from`` expression into one ``to`` place."""

    from_: Text
    to: Text


class DataAssociation(Element, frozen=True, kw_only=True):
    """Moves values: what ``sources`` hold goes into ``target``, changed by ``transformation``."""

    sources: tuple[str, ...] = ()
    target: str = ""
    transformation: Text | None = None
    assignments: tuple[Assignment, ...] = ()


class DataSet(Element, frozen=True, kw_only=True):
    """Inputs that let an activity begin, or outputs it gives when done.

    ``optional`` and ``executing`` (asked for while it runs) are among ``refs``; ``partners`` are
    the sets of the other side that go with this one.
    """

    refs: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    executing: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()


class InputOutput(Element, frozen=True, kw_only=True):
    """The contract of an activity: its inputs, outputs and the sets they form."""

    inputs: tuple[DataInput, ...] = ()
    outputs: tuple[DataOutput, ...] = ()
    input_sets: tuple[DataSet, ...] = ()
    output_sets: tuple[DataSet, ...] = ()
