"""Going back: which of the three commands it is, and which of them a person is offered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from xize.core.engine import commands as c
from xize.core.engine.offer import BLOCKING, Offer, offered
from xize.core.engine.people.holding import seats_held
from xize.core.engine.refusals import Refused
from xize.core.engine.returning.give_back import (
    give_back,
    kinds_of,
    modes_of,
    return_targets,
    standing_to_return,
)
from xize.core.engine.returning.moves import move, move_targets, standing_to_move
from xize.core.engine.returning.taking_back import decided_by, standing_to_take_back, take_back
from xize.core.engine.view.draft import Draft
from xize.core.process.graph import UserTask


def go_back(draft: Draft, command: c.Returning) -> None:
    """Carry one of them out. Raises ``Refused``."""
    match command:
        case c.Return():
            give_back(draft, command)
        case c.TakeBack():
            take_back(draft, command)
        case c.Move():
            move(draft, command)
        case _:
            assert_never(command)


def returns(
    draft: Draft, actor: c.Actor, item: str, on_behalf: str | None = None
) -> Iterator[Offer]:
    """One offer per legal target, the previous step first, the initiator's last."""
    element = draft.state.elements[item]
    node = draft.node(element.case, element.node)
    assert isinstance(node, UserTask)
    if node.work.returning is None and node.work.stale != "ask":
        return
    blocked: tuple[Refused, ...] = ()
    try:
        targets = standing_to_return(draft, actor, item, on_behalf)
    except Refused as refused:
        holds = seats_held(draft.state.tasks[item], actor, on_behalf, entry=False)
        if refused.code not in BLOCKING or node.work.returning is None or not holds:
            return
        targets, blocked = return_targets(draft, item), (refused,)
    kinds = kinds_of(draft, item, targets)
    for target in targets:
        yield Offer(
            verb="return",
            item=item,
            target=target,
            on_behalf=on_behalf,
            blocked=blocked,
            kinds=kinds.get(target, ()),
            modes=modes_of(draft, item, node, (target,)),
        )


def takings_back(draft: Draft, actor: c.Actor, item: str) -> Iterator[Offer]:
    """Taking one's own decision back."""
    if not decided_by(draft.state.tasks[item], actor):
        return
    yield from offered(
        lambda: standing_to_take_back(draft, actor, item), Offer(verb="take_back", item=item)
    )


def moves(draft: Draft, actor: c.Actor) -> Iterator[Offer]:
    """Every running case to every step it can be moved to; ``item`` is the case."""
    if not actor.admin:
        return
    for case in draft.running_cases():
        for target in move_targets(draft, case):
            yield from offered(
                lambda case=case, target=target: standing_to_move(draft, actor, case, target),  # type: ignore[misc]
                Offer(verb="move", item=case, target=target),
            )
