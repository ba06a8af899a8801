"""Streams to write, and the attacker who changes tables behind the product's back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection, transaction

from xize.ledger import guards
from xize.ledger.append import Draft, Head, Snapshot, advance, append, open_stream
from xize.ledger.batch import Batch
from xize.ledger.chain import Link
from xize.ledger.findings import Finding
from xize.ledger.instants import micros
from xize.ledger.payloads import PayloadDraft, store
from xize.ledger.queries import stream_row
from xize.ledger.verify import verify

NINE = datetime(2026, 9, 28, 1, 0, tzinfo=UTC)


def draft(number: int, text: str = "") -> Draft:
    body = f'{{"n":{number},"payload":"{text}"}}'.encode()
    return Draft("Noted", 1, micros(NINE) + number, "zhao", body)


def write(
    stream: str,
    count: int = 1,
    texts: tuple[str, ...] = (),
    payloads: tuple[PayloadDraft, ...] = (),
) -> Head:
    """Append `count` events to a stream, in one transaction, as a service would."""
    with transaction.atomic():
        row = stream_row(stream, lock=True)
        head = Head(stream, row.seq, row.head) if row else Head.new(stream)
        batch = Batch()
        store(batch, stream, payloads)
        said = texts or ("",) * count
        new = append(batch, head, [draft(head.seq + n, text) for n, text in enumerate(said, 1)])
        if row:
            advance(batch, new, row.seq, Snapshot(b"state"))
        else:
            open_stream(batch, new, "project", "", Snapshot(b"state"))
        batch.run(connection)
    return new


@pytest.fixture
def attack(db: None) -> Iterator[Callable[..., None]]:
    """Run SQL as somebody who owns the database and has dropped the guards."""
    guards.remove(connection)

    def run(sql: str, *values: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            assert cursor.rowcount > 0, "the attack hit nothing"

    yield run
    guards.install(connection)


def named_payloads(link: Link) -> list[tuple[str, str]]:
    """In these tests an event's body names a payload as "id:digest"."""
    if link.type != "Noted":
        return []
    text = link.body.decode().partition('"payload":"')[2].rstrip('"}')
    return [(text.partition(":")[0], text.partition(":")[2])] if text else []


def findings(**options: object) -> list[Finding]:
    return list(verify(named_payloads, **options))  # type: ignore[arg-type]


def found(**options: object) -> list[tuple[str, int, str]]:
    """Findings as plain tuples."""
    return [(one.stream, one.seq, one.kind.value) for one in findings(**options)]
