"""Human steps that BPMN files draw: what is drawn around them, and the step inside.

Around a step stands an element of kind ``around``: the file's edges wait at it, its loops and
instances count it, its data lie in it. The ordinary open step lies in it and knows nothing of
this; when it has been done or left out, a token comes back to what is around it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xize.core.engine.flow.elements import left
from xize.core.engine.flow.standard.catching import RECEIVED
from xize.core.engine.flow.standard.data import put_own
from xize.core.engine.state import Element, is_instance
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.engine.view.tokens import cause_of
from xize.core.process import graph as g

OUTCOME = "outcome"
"""The datum of a drawn step that says how it ended; of one with instances, how they ended."""


def is_inside(draft: Draft, arrival: Arrival, node: g.Node) -> bool:
    """Whether a token comes to a step from what is drawn around it, or beside the flow."""
    if not isinstance(node, g.UserTask) or arrival.cause == RECEIVED:
        return False
    return arrival.beside or bool(node.records) or is_around(draft, arrival.parent, node.id)


def is_around(draft: Draft, element: str, node: str) -> bool:
    """Whether an open element is what is drawn around this step."""
    found = draft.state.elements.get(element)
    return found is not None and found.kind == "around" and found.node == node


def visit_of(draft: Draft, arrival: Arrival) -> int:
    """Which visit begins as a step opens: that of what is around it, which has begun already.

    A round that begins anew inside is a visit of its own.
    """
    visit = draft.visit(arrival.case, arrival.node)
    around = draft.state.elements.get(arrival.parent)
    if around is not None and is_around(draft, arrival.parent, arrival.node):
        first = visit.entered == int(arrival.parent[1:])
        if first or is_instance(draft.state, around):
            return around.visit
    return visit.count + 1


def done(draft: Draft, case: str, parent: str, node: str, outcome: str = "") -> bool:
    """A step was done, or left out: what is around it goes on. False where nothing is."""
    step = draft.node(case, node)
    records = isinstance(step, g.UserTask) and bool(step.records)
    if not (records or is_around(draft, parent, node)):
        return False
    if records and not outcome:
        return True  # nobody recorded anything
    draft.queue.append(Arrival(node, case, parent, cause=RECEIVED, outcome=outcome))
    return True


def note_outcome(draft: Draft, key: str, outcome: str) -> None:
    """What is around a step knows how it ended, before its data go out."""
    if outcome:
        put_own(draft, draft.state.elements[key].case, key, OUTCOME, outcome)


def note_of_instance(draft: Draft, key: str) -> None:
    """The whole has the outcome of its latest instance; the first against it stays."""
    one = draft.state.elements[key]
    body = draft.state.elements[one.parent]
    node = draft.node(one.case, one.node)
    if not isinstance(node, g.UserTask) or OUTCOME not in one.values:
        return
    if body.lost and not way(draft, one.node, one.case, one.values):
        return
    put_own(draft, one.case, one.parent, OUTCOME, one.values[OUTCOME])


def way(draft: Draft, node: str, case: str, values: Mapping[str, Any]) -> str:
    """The end or jump an outcome leads to by itself; "" where the file says how it goes on."""
    outcome = values.get(OUTCOME)
    nodes = draft.index(case).process.nodes
    found = (f"{node}.{outcome}.goto", f"{node}.{outcome}.ended")
    return next((one for one in found if outcome and one in nodes), "")


def went_elsewhere(draft: Draft, element: Element) -> bool:
    """Follow the way an outcome has of its own; False where it has none."""
    found = way(draft, element.node, element.case, element.values)
    if found:
        cause = cause_behind(draft, element)
        draft.queue.append(Arrival(found, element.case, element.parent, cause=cause))
    return bool(found)


def leave(draft: Draft, key: str) -> None:
    """An activity ended: a human step with the outcome it had."""
    one = draft.state.elements[key]
    node = draft.node(one.case, one.node)
    if not isinstance(node, g.UserTask):
        left(draft, key)
        return
    outcome = one.values.get(OUTCOME, "")
    forward = not outcome or draft.graph.outcome(node, outcome).forward
    left(draft, key, outcome, forward=forward)


def cause_behind(draft: Draft, element: Element) -> str:
    """How what a step opens knows it (see ``Element.cause``); "" behind what nobody does."""
    node = draft.node(element.case, element.node)
    return cause_of(element) if isinstance(node, g.UserTask) else ""
