"""Who is asked besides the deciders, and who is asked no more."""

from __future__ import annotations

from collections.abc import Iterable

from xize.core.engine import events as e
from xize.core.engine.people.holding import waiting_for
from xize.core.engine.people.seats import OUTSIDE, owners
from xize.core.engine.state import Element
from xize.core.engine.view.draft import Draft
from xize.core.process.graph import UserTask


def ask_owner(draft: Draft, item: str, empty: Iterable[e.Seat]) -> None:
    """Voices of nobody: whoever is accountable is told, and names or hands over to somebody."""
    element = draft.state.elements[item]
    to = tuple(one for one in owners(draft) if one != draft.by)
    if to and any(True for _ in empty):
        draft.emit(
            e.Told(
                at=draft.at,
                by=draft.by,
                about=element.node,
                case=element.case,
                kind="nobody",
                to=to,
            )
        )


def unheard(draft: Draft, item: str) -> tuple[str, ...]:
    """Those of a countersign's running group who have not decided as it ends."""
    element, task = draft.state.elements[item], draft.state.tasks[item]
    node = draft.node(element.case, element.node)
    if not isinstance(node, UserTask) or node.work.kind != "countersign":
        return ()
    spoken = {vote.acting_for or vote.person for vote in task.votes.values()}
    return tuple(one for one in waiting_for(task) if one not in spoken)


def ask_no_more(draft: Draft, element: Element, people: Iterable[str], why: str) -> None:
    """What was still open in a vote is withdrawn, with the reason."""
    to = tuple(one for one in people if one != draft.by and not one.startswith(OUTSIDE))
    if to:
        draft.emit(
            e.Told(
                at=draft.at,
                by=draft.by,
                about=element.node,
                case=element.case,
                kind="ended_early",
                to=to,
                text=why,
            )
        )
