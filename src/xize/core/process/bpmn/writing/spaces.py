"""Which prefix stands for which namespace in the file that is written."""

from __future__ import annotations

from typing import Final

from xize.core.process.bpmn import spaces
from xize.core.process.bpmn.model.containers import Definitions
from xize.core.process.bpmn.writing.tree import Names, Out

OURS: Final = {
    spaces.BPMN: "bpmn",
    spaces.BPMNDI: "bpmndi",
    spaces.DC: "dc",
    spaces.DI: "di",
    spaces.XSI: "xsi",
    spaces.XIZE: "xize",
    spaces.CAMUNDA: "camunda",
    spaces.ZEEBE: "zeebe",
    spaces.FLOWABLE: "flowable",
    spaces.ACTIVITI: "activiti",
}
XML: Final = "http://www.w3.org/XML/1998/namespace"
"""Is always called ``xml`` and never declared."""


def names_of(model: Definitions, outermost: Out) -> Names:
    """What the file declared stays as it was; what else is used gets a prefix.

    Values the model only keeps may hold prefixes of the file, so these may not change.
    """
    elements, attributes = _used(outermost)
    plain = "" in elements  # then no namespace can do without a prefix
    declared = {
        prefix: space
        for prefix, space in model.prefixes.items()
        if space and space != XML and (prefix or not plain)
    }
    for space in (*OURS, *elements, *attributes):
        if space in ("", XML) or space not in {**elements, **attributes}:
            continue
        known = [prefix for prefix, one in declared.items() if one == space]
        if not known or (space in attributes and not any(known)):
            declared[_free(OURS.get(space, ""), declared)] = space
    first = list(reversed(declared.items()))
    return Names(
        declared,
        {space: prefix for prefix, space in first},
        {space: prefix for prefix, space in first if prefix} | {XML: "xml"},
    )


def _free(wanted: str, declared: dict[str, str]) -> str:
    prefix, number = wanted or "ns1", 1
    while prefix in declared:
        prefix, number = f"ns{number}", number + 1
    return prefix


def _used(outermost: Out) -> tuple[dict[str, None], dict[str, None]]:
    """The namespaces of elements and of attributes, as they come."""
    elements: dict[str, None] = {}
    attributes: dict[str, None] = {}
    todo = [outermost]
    while todo:
        one = todo.pop()
        elements[one.space] = None
        attributes.update((space, None) for space, _ in one.attributes if space)
        todo += reversed(one.inside)
    return elements, attributes
