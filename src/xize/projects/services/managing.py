"""What the accountable person and administrators do with a project as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from xize.core.engine import commands as c
from xize.people.actor import Actor
from xize.projects.services.execute import Done, execute
from xize.projects.services.starting import people_of
from xize.projects.transaction import Situation


def withdraw_case(
    *,
    actor: Actor,
    stream: str,
    case: str,
    reason: str,
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """Withdraw a running side procedure; its holds are released."""

    def make(now: Situation) -> c.WithdrawCase:
        return c.WithdrawCase(by=now.actor, at=now.at, case=case, reason=reason)

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)


def cancel(
    *, actor: Actor, stream: str, reason: str, at: datetime | None = None, key: str | None = None
) -> Done:
    """End the project at once, without a result of the rule."""

    def make(now: Situation) -> c.Cancel:
        return c.Cancel(by=now.actor, at=now.at, reason=reason)

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)


def suspend(
    *, actor: Actor, stream: str, reason: str, at: datetime | None = None, key: str | None = None
) -> Done:
    """Stop the project for a while; its clocks pause."""

    def make(now: Situation) -> c.Suspend:
        return c.Suspend(by=now.actor, at=now.at, reason=reason)

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)


def resume(
    *, actor: Actor, stream: str, reason: str, at: datetime | None = None, key: str | None = None
) -> Done:
    """Go on after a suspension."""

    def make(now: Situation) -> c.Resume:
        return c.Resume(by=now.actor, at=now.at, reason=reason)

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)


def name_people(
    *,
    actor: Actor,
    stream: str,
    role: str,
    people: str | Sequence[str],
    reason: str,
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """Fill a role of the project team anew; the hand-over is recorded."""

    def make(now: Situation) -> c.Name:
        return c.Name(by=now.actor, at=now.at, role=role, people=people_of(people), reason=reason)

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)


def change_data(
    *,
    actor: Actor,
    stream: str,
    name: str,
    value: Any,
    reason: str,
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """Correct a datum of the project, with a reason; deadlines that hang on it move."""

    def make(now: Situation) -> c.ChangeData:
        return c.ChangeData(by=now.actor, at=now.at, name=name, value=value, reason=reason)

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)


def reopen(
    *,
    actor: Actor,
    stream: str,
    to: str,
    reason: str,
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """Take an ended project up again where its result allows it."""

    def make(now: Situation) -> c.Reopen:
        return c.Reopen(by=now.actor, at=now.at, to=to, reason=reason)

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)
