"""The stream of the administration: what was done to Xize itself, in the same kind of chain.

Editions put in force, parameters changed, payloads erased, people imported: each an event with a
small JSON body. It has no state and no engine behind it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from django.db import connection, transaction

from xize.ledger.append import Draft, Head, Snapshot, advance, append, open_stream
from xize.ledger.batch import Batch
from xize.ledger.instants import micros
from xize.ledger.queries import stream_row

STREAM = "administration"
KIND = "administration"


def record(*, type_: str, body: dict[str, Any], by: str, at: datetime) -> int:
    """Append one administrative event inside a transaction of its own or the caller's; its seq."""
    draft = Draft(type_, 1, micros(at), by, msgspec.json.encode(body, order="deterministic"))
    with transaction.atomic():
        _lock()
        row = stream_row(STREAM, lock=True)
        head = Head(STREAM, row.seq, row.head) if row else Head.new(STREAM)
        batch = Batch()
        new = append(batch, head, [draft])
        if row:
            advance(batch, new, row.seq, Snapshot())
        else:
            open_stream(batch, new, KIND, "", Snapshot())
        batch.run(connection)
    return new.seq


def _lock() -> None:
    """One writer at a time, also for the very first event (SQLite has the lock already)."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(7311001)")
