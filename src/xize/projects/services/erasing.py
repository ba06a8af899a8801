"""Erasing what a person wrote, where the law gives them the right to it."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import connection, transaction
from django.dispatch import Signal

from xize.ledger import services as ledger
from xize.ledger.batch import fetch
from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.people.refusals import NotPermitted
from xize.writing.services import forget_drafts_of

_STREAM = "SELECT stream FROM ledger_payload WHERE id = ?"
erased = Signal()
"""Sent with the ``payload`` that was erased, in the same transaction: whoever keeps a copy of what
stood in it removes that."""


def redact(*, actor: Actor, payload: str, reason: str, at: datetime | None = None) -> int:
    """Erase the values of a form section for good, on the record; administrators only.

    Drafts of the project go with it: what is erased may have been copied into them.
    Raises ``NotPermitted``, or ``NoSuchPayload`` for one that is unknown or erased already.
    """
    if not actor.may(Permission.ORGANISATION_PEOPLE_WRITE):
        raise NotPermitted(Permission.ORGANISATION_PEOPLE_WRITE)
    moment = at or datetime.now(UTC)
    with transaction.atomic():
        for (stream,) in fetch(connection, _STREAM, (payload,)):
            forget_drafts_of(stream=stream)
        seq = ledger.redact(payload=payload, by=actor.person, at=moment, reason=reason)
        erased.send(sender=None, payload=payload)
    return seq
