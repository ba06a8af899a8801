"""Items of data: collections, associations, instances, events (clauses 10.4.1, 10.4.2, 10.3.8)."""

from __future__ import annotations

from collections.abc import Iterable

from xize.core.process.bpmn.checks.index import Index
from xize.core.process.bpmn.checks.types import Types, inside
from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.model.activities import MultiInstance
from xize.core.process.bpmn.model.containers import ActivityNode
from xize.core.process.bpmn.model.data import DataAssociation, Item
from xize.core.process.bpmn.model.events import Error, Escalation, Event, Message, Signal


def check_items(report: Report, types: Types, index: Index) -> None:
    """Every rule about what data are made of."""
    _collections(report, index, inside(index.process.contract))
    for scope in index.process.scopes.values():
        _collections(report, index, scope.data.values())
    for activity in index.activities():
        _collections(report, index, inside(activity.contract))
        for one in (*activity.associations_in, *activity.associations_out):
            _association(report, types, activity.id, one)
        _instances(report, types, index, activity)
    for event in index.events():
        for one in event.associations:
            _association(report, types, event.id, one)
        _carried(report, types, index, event)


def _collections(report: Report, index: Index, holders: Iterable[Item]) -> None:
    """A holder is a collection where its item is one."""
    for one in holders:
        item = index.model.items.get(one.item)
        if item is not None and item.is_collection != one.is_collection:
            report.say("collection-unlike-item", one.id, one.line, item=one.item)


def _association(report: Report, types: Types, node: str, one: DataAssociation) -> None:
    """Without a transformation, one source whose item is the target's."""
    if one.transformation is not None:
        return
    if len(one.sources) > 1:
        report.say("several-sources", node, one.line, count=len(one.sources))
        return
    source = one.sources[0] if one.sources and not one.assignments else ""
    if types.clash(types.item_of(source), types.item_of(one.target)):
        report.say("items-differ", node, one.line, source=source, target=one.target)


def _instances(report: Report, types: Types, index: Index, activity: ActivityNode) -> None:
    """What an instance gets or gives is one of what the collection holds."""
    loop = activity.loop
    if not isinstance(loop, MultiInstance):
        return
    for whole, part in ((loop.data_input, loop.input_item), (loop.data_output, loop.output_item)):
        if not whole or part is None or not part.item:
            continue
        item = index.model.items.get(part.item)
        many = item is not None and item.is_collection
        if many or types.clash(types.item_of(whole), part.item):
            report.say("item-unlike-collection", activity.id, part.line or loop.line, data=whole)


def _carried(report: Report, types: Types, index: Index, event: Event) -> None:
    """Where an event moves data, each trigger or result has its own."""
    data: tuple[Item, ...] = event.outputs if event.catches else event.inputs
    if not data:
        return
    found = index.model.meant_by(event)
    if len(data) != len(found):
        counts = {"data": len(data), "definitions": len(found)}
        report.say("event-data-count", event.id, event.line, **counts)
        return
    for datum, one in zip(data, found, strict=True):
        if not isinstance(one, Message | Signal | Error | Escalation):
            continue
        if types.clash(datum.item, types.message_item(one.ref)):
            report.say("event-data-item", event.id, datum.line, data=datum.id)
