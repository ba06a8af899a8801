"""Payloads: content beside the events, written once, read by id, erasable."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec
from django.db.backends.base.base import BaseDatabaseWrapper

from xize.ledger.batch import Batch, fetch
from xize.ledger.chain import payload_digest

SALT_BYTES = 16
_COLUMNS = ("id", "stream", "kind", "salt", "digest", "body")


class PayloadDraft(NamedTuple):
    """A payload to be stored with the event that will name its ``id`` and ``digest``."""

    id: str
    kind: str
    salt: bytes
    digest: str
    body: bytes


def draft_payload(payload_id: str, kind: str, body: bytes) -> PayloadDraft:
    """Salt and digest a body, so that a command can name it before it is stored."""
    salt = secrets.token_bytes(SALT_BYTES)
    return PayloadDraft(payload_id, kind, salt, payload_digest(salt, body), body)


def store(batch: Batch, stream: str, drafts: Sequence[PayloadDraft]) -> None:
    """Add the payloads to the batch of the transaction that appends their events."""
    rows = [(one.id, stream, *one[1:]) for one in drafts]
    batch.insert("ledger_payload", _COLUMNS, rows)


def bodies(connection: BaseDatabaseWrapper, ids: Iterable[str]) -> dict[str, bytes]:
    """Bodies by id; erased ones are left out."""
    wanted = tuple(dict.fromkeys(ids))
    if not wanted:
        return {}
    marks = ", ".join("?" * len(wanted))
    sql = f"SELECT id, body FROM ledger_payload WHERE id IN ({marks})"  # noqa: S608
    return dict(fetch(connection, sql, wanted))


def bodies_of(connection: BaseDatabaseWrapper, stream: str) -> dict[str, Any]:
    """The decoded bodies of all payloads of a stream by id, in one query."""
    rows = fetch(connection, "SELECT id, body FROM ledger_payload WHERE stream = ?", (stream,))
    return {row[0]: msgspec.json.decode(row[1]) for row in rows}


class Stored(NamedTuple):
    """A payload as it is stored, with the salt of its digest."""

    id: str
    salt: bytes
    body: bytes


def stored_of(connection: BaseDatabaseWrapper, stream: str) -> list[Stored]:
    """All payloads of a stream, for an extract that can be checked elsewhere."""
    sql = "SELECT id, salt, body FROM ledger_payload WHERE stream = ? ORDER BY id"
    return [
        Stored(row[0], bytes(row[1]), bytes(row[2])) for row in fetch(connection, sql, (stream,))
    ]


def erased_of(connection: BaseDatabaseWrapper, stream: str) -> list[str]:
    """The payloads of a stream that were erased on the record."""
    sql = "SELECT payload FROM ledger_redaction WHERE stream = ? ORDER BY payload"
    return [row[0] for row in fetch(connection, sql, (stream,))]
