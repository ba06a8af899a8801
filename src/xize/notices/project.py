"""Who is told what by which event: rows of notices, and post for the outbox."""

from __future__ import annotations

import msgspec

from xize.core.engine import events as e
from xize.ledger.batch import Batch
from xize.ledger.instants import micros
from xize.ledger.tables import Row, Table

NOTICE = Table(
    "notices_notice",
    (
        *("person", "at", "stream", "seq", "kind", "about", "case", "element"),
        *("attach", "receipt", "text"),
    ),
    4,
)
POST = Table(
    "notices_post",
    (
        *("id", "person", "stream", "seq", "kind", "about", "created", "next_try", "tries"),
        *("sent_at", "error"),
    ),
    1,
)
TABLES = (NOTICE,)
"""What a rebuild makes again; post that was sent is not sent again."""

OUTSIDE = "outside:"


def record(batch: Batch, stream: str, seq: int, event: object, node: str = "") -> None:
    """Add the rows of one event; ``node`` is the step of its element."""
    NOTICE.insert(batch, _notices(stream, seq, event, node), once=True)


def _notices(stream: str, seq: int, event: object, node: str) -> list[Row]:
    match event:
        case e.Told():
            attach = msgspec.json.encode(event.attach).decode()
            place = (
                event.kind,
                event.about,
                event.case,
                "",
                attach,
                int(event.receipt),
                event.text,
            )
        case e.Transferred() | e.Delegated() | e.SignerAdded():
            kind = _HANDED[type(event)]
            place = (kind, node, "", event.element, "[]", 0, event.reason)
        case e.HandedOver():
            place = ("handed_over", "", "", "", "[]", 0, event.reason)
        case _:
            return []
    people = _to(event)
    at = micros(event.at)
    return [(person, at, stream, seq, *place) for person in dict.fromkeys(people)]


_HANDED: dict[type, str] = {
    e.Transferred: "transferred",
    e.Delegated: "delegated",
    e.SignerAdded: "signer_added",
}


def _to(
    event: e.Told | e.Transferred | e.Delegated | e.SignerAdded | e.HandedOver,
) -> tuple[str, ...]:
    if isinstance(event, e.SignerAdded):
        return event.seat.people
    return (event.to,) if isinstance(event.to, str) else event.to


def post(batch: Batch, stream: str, seq: int, event: object, node: str = "") -> None:
    """Put the mail of one event into the outbox: new work, and every notice."""
    rows: list[Row] = []
    if isinstance(event, e.Opened):
        people = dict.fromkeys(person for seat in event.seats for person in seat.people)
        about, at = event.node, micros(event.at)
        rows = [_post(person, stream, seq, "opened", about, at) for person in people]
    else:
        for notice in _notices(stream, seq, event, node):
            rows.append(_post(notice[0], stream, seq, notice[4], notice[5], notice[1]))
    POST.insert(batch, [row for row in rows if not row[1].startswith(OUTSIDE)], once=True)


def _post(person: str, stream: str, seq: int, kind: str, about: str, at: int) -> Row:
    identity = f"{stream}/{seq}/{person}"
    return (identity, person, stream, seq, kind, about, at, at, 0, None, "")
