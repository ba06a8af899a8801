"""Writing events: the next links of a stream's chain, and the head in the stream's row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from xize.ledger.batch import Batch
from xize.ledger.chain import genesis, is_plain, link_hash

EVENT_COLUMNS = (
    *("stream", "seq", "type", "version", "at", "actor", "body"),
    *("previous", "hash"),
)
_STREAM_COLUMNS = ("id", "kind", "edition", "seq", "head", "state", "anchored", "wake")
_ADVANCE = (
    "UPDATE ledger_stream SET seq = ?, head = ?, state = ?, wake = ? WHERE id = ? AND seq = ?"
)
_ADVANCE_ASLEEP = "UPDATE ledger_stream SET seq = ?, head = ?, state = ? WHERE id = ? AND seq = ?"


class Snapshot(NamedTuple):
    """What deciding needs of a stream after its last event; ``wake`` in microseconds."""

    state: bytes = b""
    wake: int | None = None


class Draft(NamedTuple):
    """An event that is not in the ledger yet; ``at`` in microseconds since 1970."""

    type: str
    version: int
    at: int
    actor: str
    body: bytes


class Head(NamedTuple):
    """Where a stream stands. ``seq`` 0 is a stream that does not exist yet."""

    stream: str
    seq: int
    hash: bytes

    @classmethod
    def new(cls, stream: str) -> Head:
        """The head of a stream before its first event."""
        return cls(stream, 0, genesis(stream))


def append(batch: Batch, head: Head, drafts: Sequence[Draft]) -> Head:
    """Add the events to the batch; two writers of the same seq collide on the primary key."""
    stream, seq, previous = head
    rows = []
    for draft in drafts:
        seq += 1
        if not is_plain(draft.type, draft.actor, stream):
            raise ValueError(f"a line feed in the head of {stream}/{seq}")
        hash_ = link_hash(previous, stream, seq, *draft)
        rows.append((stream, seq, *draft, previous, hash_))
        previous = hash_
    batch.insert("ledger_event", EVENT_COLUMNS, rows)
    return Head(stream, seq, previous)


def open_stream(batch: Batch, head: Head, kind: str, edition: str, now: Snapshot) -> None:
    """Write the row of a new stream, after its first events."""
    row = (head.stream, kind, edition, head.seq, head.hash, now.state, 0, now.wake)
    batch.insert("ledger_stream", _STREAM_COLUMNS, [row])


def advance(
    batch: Batch, head: Head, expected: int, now: Snapshot, *, same_wake: bool = False
) -> None:
    """Move the stream's row on, only if it still stands where it was read.

    ``same_wake``: the row says already when to wake, so that its index is left alone.
    """
    if same_wake:
        batch.add(_ADVANCE_ASLEEP, (head.seq, head.hash, now.state, head.stream, expected), rows=1)
        return
    values = (head.seq, head.hash, now.state, now.wake, head.stream, expected)
    batch.add(_ADVANCE, values, rows=1)
