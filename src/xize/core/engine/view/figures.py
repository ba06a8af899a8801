"""What a multi-instance activity knows of its instances (clause 13.3.7), as far as it is asked."""

from __future__ import annotations

from typing import Final

from xize.core.engine.state import Element
from xize.core.engine.view.draft import Draft

FIGURES: Final = {
    "numberOfInstances": "all",
    "numberOfActiveInstances": "active",
    "numberOfCompletedInstances": "completed",
    "numberOfTerminatedInstances": "terminated",
    "nrOfInstances": "all",
    "nrOfActiveInstances": "active",
    "nrOfCompletedInstances": "completed",
    "nrOfTerminatedInstances": "terminated",
    "loopCounter": "completed",
}
"""Names of the standard, and those engines gave them; ``loopCounter`` of the whole."""


def figure(draft: Draft, element: str, name: str) -> int | None:
    """What a figure is worth inside or at the whole of an activity; None outside of any."""
    here: str = element
    while here in draft.state.elements:
        one = draft.state.elements[here]
        if one.kind == "multi":
            return _figure(draft, here, one, FIGURES[name])
        here = one.parent
    return None


def _figure(draft: Draft, body: str, one: Element, what: str) -> int:
    match what:
        case "all":
            return len(one.rows)
        case "completed":
            return one.done
        case "active":
            begun = sum(1 for two in draft.queue if two.parent == body)
            return len(draft.children(body)) + begun
    return 0  # once instances are terminated, nothing is asked any more
