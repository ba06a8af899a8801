"""Whether a step may be decided together with others (``allows: batch``)."""

from __future__ import annotations

from xize.core.engine.refusals import Refused
from xize.core.engine.state import State
from xize.core.process.rulebook import Rulebook


def standing_to_batch(rules: Rulebook, state: State, item: str) -> None:
    """Raise ``Refused`` where an open step must be read and decided singly."""
    element = state.elements.get(item)
    if element is None or item not in state.tasks:
        raise Refused("not-open", step=item)
    procedure = rules.procedures[state.cases[element.case].procedure]
    node = procedure.process.nodes[element.node]
    work = getattr(node, "work", None)
    if work is None or "batch" not in work.allows or "batch" in work.forbids:
        raise Refused("way-forbidden", step=node.name or node.id, way="batch")
