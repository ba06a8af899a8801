"""Series of numbers without gaps: counted inside the transaction, so a refusal takes it back."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

from xize.ledger.batch import fetch

_NEXT = (
    "INSERT INTO projects_counter (key, last) VALUES (?, 1) "
    "ON CONFLICT (key) DO UPDATE SET last = projects_counter.last + 1 RETURNING last"
)
_SET = (
    "INSERT INTO projects_counter (key, last) VALUES (?, ?) "
    "ON CONFLICT (key) DO UPDATE SET last = excluded.last RETURNING last"
)


def next_number(connection: BaseDatabaseWrapper, key: str) -> int:
    """The next number of a series, 1 for a new one. Others wait until this transaction ends."""
    return int(fetch(connection, _NEXT, (key,))[0][0])


def set_last(connection: BaseDatabaseWrapper, key: str, last: int) -> None:
    """Go on after ``last``: where an organisation already has numbers of this year."""
    fetch(connection, _SET, (key, last))
