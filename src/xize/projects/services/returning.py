"""Going back: sending a step back, taking a decision back, moving a case by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from xize.core.engine import commands as c
from xize.core.engine.commands.returning import Mode
from xize.people.actor import Actor
from xize.projects.services.execute import Done, execute
from xize.projects.transaction import Situation


def return_to(
    *,
    actor: Actor,
    stream: str,
    item: str,
    to: Sequence[str],
    mode: Mode = "",
    comment: str = "",
    on_behalf: str | None = None,
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """退回: send the case back to earlier steps (node ids) instead of deciding."""

    def make(now: Situation) -> c.Return:
        return c.Return(
            by=now.actor,
            at=now.at,
            item=item,
            to=tuple(to),
            mode=mode,
            comment=comment,
            on_behalf=on_behalf,
        )

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)


def take_back(
    *,
    actor: Actor,
    stream: str,
    item: str,
    reason: str = "",
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """拿回: a countersigner's decision counts no more, while the vote is open."""

    def make(now: Situation) -> c.TakeBack:
        return c.TakeBack(by=now.actor, at=now.at, item=item, reason=reason)

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)


def move(
    *,
    actor: Actor,
    stream: str,
    case: str,
    to: str,
    reason: str,
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """跳转: an administrator moves a case to a step, with the reason."""

    def make(now: Situation) -> c.Move:
        return c.Move(by=now.actor, at=now.at, case=case, to=to, reason=reason)

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)
