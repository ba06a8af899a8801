"""Working on an open step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from xize.core.engine import commands as c
from xize.core.engine import prepared
from xize.people.actor import Actor
from xize.projects.services.attachments import Attachment, all_attached
from xize.projects.services.execute import Done, execute
from xize.projects.services.starting import people_of
from xize.projects.transaction import Situation

Files = Mapping[str, Sequence[Attachment]]


def complete(
    *,
    actor: Actor,
    stream: str,
    item: str,
    outcome: str = "next",
    comment: str = "",
    fills: Mapping[str, Any] | None = None,
    files: Files | None = None,
    unchanged: Sequence[str] = (),
    choose: Sequence[str] = (),
    delivers: Sequence[int] = (),
    names: Mapping[str, str | Sequence[str]] | None = None,
    on_behalf: str | None = None,
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """Finish a task or give a decision on an open step (``item`` is its element id).

    ``fills`` maps "document.section" to what was typed (a mapping, or rows); ``files`` document
    ids to uploads, which are checked and kept before anything is decided; ``names`` fills team
    roles the step asks for. Raises ``DocumentRefusal`` for bad files.
    """
    kept = all_attached(stream, files or {}, at)

    def make(now: Situation) -> c.Complete:
        command = c.Complete(
            by=now.actor,
            at=now.at,
            item=item,
            outcome=outcome,
            comment=comment,
            fills={name: c.Filled(values=values) for name, values in (fills or {}).items()},
            files=kept,
            unchanged=tuple(unchanged),
            choose=tuple(choose),
            delivers=tuple(delivers),
            names={role: people_of(named) for role, named in (names or {}).items()},
            on_behalf=on_behalf,
        )
        if not command.fills:
            return command
        values = prepared(now.rules, now.facts, now.state, command)
        return replace(command, fills={name: now.keep(one) for name, one in values.items()})

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)


def enter(
    *,
    actor: Actor,
    stream: str,
    item: str,
    text: str,
    on_behalf: str | None = None,
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """Make a mandatory entry of somebody listed under ``with:``."""

    def make(now: Situation) -> c.Enter:
        return c.Enter(by=now.actor, at=now.at, item=item, text=text, on_behalf=on_behalf)

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)


def waive(
    *,
    actor: Actor,
    stream: str,
    item: str,
    requirement: str,
    reason: str,
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """Let an unmet requirement pass, with a reason."""

    def make(now: Situation) -> c.Waive:
        return c.Waive(by=now.actor, at=now.at, item=item, requirement=requirement, reason=reason)

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)


def transfer(
    *,
    actor: Actor,
    stream: str,
    item: str,
    to: str,
    reason: str = "",
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """转办: hand one's seat at a step over to somebody else."""

    def make(now: Situation) -> c.Transfer:
        return c.Transfer(by=now.actor, at=now.at, item=item, to=to, reason=reason)

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)


def withdraw(
    *,
    actor: Actor,
    stream: str,
    case: str,
    node: str,
    reason: str = "",
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """撤回: take back a step just finished, while nobody has acted on what it opened."""

    def make(now: Situation) -> c.Withdraw:
        return c.Withdraw(by=now.actor, at=now.at, case=case, node=node, reason=reason)

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)
