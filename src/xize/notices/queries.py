"""Reading notices; the first argument is the actor, who sees their own only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from django.db import connection

from xize.ledger.batch import fetch
from xize.ledger.instants import instant, micros, stored
from xize.people.actor import Actor


class ToldRow(NamedTuple):
    """One notice of the actor's."""

    stream: str
    seq: int
    kind: str
    about: str
    case: str
    element: str
    attach: tuple[str, ...]
    receipt: bool
    text: str
    at: datetime
    read_at: datetime | None
    acknowledged_at: datetime | None


_COLUMNS = (
    'n.stream, n.seq, n.kind, n.about, n."case", n.element, n.attach, n.receipt, n.text, n.at'
)
_MARKED = (
    "LEFT JOIN notices_readmark m ON m.person = n.person AND m.stream = n.stream AND m.seq = n.seq"
)
_UNREAD = (
    "NOT EXISTS (SELECT 1 FROM notices_readmark r "
    "WHERE r.person = n.person AND r.stream = n.stream AND r.seq = n.seq)"
)


_UNSIGNED = (
    "n.receipt = 1 AND NOT EXISTS (SELECT 1 FROM notices_readmark r WHERE r.person = n.person "
    "AND r.stream = n.stream AND r.seq = n.seq AND r.acknowledged_at IS NOT NULL)"
)


def told(
    actor: Actor,
    *,
    unread: bool = False,
    receipts: bool = False,
    limit: int = 50,
    offset: int = 0,
) -> list[ToldRow]:
    """The actor's notices, the newest first; ``receipts``: only those to be signed for."""
    only = f"AND {_UNREAD} " if unread else ""
    only += f"AND {_UNSIGNED} " if receipts else ""
    sql = (
        f"SELECT {_COLUMNS}, m.read_at, m.acknowledged_at "  # noqa: S608
        f"FROM notices_notice n {_MARKED} WHERE n.person = ? {only}"
        "ORDER BY n.person DESC, n.at DESC, n.stream DESC, n.seq DESC LIMIT ? OFFSET ?"
    )
    rows = fetch(connection, sql, (actor.person, limit, offset))
    return [_told(*row) for row in rows]


def _told(stream: str, seq: int, kind: str, *more: Any) -> ToldRow:
    about, case, element, attach, receipt, text, at, read_at, signed_at = more
    return ToldRow(
        stream=stream,
        seq=seq,
        kind=kind,
        about=about,
        case=case,
        element=element,
        attach=tuple(msgspec.json.decode(attach)),
        receipt=bool(receipt),
        text=text,
        at=instant(at),
        read_at=stored(read_at),
        acknowledged_at=stored(signed_at),
    )


def notice(actor: Actor, stream: str, seq: int) -> ToldRow | None:
    """One notice of the actor's; None where it is not theirs."""
    sql = (
        f"SELECT {_COLUMNS}, m.read_at, m.acknowledged_at "  # noqa: S608
        f"FROM notices_notice n {_MARKED} WHERE n.person = ? AND n.stream = ? AND n.seq = ?"
    )
    rows = fetch(connection, sql, (actor.person, stream, seq))
    return _told(*rows[0]) if rows else None


def unread(actor: Actor, cap: int) -> int:
    """How many new notices the actor has, counted up to ``cap``."""
    inner = f"SELECT 1 FROM notices_notice n WHERE n.person = ? AND {_UNREAD} LIMIT ?"  # noqa: S608
    sql = f"SELECT COUNT(*) FROM ({inner}) found"  # noqa: S608
    return int(fetch(connection, sql, (actor.person, cap))[0][0])


class ReceiptRow(NamedTuple):
    """Whether somebody read what was sent to them; ``kind`` as in ``ToldRow``."""

    person: str
    at: datetime
    kind: str
    read_at: datetime | None
    acknowledged_at: datetime | None


def receipts(
    actor: Actor, stream: str, sent: Sequence[tuple[Sequence[str], datetime]]
) -> list[ReceiptRow]:
    """Who of those it was sent to has read it. Whoever may see the project may see this.

    Found by person and instant, the beginning of the key: as fast with many notices as with few.
    """
    people = sorted({person for to, _ in sent for person in to})
    instants = sorted({micros(at) for _, at in sent})
    if not people or not actor.is_somebody:
        return []
    sql = (
        "SELECT n.person, n.at, n.kind, m.read_at, m.acknowledged_at "  # noqa: S608
        f"FROM notices_notice n {_MARKED} WHERE n.person IN ({_marks(people)}) "
        f"AND n.at IN ({_marks(instants)}) AND n.stream = ?"
    )
    return [
        ReceiptRow(person, instant(at), kind, stored(read_at), stored(signed_at))
        for person, at, kind, read_at, signed_at in fetch(
            connection, sql, (*people, *instants, stream)
        )
    ]


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
