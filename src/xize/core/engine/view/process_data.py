"""Data of processes that BPMN files draw: where they lie, from the inside out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from xize.core.engine.view.draft import Draft
from xize.core.process.graph import Activity, Node


def places(draft: Draft, case: str, element: str) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Where data lie, from the inside out: case, element ("" for the case itself), values.

    A called process without a contract sees the data around its call.
    """
    while True:
        here = element
        while here and here in draft.state.elements:
            one = draft.state.elements[here]
            if one.case != case:
                break
            yield case, here, one.values
            here = one.parent
        found = draft.state.cases.get(case)
        if found is None:
            return
        yield case, "", found.values
        caller = draft.state.elements.get(found.caller or "")
        if caller is None or not _shares(draft.node(caller.case, caller.node)):
            return
        case, element = caller.case, found.caller or ""


def datum(draft: Draft, case: str, element: str, name: str) -> Any:
    """The nearest stored value of a name; None where there is none."""
    for _, _, values in places(draft, case, element):
        if name in values:
            return values[name]
    return None


def _shares(node: Node) -> bool:
    return isinstance(node, Activity) and node.shares
