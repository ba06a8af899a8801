"""Keeping pools: rows are imported together or not at all, removed one by one, on the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
from django.db import connection, transaction

from xize.core.forms import canonical_bytes
from xize.ledger import administration
from xize.ledger.batch import Batch
from xize.ledger.payloads import PayloadDraft, bodies, draft_payload, store
from xize.ledger.queries import links
from xize.people.actor import Actor
from xize.people.ids import new_id
from xize.registers.models import Entry
from xize.registers.pools.definition import Pool
from xize.registers.pools.queries import entries, keeps_by_hand
from xize.registers.refusals import NoSuchEntry, NotItsKeeper

KEPT = "PoolRowsKept"
REMOVED = "PoolRowRemoved"
TOGETHER = 500
"""Rows in one event."""

Values = dict[str, Any]
Told = Callable[[int, int], None]


def keep_rows(
    *,
    actor: Actor,
    pool: Pool,
    rows: Mapping[str, Values],
    at: datetime | None = None,
    told: Told = lambda _done, _of: None,
) -> int:
    """Write rows by what they are called; how many are new or differ from what stood.

    All of it is one transaction. Raises ``NotItsKeeper``.
    """
    _require_keeper(actor, pool)
    moment = at or datetime.now(UTC)
    with transaction.atomic():
        standing = entries(pool)
        changed = [(key, one) for key, one in rows.items() if standing.get(key) != one]
        for start in range(0, len(changed), TOGETHER):
            _keep(actor, pool, changed[start : start + TOGETHER], moment)
            told(min(start + TOGETHER, len(changed)), len(changed))
    return len(changed)


def remove_row(*, actor: Actor, pool: Pool, entry: str, at: datetime | None = None) -> None:
    """Take a row out of a pool. Raises ``NotItsKeeper`` and ``NoSuchEntry``."""
    _require_keeper(actor, pool)
    moment = at or datetime.now(UTC)
    with transaction.atomic():
        if not Entry.objects.filter(id=entry, pool=pool.key).delete()[0]:
            raise NoSuchEntry()
        body = {"pool": pool.key, "payload": entry}
        administration.record(type_=REMOVED, body=body, by=actor.person, at=moment)


def _require_keeper(actor: Actor, pool: Pool) -> None:
    if not keeps_by_hand(actor, pool.keeper):
        raise NotItsKeeper(pool.id)


def _keep(actor: Actor, pool: Pool, rows: Sequence[tuple[str, Values]], at: datetime) -> None:
    drafts = [(key, draft_payload(new_id(at), "pool", canonical_bytes(one))) for key, one in rows]
    batch = Batch()
    store(batch, administration.STREAM, [draft for _key, draft in drafts])
    batch.run(connection)
    body = {"pool": pool.key, "rows": [_told(draft) for _key, draft in drafts]}
    seq = administration.record(type_=KEPT, body=body, by=actor.person, at=at)
    write(pool.key, seq, [(draft.id, key, draft.body) for key, draft in drafts])


def _told(draft: PayloadDraft) -> dict[str, str]:
    return {"payload": draft.id, "digest": draft.digest}


def write(pool: str, seq: int, rows: Sequence[tuple[str, str, bytes]]) -> None:
    """Bring rows into the table; one of the same name stays at its place."""
    keys = [key for _id, key, _body in rows]
    before = Entry.objects.filter(pool=pool, key__in=keys)
    places = dict(before.values_list("key", "place"))
    before.delete()
    last = Entry.objects.filter(pool=pool).order_by("-place").values_list("place", flat=True)
    free = max([*places.values(), last.first() or 0])
    made = []
    for ident, key, body in rows:
        if key not in places:
            free += 1
            places[key] = free
        made.append(
            Entry(id=ident, pool=pool, key=key, seq=seq, place=places[key], body=body.decode())
        )
    Entry.objects.bulk_create(made, batch_size=TOGETHER)


def remake(key_of: Callable[[str, Values], str | None]) -> int:
    """Make the table again from the events of the administration; how many events.

    ``key_of`` says what a row of a pool is called; rows of pools no edition has are left out.
    """
    done = 0
    with transaction.atomic():
        Entry.objects.all().delete()
        for link in links(administration.STREAM):
            if link.type == REMOVED:
                Entry.objects.filter(id=msgspec.json.decode(link.body)["payload"]).delete()
                done += 1
            elif link.type == KEPT:
                _again(msgspec.json.decode(link.body), link.seq, key_of)
                done += 1
    return done


def _again(body: dict[str, Any], seq: int, key_of: Callable[[str, Values], str | None]) -> None:
    found = bodies(connection, [one["payload"] for one in body["rows"]])
    rows = []
    for one in body["rows"]:
        stored = found.get(one["payload"])
        key = key_of(body["pool"], msgspec.json.decode(stored)) if stored is not None else None
        if stored is not None and key:
            rows.append((one["payload"], key, bytes(stored)))
    write(body["pool"], seq, rows)
