"""Data of processes that BPMN files draw: where they lie, from the inside out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from xize.core.engine.state import Element
from xize.core.engine.view.draft import Draft
from xize.core.process.graph import Activity, Node
from xize.core.process.standard import Doing

HOLDS_DATA: Final = frozenset(("act", "scope", "call", "catch", "around", "multi"))
"""Kinds of elements that have the data their node declares."""


def places(draft: Draft, case: str, element: str) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Where data lie, from the inside out: case, element ("" for the case itself), values.

    A called process without a contract sees the data around its call, also when it is compensated
    long after.
    """
    while True:
        here, outside = element, ""
        while here and here in draft.state.elements:
            one = draft.state.elements[here]
            if one.case != case:
                outside = here
                break
            yield case, here, one.values
            here = one.parent
        found = draft.state.cases.get(case)
        if found is None:
            return
        yield case, "", found.values
        around = found.caller if found.caller in draft.state.elements else outside
        caller = draft.state.elements.get(around or "")
        if caller is None or not _shares(draft.node(caller.case, caller.node)):
            return
        case, element = caller.case, around or ""


def datum(draft: Draft, case: str, element: str, name: str) -> Any:
    """The nearest stored value of a name; None where there is none.

    A data object or property hides those around it, also while it has no value.
    """
    for at_case, at, values in places(draft, case, element):
        if name in values:
            return values[name]
        if name in hidden(draft, at_case, at):
            return None
    return None


def declared(draft: Draft, case: str, element: str) -> tuple[str, ...]:
    """Names of the data that lie at this place: those of a process in its case.

    Of an activity with instances its collections lie in the whole, all others in each instance.
    """
    doing = _doing(draft, case, element)
    if doing is None:
        return ()
    if doing.several is None or not element:
        return doing.names
    whole = (doing.several.items, doing.several.results)
    if draft.state.elements[element].kind == "multi":
        return tuple(one for one in doing.names if one in whole)
    own = tuple(one for one in doing.names if one not in whole)
    return (*own, *(one for one in (doing.several.item, doing.several.result) if one))


def hidden(draft: Draft, case: str, element: str) -> tuple[str, ...]:
    """Names of data objects and properties that lie at this place."""
    if element and draft.state.elements[element].kind == "multi":
        return ()
    doing = _doing(draft, case, element)
    return doing.hides if doing is not None else ()


def _doing(draft: Draft, case: str, element: str) -> Doing | None:
    """What declares data at a place; nothing at the whole of a loop: each turn has its own."""
    if not element:
        found: Doing | None = getattr(draft.node(case, draft.procedure_of(case)), "doing", None)
        return found
    one = draft.state.elements[element]
    if one.kind not in HOLDS_DATA or not one.parent:
        return None
    found = getattr(draft.node(one.case, one.node), "doing", None)
    return None if one.kind == "multi" and found is not None and found.again else found


def result_name(draft: Draft, element: Element) -> str:
    """Under which name an instance has what it gives into the collection; "" for none."""
    doing = getattr(draft.node(element.case, element.node), "doing", None)
    return doing.several.result if doing is not None and doing.several is not None else ""


def is_instance_of(draft: Draft, element: Element) -> bool:
    """Whether an element is one instance of an activity that is done several times."""
    body = draft.state.elements.get(element.parent)
    return body is not None and body.kind == "multi" and body.node == element.node


def _shares(node: Node) -> bool:
    return isinstance(node, Activity) and node.shares
