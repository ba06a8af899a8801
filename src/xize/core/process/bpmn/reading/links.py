"""Both ends of a link go by one name, also where they name each other by their ids only."""

from __future__ import annotations

from msgspec.structs import replace

from xize.core.process.bpmn.model.containers import FlowNode
from xize.core.process.bpmn.model.events import Event, Link


def paired(nodes: list[FlowNode]) -> list[FlowNode]:
    """The nodes of a scope; a throwing link is called like the catching one it leads to."""
    links = [
        (node, one)
        for node in nodes
        if isinstance(node, Event)
        for one in node.definitions
        if isinstance(one, Link)
    ]
    if not any(one.target or one.sources for _, one in links):
        return nodes
    names: dict[str, str] = {}  # by the id of a catching end, and of the ends it names
    for node, one in links:
        if node.catches:
            name = one.name or node.id
            names |= dict.fromkeys({one.id, node.id, *one.sources} - {""}, name)
    return [_called(node, names) if isinstance(node, Event) else node for node in nodes]


def _called(event: Event, names: dict[str, str]) -> Event:
    found = tuple(
        replace(one, name=_name(event, one, names)) if isinstance(one, Link) else one
        for one in event.definitions
    )
    return event if found == event.definitions else replace(event, definitions=found)


def _name(event: Event, link: Link, names: dict[str, str]) -> str:
    if event.catches:
        return names.get(link.id or event.id, link.name)
    known = (names[one] for one in (link.target, link.id, event.id) if one in names)
    return next(known, link.name)
