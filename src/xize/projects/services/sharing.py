"""Sharing the work of an open step, and talking about it (see `approvals.md` for who may when).

Deputies act with ``actor.acting_for`` set to whom they stand in for. ``item`` "" is the project.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from xize.core.engine import commands as c
from xize.people.actor import Actor
from xize.projects.services.attachments import Attachment, attached
from xize.projects.services.execute import Done, execute
from xize.projects.transaction import Situation


def delegate(
    *,
    actor: Actor,
    stream: str,
    item: str,
    to: str,
    reason: str = "",
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """委派: ask somebody to prepare one's decision; it comes back to be confirmed."""

    def make(now: Situation) -> c.Delegate:
        return c.Delegate(by=now.actor, at=now.at, item=item, to=to, reason=reason)

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)


def answer(
    *,
    actor: Actor,
    stream: str,
    item: str,
    outcome: str = "",
    comment: str = "",
    files: Sequence[Attachment] = (),
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """答复委托: what the delegate proposes (``outcome`` "" is an opinion only)."""
    kept = attached(stream, files, at)

    def make(now: Situation) -> c.Answer:
        return c.Answer(
            by=now.actor, at=now.at, item=item, outcome=outcome, comment=comment, files=kept
        )

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)


def add_signer(
    *,
    actor: Actor,
    stream: str,
    item: str,
    position: str,
    people: Sequence[str],
    reason: str = "",
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """加签: further voices before, after or beside one's own."""

    def make(now: Situation) -> c.AddSigner:
        return c.AddSigner(
            by=now.actor,
            at=now.at,
            item=item,
            position=position,
            people=tuple(people),
            reason=reason,
        )

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)


def remove_signer(
    *,
    actor: Actor,
    stream: str,
    item: str,
    seat: str,
    reason: str = "",
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """减签: a voice that has not decided is asked no more."""

    def make(now: Situation) -> c.RemoveSigner:
        return c.RemoveSigner(by=now.actor, at=now.at, item=item, seat=seat, reason=reason)

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)


def claim(
    *, actor: Actor, stream: str, item: str, at: datetime | None = None, key: str | None = None
) -> Done:
    """认领: of several people meant take the work."""

    def make(now: Situation) -> c.Claim:
        return c.Claim(by=now.actor, at=now.at, item=item)

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)


def release(
    *, actor: Actor, stream: str, item: str, at: datetime | None = None, key: str | None = None
) -> Done:
    """释放: give claimed work back to everybody meant."""

    def make(now: Situation) -> c.Release:
        return c.Release(by=now.actor, at=now.at, item=item)

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)


def urge(
    *,
    actor: Actor,
    stream: str,
    item: str,
    text: str = "",
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """催办: ask those a step waits for to go on with it."""

    def make(now: Situation) -> c.Urge:
        return c.Urge(by=now.actor, at=now.at, item=item, text=text)

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)
