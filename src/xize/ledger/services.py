"""Verbs of the ledger that open a transaction of their own."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from xize.ledger import administration
from xize.ledger.batch import Batch, fetch
from xize.ledger.errors import LedgerError


class NoSuchPayload(LedgerError):  # noqa: N818
    """No payload has this id, or it was erased already."""


def redact(*, payload: str, by: str, at: datetime, reason: str) -> int:
    """Erase a payload and its salt, and say so in the administration's stream; the event's seq.

    The events that name the payload stay as they are: their digest can no longer be tied to any
    content, and ``verify`` reports "redacted".
    """
    with transaction.atomic():
        rows = fetch(
            connection, "SELECT stream, digest FROM ledger_payload WHERE id = ?", (payload,)
        )
        if not rows:
            raise NoSuchPayload(payload)
        stream, digest = rows[0]
        body = {"payload": payload, "stream": stream, "digest": digest, "reason": reason}
        seq = administration.record(type_="Redacted", body=body, by=by, at=at)
        batch = Batch()
        columns = ("payload", "stream", "digest", "seq")
        batch.insert("ledger_redaction", columns, [(payload, stream, digest, seq)])
        batch.delete("ledger_payload", ("id",), [(payload,)])
        batch.run(connection)
    return seq


def tidy() -> None:
    """Bring SQLite's log into its file, off the path of those who act; PostgreSQL does it itself.

    Passive: it waits for nobody, and nobody waits for it. Not inside a transaction.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        fetch(connection, "PRAGMA wal_checkpoint(PASSIVE)")
