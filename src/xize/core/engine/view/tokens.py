"""Tokens on their way: what leaves a node arrives at the next ones."""

from __future__ import annotations

from xize.core.engine.events import ComeBack
from xize.core.engine.state import Element
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.process.graph import Node, UserTask


def follow(
    draft: Draft,
    node: str,
    case: str,
    parent: str,
    *,
    cause: str = "",
    outcome: str = "",
    choose: tuple[str, ...] = (),
    back: ComeBack | None = None,
) -> None:
    """Send a token along every flow that leaves the node (its outcome decides at a gateway)."""
    for flow in draft.index(case).outgoing(node):
        draft.queue.append(
            Arrival(
                flow.target, case, parent, cause=cause, outcome=outcome, choose=choose, back=back
            )
        )


def behind(draft: Draft, element: Element, outcome: str) -> Node | None:
    """The node an outcome leads straight to, gateways passed."""
    return draft.index(element.case).behind(element.node, outcome)


def onward(node: Node) -> str:
    """The outcome by which a step that nobody does is passed: the first that goes forward."""
    if not isinstance(node, UserTask):
        return ""
    outcomes = node.work.outcomes
    return next((one.id for one in outcomes if one.forward), outcomes[0].id)


def cause_of(element: Element) -> str:
    """How a visit is named as the cause of what it opens."""
    return f"{element.case}/{element.node}#{element.visit}"


def forget_arrivals(draft: Draft, *, ended: str = "") -> None:
    """Tokens on their way into something that no longer is (or has ended) are gone with it."""
    alive = [
        one for one in draft.queue if one.parent in draft.state.elements and one.parent != ended
    ]
    draft.queue.clear()
    draft.queue.extend(alive)
