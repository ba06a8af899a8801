"""A checkpoint a day over all streams: what stood where, chained, and fit to be kept elsewhere.

A checkpoint lists the heads that changed since the one before. Its hash covers the previous
checkpoint's hash, the day and those heads, so the newest hash vouches for every event up to then.
Kept outside the database (``export``), it convicts even somebody who rewrites everything inside.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db import connection, transaction

from xize.ledger.batch import Batch, fetch
from xize.ledger.instants import micros

ZONE = ZoneInfo("Asia/Shanghai")
"""Days of checkpoints end at midnight here (architecture, "Streams")."""

START = hashlib.sha256(b"xize checkpoints").digest()
"""What the first checkpoint continues."""

_CHANGED = "SELECT id, seq, head FROM ledger_stream WHERE seq > anchored ORDER BY id"
_ANCHOR = "UPDATE ledger_stream SET anchored = ? WHERE id = ?"


class StreamHead(NamedTuple):
    """Where a stream stood."""

    stream: str
    seq: int
    hash: bytes


class Day(NamedTuple):
    """One stored checkpoint without its heads."""

    day: date
    at: int
    heads: int
    previous: bytes
    hash: bytes


def day_hash(previous: bytes, day: date, at: int, heads: Iterable[StreamHead]) -> bytes:
    """The hash of a checkpoint; heads are taken in the order of their streams' bytes."""
    digest = hashlib.sha256(previous + f"\n{day.isoformat()}\n{at}\n".encode())
    for head in sorted(heads):
        digest.update(f"{head.stream}\n{head.seq}\n{head.hash.hex()}\n".encode())
    return digest.digest()


def owed(now: datetime) -> date | None:
    """The day whose checkpoint is missing: yesterday in Shanghai, once there is anything at all."""
    yesterday = now.astimezone(ZONE).date() - timedelta(days=1)
    latest = last_day()
    return yesterday if latest is None or latest.day < yesterday else None


def write(day: date, now: datetime) -> Day | None:
    """Write the checkpoint of a day, unless a worker was faster; None then.

    It holds what is committed at this moment: an action of the first minutes of the new day may
    already be in it, which only makes the promise stronger.
    """
    with transaction.atomic():
        _one_writer()
        before = last_day()
        if before is not None and before.day >= day:
            return None
        heads = [StreamHead(*row) for row in fetch(connection, _CHANGED)]
        previous, at = before.hash if before else START, micros(now)
        row = Day(day, at, len(heads), previous, day_hash(previous, day, at, heads))
        _store(row, heads)
    return row


def _store(row: Day, heads: list[StreamHead]) -> None:
    batch = Batch()
    day = row.day.isoformat() if connection.vendor == "sqlite" else row.day
    batch.insert("ledger_checkpoint", Day._fields, [(day, *row[1:])])
    columns = ("day", "stream", "seq", "hash")
    batch.insert("ledger_checkpointhead", columns, [(day, *head) for head in heads])
    for head in heads:
        batch.add(_ANCHOR, (head.seq, head.stream))
    batch.run(connection)


def _one_writer() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(7311002)")


def last_day() -> Day | None:
    """The newest checkpoint."""
    sql = "SELECT day, at, heads, previous, hash FROM ledger_checkpoint ORDER BY day DESC LIMIT 1"
    rows = fetch(connection, sql)
    return _day(rows[0]) if rows else None


def days() -> Iterator[tuple[Day, list[StreamHead]]]:
    """Every checkpoint with its heads, oldest first."""
    for row in fetch(
        connection, "SELECT day, at, heads, previous, hash FROM ledger_checkpoint ORDER BY day"
    ):
        sql = "SELECT stream, seq, hash FROM ledger_checkpointhead WHERE day = ?"
        yield _day(row), [StreamHead(*head) for head in fetch(connection, sql, (row[0],))]


def _day(row: tuple[date | str, int, int, bytes, bytes]) -> Day:
    day = date.fromisoformat(row[0]) if isinstance(row[0], str) else row[0]
    return Day(day, *row[1:])
