"""Read marks: ordinary data of a person, not part of any project's record."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import connection, transaction

from xize.ledger.batch import fetch
from xize.notices.models import ReadMark
from xize.people.actor import Actor

_MINE = "SELECT 1 FROM notices_notice WHERE person = ? AND stream = ? AND seq = ?"


@transaction.atomic
def mark_read(
    *, actor: Actor, stream: str, seq: int, acknowledge: bool = False, at: datetime | None = None
) -> bool:
    """Mark a notice as read, or acknowledge its receipt; False where it is not the actor's."""
    if not fetch(connection, _MINE, (actor.person, stream, seq)):
        return False
    now = at or datetime.now(UTC)
    mark, _ = ReadMark.objects.get_or_create(
        person=actor.person, stream=stream, seq=seq, defaults={"read_at": now}
    )
    if acknowledge and mark.acknowledged_at is None:
        mine = ReadMark.objects.filter(person=actor.person, stream=stream, seq=seq)
        mine.update(acknowledged_at=now)
    return True


@transaction.atomic
def acknowledge_about(*, actor: Actor, stream: str, about: str, at: datetime | None = None) -> None:
    """Everything the actor was told about one thing is read and signed for (see ``mark_read``)."""
    sql = "SELECT seq FROM notices_notice WHERE person = ? AND stream = ? AND about = ?"
    for row in fetch(connection, sql, (actor.person, stream, about)):
        mark_read(actor=actor, stream=stream, seq=row[0], acknowledge=True, at=at)
