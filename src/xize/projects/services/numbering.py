"""Where an organisation already has numbers of this year when it begins with Xize."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import connection, transaction

from xize.ledger import administration
from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.people.refusals import NotPermitted
from xize.projects.numbers import set_last


@transaction.atomic
def set_number(*, actor: Actor, key: str, last: int, at: datetime | None = None) -> None:
    """Let a series go on after ``last``; ``key`` as ``core.forms.numbering.key`` makes it."""
    if not actor.may(Permission.RULEBOOK_EDITIONS_PUBLISH):
        raise NotPermitted(Permission.RULEBOOK_EDITIONS_PUBLISH)
    set_last(connection, key, last)
    body = {"key": key, "last": last}
    moment = at or datetime.now(UTC)
    administration.record(type_="NumberSet", body=body, by=actor.person, at=moment)
