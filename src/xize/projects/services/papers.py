"""Documents beside the steps: checked out and in, sent round, signed for, taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from xize.core.engine import commands as c
from xize.people.actor import Actor
from xize.projects.services.attachments import Attachment, attached
from xize.projects.services.execute import Done, execute
from xize.projects.transaction import Situation


def check_out(
    *,
    actor: Actor,
    stream: str,
    document: str,
    item: str,
    text: str = "",
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """签出: keep a document (by key) to oneself, at the open step that takes a version of it."""

    def make(now: Situation) -> c.CheckOut:
        return c.CheckOut(by=now.actor, at=now.at, document=document, item=item, text=text)

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)


def check_in(
    *,
    actor: Actor,
    stream: str,
    document: str,
    reason: str = "",
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """签入: give it back, or (who is accountable, with a reason) take it back from somebody."""

    def make(now: Situation) -> c.CheckIn:
        return c.CheckIn(by=now.actor, at=now.at, document=document, reason=reason)

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)


def send(
    *,
    actor: Actor,
    stream: str,
    document: str,
    version: int = 0,
    to: Sequence[str] = (),
    roles: Sequence[str] = (),
    text: str = "",
    reply: bool = False,
    within: str = "",
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """分发: send a version (0: the latest) to people and roles, who sign for it."""

    def make(now: Situation) -> c.Send:
        return c.Send(
            by=now.actor,
            at=now.at,
            document=document,
            version=version,
            to=tuple(to),
            roles=tuple(roles),
            text=text,
            reply=reply,
            within=within,
        )

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)


def acknowledge(
    *,
    actor: Actor,
    stream: str,
    sending: str,
    how: c.How,
    text: str = "",
    files: Sequence[Attachment] = (),
    on_behalf: str | None = None,
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """Sign for what was sent (received), say that it was read, or reply."""
    kept = attached(stream, files, at)

    def make(now: Situation) -> c.Acknowledge:
        return c.Acknowledge(
            by=now.actor,
            at=now.at,
            sending=sending,
            how=how,
            text=text,
            files=kept,
            on_behalf=on_behalf,
        )

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)


def chase(
    *,
    actor: Actor,
    stream: str,
    sending: str,
    text: str = "",
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """催收: remind the receivers who have not answered."""

    def make(now: Situation) -> c.Chase:
        return c.Chase(by=now.actor, at=now.at, sending=sending, text=text)

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)


def recall(
    *,
    actor: Actor,
    stream: str,
    sending: str,
    reason: str,
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """收回: take back what was sent; its receivers are told and can open it no more."""

    def make(now: Situation) -> c.Recall:
        return c.Recall(by=now.actor, at=now.at, sending=sending, reason=reason)

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)
