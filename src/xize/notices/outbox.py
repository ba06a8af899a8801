"""Sending what lies in the outbox: at least once, by any number of workers.

A worker leases posts for a while, sends them, and marks them as sent. One that dies in between
leaves its lease to run out, and another sends them again: twice is a nuisance, never is a loss.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import connection, transaction

from xize.ledger.batch import fetch
from xize.ledger.instants import micros
from xize.notices.models import Post

LEASE = timedelta(minutes=5)
"""How long a worker may take to send what it leased; also the pause before the second try."""

MOST_TRIES = 8
"""Then a post is given up; its error stays in its row."""


class Waiting(NamedTuple):
    """A post to be sent. ``kind`` and ``about`` as in ``models.Notice``."""

    id: str
    person: str
    stream: str
    seq: int
    kind: str
    about: str
    tries: int


Send = Callable[[Sequence[Waiting]], dict[str, str]]
"""Sends posts; what went wrong by post id, "" for those that have nobody to go to."""

_LEASE = (
    "UPDATE notices_post SET next_try = ?, tries = tries + 1 WHERE id IN ("
    "SELECT id FROM notices_post WHERE next_try <= ? ORDER BY next_try LIMIT ?{lock}"
    ") RETURNING id, person, stream, seq, kind, about, tries"
)


def deliver(*, now: datetime, send: Send, limit: int = 200) -> int:
    """Send what is waiting at ``now``; how many posts left the house."""
    with transaction.atomic():
        leased = _leased(now, limit)
    if not leased:
        return 0
    failed = send(leased)
    sent = [one.id for one in leased if one.id not in failed]
    Post.objects.filter(id__in=sent).update(sent_at=now, next_try=None, error="")
    for one in leased:
        if one.id in failed:
            _put_off(one, failed[one.id], now)
    return len(sent)


def _leased(now: datetime, limit: int) -> list[Waiting]:
    lock = " FOR UPDATE SKIP LOCKED" if connection.vendor == "postgresql" else ""
    values = (micros(now + LEASE), micros(now), limit)
    return [Waiting(*row) for row in fetch(connection, _LEASE.format(lock=lock), values)]


def _put_off(post: Waiting, error: str, now: datetime) -> None:
    """Try again later, each time after twice as long; or never, where nobody would get it."""
    again = error and post.tries < MOST_TRIES
    later = micros(now + LEASE * 2 ** (post.tries - 1)) if again else None
    Post.objects.filter(id=post.id).update(next_try=later, error=(error or "no address")[:200])
