"""Sharing work: which function carries out what, and what of it is offered to whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from xize.core.engine import commands as c
from xize.core.engine.people.holding import seats_held
from xize.core.engine.sharing.claims import claim, release, standing_to_claim, standing_to_release
from xize.core.engine.sharing.delegation import (
    answer,
    delegate,
    standing_to_answer,
    standing_to_delegate,
)
from xize.core.engine.sharing.handover import hand_over, people_with_work, standing_to_hand_over
from xize.core.engine.sharing.signers import (
    POSITIONS,
    add,
    removable,
    remove,
    standing_to_add,
    standing_to_remove,
)
from xize.core.engine.sharing.telling import comment, send, standing_to_comment, standing_to_send
from xize.core.engine.sharing.urging import standing_to_urge, urge
from xize.core.engine.view.draft import Draft

Act = Callable[[Draft, Any], object]

_CARRY_OUT: Final[Mapping[type[c.Command], Act]] = {
    c.Delegate: delegate,
    c.Answer: answer,
    c.AddSigner: add,
    c.RemoveSigner: remove,
    c.Claim: claim,
    c.Release: release,
    c.Copy: send,
    c.Circulate: send,
    c.Urge: urge,
    c.Comment: comment,
    c.HandOver: hand_over,
}
_STANDING: Final[Mapping[type[c.Command], Act]] = {
    c.Delegate: standing_to_delegate,
    c.Answer: standing_to_answer,
    c.AddSigner: standing_to_add,
    c.RemoveSigner: standing_to_remove,
    c.Claim: standing_to_claim,
    c.Release: standing_to_release,
    c.Copy: standing_to_send,
    c.Circulate: standing_to_send,
    c.Urge: standing_to_urge,
    c.Comment: standing_to_comment,
    c.HandOver: standing_to_hand_over,
}


def share(draft: Draft, command: c.Sharing) -> None:
    """Carry out a command of sharing work. Raises ``Refused``."""
    _CARRY_OUT[type(command)](draft, command)


def standing_to_share(draft: Draft, command: c.Sharing) -> None:
    """Whether somebody may, before they have said whom, what and why. Raises ``Refused``."""
    _STANDING[type(command)](draft, command)


def sharing_at(draft: Draft, actor: c.Actor, item: str) -> Iterator[tuple[str, c.Sharing]]:
    """Commands that might be offered at an open step, each with its target."""
    who: dict[str, Any] = {"by": actor, "at": draft.at, "item": item}
    task = draft.state.tasks[item]
    if seats_held(task, actor, None, entry=False):
        yield "", c.Delegate(**who, to="")
        for position in POSITIONS:
            yield position, c.AddSigner(**who, position=position, people=())
        yield "", c.Claim(**who)
        yield "", c.Release(**who)
    if task.delegated:
        yield "", c.Answer(**who)
    for seat in removable(task):
        yield seat.id, c.RemoveSigner(**who, seat=seat.id)
    yield "", c.Urge(**who)
    yield "", c.Copy(**who, to=())
    yield "", c.Circulate(**who, to=())
    yield "", c.Comment(**who)


def sharing_of_project(draft: Draft, actor: c.Actor) -> Iterator[tuple[str, c.Sharing]]:
    """Commands that might be offered for the project as a whole, each with its target."""
    who: dict[str, Any] = {"by": actor, "at": draft.at}
    yield "", c.Copy(**who, to=())
    yield "", c.Circulate(**who, to=())
    yield "", c.Comment(**who)
    if not actor.acting_for:
        for person in people_with_work(draft.state):
            yield person, c.HandOver(**who, person=person, to="", reason="")
